#pragma once
// HTTP responses with the headers every answer carries. Any thread.

#include <string>
#include <string_view>

#include "protocol/json_writer.hpp"
#include "server/net/gateway.hpp"

namespace havn::api {

inline constexpr std::string_view cookie_prefix = "havn=";

net::HttpResponse text_response(unsigned status, std::string text);
// {"error":{"code":…,"detail":…}}, as on the WebSocket.
net::HttpResponse error_response(unsigned status, std::string_view code,
                                 std::string_view detail = {});
net::HttpResponse json_text_response(unsigned status, std::string json);

template <class T>
net::HttpResponse json_response(const T& value) {
    std::string json;
    protocol::JsonWriter(json).object(value);
    return json_text_response(200, std::move(json));
}

// What a page may do: load from here, and nothing else.
void add_page_headers(net::HttpResponse& response);

}  // namespace havn::api
