#include "server/net/transport.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "server/net/tls.hpp"

namespace havn::net {

namespace {

Transport::Outcome outcome_of(ssize_t result) {
    if (result >= 0) return {.bytes = static_cast<std::size_t>(result)};
    return {.ended = errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR};
}

constexpr int flags = MSG_DONTWAIT | MSG_NOSIGNAL;

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        reset();
        value_ = std::exchange(other.value_, -1);
    }
    return *this;
}

Descriptor::~Descriptor() {
    reset();
}

void Descriptor::reset() {
    if (value_ >= 0) ::close(std::exchange(value_, -1));
}

Transport::Transport(Descriptor socket, std::unique_ptr<TlsChannel> tls)
    : socket_(std::move(socket)), tls_(std::move(tls)) {}

Transport::~Transport() = default;

bool Transport::handshake() {
    return !tls_ || tls_->handshake();
}
bool Transport::handshaking() const {
    return tls_ && tls_->handshaking();
}

Transport::Outcome Transport::read(std::span<char> into) {
    if (tls_) return tls_->read(into);
    const ssize_t result = ::recv(socket_.get(), into.data(), into.size(), MSG_DONTWAIT);
    if (result == 0 && !into.empty()) return {.ended = true};
    return outcome_of(result);
}

Transport::Outcome Transport::write(std::span<const char> bytes) {
    if (!tls_) return outcome_of(::send(socket_.get(), bytes.data(), bytes.size(), flags));
    const iovec part{const_cast<char*>(bytes.data()), bytes.size()};
    return tls_->write({&part, 1});
}

Transport::Outcome Transport::write(std::span<const iovec> parts) {
    if (tls_) return tls_->write(parts);
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(parts.data());
    message.msg_iovlen = parts.size();
    return outcome_of(::sendmsg(socket_.get(), &message, flags));
}

void Transport::end_writing() {
    if (tls_) tls_->end_writing();
    ::shutdown(socket_.get(), SHUT_WR);
}

bool Transport::has_buffered_input() const {
    return tls_ && tls_->has_buffered_input();
}
std::size_t Transport::promised_bytes() const {
    return tls_ ? tls_->promised_bytes() : 0;
}
bool Transport::reading_needs_writable() const {
    return tls_ && tls_->reading_needs_writable();
}
bool Transport::writing_needs_readable() const {
    return tls_ && tls_->writing_needs_readable();
}

}  // namespace havn::net
