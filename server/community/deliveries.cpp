#include "server/community/deliveries.hpp"

#include <algorithm>
#include <utility>

namespace havn::community {

namespace {
// Each listener lies elsewhere in memory, and sending to one empties the caches of the next.
constexpr std::size_t prefetch_ahead = 2;
constexpr std::size_t cache_line_bytes = 64;
}  // namespace

void Deliveries::add(StreamId stream, Listener* listener) {
    if (waiting(stream)) serve_now(stream);
    listeners_[stream].push_back({listener, listener->sends_from()});
}

bool Deliveries::remove(StreamId stream, Listener* listener) {
    const auto found = listeners_.find(stream);
    if (found == listeners_.end()) return false;
    auto& list = found->second;
    const auto at = std::ranges::find(list, listener, &Listening::listener);
    if (at == list.end()) return false;
    *at = list.back();
    list.pop_back();
    if (list.empty()) listeners_.erase(found);
    return true;
}

void Deliveries::deliver(StreamId stream, const core::Bytes& frames, std::uint32_t count) {
    const auto found = listeners_.find(stream);
    if (found == listeners_.end()) return;
    const auto sends = found->second.size();
    if (sends < large_room_listeners_min && !waiting(stream)) return send(stream, frames, count);
    ask_next_turn();
    if (queue_.empty() && sends_left_ > 0) {
        sends_left_ -= std::min(sends, sends_left_);
        return send(stream, frames, count);
    }
    queue_.push_back({stream, frames, count, sends});
    sends_waiting_ += sends;
}

bool Deliveries::waiting(StreamId stream) const {
    return std::ranges::find(queue_, stream, &Delivery::stream) != queue_.end();
}

void Deliveries::send(StreamId stream, const core::Bytes& frames, std::uint32_t count) {
    const auto found = listeners_.find(stream);
    if (found == listeners_.end()) return;
    const auto& list = found->second;
    if (list.size() >= large_room_listeners_min) ++rounds_;
    if (list.size() >= sends_per_turn && before_large_round_) before_large_round_();
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (at + prefetch_ahead < list.size()) {
            const auto& soon = list[at + prefetch_ahead];
            __builtin_prefetch(soon.listener);
            if (const auto* const from = static_cast<const char*>(soon.sends_from)) {
                __builtin_prefetch(from);
                __builtin_prefetch(from + cache_line_bytes);
            }
        }
        list[at].listener->deliver(frames, count);
    }
}

void Deliveries::run() {
    while (!queue_.empty() && sends_left_ > 0) {
        const auto next = std::move(queue_.front());
        queue_.pop_front();
        sends_waiting_ -= next.sends;
        sends_left_ -= std::min(next.sends, sends_left_);
        send(next.stream, next.frames, next.count);
        served_(next.stream);
    }
}

// Whoever comes must not get what was handed over before.
void Deliveries::serve_now(StreamId stream) {
    std::erase_if(queue_, [&](const Delivery& delivery) {
        if (delivery.stream != stream) return false;
        sends_waiting_ -= delivery.sends;
        send(stream, delivery.frames, delivery.count);
        return true;
    });
    served_(stream);
}

void Deliveries::ask_next_turn() {
    if (std::exchange(next_turn_asked_, true)) return;
    shard_.post([this] {
        next_turn_asked_ = false;
        sends_left_ = sends_per_turn;
        if (queue_.empty()) return;
        ask_next_turn();
        run();
    });
}

}  // namespace havn::community
