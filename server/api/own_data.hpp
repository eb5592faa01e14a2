#pragma once
// GET /api/v1/export/CODE: the archive of what is stored about somebody, once.

#include <string_view>

#include "server/net/gateway.hpp"

namespace havn::api {

class ShardGateway;

inline constexpr std::string_view export_path = "/api/v1/export/";

void answer_export(ShardGateway& gateway, const net::HttpRequest& request,
                   net::HttpResponder respond);

}  // namespace havn::api
