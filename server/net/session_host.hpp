#pragma once
// What the sessions of one shard have in common: options, counters, the poller, the wheel of
// deadlines, the read buffer, and the lists of what is to be done at the end of the turn. Owned by
// ShardNetwork; belongs to its shard.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/net/gateway.hpp"
#include "server/net/network_options.hpp"
#include "server/net/network_stats.hpp"
#include "server/net/poller.hpp"
#include "server/net/timer_wheel.hpp"

namespace havn::net {

class Session;
class ShardNetwork;

class SessionHost {
  public:
    SessionHost(core::Shard& shard, ShardNetwork& network, Gateway& gateway_,
                const NetworkOptions& options_, const core::Clock& clock, NetworkStats& stats_);

    std::int64_t now_ms() const { return clock_.monotonic_ns() / 1'000'000; }
    const std::string& http_date();

    // The session has something to flush, or to go on with, once everything of this turn is done.
    void ask_turn_end(Session& session);
    // Sends private frames that wait for the end of the turn.
    void send_pending();
    // The session's peer is to be told that it is gone, or the session itself is over.
    void ask_settle(Session& session);

    // Buffers for private frames, reused so that an answer costs no allocation.
    std::unique_ptr<std::string> borrow_buffer();
    void return_buffer(std::unique_ptr<std::string> buffer);

    Gateway& gateway;
    const NetworkOptions& options;
    NetworkStats& stats;
    Poller poller;
    TimerWheel wheel;
    std::vector<char> read_buffer;
    // While set, connections are closed with this code, and none is upgraded.
    bool draining = false;
    protocol::CloseCode drain_code = protocol::CloseCode::restart;

    // Answers a request of a connection that may be gone by then.
    HttpResponder make_responder(ConnectionId id);

  private:
    void schedule_turn_end();
    void run_turn_end();

    core::Shard& shard_;
    ShardNetwork& network_;
    const core::Clock& clock_;
    std::vector<Session*> flushing_, flushing_now_;
    std::vector<Session*> settling_, settling_now_;
    std::vector<std::unique_ptr<std::string>> buffers_;
    std::string date_;
    std::int64_t date_second_ = -1;
    bool turn_end_asked_ = false;
};

}  // namespace havn::net
