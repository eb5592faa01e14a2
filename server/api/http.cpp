#include "server/api/http.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "protocol/codec.hpp"
#include "server/api/gateway.hpp"
#include "server/api/http_enter.hpp"
#include "server/api/http_responses.hpp"
#include "server/api/own_data.hpp"
#include "server/api/pages.hpp"
#include "server/api/unseen.hpp"
#include "server/api/views.hpp"
#include "server/community/tokens.hpp"

namespace havn::api {

namespace {

constexpr std::string_view groups_path = "/api/v1/groups";

struct MediaType {
    std::string_view ending, type;
};
constexpr std::array media_types{
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".ico", "image/x-icon"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".webmanifest", "application/manifest+json"},
    MediaType{".ftl", "text/plain; charset=utf-8"},
    MediaType{".json", "application/json"},
};

std::string_view media_type(std::string_view name) {
    for (const auto& [ending, type] : media_types)
        if (name.ends_with(ending)) return type;
    return "application/octet-stream";
}

// The value of `key` in a raw query; enough for the plain values used here.
std::string_view query_value(std::string_view query, std::string_view key) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == key)
            return pair.substr(equals + 1);
    }
    return {};
}

std::uint64_t query_number(std::string_view query, std::string_view key) {
    const auto text = query_value(query, key);
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void answer_asset(const Services& services, std::string_view path, net::HttpResponder& respond) {
    auto name = path.substr(1);
    if (name.empty()) name = "index.html";
    const auto found = std::ranges::find(services.assets, name, &Asset::name);
    if (found == services.assets.end()) return respond(error_response(404, "not_found"));
    net::HttpResponse response;
    response.content_type = media_type(name);
    response.body = std::make_shared<const std::string>(found->data);
    add_page_headers(response);
    // Names under assets/ carry a hash of their content.
    const bool immutable = name.starts_with("assets/");
    response.headers.emplace_back("Cache-Control",
                                  immutable ? "public, max-age=31536000, immutable" : "no-cache");
    respond(std::move(response));
}

// Answers without what is hidden from the person in the group.
net::HttpResponder showing_what_may_be_seen(net::HttpResponder respond, const store::Person& person,
                                            protocol::GroupId group, std::string slug) {
    const auto member = std::ranges::find(person.members, group, &store::Member::group);
    const auto role = person.organiser ? store::Role::organiser : member->role;
    if (person.hidden.empty() || role >= store::Role::moderator) return respond;
    return [respond = std::move(respond), unseen = Unseen(person.hidden), group,
            slug = std::move(slug)](net::HttpResponse response) mutable {
        if (!response.body || !unseen.concerns(*response.body)) return respond(std::move(response));
        auto shown = without_hidden(*response.body, slug, [&](auto in, auto handle) {
            return in == slug && unseen.hides(group, handle);
        });
        if (shown.empty()) return respond(error_response(404, "not_found"));
        response.body = std::make_shared<const std::string>(std::move(shown));
        respond(std::move(response));
    };
}

// Runs `use` with the person of the cookie, who must be a member of the group.
void with_member(ShardGateway& gateway, const net::HttpRequest& request,
                 const community::GroupEntry& group, net::HttpResponder respond,
                 std::move_only_function<void(net::HttpResponder)> use) {
    const auto token = cookie_token(request);
    if (token.empty()) return respond(error_response(404, "not_found"));
    gateway.services().store.people().find(
        gateway.shard(), community::hash_secret(token),
        gateway.now_ms() + gateway.services().options.drop_in_ms,
        [&gateway, id = group.group.id, slug = group.group.slug, respond = std::move(respond),
         use = std::move(use)](core::Result<store::Person> person) mutable {
            if (!person && person.error() == core::Failure::unavailable)
                return respond(error_response(503, "try_again"));
            const auto in_group = [&](const store::Member& member) { return member.group == id; };
            if (!person || std::ranges::none_of(person->members, in_group))
                return respond(error_response(404, "not_found"));
            if (person->paused_until_ms > gateway.now_ms())
                return respond(error_response(403, "paused"));
            use(showing_what_may_be_seen(std::move(respond), *person, id, std::move(slug)));
        });
}

template <class Ok>
auto answer_with(net::HttpResponder respond) {
    return [respond = std::move(respond)](core::Result<Ok> ok) mutable {
        if (ok) return respond(json_response(*ok));
        const bool absent = ok.error() == core::Failure::absent;
        respond(absent ? error_response(404, "not_found") : error_response(503, "try_again"));
    };
}

void answer_threads(ShardGateway& gateway, const net::HttpRequest& request,
                    const community::GroupRef& group, net::HttpResponder respond) {
    const auto before = query_number(request.query, "before");
    with_member(gateway, request, *group, std::move(respond),
                [&gateway, group, before](net::HttpResponder then) {
                    read_threads(gateway.shard(), gateway.services().store, group->forum->id,
                                 before, page_size(std::nullopt),
                                 answer_with<protocol::ForumThreadsOk>(std::move(then)));
                });
}

void answer_thread(ShardGateway& gateway, const net::HttpRequest& request,
                   const community::GroupRef& group, protocol::Seq opening,
                   net::HttpResponder respond) {
    const auto after = query_number(request.query, "after");
    with_member(gateway, request, *group, std::move(respond),
                [&gateway, group, opening, after](net::HttpResponder then) {
                    const ThreadAccess access{{group, nullptr, group->forum}, opening};
                    find_thread(gateway.shard(), gateway.services().store, access,
                                [&gateway, after, then = std::move(then)](
                                    core::Result<OpenedThread> thread) mutable {
                                    auto answer =
                                        answer_with<protocol::ForumThreadOk>(std::move(then));
                                    if (!thread) return answer(std::unexpected(thread.error()));
                                    read_posts(gateway.shard(), gateway.services().store, *thread,
                                               after, std::move(answer));
                                });
                });
}

// /api/v1/groups[/SLUG[/threads[/N]]]
void answer_groups(ShardGateway& gateway, const net::HttpRequest& request,
                   net::HttpResponder respond) {
    const auto language = supported_language(query_value(request.query, "language"));
    std::string_view rest = request.path;
    rest.remove_prefix(groups_path.size());
    if (rest.empty()) return respond(json_response(group_list(gateway, {}, language, nullptr)));
    rest.remove_prefix(1);
    const auto slash = rest.find('/');
    const auto group = gateway.directory().find(rest.substr(0, slash));
    if (group == nullptr) return respond(error_response(404, "not_found"));
    if (slash == std::string_view::npos)
        return respond(json_response(group_show(gateway, *group, language, nullptr)));
    rest.remove_prefix(slash + 1);
    if (rest == "threads") return answer_threads(gateway, request, group, std::move(respond));
    constexpr std::string_view thread_prefix = "threads/";
    if (!rest.starts_with(thread_prefix)) return respond(error_response(404, "not_found"));
    rest.remove_prefix(thread_prefix.size());
    protocol::Seq opening = 0;
    const auto [end, wrong] = std::from_chars(rest.data(), rest.data() + rest.size(), opening);
    if (wrong != std::errc{} || end != rest.data() + rest.size())
        return respond(error_response(404, "not_found"));
    answer_thread(gateway, request, group, opening, std::move(respond));
}

bool only_reads(const net::HttpRequest& request) {
    return request.method == "GET" || request.method == "HEAD";
}

net::HttpResponse not_a_read() {
    auto refused = error_response(405, "method_not_allowed");
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
}

// How the server is; nullopt: the path is none of these.
std::optional<net::HttpResponse> state_of(ShardGateway& gateway, std::string_view path,
                                          bool with_metrics) {
    const auto& services = gateway.services();
    if (path == "/healthz") return text_response(200, "ok\n");
    if (path == "/readyz") {
        const bool ready = services.ready() && !gateway.draining();
        const std::string_view word = ready ? "ready\n" : "not ready\n";
        return text_response(ready ? 200 : 503, std::string(word) + services.readiness());
    }
    if (path != "/metrics" || !with_metrics) return std::nullopt;
    auto response = text_response(200, services.metrics_text());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

}  // namespace

std::string_view cookie_token(const net::HttpRequest& request) {
    auto rest = request.header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (pair.starts_with(cookie_prefix)) {
            const auto token = pair.substr(cookie_prefix.size());
            return token.size() <= protocol::limits::name_bytes_max ? token : std::string_view();
        }
    }
    return {};
}

void OperatorGateway::on_http(net::HttpRequest request, net::HttpResponder respond) {
    if (!only_reads(request)) return respond(not_a_read());
    auto state = state_of(shard_, request.path, true);
    respond(state ? std::move(*state) : error_response(404, "not_found"));
}

void answer_http(ShardGateway& gateway, net::HttpRequest request, net::HttpResponder respond) {
    if (request.secure) {
        respond = [plain = std::move(respond)](net::HttpResponse response) mutable {
            response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
            plain(std::move(response));
        };
    }
    auto& services = gateway.services();
    const std::string_view path = request.path;
    if (path == "/api/v1/enter") return answer_enter(gateway, request, std::move(respond));
    if (path == "/api/v1/return") return answer_return(gateway, request, std::move(respond));
    if (!only_reads(request)) return respond(not_a_read());
    const bool with_metrics = request.own_machine && !services.options.metrics_apart;
    if (auto state = state_of(gateway, path, with_metrics)) return respond(std::move(*state));
    if (path == groups_path || path.starts_with("/api/v1/groups/"))
        return answer_groups(gateway, request, std::move(respond));
    if (path.starts_with(export_path) && request.method == "GET")
        return answer_export(gateway, request, std::move(respond));
    if (path.starts_with("/api/")) return respond(error_response(404, "not_found"));
    answer_asset(services, path, respond);
}

}  // namespace havn::api
