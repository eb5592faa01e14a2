#include <algorithm>

#include "server/net/session_host.hpp"
#include "server/net/session_http.hpp"

namespace havn::net {

using protocol::CloseCode;

namespace {
constexpr std::uint16_t number(CloseCode code) {
    return static_cast<std::uint16_t>(code);
}
}  // namespace

void Session::on_websocket_input(std::span<char> input) {
    while (phase_ == Phase::websocket || phase_ == Phase::closing) {
        const Decoded decoded = decoder_.next(input, host_.options.decoder);
        if (decoded.kind == Decoded::Kind::need_more) return;
        on_decoded(decoded);
    }
}

void Session::on_decoded(const Decoded& decoded) {
    const bool open = phase_ == Phase::websocket;
    switch (decoded.kind) {
        case Decoded::Kind::text:
            if (open) peer_->on_message(decoded.payload);
            return;
        case Decoded::Kind::binary:
            if (open) peer_->on_binary(decoded.payload);
            return;
        case Decoded::Kind::ping:
            if (open) {
                append_pong_frame(pending(), decoded.payload);
                host_.ask_turn_end(*this);
            }
            return;
        case Decoded::Kind::close:
            if (open)
                return begin_closing(decoded.close_code.value_or(number(CloseCode::normal)),
                                     Phase::finishing);
            break;
        case Decoded::Kind::error:
            if (open) return begin_closing(number(decoded.error), Phase::finishing);
            break;
        case Decoded::Kind::pong:
        case Decoded::Kind::need_more:
            return;
    }
    // Both have said that they close.
    phase_ = Phase::finishing;
    if (outbox_.empty()) finish();
}

void Session::send_private(std::string_view frames) {
    if (phase_ != Phase::websocket) return;
    // One turn may ask for more than should wait: what is there goes to the socket first.
    if (pending_ && pending_->size() + frames.size() > host_.options.outbox_bytes_max) {
        transmit(nullptr, 0);
        if (phase_ != Phase::websocket) return;
    }
    pending() += frames;
    host_.ask_turn_end(*this);
}

void Session::send_shared(const core::Bytes& bytes, std::uint32_t frames) {
    if (phase_ != Phase::websocket) return;
    host_.stats.deliveries.add(frames);
    if (pending_ || !outbox_.empty()) return transmit(&bytes, frames);
    const Transport::Outcome outcome = transport_.write(std::span<const char>(*bytes));
    if (outcome.ended) return end();
    host_.stats.bytes_out.add(outcome.bytes);
    if (outcome.bytes < bytes->size()) queue_rest(&bytes, outcome.bytes, frames);
}

void Session::close(CloseCode code) {
    if (phase_ == Phase::websocket) begin_closing(number(code), Phase::closing);
}

bool Session::fits_outbox(std::size_t bytes, std::uint32_t frames) const {
    return outbox_.bytes_behind_first() + bytes <= host_.options.outbox_bytes_max &&
           outbox_.frames() + frames <= host_.options.outbox_frames_max;
}

void Session::close_slow() {
    host_.stats.slow_closes.add(1);
    const std::size_t before = outbox_.bytes();
    outbox_.drop_unsent(transport_.promised_bytes());
    host_.stats.outbox_bytes.subtract(before - outbox_.bytes());
    drop_pending();
    begin_closing(number(CloseCode::slow), Phase::closing);
}

void Session::begin_closing(std::uint16_t code, Phase next) {
    append_close_frame(pending(), code);
    leave_websocket(next);
    set_deadline(host_.options.linger_ms_max);
    transmit(nullptr, 0);
    if (phase_ == Phase::finishing && outbox_.empty()) finish();
    update_interest();
}

void Session::leave_websocket(Phase next) {
    phase_ = next;
    host_.stats.websockets_open.subtract(1);
    host_.ask_settle(*this);
}

void Session::on_websocket_deadline(std::int64_t now_ms) {
    if (draining_) return close(host_.drain_code);
    const NetworkOptions& options = host_.options;
    const std::int64_t silent_ms = now_ms - last_heard_ms_;
    if (silent_ms >= options.silence_ms_max) return close(CloseCode::silent);
    if (silent_ms < options.ping_interval_ms)
        return host_.wheel.schedule(*this, last_heard_ms_ + options.ping_interval_ms);
    // A socket that does not take what waits would not take a ping either.
    if (outbox_.empty()) {
        append_ping_frame(pending());
        transmit(nullptr, 0);
        if (phase_ != Phase::websocket) return;
    }
    host_.wheel.schedule(*this, std::min(now_ms + options.ping_interval_ms,
                                         last_heard_ms_ + options.silence_ms_max));
}

}  // namespace havn::net
