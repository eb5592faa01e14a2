#pragma once
// Answers one command, once, from the shard of its connection; nothing happens if the connection
// has gone meanwhile. Handlers answer through this and never write to a socket.

#include <cstdint>
#include <string>
#include <utility>

#include "protocol/codec.hpp"
#include "server/core/result.hpp"
#include "server/net/gateway.hpp"

namespace havn::api {

class Session;
class ShardGateway;

class Responder {
  public:
    Responder(ShardGateway& gateway, net::ConnectionId connection, std::uint64_t id, bool serial)
        : gateway_(&gateway), connection_(connection), id_(id), serial_(serial) {}

    // The group that what is asked is about, by its name; where it matters.
    void about(std::string_view group) { group_ = group; }
    // The session, if it is still there.
    Session* session() const;
    ShardGateway& gateway() const { return *gateway_; }
    net::ConnectionId connection() const { return connection_; }
    std::uint64_t id() const { return id_; }

    template <class Ok>
    void ok(const Ok& answer) {
        std::string frame;
        protocol::append_answer(frame, id_, answer);
        send(frame);
    }
    void error(protocol::ErrorReply error);
    void error(protocol::ErrorCode code, std::string detail = {});
    // unavailable: try_again; absent: not_found; taken: handle_taken; full: too_many; the others by
    // their names.
    void failed(core::Failure failure);
    // A complete answer frame.
    void send(std::string_view frame);

  private:
    ShardGateway* gateway_;
    net::ConnectionId connection_;
    std::uint64_t id_;
    bool serial_;
    std::string group_;
};

}  // namespace havn::api
