#include "server/net/shard_network.hpp"

#include <utility>

#include "server/net/session.hpp"

namespace havn::net {

namespace {

constexpr std::int64_t tick_ms = 250;
// Connections above the maximum that are told so, before the rest is closed without a word.
constexpr std::size_t refusals_at_once_max = 256;

}  // namespace

ShardNetwork::ShardNetwork(core::Shard& shard, Gateway& gateway, const NetworkOptions& options,
                           const core::Clock& clock, NetworkStats& stats)
    : host_(shard, *this, gateway, options, clock, stats), random_(std::random_device{}()) {
    shard.post([this, &shard] { shard.every(tick_ms, [this] { tick(); }); });
}

ShardNetwork::~ShardNetwork() = default;

void ShardNetwork::listen(Descriptor listening, TlsContext* tls) {
    listeners_.push_back(std::make_unique<Listener>(
        host_.poller, std::move(listening),
        [this, tls](Descriptor socket) { accept(std::move(socket), tls); },
        [this] { host_.stats.connections_refused.add(1); }));
}

void ShardNetwork::accept(Descriptor socket, TlsContext* tls) {
    host_.stats.connections_accepted.add(1);
    adopt(std::move(socket), tls);
}

void ShardNetwork::adopt(Descriptor socket, TlsContext* tls) {
    const bool too_many = open_ >= host_.options.connections_max;
    if (too_many) {
        host_.stats.connections_refused.add(1);
        if (tls || open_ >= host_.options.connections_max + refusals_at_once_max) return;
    }
    std::unique_ptr<TlsChannel> channel;
    if (tls && !(channel = tls->open(socket.get()))) return;

    if (free_slots_.empty()) {
        free_slots_.push_back(static_cast<std::uint32_t>(slots_.size()));
        slots_.emplace_back();
    }
    const std::uint32_t index = free_slots_.back();
    free_slots_.pop_back();
    Slot& slot = slots_[index];
    slot.session = std::make_unique<Session>(host_, ConnectionId{index, ++slot.generation},
                                             std::move(socket), std::move(channel));
    ++open_;
    if (!slot.session->start()) return remove(*slot.session);
    if (too_many) slot.session->refuse();
}

void ShardNetwork::remove(Session& session) {
    const std::uint32_t index = session.id().slot;
    slots_[index].session.reset();
    free_slots_.push_back(index);
    if (--open_ == 0 && when_empty_) std::exchange(when_empty_, nullptr)();
}

Session* ShardNetwork::session(ConnectionId id) {
    if (id.slot >= slots_.size() || slots_[id.slot].generation != id.generation) return nullptr;
    return slots_[id.slot].session.get();
}

Connection* ShardNetwork::find(ConnectionId id) {
    Session* const found = session(id);
    return found && found->is_websocket() ? found : nullptr;
}

void ShardNetwork::respond(ConnectionId id, HttpResponse response) {
    if (Session* const found = session(id)) found->respond(std::move(response));
}

void ShardNetwork::stop_accepting() {
    listeners_.clear();
}

void ShardNetwork::close_all(protocol::CloseCode code, std::int64_t spread_ms) {
    host_.draining = true;
    host_.drain_code = code;
    const std::int64_t now_ms = host_.now_ms();
    std::uniform_int_distribution<std::int64_t> spread(0, spread_ms);
    for (auto& slot : slots_)
        if (slot.session) slot.session->drain(now_ms + spread(random_));
}

void ShardNetwork::when_empty(std::function<void()> done) {
    if (open_ == 0) return done();
    when_empty_ = std::move(done);
}

void ShardNetwork::tick() {
    const std::int64_t now_ms = host_.now_ms();
    host_.wheel.turn(
        now_ms, [now_ms](TimerHook& hook) { static_cast<Session&>(hook).on_deadline(now_ms); });
    for (auto& listener : listeners_) listener->on_tick(now_ms, host_.options.accept_pause_ms);
}

}  // namespace havn::net
