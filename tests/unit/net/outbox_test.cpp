#include "server/net/outbox.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "protocol/frame.hpp"

namespace havn::net {

namespace {

core::Bytes bytes(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

std::string frame(std::string_view payload) {
    std::string out;
    protocol::append_text_frame(out, payload);
    return out;
}

std::string waiting(const Outbox& outbox) {
    std::array<iovec, 64> parts;
    std::string all;
    for (std::size_t at = 0, count = outbox.gather(parts); at < count; ++at)
        all.append(static_cast<const char*>(parts[at].iov_base), parts[at].iov_len);
    return all;
}

}  // namespace

TEST_CASE("An empty outbox is one pointer", "[net][outbox]") {
    const Outbox outbox;
    CHECK(sizeof outbox <= 24);
    CHECK(outbox.empty());
    CHECK(outbox.bytes() == 0);
    CHECK(outbox.bytes_behind_first() == 0);
}

TEST_CASE("What waits goes out in order, without a copy", "[net][outbox]") {
    Outbox outbox;
    const core::Bytes shared = bytes("shared");
    outbox.push(bytes("private"), 3, 1);
    outbox.push(shared, 0, 2);
    CHECK(waiting(outbox) == "vateshared");
    CHECK(outbox.bytes() == 10);
    CHECK(outbox.bytes_behind_first() == 6);
    CHECK(outbox.frames() == 3);
    std::array<iovec, 2> parts;
    REQUIRE(outbox.gather(parts) == 2);
    CHECK(parts[1].iov_base == shared->data());

    outbox.consume(5);
    CHECK(waiting(outbox) == "hared");
    CHECK(outbox.frames() == 2);
    outbox.consume(5);
    CHECK(outbox.empty());
    CHECK(shared.use_count() == 1);
}

TEST_CASE("Nothing left of the bytes is nothing to wait for", "[net][outbox]") {
    Outbox outbox;
    outbox.push(bytes("gone"), 4, 1);
    CHECK(outbox.empty());
}

TEST_CASE("Dropping keeps the frame that is half sent, and what is promised", "[net][outbox]") {
    const std::string first = frame("one") + frame("two") + frame("three");
    Outbox outbox;
    outbox.push(bytes(first), 0, 3);
    outbox.push(bytes(frame("four")), 0, 1);

    SECTION("nothing sent: nothing kept") {
        outbox.drop_unsent(0);
        CHECK(outbox.empty());
    }
    SECTION("between two frames: nothing kept") {
        outbox.consume(frame("one").size());
        outbox.drop_unsent(0);
        CHECK(outbox.empty());
    }
    SECTION("within a frame: its rest") {
        outbox.consume(frame("one").size() + 3);
        outbox.drop_unsent(0);
        CHECK(waiting(outbox) == frame("two").substr(3));
    }
    SECTION("promised bytes: up to the end of their frame, also across entries") {
        outbox.consume(1);
        outbox.drop_unsent(frame("one").size());
        CHECK(waiting(outbox) == (frame("one") + frame("two")).substr(1));
    }
    SECTION("promised into the next entry") {
        outbox.drop_unsent(first.size() + 1);
        CHECK(waiting(outbox) == first + frame("four"));
    }
    if (!outbox.empty()) outbox.consume(outbox.bytes());
    CHECK(outbox.empty());
}

TEST_CASE("Bytes and frames add up however they are taken", "[net][outbox]") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::minstd_rand random(seed);
    Outbox outbox;
    std::string model;
    for (int round = 0; round < 5'000; ++round) {
        if (random() % 3) {
            const std::string next = frame(std::string(random() % 40, 'a' + char(random() % 26)));
            outbox.push(bytes(next), 0, 1);
            model += next;
        } else if (!model.empty()) {
            const std::size_t taken = 1 + random() % model.size();
            outbox.consume(taken);
            model.erase(0, taken);
        }
        REQUIRE(outbox.bytes() == model.size());
        REQUIRE(model.starts_with(waiting(outbox)));
        REQUIRE(outbox.empty() == model.empty());
    }
}

}  // namespace havn::net
