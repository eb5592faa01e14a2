// WebSocket connections over real sockets, on one shard and on four.

#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "protocol/limits.hpp"
#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

using testing::client_frame;
using testing::eventually;
using testing::TestClient;
using testing::TestServer;
using testing::upgrade_headers;
namespace limits = protocol::limits;

namespace {

std::string without(std::string headers, std::string_view line_start) {
    const std::size_t at = headers.find(line_start);
    headers.erase(at, headers.find("\r\n", at) + 2 - at);
    return headers;
}

}  // namespace

TEST_CASE("An upgrade is accepted, with and without a subprotocol", "[net][websocket]") {
    NetworkOptions options;
    options.origins_allowed = {"https://havn.example"};
    TestServer server(options);
    SECTION("none named") {
        TestClient client(server.port());
        const auto response = client.upgrade();
        CHECK(response.status == 101);
        CHECK(response.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        CHECK(response.header("Sec-WebSocket-Protocol").empty());
    }
    SECTION("ours among others") {
        TestClient client(server.port());
        const auto response = client.upgrade("Sec-WebSocket-Protocol: other, havn.v1\r\n");
        CHECK(response.status == 101);
        CHECK(response.header("Sec-WebSocket-Protocol") == "havn.v1");
    }
    SECTION("from an origin that is allowed") {
        TestClient client(server.port());
        CHECK(client.upgrade("Origin: https://havn.example\r\n").status == 101);
    }
    SECTION("on a connection that spoke HTTP before, with the first message right behind") {
        TestClient client(server.port());
        CHECK(client.get("/x").status == 200);
        client.send("GET /ws?a=b HTTP/1.1\r\n" + std::string(upgrade_headers) + "\r\n" +
                    client_frame(1, "early"));
        CHECK(client.response().status == 101);
        CHECK(client.text() == "early");
    }
}

TEST_CASE("An upgrade that is not right is refused with its status", "[net][websocket]") {
    const std::string headers(upgrade_headers);
    const struct {
        std::string request;
        unsigned status;
    } cases[] = {
        {"POST /ws HTTP/1.1\r\n" + headers + "Content-Length: 0\r\n\r\n", 405},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Upgrade:") + "\r\n", 426},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Connection:") + "\r\n", 426},
        {"GET /ws HTTP/1.0\r\n" + headers + "\r\n", 426},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Sec-WebSocket-Version:") + "\r\n", 426},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Sec-WebSocket-Version:") +
             "Sec-WebSocket-Version: 8\r\n\r\n",
         426},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Sec-WebSocket-Key:") + "\r\n", 400},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Sec-WebSocket-Key:") +
             "Sec-WebSocket-Key: c2hvcnQ=\r\n\r\n",
         400},
        {"GET /ws HTTP/1.1\r\n" + without(headers, "Sec-WebSocket-Key:") +
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j????\r\n\r\n",
         400},
        {"GET /ws HTTP/1.1\r\n" + headers + "Sec-WebSocket-Protocol: havn.v2\r\n\r\n", 400},
        {"GET /ws HTTP/1.1\r\n" + headers + "Origin: https://other.example\r\n\r\n", 403},
        {"GET /ws HTTP/1.1\r\n" + headers + "Origin: https://havn.example.other\r\n\r\n", 403},
        {"GET /ws HTTP/1.1\r\n" + headers + "Origin: null\r\n\r\n", 403},
        {"GET /ws HTTP/1.1\r\n" + headers + "Origin: https://HAVN.example\r\n\r\n", 403},
    };
    NetworkOptions options;
    options.origins_allowed = {"https://havn.example"};
    TestServer server(options);
    for (const auto& [request, status] : cases) {
        CAPTURE(request);
        TestClient client(server.port());
        client.send(request);
        CHECK(client.response().status == status);
    }
    CHECK(server.gateway().peers_open == 0);
    TestClient client(server.port());
    CHECK(client.upgrade({}, "/elsewhere").status == 200);
}

TEST_CASE("Messages come back, and pings are answered", "[net][websocket]") {
    const std::size_t shards = GENERATE(1u, 4u);
    TestServer server({}, shards);
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int count = 0; count < 40; ++count) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        clients.back()->open_websocket();
    }
    for (std::size_t size : {0u, 5u, 125u, 126u, 4'000u, 16'384u})
        for (auto& client : clients) client->say(std::string(size, 'm'));
    for (auto& client : clients) client->send_frame(9, "are you there");
    for (auto& client : clients) {
        for (std::size_t size : {0u, 5u, 125u, 126u, 4'000u, 16'384u})
            CHECK(client->text() == std::string(size, 'm'));
        const auto pong = client->frame();
        CHECK(pong.opcode == 10);
        CHECK(pong.payload == "are you there");
    }
    CHECK(server.sum(&NetworkStats::websockets_open) == clients.size());
    clients.clear();
    eventually([&] { return server.sum(&NetworkStats::connections_open) == 0; });
    for (std::size_t shard = 0; shard < shards; ++shard)
        CHECK(server.gateway(shard).peers_open == 0);
}

TEST_CASE("A message in pieces of bytes and fragments arrives as one", "[net][websocket]") {
    TestServer server;
    TestClient client(server.port());
    client.open_websocket();
    const std::string bytes = client_frame(1, "one ", false) + client_frame(9, "p") +
                              client_frame(0, "message", true) + client_frame(1, "next");
    for (const char byte : bytes) {
        const auto before = server.stats().bytes_in.value();
        client.send({&byte, 1});
        eventually([&] { return server.stats().bytes_in.value() == before + 1; });
    }
    CHECK(client.frame().opcode == 10);
    CHECK(client.text() == "one message");
    CHECK(client.text() == "next");
}

TEST_CASE("Breaking the protocol closes with the code it deserves", "[net][websocket]") {
    TestServer server;
    TestClient client(server.port());
    client.open_websocket();
    client.say("before");
    unsigned expected = 1002;
    SECTION("not masked") {
        client.send(std::string("\x81\x01x"));
    }
    SECTION("reserved bit") {
        client.send("\xc1");
    }
    SECTION("unknown opcode") {
        client.send("\x83");
    }
    SECTION("binary") {
        client.send_frame(2, "x");
        expected = 1003;
    }
    SECTION("not UTF-8, then more than is read") {
        client.send_frame(1, "\xff");
        client.send(std::string(100'000, 'x'));
        expected = 1007;
    }
    SECTION("too large, known from the header") {
        client.send(client_frame(1, std::string(limits::frame_bytes_max + 1, 'x')).substr(0, 8));
        expected = 1009;
    }
    SECTION("endless fragments") {
        client.send_frame(1, "x", false);
        for (std::size_t count = 0; count < limits::fragments_max; ++count)
            client.send_frame(0, "x", false);
        expected = 1009;
    }
    SECTION("fragments that add up to too much") {
        client.send_frame(1, std::string(limits::frame_bytes_max / 2, 'x'), false);
        client.send_frame(0, std::string(limits::frame_bytes_max / 2 + 1, 'x'), false);
        expected = 1009;
    }
    CHECK(client.text() == "before");
    CHECK(client.close_code() == expected);
    eventually([&] { return server.gateway().closes_seen == 1; });
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("Closing is answered with the same code, and ends the stream", "[net][websocket]") {
    TestServer server;
    TestClient client(server.port());
    client.open_websocket();
    client.say("last words");
    client.send_frame(8, std::string("\x0b\xb9", 2) + "because");
    CHECK(client.text() == "last words");
    CHECK(client.frame().payload == std::string("\x0b\xb9", 2));
    CHECK(client.read_to_end().empty());
    eventually([&] { return server.gateway().closes_seen == 1; });
    CHECK(server.gateway().peers_open == 0);
    CHECK(server.stats().websockets_open.value() == 0);
}

TEST_CASE("The server closes after what is waiting, and hears no more", "[net][websocket]") {
    TestServer server;
    TestClient client(server.port());
    client.open_websocket();
    client.send(client_frame(1, "answered") + client_frame(1, "close 4005") +
                client_frame(1, "not heard"));
    CHECK(client.text() == "answered");
    const auto close = client.frame();
    CHECK(close.opcode == 8);
    CHECK(close.payload == "\x0f\xa5");
    eventually([&] { return server.gateway().closes_seen == 1; });
    CHECK(server.stats().connections_open.value() == 1);
    SECTION("the client takes part") {
        client.send_frame(8, close.payload);
        CHECK(client.read_to_end().empty());
    }
    SECTION("the client goes on talking") {
        client.say("still not heard");
        server.advance_ms(server.options.linger_ms_max + 1);
        CHECK(client.read_to_end().empty());
    }
    eventually([&] { return server.stats().connections_open.value() == 0; });
    CHECK(server.gateway().closes_seen == 1);
}

TEST_CASE("A connection that breaks is noticed", "[net][websocket]") {
    TestServer server;
    auto client = std::make_unique<TestClient>(server.port());
    client->open_websocket();
    client->say("join");
    CHECK(client->text() == "joined");
    const linger reset{.l_onoff = 1, .l_linger = 0};
    SECTION("by a reset") {
        ::setsockopt(client->descriptor(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    }
    SECTION("by the end of the stream") {}
    client.reset();
    eventually([&] { return server.gateway().closes_seen == 1; });
    CHECK(server.gateway().listening == 0);
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("A silent connection is pinged, and closed when nothing comes back", "[net][websocket]") {
    TestServer server;
    TestClient client(server.port());
    client.open_websocket();
    client.say("hello");
    CHECK(client.text() == "hello");
    server.advance_ms(limits::ping_interval_ms - 1);
    client.say("not silent");
    CHECK(client.text() == "not silent");
    server.advance_ms(limits::ping_interval_ms - 1);
    client.say("nor now");
    CHECK(client.text() == "nor now");

    server.advance_ms(limits::ping_interval_ms);
    CHECK(client.frame().opcode == 9);
    client.send_frame(10, "");
    const auto heard = server.stats().bytes_in.value();
    eventually([&] { return server.stats().bytes_in.value() >= heard; });
    client.say("answered");
    CHECK(client.text() == "answered");

    server.advance_ms(limits::ping_interval_ms);
    CHECK(client.frame().opcode == 9);
    server.advance_ms(limits::ping_interval_ms);
    CHECK(client.frame().opcode == 9);
    server.advance_ms(limits::silence_ms_max - 2 * limits::ping_interval_ms);
    CHECK(client.close_code() == 4004);
    eventually([&] { return server.gateway().closes_seen == 1; });
}

TEST_CASE("An id is never used again", "[net][websocket]") {
    TestServer server;
    std::vector<ConnectionId> ids;
    for (int count = 0; count < 5; ++count) {
        TestClient client(server.port());
        client.open_websocket();
        const ConnectionId id{0, static_cast<std::uint32_t>(count + 1)};
        server.run([&] {
            CHECK(server.network().find(id));
            CHECK(server.network().find(id)->id() == id);
            for (const ConnectionId old : ids) CHECK_FALSE(server.network().find(old));
            CHECK_FALSE(server.network().find({1'000, 1}));
        });
        ids.push_back(id);
        client.send_frame(8, "");
        client.read_to_end();
        server.run([] {});
        eventually([&] { return server.stats().connections_open.value() == 0; });
    }
}

TEST_CASE("A connection the layer above does not want is closed as overloaded",
          "[net][websocket]") {
    TestServer server;
    TestClient client(server.port());
    CHECK(client.upgrade({}, "/ws?unwanted").status == 101);
    CHECK(client.close_code() == 1013);
    eventually([&] { return server.stats().connections_open.value() == 0; });
    CHECK(server.gateway().closes_seen == 0);
}

}  // namespace havn::net
