#include "server/api/http_enter.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <utility>

#include "protocol/ids.hpp"
#include "server/api/gateway.hpp"
#include "server/api/http.hpp"
#include "server/api/http_responses.hpp"
#include "server/community/tokens.hpp"

namespace havn::api {

namespace {

std::string set_cookie(std::string_view token, std::int64_t age_ms, bool secure) {
    std::string cookie(cookie_prefix);
    cookie += token;
    cookie += "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(age_ms / 1000);
    if (secure) cookie += "; Secure";
    return cookie;
}

net::HttpResponse entered(const store::Person& person, std::string cookie) {
    std::string json = R"({"person":)";
    protocol::JsonWriter writer(json);
    writer.text(protocol::to_hex(person.id.value));
    json += R"(,"language":)";
    writer.text(person.language);
    json += '}';
    auto response = json_text_response(200, std::move(json));
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
    return response;
}

// nullopt: not a JSON object.
std::optional<std::string> wanted_language(const std::string& body) {
    if (body.empty()) return std::string();
    boost::json::error_code error;
    boost::json::parse_options options;
    options.max_depth = protocol::limits::json_depth_max;
    const auto value = boost::json::parse(body, error, {}, options);
    const auto* object = error ? nullptr : value.if_object();
    if (object == nullptr) return std::nullopt;
    const auto* language = object->if_contains("language");
    if (language == nullptr || !language->is_string()) return std::string();
    return std::string(language->get_string());
}

void create(ShardGateway& gateway, std::string language, bool secure, net::HttpResponder respond) {
    auto token = community::new_secret();
    const auto age_ms = gateway.services().options.drop_in_ms;
    store::NewPerson person{{community::random_id()},
                            community::hash_secret(token),
                            std::string(supported_language(language)),
                            gateway.now_ms() + age_ms};
    gateway.services().store.people().create(
        gateway.shard(), std::move(person),
        [token = std::move(token), age_ms, secure,
         respond = std::move(respond)](core::Result<store::Person> made) mutable {
            if (!made) return respond(error_response(503, "try_again"));
            respond(entered(*made, set_cookie(token, age_ms, secure)));
        });
}

}  // namespace

void answer_enter(ShardGateway& gateway, const net::HttpRequest& request,
                  net::HttpResponder respond) {
    if (request.method != "POST") {
        auto refused = error_response(405, "method_not_allowed");
        refused.headers.emplace_back("Allow", "POST");
        return respond(std::move(refused));
    }
    const auto& options = gateway.services().options;
    const auto origin = request.header("origin");
    if (!origin.empty() && std::ranges::find(options.origins, origin) == options.origins.end())
        return respond(error_response(403, "origin"));
    if (gateway.draining()) return respond(error_response(503, "shutting_down"));

    // A form of another site cannot send this type without asking first.
    if (!request.header("content-type").starts_with("application/json"))
        return respond(error_response(415, "bad_field"));
    auto language = wanted_language(request.body);
    if (!language) return respond(error_response(400, "malformed"));
    std::string token(cookie_token(request));
    if (token.empty())
        return create(gateway, std::move(*language), request.secure, std::move(respond));
    const auto hash = community::hash_secret(token);
    gateway.services().store.people().find(
        gateway.shard(), hash, gateway.now_ms() + options.drop_in_ms,
        [&gateway, token = std::move(token), language = std::move(*language),
         secure = request.secure,
         respond = std::move(respond)](core::Result<store::Person> found) mutable {
            if (found)
                return respond(entered(
                    *found, set_cookie(token, gateway.services().options.drop_in_ms, secure)));
            if (found.error() != core::Failure::absent)
                return respond(error_response(503, "try_again"));
            create(gateway, std::move(language), secure, std::move(respond));
        });
}

}  // namespace havn::api
