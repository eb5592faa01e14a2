#pragma once
// POST /api/v1/enter: a browser becomes a drop-in person, or finds that it is one already. The
// token goes into a cookie that scripts cannot read.

#include "server/net/gateway.hpp"

namespace havn::api {

class ShardGateway;

void answer_enter(ShardGateway& gateway, const net::HttpRequest& request,
                  net::HttpResponder respond);

}  // namespace havn::api
