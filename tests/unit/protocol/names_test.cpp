#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "protocol/errors.hpp"
#include "protocol/ids.hpp"

namespace havn::protocol {
namespace {

TEST_CASE("a room, a forum and a thread are told apart by name") {
    const auto room = parse_place("grief/lounge");
    REQUIRE(room);
    CHECK(room->kind == StreamKind::room);
    CHECK(room->group == "grief");
    CHECK(room->room == "lounge");

    const auto forum = parse_place("grief/forum");
    REQUIRE(forum);
    CHECK(forum->kind == StreamKind::forum);
    CHECK(forum->group == "grief");
    CHECK(forum->room.empty());

    const auto thread = parse_place("grief/forum/12");
    REQUIRE(thread);
    CHECK(thread->kind == StreamKind::thread);
    CHECK(thread->group == "grief");
    CHECK(thread->thread == 12);
}

TEST_CASE("names that are made can be read") {
    CHECK(parse_place(forum_name("open-door"))->kind == StreamKind::forum);
    for (const Seq thread : {Seq{1}, Seq{10}, std::numeric_limits<Seq>::max()}) {
        const auto name = thread_name("open-door", thread);
        const auto place = parse_place(name);
        REQUIRE(place);
        CHECK(place->kind == StreamKind::thread);
        CHECK(place->group == "open-door");
        CHECK(place->thread == thread);
    }
}

TEST_CASE("what is not the name of a place is refused") {
    const std::string name = GENERATE(
        "", "/", "grief", "grief/", "/lounge", "grief//", "Grief/lounge", "grief/Lounge",
        "grief/lounge/", "grief/lounge/1", "grief/forum/", "grief/forum/0", "grief/forum/01",
        "grief/forum/-1", "grief/forum/+1", "grief/forum/1x", "grief/forum/ 1", "grief/forum/1/2",
        "grief/forum/18446744073709551616", "grief/for um", "grief/löunge", "../lounge", "grief/..",
        "grief lounge", "grief/lounge\n");
    INFO(name);
    CHECK_FALSE(parse_place(name).has_value());
    CHECK_FALSE(parse_place(std::string("grief/lounge\0", 13)).has_value());
}

TEST_CASE("a slug has one to forty of a-z, 0-9 and hyphen") {
    CHECK(is_slug("a"));
    CHECK(is_slug("open-door-2"));
    CHECK(is_slug(std::string(40, 'a')));
    CHECK_FALSE(is_slug(""));
    CHECK_FALSE(is_slug(std::string(41, 'a')));
    for (int c = 0; c < 256; ++c) {
        const auto good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        CHECK(is_slug(std::string(1, static_cast<char>(c))) == good);
    }
}

TEST_CASE("ids are shown as sixteen hex digits and read back") {
    for (const std::uint64_t value :
         {std::uint64_t{0}, std::uint64_t{255}, std::uint64_t{0x0123456789abcdef},
          std::numeric_limits<std::uint64_t>::max()}) {
        const auto text = to_hex(value);
        CHECK(text.size() == 16);
        CHECK(from_hex(text) == value);
    }
    CHECK(to_hex(0xff) == "00000000000000ff");
    for (const auto wrong : {"", "ff", "00000000000000fg", "-000000000000001", "0x00000000000001",
                             "000000000000000001", " 00000000000000f"}) {
        INFO(wrong);
        CHECK_FALSE(from_hex(wrong).has_value());
    }
}

TEST_CASE("errors have one name each and are found by their code") {
    std::set<std::string_view> names;
    for (const auto& error : all_errors()) {
        CHECK(names.insert(error.name).second);
        CHECK(info(error.code).name == error.name);
        CHECK_FALSE(to_string(error.retry).empty());
    }
    CHECK(info(ErrorCode::shutting_down).code == ErrorCode::shutting_down);
    CHECK(all_errors().back().code == ErrorCode::paused);
}

TEST_CASE("only waiting errors say later, and a refusal by the guidelines asks for a change") {
    for (const auto& error : all_errors()) {
        using enum ErrorCode;
        const std::set<ErrorCode> waiting{too_fast,  try_again,   shutting_down, group_full,
                                          room_full, room_closed, room_frozen,   slow_mode,
                                          muted,     banned,      busy,          paused};
        const bool waits = waiting.contains(error.code);
        INFO(error.name);
        CHECK((error.retry == Retry::later) == waits);
    }
    CHECK(info(ErrorCode::rejected).retry == Retry::changed);
}

TEST_CASE("close codes are ones that may be sent, and say whether to come back") {
    std::set<unsigned> numbers;
    std::set<std::string_view> names;
    for (const auto& close : all_closes()) {
        const auto number = static_cast<unsigned>(close.code);
        INFO(number);
        CHECK(numbers.insert(number).second);
        CHECK(names.insert(close.name).second);
        CHECK(info(close.code).name == close.name);
        // RFC 6455, 7.4: 1004 to 1006 and 1015 are never sent; 4000 and up are the application's.
        CHECK(((number >= 1000 && number <= 1003) || (number >= 1007 && number <= 1014) ||
               (number >= 4000 && number <= 4999)));
    }
    CHECK(info(CloseCode::restart).reconnect);
    CHECK(info(CloseCode::slow).reconnect);
    CHECK_FALSE(info(CloseCode::forgotten).reconnect);
    CHECK_FALSE(info(CloseCode::too_many_errors).reconnect);
}

}  // namespace
}  // namespace havn::protocol
