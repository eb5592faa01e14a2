#include "server/net/session_host.hpp"

#include <utility>

#include "server/net/http_exchange.hpp"
#include "server/net/session.hpp"
#include "server/net/shard_network.hpp"

namespace havn::net {

namespace {
constexpr std::size_t buffers_kept_max = 256;
constexpr std::size_t buffer_bytes_kept_max = 4 * 1024;
}  // namespace

SessionHost::SessionHost(core::Shard& shard, ShardNetwork& network, Gateway& gateway_,
                         const NetworkOptions& options_, const core::Clock& clock,
                         NetworkStats& stats_)
    : gateway(gateway_),
      options(options_),
      stats(stats_),
      poller(shard.context()),
      wheel(clock.monotonic_ns() / 1'000'000),
      read_buffer(options_.read_buffer_bytes),
      shard_(shard),
      network_(network),
      clock_(clock) {}

const std::string& SessionHost::http_date() {
    const std::int64_t unix_ms = clock_.unix_ms();
    if (std::exchange(date_second_, unix_ms / 1000) != unix_ms / 1000)
        date_ = net::http_date(unix_ms);
    return date_;
}

void SessionHost::ask_turn_end(Session& session) {
    if (std::exchange(session.turn_end_asked_, true)) return;
    flushing_.push_back(&session);
    schedule_turn_end();
}

void SessionHost::send_pending() {
    for (std::size_t at = 0; at < flushing_.size(); ++at) flushing_[at]->send_pending();
}

void SessionHost::ask_settle(Session& session) {
    if (std::exchange(session.settle_asked_, true)) return;
    settling_.push_back(&session);
    schedule_turn_end();
}

// Twice at the end: what others put off to the end of the turn (sending a room's messages) comes
// before, so that a private answer still waiting goes out in the same system call.
void SessionHost::schedule_turn_end() {
    if (std::exchange(turn_end_asked_, true)) return;
    shard_.at_turn_end([this] { shard_.at_turn_end([this] { run_turn_end(); }); });
}

void SessionHost::run_turn_end() {
    turn_end_asked_ = false;
    flushing_now_.swap(flushing_);
    for (Session* session : flushing_now_) {
        session->turn_end_asked_ = false;
        session->on_turn_end();
    }
    flushing_now_.clear();
    settling_now_.swap(settling_);
    for (Session* session : settling_now_) {
        session->settle_asked_ = false;
        session->settle();
        if (session->over()) network_.remove(*session);
    }
    settling_now_.clear();
}

std::unique_ptr<std::string> SessionHost::borrow_buffer() {
    if (buffers_.empty()) return std::make_unique<std::string>();
    auto buffer = std::move(buffers_.back());
    buffers_.pop_back();
    return buffer;
}

void SessionHost::return_buffer(std::unique_ptr<std::string> buffer) {
    if (buffers_.size() >= buffers_kept_max || buffer->capacity() > buffer_bytes_kept_max) return;
    buffer->clear();
    buffers_.push_back(std::move(buffer));
}

HttpResponder SessionHost::make_responder(ConnectionId id) {
    return [&network = network_, id](HttpResponse response) {
        network.respond(id, std::move(response));
    };
}

}  // namespace havn::net
