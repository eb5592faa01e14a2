#include "server/net/listener.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace havn::net {

namespace {

constexpr int backlog = 4096;
constexpr int accepts_per_turn_max = 64;
constexpr int turned_away_per_pause_max = 64;

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t bytes = 0;

    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    int family() const { return storage.ss_family; }
};

[[noreturn]] void refuse(std::string_view address, const std::string& why) {
    throw std::runtime_error("cannot listen on " + std::string(address) + ": " + why);
}

SocketAddress parse(std::string_view address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos) refuse(address, "expected HOST:PORT");
    std::string host(address.substr(0, colon));
    const std::string_view port_text = address.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] =
        std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
    if (error != std::errc() || end != port_text.data() + port_text.size())
        refuse(address, "the port must be a number from 0 to 65535");
    if (host == "localhost") host = "127.0.0.1";

    SocketAddress parsed;
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
        auto& v6 = reinterpret_cast<sockaddr_in6&>(parsed.storage);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        parsed.bytes = sizeof v6;
        if (::inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1) return parsed;
    } else {
        auto& v4 = reinterpret_cast<sockaddr_in&>(parsed.storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        parsed.bytes = sizeof v4;
        if (::inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) return parsed;
    }
    refuse(address, "the host must be an IPv4 address or an IPv6 address in brackets");
}

void set_option(const Descriptor& socket, int level, int option, std::string_view address) {
    const int on = 1;
    if (::setsockopt(socket.get(), level, option, &on, sizeof on) != 0)
        refuse(address, std::strerror(errno));
}

Descriptor open_listener(SocketAddress& where, bool first, std::string_view address) {
    Descriptor socket(::socket(where.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.open()) refuse(address, std::strerror(errno));
    set_option(socket, SOL_SOCKET, SO_REUSEADDR, address);
    // Accepted sockets inherit it, which saves a system call for each.
    set_option(socket, IPPROTO_TCP, TCP_NODELAY, address);
    // The first binds before it agrees to share the port: so a port that another process shares is
    // refused too, instead of silently dividing the connections with it.
    if (!first) set_option(socket, SOL_SOCKET, SO_REUSEPORT, address);
    if (::bind(socket.get(), where.get(), where.bytes) != 0)
        refuse(address, errno == EADDRINUSE ? "the port is in use" : std::strerror(errno));
    if (first) set_option(socket, SOL_SOCKET, SO_REUSEPORT, address);
    if (::listen(socket.get(), backlog) != 0)
        refuse(address, errno == EADDRINUSE ? "the port is in use" : std::strerror(errno));
    return socket;
}

Descriptor open_spare() {
    return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

}  // namespace

std::vector<Descriptor> open_listeners(std::string_view address, std::size_t count) {
    SocketAddress where = parse(address);
    std::vector<Descriptor> sockets;
    for (std::size_t index = 0; index < count; ++index) {
        sockets.push_back(open_listener(where, index == 0, address));
        where.bytes = sizeof where.storage;
        if (::getsockname(sockets.back().get(), where.get(), &where.bytes) != 0)
            refuse(address, std::strerror(errno));
    }
    return sockets;
}

std::uint16_t port_of(const Descriptor& listening) {
    SocketAddress where;
    where.bytes = sizeof where.storage;
    if (::getsockname(listening.get(), where.get(), &where.bytes) != 0) return 0;
    if (where.family() == AF_INET6)
        return ntohs(reinterpret_cast<sockaddr_in6&>(where.storage).sin6_port);
    return ntohs(reinterpret_cast<sockaddr_in&>(where.storage).sin_port);
}

Listener::Listener(Poller& poller, Descriptor listening, Accept accept, Refuse refuse)
    : poller_(poller),
      listening_(std::move(listening)),
      spare_(open_spare()),
      accept_(std::move(accept)),
      refuse_(std::move(refuse)) {
    if (!poller_.add(listening_.get(), *this, EPOLLIN))
        throw std::runtime_error(std::string("cannot watch a listening socket: ") +
                                 std::strerror(errno));
}

Listener::~Listener() {
    poller_.remove(listening_.get());
}

void Listener::on_events(std::uint32_t) {
    // Bounded, so that a rush of new connections does not keep those that are there waiting.
    for (int count = 0; count < accepts_per_turn_max && !paused_; ++count) {
        Descriptor socket(
            ::accept4(listening_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.open()) {
            accept_(std::move(socket));
            continue;
        }
        switch (errno) {
            case EMFILE:
            case ENFILE:
            case ENOBUFS:
            case ENOMEM:
                turn_away();
                return pause();
            case EAGAIN:
                return;
            default:  // that one client is gone already, or its network failed
                break;
        }
    }
}

void Listener::turn_away() {
    for (int count = 0; count < turned_away_per_pause_max && spare_.open(); ++count) {
        spare_.reset();
        Descriptor socket(
            ::accept4(listening_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.open()) break;
        refuse_();
        socket.reset();
        spare_ = open_spare();
    }
    if (!spare_.open()) spare_ = open_spare();
}

void Listener::pause() {
    paused_ = true;
    poller_.remove(listening_.get());
}

void Listener::on_tick(std::int64_t now_ms, std::int64_t pause_ms) {
    if (!paused_) return;
    if (accept_again_ms_ == 0) accept_again_ms_ = now_ms + pause_ms;
    if (now_ms < accept_again_ms_) return;
    accept_again_ms_ = 0;
    if (!spare_.open()) spare_ = open_spare();
    paused_ = !poller_.add(listening_.get(), *this, EPOLLIN);
}

}  // namespace havn::net
