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
#include "server/api/signing_in.hpp"
#include "server/community/tokens.hpp"
#include "server/core/clock.hpp"

namespace havn::api {

namespace {

constexpr std::int64_t kept_cookie_ms = 400 * core::day_ms;

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

// The text member `name` of the body, empty where there is none; nullopt: not a JSON object.
std::optional<std::string> body_text(const std::string& body, std::string_view name) {
    if (body.empty()) return std::string();
    boost::json::error_code error;
    boost::json::parse_options options;
    options.max_depth = protocol::limits::json_depth_max;
    const auto value = boost::json::parse(body, error, {}, options);
    const auto* object = error ? nullptr : value.if_object();
    if (object == nullptr) return std::nullopt;
    const auto* text = object->if_contains(name);
    if (text == nullptr || !text->is_string()) return std::string();
    return std::string(text->get_string());
}

// The cookie of a kept person outlives long absences.
std::int64_t cookie_age_ms(ShardGateway& gateway, const store::Person& person) {
    return person.kept ? kept_cookie_ms : gateway.services().options.drop_in_ms;
}

// What the page may post, and from where.
std::optional<net::HttpResponse> refusal(ShardGateway& gateway, const net::HttpRequest& request) {
    if (request.method != "POST") {
        auto refused = error_response(405, "method_not_allowed");
        refused.headers.emplace_back("Allow", "POST");
        return refused;
    }
    const auto& options = gateway.services().options;
    const auto origin = request.header("origin");
    if (!origin.empty() && std::ranges::find(options.origins, origin) == options.origins.end())
        return error_response(403, "origin");
    if (gateway.draining()) return error_response(503, "shutting_down");
    // A form of another site cannot send this type without asking first.
    if (!request.header("content-type").starts_with("application/json"))
        return error_response(415, "bad_field");
    return std::nullopt;
}

// The answer to somebody whose token was found to be good.
void enter_known(ShardGateway& gateway, std::string token, bool secure, net::HttpResponder respond,
                 std::move_only_function<void(net::HttpResponder)> unknown) {
    const auto hash = community::hash_secret(token);
    gateway.services().store.people().find(
        gateway.shard(), hash, gateway.now_ms() + gateway.services().options.drop_in_ms,
        [&gateway, token = std::move(token), secure, respond = std::move(respond),
         unknown = std::move(unknown)](core::Result<store::Person> found) mutable {
            if (found) {
                return respond(
                    entered(*found, set_cookie(token, cookie_age_ms(gateway, *found), secure)));
            }
            if (found.error() != core::Failure::absent)
                return respond(error_response(503, "try_again"));
            unknown(std::move(respond));
        });
}

net::HttpResponse wait_response(std::int64_t wait_ms) {
    auto response = error_response(429, "too_fast");
    response.headers.emplace_back("Retry-After", std::to_string(wait_ms / 1000 + 1));
    return response;
}

void create(ShardGateway& gateway, std::string language, store::Device device, bool secure,
            std::uint64_t address_mark, net::HttpResponder respond) {
    if (const auto wait_ms = gateway.services().arrivals.new_person(address_mark, gateway.now_ms()))
        return respond(wait_response(wait_ms));
    auto token = community::new_secret();
    const auto age_ms = gateway.services().options.drop_in_ms;
    store::NewPerson person{{community::random_id()},
                            {{community::random_id()}, community::hash_secret(token), device},
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
    if (auto refused = refusal(gateway, request)) return respond(std::move(*refused));
    auto language = body_text(request.body, "language");
    if (!language) return respond(error_response(400, "malformed"));
    const auto device = device_of(request.header("user-agent"));
    std::string token(cookie_token(request));
    if (token.empty())
        return create(gateway, std::move(*language), device, request.secure, request.address_mark,
                      std::move(respond));
    enter_known(gateway, std::move(token), request.secure, std::move(respond),
                [&gateway, language = std::move(*language), device, secure = request.secure,
                 mark = request.address_mark](net::HttpResponder then) mutable {
                    create(gateway, std::move(language), device, secure, mark, std::move(then));
                });
}

void answer_return(ShardGateway& gateway, const net::HttpRequest& request,
                   net::HttpResponder respond) {
    if (auto refused = refusal(gateway, request)) return respond(std::move(*refused));
    const auto phrase = body_text(request.body, "phrase");
    if (!phrase) return respond(error_response(400, "malformed"));
    auto canonical = gateway.services().phrases.read(*phrase);
    if (!canonical) {
        const auto wrong = canonical.error();
        return respond(error_response(400, "bad_field",
                                      wrong == 0 ? "phrase" : "word " + std::to_string(wrong)));
    }
    if (const auto wait_ms =
            gateway.services().arrivals.attempt_to_return(request.address_mark, gateway.now_ms()))
        return respond(wait_response(wait_ms));
    sign_in(gateway, std::move(*canonical), device_of(request.header("user-agent")),
            [&gateway, secure = request.secure,
             respond = std::move(respond)](std::expected<SignedIn, SignInRefused> in) mutable {
                if (in) {
                    return enter_known(
                        gateway, std::move(in->token), secure, std::move(respond),
                        [](net::HttpResponder then) { then(error_response(503, "try_again")); });
                }
                switch (in.error()) {
                    case SignInRefused::busy:
                        return respond(error_response(503, "busy"));
                    case SignInRefused::unknown:
                        return respond(error_response(404, "not_found"));
                    case SignInRefused::unavailable:
                        return respond(error_response(503, "try_again"));
                }
            });
}

}  // namespace havn::api
