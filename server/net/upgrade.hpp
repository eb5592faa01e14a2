#pragma once
// Whether a request may become a WebSocket, and the answer that makes it one. No state; any thread.

#include <expected>
#include <string>

#include "server/net/gateway.hpp"
#include "server/net/network_options.hpp"

namespace havn::net {

inline constexpr std::string_view websocket_path = "/ws";
inline constexpr std::string_view subprotocol = "havn.v1";

// The complete "101 Switching Protocols" answer, or what to answer instead. `wants_upgrade`: the
// request carries Upgrade: websocket and Connection: upgrade.
std::expected<std::string, HttpResponse> accept_upgrade(const HttpRequest& request,
                                                        bool wants_upgrade,
                                                        const NetworkOptions& options,
                                                        std::string_view date);

}  // namespace havn::net
