#pragma once
// The HTTP side: the page, the cookie, the read side as JSON, health and metrics. On the shard.

#include <string_view>

#include "server/net/gateway.hpp"

namespace havn::api {

class ShardGateway;

void answer_http(ShardGateway& gateway, net::HttpRequest request, net::HttpResponder respond);

// The token a browser carries; empty: none.
std::string_view cookie_token(const net::HttpRequest& request);

}  // namespace havn::api
