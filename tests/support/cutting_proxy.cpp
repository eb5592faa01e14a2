#include "tests/support/cutting_proxy.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace havn::tests {
namespace {

using std::chrono::steady_clock;

constexpr int look_ms = 5;
constexpr std::chrono::milliseconds swallowing{20};

int local_socket(const std::filesystem::path& path, auto use) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (use(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

// Whether there is more to come.
bool pass(int from, int to) {
    std::array<char, 16'384> octets{};
    const auto count = ::recv(from, octets.data(), octets.size(), 0);
    if (count <= 0) return false;
    for (ssize_t sent = 0; to >= 0 && sent < count;) {
        const auto now =
            ::send(to, octets.data() + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += now;
    }
    return true;
}

}  // namespace

CuttingProxy::CuttingProxy(std::filesystem::path listen, std::filesystem::path server)
    : server_(std::move(server)) {
    listener_ = local_socket(listen, ::bind);
    if (listener_ < 0 || ::listen(listener_, 64) != 0) throw std::runtime_error("no proxy");
    acceptor_ = std::jthread([this] { accept_all(); });
}

CuttingProxy::~CuttingProxy() {
    stopping_ = true;
    acceptor_.join();
    carriers_.clear();
    ::close(listener_);
}

void CuttingProxy::accept_all() {
    while (!stopping_) {
        pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, look_ms) <= 0) continue;
        const int client = ::accept(listener_, nullptr, nullptr);
        if (client >= 0) carriers_.emplace_back([this, client] { carry(client); });
    }
}

void CuttingProxy::carry(int client) {
    const unsigned cuts = cuts_;
    const int server = local_socket(server_, ::connect);
    std::optional<steady_clock::time_point> end;  // swallowing until then
    bool open = server >= 0;
    while (open && !stopping_ && (!end || steady_clock::now() < *end)) {
        std::array<pollfd, 2> waiting{pollfd{.fd = client, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = server, .events = POLLIN, .revents = 0}};
        if (::poll(waiting.data(), waiting.size(), look_ms) <= 0) continue;
        if (waiting[0].revents != 0) {
            if (cuts != cuts_ && !end) end = steady_clock::now() + swallowing;
            open = pass(client, server);
        }
        if (waiting[1].revents != 0) open = open && pass(server, end ? -1 : client);
    }
    ::close(client);
    if (server >= 0) ::close(server);
}

}  // namespace havn::tests
