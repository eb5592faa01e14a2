#pragma once
// The HTTP side: the page, the cookie, the read side as JSON, health and metrics. On the shard.

#include <memory>
#include <string_view>

#include "server/net/gateway.hpp"

namespace havn::api {

class ShardGateway;

void answer_http(ShardGateway& gateway, net::HttpRequest request, net::HttpResponder respond);

// What an operator asks for at an address of its own: metrics and health, nothing else.
class OperatorGateway final : public net::Gateway {
  public:
    explicit OperatorGateway(ShardGateway& shard) : shard_(shard) {}

    // Nobody comes to talk here.
    std::unique_ptr<net::Peer> on_upgrade(net::Connection&, const net::HttpRequest&) override {
        return nullptr;
    }
    void on_http(net::HttpRequest request, net::HttpResponder respond) override;

  private:
    ShardGateway& shard_;
};

// The token a browser carries; empty: none.
std::string_view cookie_token(const net::HttpRequest& request);

}  // namespace havn::api
