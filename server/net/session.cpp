#include "server/net/session.hpp"

#include <sys/epoll.h>

#include <array>
#include <cstring>
#include <utility>

#include "server/net/session_host.hpp"
#include "server/net/session_http.hpp"
#include "server/net/tls.hpp"

namespace havn::net {

namespace {
constexpr std::size_t parts_per_write_max = 64;
}

Session::Session(SessionHost& host, ConnectionId id, Descriptor socket,
                 std::unique_ptr<TlsChannel> tls)
    : host_(host),
      transport_(std::move(socket), std::move(tls)),
      phase_(transport_.secure() ? Phase::tls_handshake : Phase::http),
      id_(id) {
    static_assert(sizeof(Session) <= 160, "an idle connection must stay small");
    host_.stats.connections_open.add(1);
}

Session::~Session() {
    TimerWheel::cancel(*this);
    host_.stats.connections_open.subtract(1);
    host_.stats.outbox_bytes.subtract(outbox_.bytes());
}

bool Session::start() {
    http_ = std::make_unique<HttpState>();
    set_deadline(host_.options.handshake_ms_max);
    interest_ = EPOLLIN;
    return host_.poller.add(transport_.descriptor(), *this, interest_);
}

void Session::refuse() {
    phase_ = Phase::finishing;
    const HttpResponse response = plain_response(503);
    pending() += response_head(response, false, host_.http_date());
    transmit(&response.body, 0);
    if (phase_ == Phase::finishing) set_deadline(host_.options.linger_ms_max);
    if (phase_ == Phase::finishing && outbox_.empty()) finish();
}

void Session::on_events(std::uint32_t events) {
    if (phase_ == Phase::over) return;
    if (phase_ == Phase::tls_handshake) return on_handshake();
    const bool broken = events & (EPOLLERR | EPOLLHUP);
    if ((events & EPOLLOUT) || transport_.writing_needs_readable()) on_writable();
    if (phase_ == Phase::over) return;
    if (phase_ == Phase::answering || phase_ == Phase::finishing) {
        // Nothing is read meanwhile, but a broken connection would be reported for ever.
        if (broken) end();
        return;
    }
    if ((events & EPOLLIN) || broken || transport_.reading_needs_writable()) on_readable();
}

void Session::on_handshake() {
    if (!transport_.handshake()) {
        host_.stats.tls_failures.add(1);
        return end();
    }
    if (!transport_.handshaking()) {
        phase_ = Phase::http;
        if (transport_.has_buffered_input()) on_readable();
    }
    update_interest();
}

void Session::on_readable() {
    while (read_once()) {
    }
    update_interest();
}

// False: wait for the poller.
bool Session::read_once() {
    std::span<char> buffer(host_.read_buffer);
    std::size_t bytes = 0;
    if (http_ && !http_->held.empty()) {
        bytes = http_->held.size();
        std::memcpy(buffer.data(), http_->held.data(), bytes);
        http_->held = std::string();
    }
    const Transport::Outcome outcome = transport_.read(buffer.subspan(bytes));
    if (outcome.bytes > 0) {
        last_heard_ms_ = host_.now_ms();
        host_.stats.bytes_in.add(outcome.bytes);
        bytes += outcome.bytes;
    }
    if (bytes > 0) {
        if (phase_ == Phase::http) {
            on_http_input(buffer.first(bytes));
        } else if (phase_ == Phase::websocket || phase_ == Phase::closing) {
            on_websocket_input(buffer.first(bytes));
        }
    }
    if (outcome.ended && phase_ != Phase::answering && phase_ != Phase::finishing) {
        end();
        return false;
    }
    const bool reading = phase_ != Phase::over && phase_ != Phase::answering;
    return reading && outcome.bytes > 0 && transport_.has_buffered_input();
}

void Session::on_writable() {
    const std::size_t before = outbox_.bytes();
    while (!outbox_.empty()) {
        std::array<iovec, parts_per_write_max> parts;
        const std::size_t count = outbox_.gather(parts);
        const Transport::Outcome outcome = transport_.write(std::span(parts.data(), count));
        outbox_.consume(outcome.bytes);
        if (outcome.ended) {
            host_.stats.outbox_bytes.subtract(before - outbox_.bytes());
            return end();
        }
        if (outcome.bytes == 0) break;
    }
    const std::size_t sent = before - outbox_.bytes();
    host_.stats.outbox_bytes.subtract(sent);
    host_.stats.bytes_out.add(sent);
    if (phase_ == Phase::answering && !http_->waiting) {
        if (outbox_.empty()) {
            answer_done();
        } else if (sent > 0) {
            set_deadline(host_.options.http_idle_ms_max);
        }
    } else if (phase_ == Phase::finishing && outbox_.empty()) {
        finish();
    }
    update_interest();
}

void Session::update_interest() {
    if (phase_ == Phase::over) return;
    std::uint32_t wanted = 0;
    if (phase_ != Phase::answering && phase_ != Phase::finishing) wanted |= EPOLLIN;
    if (transport_.writing_needs_readable()) {
        wanted |= EPOLLIN;
    } else if (!outbox_.empty() || transport_.reading_needs_writable()) {
        wanted |= EPOLLOUT;
    }
    if (wanted == interest_) return;
    interest_ = wanted;
    host_.poller.change(transport_.descriptor(), *this, wanted);
}

void Session::set_deadline(std::int64_t in_ms) {
    host_.wheel.schedule(*this, host_.now_ms() + in_ms);
}

std::string& Session::pending() {
    if (!pending_) pending_ = host_.borrow_buffer();
    return *pending_;
}

void Session::drop_pending() {
    if (pending_) host_.return_buffer(std::move(pending_));
}

// Sends what is pending and then, if given, what is shared; what the socket refuses is queued.
void Session::transmit(const core::Bytes* shared, std::uint32_t frames) {
    std::size_t sent = 0;
    if (outbox_.empty()) {
        std::array<iovec, 2> parts;
        std::size_t count = 0;
        if (pending_) parts[count++] = {pending_->data(), pending_->size()};
        if (shared) parts[count++] = {const_cast<char*>((*shared)->data()), (*shared)->size()};
        const Transport::Outcome outcome = transport_.write(std::span(parts.data(), count));
        if (outcome.ended) return end();
        sent = outcome.bytes;
        host_.stats.bytes_out.add(sent);
    }
    const std::size_t total = (pending_ ? pending_->size() : 0) + (shared ? (*shared)->size() : 0);
    if (sent < total) return queue_rest(shared, sent, frames);
    drop_pending();
}

void Session::queue_rest(const core::Bytes* shared, std::size_t sent, std::uint32_t frames) {
    const std::size_t private_bytes = pending_ ? pending_->size() : 0;
    if (phase_ == Phase::websocket && !outbox_.empty()) {
        const std::size_t bytes = private_bytes + (shared ? (*shared)->size() : 0);
        const std::uint32_t private_frames = pending_ ? count_frames(*pending_) : 0;
        if (!fits_outbox(bytes, private_frames + frames)) return close_slow();
    }
    const std::size_t before = outbox_.bytes();
    if (sent < private_bytes) {
        const std::uint32_t private_frames =
            phase_ == Phase::websocket ? count_frames(*pending_) : 0;
        outbox_.push(std::make_shared<const std::string>(std::move(*pending_)), sent,
                     private_frames);
        sent = 0;
        pending_->clear();
    } else {
        sent -= private_bytes;
    }
    if (shared) outbox_.push(*shared, sent, frames);
    host_.stats.outbox_bytes.add(outbox_.bytes() - before);
    drop_pending();
    update_interest();
}

void Session::on_deadline(std::int64_t now_ms) {
    switch (phase_) {
        case Phase::tls_handshake:
            host_.stats.handshake_timeouts.add(1);
            return end();
        case Phase::http:
        case Phase::answering:
            return on_http_deadline();
        case Phase::websocket:
            return on_websocket_deadline(now_ms);
        case Phase::closing:
        case Phase::finishing:
        case Phase::discarding:
            return end();
        case Phase::over:
            return;
    }
}

void Session::send_pending() {
    if (phase_ != Phase::over && pending_) transmit(nullptr, 0);
}

void Session::on_turn_end() {
    send_pending();
    if (phase_ == Phase::over) return;
    if (phase_ == Phase::http && (!http_->held.empty() || transport_.has_buffered_input()))
        on_readable();
}

void Session::settle() {
    if (!peer_ || phase_ == Phase::websocket) return;
    peer_->on_close();
    peer_.reset();
}

void Session::drain(std::int64_t due_ms) {
    draining_ = true;
    if (phase_ == Phase::websocket) {
        host_.wheel.schedule(*this, due_ms);
    } else if (phase_ == Phase::tls_handshake ||
               (phase_ == Phase::http && !http_->exchange.begun())) {
        end();
    }
}

// Everything has been sent: end our direction, and leave it to the other side to close, so that it
// surely reads what we said last (closing with unread input would make the kernel throw it away).
void Session::finish() {
    transport_.end_writing();
    phase_ = Phase::discarding;
    set_deadline(host_.options.linger_ms_max);
    update_interest();
}

void Session::end() {
    if (phase_ == Phase::over) return;
    if (phase_ == Phase::websocket) leave_websocket(Phase::over);
    phase_ = Phase::over;
    host_.poller.remove(transport_.descriptor());
    TimerWheel::cancel(*this);
    host_.stats.outbox_bytes.subtract(outbox_.bytes());
    outbox_.clear();
    drop_pending();
    host_.ask_settle(*this);
}

}  // namespace havn::net
