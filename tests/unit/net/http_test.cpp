// HTTP over real sockets.

#include <catch2/catch.hpp>
#include <string>

#include "protocol/limits.hpp"
#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

using testing::eventually;
using testing::Response;
using testing::TestClient;
using testing::TestServer;
namespace limits = protocol::limits;

TEST_CASE("A request is answered, and the next one on the same connection", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    client.send("POST /echo%20x?q=1 HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n\r\nbody");
    const Response first = client.response();
    CHECK(first.status == 200);
    CHECK(first.body == "POST /echo x?q=1\nplain\nbody");
    CHECK(first.header("Connection") == "keep-alive");
    CHECK(first.header("Date") == "Sun, 15 Jun 2025 15:06:40 GMT");
    CHECK(first.header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(first.header("X-Test") == "yes");
    CHECK_FALSE(first.head.contains("Injected"));
    CHECK(client.get("/again").body == "GET /again?\nplain\n");
    CHECK(server.stats().connections_accepted.value() == 1);
}

TEST_CASE("HEAD is answered with the length and without the body", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    client.send("HEAD /big HTTP/1.1\r\nHost: test\r\n\r\nGET /x HTTP/1.1\r\nHost: test\r\n\r\n");
    CHECK(client.response(false).header("Content-Length") == "3000000");
    CHECK(client.response().body == "GET /x?\nplain\n");
}

TEST_CASE("An answer without body has no length", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    const Response empty = client.get("/empty");
    CHECK(empty.status == 204);
    CHECK(empty.header("Content-Length").empty());
    CHECK(client.get("/x").status == 200);
}

TEST_CASE("Requests that came at once are answered one after the other", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    std::string requests = "GET /later HTTP/1.1\r\nHost: test\r\n\r\n";
    for (int count = 0; count < 100; ++count)
        requests += "GET /" + std::to_string(count) + " HTTP/1.1\r\nHost: test\r\n\r\n";
    client.send(requests);
    eventually([&] { return server.gateway().http_waiting == 1; });
    server.run([&] { server.gateway().answer_later(); });
    CHECK(client.response().body == "at last");
    for (int count = 0; count < 100; ++count)
        CHECK(client.response().body == "GET /" + std::to_string(count) + "?\nplain\n");
}

TEST_CASE("While an answer is awaited nothing more is read", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    client.send("GET /later HTTP/1.1\r\nHost: test\r\n\r\n");
    eventually([&] { return server.gateway().http_waiting == 1; });
    const auto read_before = server.stats().bytes_in.value();
    client.send("GET /next HTTP/1.1\r\nHost: test\r\n\r\n");
    // Another connection is served meanwhile, so the shard had the chance to read.
    for (int count = 0; count < 10; ++count) {
        TestClient other(server.port());
        CHECK(other.get("/other").status == 200);
    }
    const auto read_by_others =
        10 * std::string("GET /other HTTP/1.1\r\nHost: test\r\n\r\n").size();
    CHECK(server.stats().bytes_in.value() == read_before + read_by_others);
    server.run([&] { server.gateway().answer_later(); });
    CHECK(client.response().body == "at last");
    CHECK(client.response().body == "GET /next?\nplain\n");
}

TEST_CASE("A long body arrives whole at a reader who takes his time", "[net][http]") {
    TestServer server;
    TestClient client(server.port(), 4096);
    client.send("GET /big HTTP/1.1\r\nHost: test\r\n\r\nGET /x HTTP/1.1\r\nHost: test\r\n\r\n");
    eventually([&] { return server.stats().outbox_bytes.value() > 0; });
    CHECK(client.response().body == *server.gateway().big_body);
    CHECK(client.response().body == "GET /x?\nplain\n");
    CHECK(server.stats().outbox_bytes.value() == 0);
}

TEST_CASE("Connections end when the client asks for it, after the answer", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    SECTION("by a header") {
        client.send("GET /big HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        const Response response = client.response();
        CHECK(response.header("Connection") == "close");
        CHECK(response.body.size() == 3'000'000);
    }
    SECTION("by an old version") {
        client.send("GET /x HTTP/1.0\r\n\r\n");
        CHECK(client.response().header("Connection") == "close");
    }
    SECTION("by closing its own side") {
        client.send("GET /big HTTP/1.1\r\nHost: test\r\n\r\n");
        client.end_writing();
        CHECK(client.response().body.size() == 3'000'000);
    }
    CHECK(client.read_to_end().empty());
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("Bodies in chunks, and those that are announced first", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    client.send("POST /x HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    client.send("2\r\nde\r\n0\r\n\r\n");
    CHECK(client.response().body == "POST /x?\nplain\nabcde");
    client.send(
        "POST /x HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.response(false).status == 100);
    client.send("ok");
    CHECK(client.response().body == "POST /x?\nplain\nok");
}

TEST_CASE("What is not right is refused with its status, and the connection closed",
          "[net][http]") {
    const std::string host = "Host: test\r\n";
    const struct {
        std::string request;
        unsigned status;
    } cases[] = {
        {"nonsense\r\n\r\n", 400},
        {"GET /x HTTP/1.1\r\n\r\n", 400},
        {"GET /x HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"GET /../x HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET /%00 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET /x HTTP/1.1\r\n" + host + "Bad Name: x\r\n\r\n", 400},
        {"POST /x HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
        {"POST /x HTTP/1.1\r\n" + host +
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"POST /x HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
        {"GET /x HTTP/3.0\r\n" + host + "\r\n", 505},
        {"TRACE /x HTTP/1.1\r\n" + host + "\r\n", 405},
        {"CONNECT test:80 HTTP/1.1\r\n" + host + "\r\n", 405},
        {"GET /" + std::string(limits::http_header_bytes_max, 'x'), 414},
        {"GET /x HTTP/1.1\r\n" + host + "X: " + std::string(limits::http_header_bytes_max, 'x'),
         431},
        {"POST /x HTTP/1.1\r\n" + host +
             "Content-Length: " + std::to_string(limits::http_body_bytes_max + 1) + "\r\n\r\n",
         413},
        {"POST /x HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nffff\r\n" +
             std::string(0xffff, 'x') + "\r\n0\r\n\r\n",
         413},
    };
    TestServer server;
    for (const auto& [request, status] : cases) {
        CAPTURE(request.substr(0, 80));
        TestClient client(server.port());
        client.send(request);
        const Response response = client.response();
        CHECK(response.status == status);
        CHECK(response.header("Connection") == "close");
        CHECK(client.read_to_end().empty());
    }
    TestClient client(server.port());
    CHECK(client.get("/still-there").status == 200);
}

TEST_CASE("A body of the largest size is taken", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    const std::string body(limits::http_body_bytes_max, 'x');
    client.send("POST /x HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    CHECK(client.response().body == "POST /x?\nplain\n" + body);
}

TEST_CASE("A request that does not come to an end is given up", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    const auto await_received = [&] {
        eventually([&] { return server.stats().bytes_in.value() == client.sent_bytes(); });
    };
    SECTION("trickled headers") {
        client.send("GET /x HTTP/1.1\r\n");
        await_received();
        server.advance_ms(limits::handshake_ms_max - 1'000);
        client.send("X: y\r\n");
        await_received();
        server.advance_ms(1'001);
        CHECK(client.response().status == 408);
    }
    SECTION("a body that stays away") {
        client.send("POST /x HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\nhalf");
        await_received();
        server.advance_ms(limits::handshake_ms_max + 1);
        CHECK(client.response().status == 408);
    }
    SECTION("nothing at all") {
        eventually([&] { return server.stats().connections_open.value() == 1; });
        server.advance_ms(limits::handshake_ms_max + 1);
        CHECK(client.response().status == 408);
    }
    SECTION("the second request of a connection") {
        CHECK(client.get("/x").status == 200);
        client.send("GET");
        await_received();
        server.advance_ms(limits::handshake_ms_max + 1);
        CHECK(client.response().status == 408);
    }
    CHECK(client.read_to_end().empty());
    CHECK(server.stats().handshake_timeouts.value() == 1);
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("A quiet connection is closed without a word between requests", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    CHECK(client.get("/x").status == 200);
    server.advance_ms(server.options.http_idle_ms_max - 1);
    CHECK(client.get("/x").status == 200);
    server.advance_ms(server.options.http_idle_ms_max + 1);
    CHECK(client.read_to_end().empty());
    CHECK(server.stats().handshake_timeouts.value() == 0);
}

TEST_CASE("A request that is never answered ends with 503", "[net][http]") {
    TestServer server;
    TestClient client(server.port());
    client.send("GET /later HTTP/1.1\r\nHost: test\r\n\r\n");
    eventually([&] { return server.gateway().http_waiting == 1; });
    server.advance_ms(server.options.http_answer_ms_max + 1);
    const Response response = client.response();
    CHECK(response.status == 503);
    CHECK_FALSE(response.header("Retry-After").empty());
    CHECK(client.read_to_end().empty());
    // The answer comes after all: to a connection that is over.
    server.run([&] { server.gateway().answer_later(); });
    TestClient other(server.port());
    CHECK(other.get("/x").status == 200);
}

TEST_CASE("An answer for a client that has gone is dropped", "[net][http]") {
    TestServer server;
    {
        TestClient client(server.port());
        client.send("GET /later HTTP/1.1\r\nHost: test\r\n\r\n");
        eventually([&] { return server.gateway().http_waiting == 1; });
    }
    server.run([&] { server.gateway().answer_later(); });
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("A reader who takes nothing of the answer is given up", "[net][http]") {
    TestServer server;
    TestClient client(server.port(), 4096);
    client.send("GET /big HTTP/1.1\r\nHost: test\r\n\r\n");
    eventually([&] { return server.stats().outbox_bytes.value() > 0; });
    eventually([&] {
        server.advance_ms(server.options.http_idle_ms_max + 1);
        return server.stats().connections_open.value() == 0;
    });
    CHECK(server.stats().outbox_bytes.value() == 0);
}

TEST_CASE("A proxy is believed only where it is trusted", "[net][http]") {
    const std::string request = "GET /x HTTP/1.1\r\nHost: test\r\nX-Forwarded-Proto: https\r\n\r\n";
    NetworkOptions options;
    SECTION("trusted") {
        options.proxy_trusted = true;
        TestServer server(options);
        TestClient client(server.port());
        client.send(request);
        CHECK(client.response().body == "GET /x?\nsecure\n");
    }
    SECTION("not trusted") {
        TestServer server(options);
        TestClient client(server.port());
        client.send(request);
        CHECK(client.response().body == "GET /x?\nplain\n");
    }
}

}  // namespace havn::net
