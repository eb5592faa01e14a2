#pragma once
// The network layer of one shard: its listening sockets and its connections.
//
// Everything runs on the shard; the constructor and listen() may also be called before the shard
// has started. Gateway, options, clock, counters and the shard must outlive it, and it must not be
// destroyed while the shard runs. Destroying it destroys the Peers without on_close().

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string_view>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/net/gateway.hpp"
#include "server/net/listener.hpp"
#include "server/net/network_options.hpp"
#include "server/net/network_stats.hpp"
#include "server/net/session_host.hpp"
#include "server/net/tls.hpp"
#include "server/net/transport.hpp"

namespace havn::net {

class Session;

class ShardNetwork final : public Network {
  public:
    ShardNetwork(core::Shard& shard, Gateway& gateway, const NetworkOptions& options,
                 const core::Clock& clock, NetworkStats& stats);
    ~ShardNetwork();
    ShardNetwork(const ShardNetwork&) = delete;
    ShardNetwork& operator=(const ShardNetwork&) = delete;

    // Accepts from one of the sockets of open_listeners(). `tls`: null for plain connections; it
    // must outlive this. May be called for several sockets.
    void listen(Descriptor listening, TlsContext* tls);
    // Serves a connection that was made elsewhere.
    void adopt(Descriptor socket, TlsContext* tls);

    // Network: WebSocket connections that are open, and only those.
    Connection* find(ConnectionId id) override;
    void send_pending() override { host_.send_pending(); }

    // Drain: no new connections; then every WebSocket is closed with this code, in random order
    // spread over the time, and HTTP connections after the answer at hand. From then on whoever
    // still asks for a WebSocket gets 503.
    void stop_accepting();
    void close_all(protocol::CloseCode code, std::int64_t spread_ms);
    std::size_t connection_count() const { return open_; }
    // Called once, on the shard, as soon as there is no connection any more (at once if so now).
    void when_empty(std::function<void()> done);

    // What is due by the clock: deadlines, pings, accepting again. The shard's timer calls it; a
    // test that turns the clock by hand calls it itself, on the shard.
    void tick();

    // For SessionHost.
    void respond(ConnectionId id, HttpResponse response);
    void remove(Session& session);

  private:
    struct Slot {
        std::unique_ptr<Session> session;
        std::uint32_t generation = 0;
    };
    Session* session(ConnectionId id);
    void accept(Descriptor socket, TlsContext* tls);
    std::unique_ptr<TlsChannel> open_tls(TlsContext* tls, const Descriptor& socket);

    SessionHost host_;
    std::vector<std::unique_ptr<Listener>> listeners_;
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_slots_;
    std::size_t open_ = 0;
    std::function<void()> when_empty_;
    std::minstd_rand random_;
};

}  // namespace havn::net
