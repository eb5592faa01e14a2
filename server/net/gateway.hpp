#pragma once
// The only thing the network layer knows of what is above it, and all that is above it knows of the
// network layer. One Gateway a shard; everything here is called on the connection's own shard.
//
// Ownership: the network layer owns a Connection and the Peer that was made for it. A Peer may use
// its Connection until on_close(); after that the Connection is gone. To answer something later
// from another thread, keep a ConnectionId and look it up again at home (Network::find).

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/errors.hpp"
#include "server/core/bytes.hpp"

namespace havn::net {

// Names a connection of one shard; never used again after the connection has closed.
struct ConnectionId {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;
    friend bool operator==(ConnectionId, ConnectionId) = default;
};

class Peer;

// One WebSocket connection, as the layer above sees it.
class Connection {
  public:
    virtual ConnectionId id() const = 0;
    virtual Peer* peer() = 0;

    // Frames for this connection alone (an answer, a private event), complete with header. They go
    // out before anything shared that is sent after them, at the latest at the end of the turn.
    virtual void send_private(std::string_view frames) = 0;

    // Frames shared with other connections: sent at once, together with what is still waiting of
    // send_private; what the socket refuses goes to the bounded outbox, without copying. `frames`
    // says how many there are. May close the connection (slow), which calls Peer::on_close() in a
    // later turn, never from within.
    virtual void send_shared(const core::Bytes& bytes, std::uint32_t frames) = 0;

    // Sends a close frame after what is waiting, and closes. on_close() follows in a later turn.
    virtual void close(protocol::CloseCode code) = 0;

  protected:
    ~Connection() = default;
};

// What the layer above keeps for one connection.
class Peer {
  public:
    virtual ~Peer() = default;
    // One complete text message of at most frame_bytes_max, not yet checked for UTF-8 by more than
    // RFC 6455 asks: it is valid UTF-8. The view is valid during the call.
    virtual void on_message(std::string_view text) = 0;
    // One complete binary message; only where the network options take them (else: close 1003).
    virtual void on_binary(std::string_view) {}
    // The connection is gone; the Peer is destroyed right after.
    virtual void on_close() = 0;
};

struct HttpRequest {
    std::string method;  // upper case
    std::string path;    // decoded, without query, starts with '/', has no dot segments
    std::string query;   // raw
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    bool secure = false;  // arrived over TLS, or a trusted proxy says so
    // From a program on this machine, and not handed on by a proxy that says so.
    bool own_machine = false;
    // Tells network addresses apart for a day (address_marks.hpp); of upgrades and of what is
    // posted. 0: not known.
    std::uint64_t address_mark = 0;

    std::string_view header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return value;
        return {};
    }
};

struct HttpResponse {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    core::Bytes body = {};  // null: empty
    std::vector<std::pair<std::string, std::string>> headers = {};
};

// Answers one HTTP request, once, on the connection's shard; does nothing if it has gone meanwhile.
using HttpResponder = std::move_only_function<void(HttpResponse)>;

class Gateway {
  public:
    virtual ~Gateway() = default;
    // A connection has been upgraded (Origin, path and subprotocol were checked).
    virtual std::unique_ptr<Peer> on_upgrade(Connection& connection,
                                             const HttpRequest& request) = 0;
    // Any other request.
    virtual void on_http(HttpRequest request, HttpResponder respond) = 0;
};

// The connections of one shard, for finding one again.
class Network {
  public:
    virtual Connection* find(ConnectionId id) = 0;
    // Sends what send_private() left for the end of the turn.
    virtual void send_pending() = 0;

  protected:
    ~Network() = default;
};

}  // namespace havn::net
