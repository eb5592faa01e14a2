// Listening and accepting: addresses, a port in use, too many connections, no descriptor left.

#include "server/net/listener.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

using Catch::Matchers::Contains;
using testing::eventually;
using testing::TestClient;
using testing::TestServer;

TEST_CASE("Addresses that cannot be used are refused in one clear line", "[net][listener]") {
    CHECK_THROWS_WITH(open_listeners("127.0.0.1", 1), Contains("127.0.0.1: expected HOST:PORT"));
    for (const std::string port : {"", "x", "-1", "65536", "80x"})
        CHECK_THROWS_WITH(open_listeners("127.0.0.1:" + port, 1), Contains("the port must be"));
    for (const std::string host : {"", "example.org", "::1", "[127.0.0.1]", "[::1", "300.0.0.1"})
        CHECK_THROWS_WITH(open_listeners(host + ":80", 1), Contains("the host must be"));
    CHECK_THROWS_WITH(open_listeners("192.0.2.1:0", 1), Contains("cannot listen on 192.0.2.1:0"));
}

TEST_CASE("All sockets of one address get the same port", "[net][listener]") {
    const auto sockets = open_listeners("localhost:0", 4);
    REQUIRE(sockets.size() == 4);
    CHECK(port_of(sockets[0]) != 0);
    for (const auto& socket : sockets) CHECK(port_of(socket) == port_of(sockets[0]));
}

TEST_CASE("IPv6 is listened on where the machine has it", "[net][listener]") {
    const Descriptor probe(::socket(AF_INET6, SOCK_STREAM, 0));
    sockaddr_in6 loopback{};
    loopback.sin6_family = AF_INET6;
    loopback.sin6_addr = in6addr_loopback;
    if (!probe.open() ||
        ::bind(probe.get(), reinterpret_cast<sockaddr*>(&loopback), sizeof loopback) != 0) {
        WARN("no IPv6 here");
        return;
    }
    const auto sockets = open_listeners("[::1]:0", 2);
    CHECK(port_of(sockets[0]) != 0);
    CHECK(port_of(sockets[1]) == port_of(sockets[0]));
}

TEST_CASE("A port that somebody listens on is refused, also to ourselves", "[net][listener]") {
    auto sockets = open_listeners("127.0.0.1:0", 2);
    const std::string address = "127.0.0.1:" + std::to_string(port_of(sockets[0]));
    CHECK_THROWS_WITH(open_listeners(address, 2), Contains(address + ": the port is in use"));
    sockets.clear();
    CHECK_NOTHROW(open_listeners(address, 2));
}

TEST_CASE("Accepted sockets do not wait to fill packets", "[net][listener]") {
    const auto sockets = open_listeners("127.0.0.1:0", 1);
    const TestClient client(port_of(sockets[0]));
    Descriptor accepted;
    eventually([&] {
        accepted = Descriptor(::accept4(sockets[0].get(), nullptr, nullptr, 0));
        return accepted.open();
    });
    int on = 0;
    socklen_t bytes = sizeof on;
    REQUIRE(::getsockopt(accepted.get(), IPPROTO_TCP, TCP_NODELAY, &on, &bytes) == 0);
    CHECK(on == 1);
}

TEST_CASE("Connections above the maximum are told so", "[net][listener]") {
    NetworkOptions options;
    options.connections_max = 3;
    TestServer server(options);
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int count = 0; count < 3; ++count) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        clients.back()->open_websocket();
    }
    TestClient refused(server.port());
    refused.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    const auto response = refused.response();
    CHECK(response.status == 503);
    CHECK_FALSE(response.header("Retry-After").empty());
    CHECK(refused.read_to_end().empty());
    CHECK(server.stats().connections_refused.value() == 1);

    clients[0]->say("still served");
    CHECK(clients[0]->text() == "still served");
    clients.clear();
    eventually([&] { return server.stats().connections_open.value() <= 1; });
    TestClient next(server.port());
    CHECK(next.upgrade().status == 101);
}

namespace {

// Lowers the limit so that exactly `left` more descriptors can be opened; puts it back at the end.
class DescriptorShortage {
  public:
    explicit DescriptorShortage(unsigned left) {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        // Every number below the highest in use, so that the limit alone says how many are left.
        int highest = 0;
        for (int number = 0; number < 4096; ++number)
            if (::fcntl(number, F_GETFD) >= 0) highest = number;
        for (;;) {
            Descriptor hole(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            const bool past = hole.get() > highest;
            if (past) break;
            holes_.push_back(std::move(hole));
        }
        rlimit lowered = before_;
        lowered.rlim_cur = static_cast<rlim_t>(highest) + 1 + left;
        ::setrlimit(RLIMIT_NOFILE, &lowered);
    }
    ~DescriptorShortage() { ::setrlimit(RLIMIT_NOFILE, &before_); }

  private:
    rlimit before_{};
    std::vector<Descriptor> holes_;
};

}  // namespace

TEST_CASE("Without descriptors clients are turned away quickly, and served again after",
          "[net][listener]") {
    TestServer server;
    constexpr unsigned served = 3;
    std::vector<Descriptor> sockets;
    for (unsigned count = 0; count < 2 * served; ++count)
        sockets.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));

    std::vector<std::unique_ptr<TestClient>> clients;
    {
        const DescriptorShortage shortage(served);
        for (auto& socket : sockets) {
            clients.push_back(std::make_unique<TestClient>(std::move(socket), server.port()));
            if (clients.size() > served) continue;
            clients.back()->open_websocket();
        }
        // Turned away at once, or after the pause: with the end of the stream, not with silence.
        for (unsigned count = served; count < clients.size(); ++count) {
            const auto turned_away = [&, before = server.stats().connections_refused.value()] {
                server.advance_ms(server.options.accept_pause_ms);
                return server.stats().connections_refused.value() > before ||
                       server.stats().connections_refused.value() == served;
            };
            eventually(turned_away);
            CHECK(clients[count]->read_to_end().empty());
        }
        CHECK(server.stats().connections_refused.value() == served);
        for (unsigned count = 0; count < served; ++count) {
            clients[count]->say("still served");
            CHECK(clients[count]->text() == "still served");
        }
    }
    server.advance_ms(server.options.accept_pause_ms);
    server.advance_ms(server.options.accept_pause_ms);
    TestClient client(server.port());
    CHECK(client.get("/x").status == 200);
}

}  // namespace havn::net
