// What is sent to many and what waits for slow readers, over real sockets.

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "protocol/frame.hpp"
#include "protocol/limits.hpp"
#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

using testing::eventually;
using testing::TestClient;
using testing::TestServer;
namespace limits = protocol::limits;

namespace {

core::Bytes text_frames(std::string_view payload, std::uint32_t count = 1) {
    std::string frames;
    for (; count > 0; --count) protocol::append_text_frame(frames, payload);
    return std::make_shared<const std::string>(std::move(frames));
}

}  // namespace

TEST_CASE("Shared frames reach every listener, after what was sent privately before",
          "[net][delivery]") {
    TestServer server;
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int count = 0; count < 50; ++count) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        clients.back()->open_websocket();
        clients.back()->say("join");
        CHECK(clients.back()->text() == "joined");
    }
    const auto before = server.stats().deliveries.value();
    server.run([&] {
        Connection* const first = server.network().find({0, 1});
        REQUIRE(first);
        CHECK(first->peer());
        first->send_private(*text_frames("private"));
        server.gateway().share(text_frames("shared", 3), 3);
        first->send_private(*text_frames("after"));
    });
    bool private_seen = false;
    for (auto& client : clients) {
        std::string text = client->text();
        if (text == "private") {
            private_seen = true;
            text = client->text();
            CHECK(text == "shared");
            CHECK(client->text() == "shared");
            CHECK(client->text() == "shared");
            CHECK(client->text() == "after");
            continue;
        }
        CHECK(text == "shared");
        CHECK(client->text() == "shared");
        CHECK(client->text() == "shared");
    }
    CHECK(private_seen);
    CHECK(server.stats().deliveries.value() == before + 150);
}

TEST_CASE("A slow reader is closed, and the others get everything", "[net][delivery]") {
    TestServer server;
    TestClient slow(server.port(), 4096);
    TestClient quick(server.port());
    for (TestClient* client : {&slow, &quick}) {
        client->open_websocket();
        client->say("join");
        CHECK(client->text() == "joined");
    }
    const core::Bytes frames = text_frames(std::string(4'000, 's'), 4);
    std::uint64_t sent = 0;
    while (server.stats().slow_closes.value() == 0) {
        server.run([&] { server.gateway().share(frames, 4); });
        ++sent;
        for (int count = 0; count < 4; ++count) CHECK(quick.text().size() == 4'000);
        REQUIRE(sent < 10'000);
        REQUIRE(server.stats().outbox_bytes.value() <= limits::outbox_bytes_max + frames->size());
    }
    eventually([&] { return server.gateway().closes_seen == 1; });
    CHECK(server.gateway().listening == 1);

    // What the slow one finds, once it reads: whole frames, fewer than were sent, and the reason.
    std::uint64_t frames_read = 0;
    for (;;) {
        const auto frame = slow.frame();
        if (frame.opcode == 8) {
            CHECK(frame.payload == "\x0f\xa3");
            break;
        }
        CHECK(frame.payload == std::string(4'000, 's'));
        ++frames_read;
    }
    CHECK(frames_read < sent * 4);
    quick.say("still here");
    CHECK(quick.text() == "still here");
}

TEST_CASE("Too many small frames are slow as well as too many bytes", "[net][delivery]") {
    NetworkOptions options;
    options.outbox_bytes_max = 100'000'000;
    TestServer server(options);
    TestClient slow(server.port(), 4096);
    slow.open_websocket();
    slow.say("join");
    CHECK(slow.text() == "joined");
    const core::Bytes filler = text_frames(std::string(50'000, 's'));
    while (server.stats().outbox_bytes.value() == 0)
        server.run([&] { server.gateway().share(filler, 1); });
    const core::Bytes small = text_frames("s");
    for (std::uint32_t count = 0; count < limits::outbox_frames_max - 1; ++count)
        server.run([&] { server.gateway().share(small, 1); });
    CHECK(server.stats().slow_closes.value() == 0);
    server.run([&] { server.gateway().share(small, 1); });
    CHECK(server.stats().slow_closes.value() == 1);
}

TEST_CASE("One long answer does not make its reader slow, many unread ones do", "[net][delivery]") {
    TestServer server;
    TestClient client(server.port(), 4096);
    client.open_websocket();
    const int frames = 3'000;
    server.run([&] {
        Connection* const connection = server.network().find({0, 1});
        REQUIRE(connection);
        connection->send_private(*text_frames(std::string(12'000'000, 'h')));
    });
    eventually([&] { return server.stats().outbox_bytes.value() > limits::outbox_bytes_max; });
    CHECK(server.stats().slow_closes.value() == 0);
    SECTION("it is read") {
        CHECK(client.text().size() == 12'000'000);
        client.say("done");
        CHECK(client.text() == "done");
    }
    SECTION("more is asked for and nothing read") {
        client.say("flood " + std::to_string(frames));
        eventually([&] { return server.stats().slow_closes.value() == 1; });
    }
}

TEST_CASE("What a reader left unread arrives in order once it reads", "[net][delivery]") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::minstd_rand random(seed);
    NetworkOptions options;
    options.outbox_bytes_max = 100'000'000;
    options.outbox_frames_max = 1'000'000;
    TestServer server(options);
    TestClient client(server.port(), 4096);
    client.open_websocket();
    client.say("join");
    CHECK(client.text() == "joined");
    std::vector<std::string> expected;
    server.run([&] {
        Connection* const connection = server.network().find({0, 1});
        REQUIRE(connection);
        for (int count = 0; count < 3'000; ++count) {
            expected.push_back(std::to_string(count) + std::string(random() % 3'000, 'o'));
            if (random() % 2) {
                connection->send_private(*text_frames(expected.back()));
            } else {
                server.gateway().share(text_frames(expected.back()), 1);
            }
        }
    });
    CHECK(server.stats().outbox_bytes.value() > 0);
    bool same = true;
    for (const auto& text : expected) same = client.text() == text && same;
    CHECK(same);
    eventually([&] { return server.stats().outbox_bytes.value() == 0; });
}

TEST_CASE("Closing while listeners are walked tells nobody before the walk is over",
          "[net][delivery]") {
    TestServer server;
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int count = 0; count < 10; ++count) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        clients.back()->open_websocket();
        clients.back()->say("join");
        CHECK(clients.back()->text() == "joined");
    }
    clients.clear();  // the next sends to them fail, at the latest the second ones
    server.run([&] {
        const int before = server.gateway().closes_seen;
        for (int count = 0; count < 20; ++count) server.gateway().share(text_frames("x"), 1);
        CHECK(server.gateway().closes_seen == before);
    });
    eventually([&] { return server.gateway().closes_seen == 10; });
    CHECK(server.gateway().listening == 0);
}

}  // namespace havn::net
