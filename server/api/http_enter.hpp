#pragma once
// POST /api/v1/enter: a browser becomes a drop-in person, or finds that it is one already.
// POST /api/v1/return: a browser becomes the person of a recovery phrase. The token goes into a
// cookie that scripts cannot read.

#include "server/net/gateway.hpp"

namespace havn::api {

class ShardGateway;

void answer_enter(ShardGateway& gateway, const net::HttpRequest& request,
                  net::HttpResponder respond);
void answer_return(ShardGateway& gateway, const net::HttpRequest& request,
                   net::HttpResponder respond);

}  // namespace havn::api
