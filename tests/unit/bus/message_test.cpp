#include "server/bus/message.hpp"

#include <catch2/catch.hpp>

namespace havn::bus {
namespace {

TEST_CASE("a message of the bus is read as it was written") {
    const std::string payload("\0one\r\ntwo\xff", 10);
    const auto bytes = encode({MessageKind::reached, 0x0123456789abcdefULL, 42, payload});
    const auto message = decode(bytes);
    REQUIRE(message);
    CHECK(message->kind == MessageKind::reached);
    CHECK(message->from == 0x0123456789abcdefULL);
    CHECK(message->seq == 42);
    CHECK(message->payload == payload);
    CHECK(decode(encode({MessageKind::control, 1, 0, {}}))->payload.empty());
}

TEST_CASE("what another program or another version wrote is no message") {
    const auto bytes = encode({MessageKind::ephemeral, 7, 0, "x"});
    for (std::size_t size = 0; size + 1 < bytes.size(); ++size)
        CHECK_FALSE(decode(std::string_view(bytes).substr(0, size)));
    for (std::size_t at = 0; at < 5; ++at) {
        auto other = bytes;
        other[at] = '\x7f';
        CHECK_FALSE(decode(other));
    }
    CHECK_FALSE(decode(R"({"room":"grief/lounge"})"));
}

TEST_CASE("organisations have channels of their own") {
    const Channels ours(1), theirs(2);
    const protocol::StreamId stream{77};
    CHECK(ours.stream_of(ours.of(stream)) == stream);
    CHECK_FALSE(theirs.stream_of(ours.of(stream)));
    CHECK_FALSE(ours.stream_of(ours.control()));
    CHECK_FALSE(ours.stream_of(ours.of(stream) + "x"));
    CHECK(ours.control() != theirs.control());
}

TEST_CASE("a channel's slot is the one a Redis cluster gives it") {
    // As CLUSTER KEYSLOT answers.
    CHECK(slot_of("123456789") == 12739);
    CHECK(slot_of("foo") == 12182);
    CHECK(slot_of("") == 0);
}

}  // namespace
}  // namespace havn::bus
