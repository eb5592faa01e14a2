#include "server/api/http_responses.hpp"

#include <memory>
#include <utility>

namespace havn::api {

namespace {

void add_common_headers(net::HttpResponse& response) {
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
}

}  // namespace

net::HttpResponse text_response(unsigned status, std::string text) {
    net::HttpResponse response;
    response.status = status;
    response.body = std::make_shared<const std::string>(std::move(text));
    add_common_headers(response);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

net::HttpResponse json_text_response(unsigned status, std::string json) {
    auto response = text_response(status, std::move(json));
    response.content_type = "application/json";
    return response;
}

net::HttpResponse error_response(unsigned status, std::string_view code, std::string_view detail) {
    std::string json = R"({"error":{"code":)";
    protocol::JsonWriter writer(json);
    writer.text(code);
    if (!detail.empty()) {
        json += R"(,"detail":)";
        writer.text(detail);
    }
    json += "}}";
    return json_text_response(status, std::move(json));
}

void add_page_headers(net::HttpResponse& response) {
    add_common_headers(response);
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; script-src 'self'; style-src 'self'; "
                                  "img-src 'self' data:; connect-src 'self'; "
                                  "font-src 'self'; manifest-src 'self'; base-uri 'none'; "
                                  "form-action 'none'; frame-ancestors 'none'");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    response.headers.emplace_back("X-Frame-Options", "DENY");
}

}  // namespace havn::api
