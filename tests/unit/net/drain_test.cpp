// Stopping: no new connections, and those that are there sent away over some time.

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

using protocol::CloseCode;
using testing::eventually;
using testing::TestClient;
using testing::TestServer;

TEST_CASE("Draining spreads the closing of WebSockets over the time given", "[net][drain]") {
    constexpr std::int64_t spread_ms = 10'000;
    constexpr std::size_t count = 100;
    TestServer server;
    std::vector<std::unique_ptr<TestClient>> clients;
    for (std::size_t made = 0; made < count; ++made) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        clients.back()->open_websocket();
    }
    bool empty = false;
    server.run([&] {
        server.network().stop_accepting();
        server.network().close_all(CloseCode::restart, spread_ms);
        server.network().when_empty([&] { empty = true; });
        CHECK(server.network().connection_count() == count);
    });
    CHECK_THROWS_AS(TestClient(server.port()), std::runtime_error);

    server.advance_ms(spread_ms / 2);
    eventually([&] { return server.gateway().closes_seen > 0; });
    const int closed_by_half = server.gateway().closes_seen;
    CHECK(closed_by_half > 0);
    CHECK(closed_by_half < static_cast<int>(count));
    server.advance_ms(spread_ms / 2 + 1);
    for (auto& client : clients) CHECK(client->close_code() == 1012);
    eventually([&] { return server.gateway().closes_seen == static_cast<int>(count); });
    eventually([&] { return server.stats().connections_open.value() == 0; });
    server.run([&] { CHECK(empty); });
}

TEST_CASE("Draining lets HTTP end its answers", "[net][drain]") {
    TestServer server;
    TestClient idle(server.port());
    TestClient waiting(server.port());
    TestClient reading(server.port(), 4096);
    TestClient halfway(server.port());
    CHECK(idle.get("/x").status == 200);
    waiting.send("GET /later HTTP/1.1\r\nHost: test\r\n\r\n");
    reading.send("GET /big HTTP/1.1\r\nHost: test\r\n\r\n");
    halfway.send("GET /x HTTP/1.1\r\nHo");
    eventually([&] {
        return server.gateway().http_waiting == 1 && server.stats().outbox_bytes.value() > 0 &&
               server.stats().bytes_in.value() == idle.sent_bytes() + waiting.sent_bytes() +
                                                      reading.sent_bytes() + halfway.sent_bytes();
    });
    server.run([&] {
        server.network().stop_accepting();
        server.network().close_all(CloseCode::restart, 0);
    });
    CHECK(idle.read_to_end().empty());
    server.run([&] { server.gateway().answer_later(); });
    const auto answer = waiting.response();
    CHECK(answer.body == "at last");
    CHECK(answer.header("Connection") == "close");
    CHECK(waiting.read_to_end().empty());
    CHECK(reading.response().body.size() == 3'000'000);
    halfway.send("st: test\r\n\r\n");
    CHECK(halfway.response().header("Connection") == "close");
    CHECK(halfway.read_to_end().empty());
    CHECK(reading.read_to_end().empty());
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("Nobody becomes a WebSocket while draining", "[net][drain]") {
    TestServer server;
    TestClient client(server.port());
    client.send("GET /ws HTTP/1.1\r\nHo");
    eventually([&] { return server.stats().bytes_in.value() == client.sent_bytes(); });
    server.run([&] { server.network().close_all(CloseCode::restart, 0); });
    client.send(
        "st: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    CHECK(client.response().status == 503);
    CHECK(client.read_to_end().empty());
    eventually([&] { return server.stats().connections_open.value() == 0; });
    bool empty = false;
    server.run([&] { server.network().when_empty([&] { empty = true; }); });
    CHECK(empty);
}

}  // namespace havn::net
