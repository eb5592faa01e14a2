// What a broken, hostile or merely old client may send: each has one named error, and the id of the
// request wherever it could be read.
#include <catch2/catch.hpp>

#include "protocol/codec.hpp"

namespace havn::protocol {
namespace {

using namespace std::string_view_literals;

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

std::string repeat(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

void expect_error(std::string_view message, ErrorCode code, std::optional<std::uint64_t> id = {},
                  std::optional<std::string> detail = {}) {
    INFO(message.substr(0, 200));
    const auto decoded = decode(message);
    REQUIRE_FALSE(decoded.has_value());
    CHECK(info(decoded.error().error.code).name == info(code).name);
    CHECK(decoded.error().id == id);
    if (detail) CHECK(decoded.error().error.detail == detail);
}

template <class C>
C decoded(std::string_view message) {
    INFO(message.substr(0, 200));
    const auto request = decode(message);
    REQUIRE(request.has_value());
    REQUIRE(std::holds_alternative<C>(request->command));
    return std::get<C>(request->command);
}

std::string say(std::string_view text, std::string_view cid = "c-1") {
    std::string message = R"({"id":4,"do":"room.say","room":"grief/lounge","cid":")";
    message += cid;
    message += R"(","text":")";
    message += text;
    message += R"("})";
    return message;
}

TEST_CASE("what is not one JSON object is malformed") {
    const auto message =
        GENERATE(""sv, " "sv, "{"sv, "}"sv, "null"sv, "[]"sv, "1"sv, "\"hello\""sv, "{\"id\":1,}"sv,
                 "{'id':1}"sv, "{\"id\":1 \"do\":\"hello\"}"sv, "{\"id\":01,\"do\":\"hello\"}"sv,
                 "{\"id\":1,\"do\":\"hello\"} x"sv, "{\"id\":1,\"do\":\"hello\"}{}"sv,
                 "{\"id\":1,\"do\":\"hello\"}\0"sv, "\xef\xbb\xbf{\"id\":1,\"do\":\"hello\"}"sv,
                 "{\"id\":1,\"do\":\"hello\"/* c */}"sv, "{\"id\":NaN,\"do\":\"hello\"}"sv,
                 "{\"id\":1,\"do\":\"hel\nlo\"}"sv, "{\"id\":1,\"do\":\"hel\0lo\"}"sv,
                 "{\"id\":1,\"do\":\"\\x\"}"sv, "{\"id\":1,\"do\":\"\\u12g4\"}"sv);
    expect_error(message, ErrorCode::malformed);
}

TEST_CASE("text that no UTF-8 decoder may produce is malformed") {
    const auto text =
        GENERATE("\x80"sv, "\xc0\xaf"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\xe2\x82"sv,
                 "\xff"sv, "\\ud800"sv, "\\udc00"sv, "\\ud800\\u0041"sv, "\\udc00\\ud800"sv);
    expect_error(say(text), ErrorCode::malformed);
}

TEST_CASE("a surrogate pair is one character, and an escaped NUL is a character like others") {
    CHECK(decoded<RoomSay>(say("\\ud83c\\udf0a")).text == "🌊");
    CHECK(decoded<RoomSay>(say("a\\u0000b")).text == "a\0b"sv);
}

TEST_CASE("nesting beyond the limit is too deep, wherever it is") {
    const auto with = [](const std::string& value) {
        return R"({"id":1,"do":"group.list","extra":)" + value + "}";
    };
    decoded<GroupList>(with(nested(limits::json_depth_max - 1)));
    expect_error(with(nested(limits::json_depth_max)), ErrorCode::too_deep);
    expect_error(std::string(10'000, '['), ErrorCode::too_deep);
    expect_error(repeat(R"({"a":)", 2'000), ErrorCode::too_deep);
}

TEST_CASE("the id must be a whole number that every client can hold") {
    for (const auto id : {"-1", "1.5", "1.0", "1e2", "1e400", "\"1\"", "null", "true", "[1]", "{}",
                          "9007199254740993", "18446744073709551615", "18446744073709551616",
                          "99999999999999999999999999"}) {
        INFO(id);
        const auto answer = decode(R"({"do":"group.list","id":)" + std::string(id) + "}");
        REQUIRE_FALSE(answer.has_value());
        CHECK_FALSE(answer.error().id.has_value());
        const auto code = answer.error().error.code;
        CHECK((code == ErrorCode::bad_field || code == ErrorCode::malformed));
    }
    expect_error(R"({"do":"group.list"})", ErrorCode::bad_field, {}, "id");
    for (const auto id : {"0", "1", "9007199254740992"})
        CHECK(decode(R"({"do":"group.list","id":)" + std::string(id) + "}").has_value());
}

TEST_CASE("the verb must be known text") {
    expect_error(R"({"id":5})", ErrorCode::bad_field, 5, "do");
    expect_error(R"({"id":5,"do":7})", ErrorCode::bad_field, 5, "do");
    expect_error(R"({"id":5,"do":null})", ErrorCode::bad_field, 5, "do");
    expect_error(R"({"id":5,"do":""})", ErrorCode::unknown_command, 5);
    expect_error(R"({"id":5,"do":"room.shout"})", ErrorCode::unknown_command, 5, "room.shout");
    expect_error(R"({"id":5,"do":"Hello"})", ErrorCode::unknown_command, 5);
    expect_error(R"({"id":5,"do":"hello "})", ErrorCode::unknown_command, 5);
    expect_error(R"({"id":5,"do":"hello\u0000"})", ErrorCode::unknown_command, 5);
}

TEST_CASE("an unknown verb comes back short, and still as valid UTF-8") {
    for (const std::size_t before : {60U, 61U, 62U, 63U, 64U}) {
        const auto verb = std::string(before, 'x') + repeat("🌊", 200);
        const auto answer = decode(R"({"id":5,"do":")" + verb + R"("})");
        REQUIRE_FALSE(answer.has_value());
        const auto& detail = answer.error().error.detail;
        REQUIRE(detail.has_value());
        CHECK(detail->size() <= limits::cid_bytes_max);
        CHECK(is_utf8(*detail));
        CHECK(verb.starts_with(*detail));
    }
}

TEST_CASE("a required field that is absent, null or of another type is named") {
    for (const auto room : {"", R"("room":null,)", R"("room":1,)", R"("room":true,)",
                            R"("room":["grief/lounge"],)", R"("room":{"a":"b"},)"}) {
        expect_error("{" + std::string(room) + R"("id":3,"do":"room.enter"})", ErrorCode::bad_field,
                     3, "room");
    }
    for (const auto seq : {"-1", "0.5", "\"4\"", "9007199254740993", "1e99", "true", "null"}) {
        expect_error(
            R"({"id":3,"do":"room.remove","room":"grief/lounge","seq":)" + std::string(seq) + "}",
            ErrorCode::bad_field, 3, "seq");
    }
}

TEST_CASE("an optional field may be absent or null, but not of another type") {
    CHECK_FALSE(decoded<RoomEnter>(R"({"id":3,"do":"room.enter","room":"grief/lounge"})").after);
    CHECK_FALSE(
        decoded<RoomEnter>(R"({"id":3,"do":"room.enter","room":"grief/lounge","after":null})")
            .after);
    CHECK(
        decoded<RoomEnter>(R"({"id":3,"do":"room.enter","room":"grief/lounge","after":0})").after ==
        0);
    expect_error(R"({"id":3,"do":"room.enter","room":"grief/lounge","after":"41"})",
                 ErrorCode::bad_field, 3, "after");
    expect_error(R"({"id":3,"do":"hello","token":17})", ErrorCode::bad_field, 3, "token");
    CHECK_FALSE(decoded<ForumThreads>(R"({"id":3,"do":"forum.threads","group":"grief"})").live);
    CHECK_FALSE(
        decoded<ForumThreads>(R"({"id":3,"do":"forum.threads","group":"grief","live":null})").live);
    expect_error(R"({"id":3,"do":"forum.threads","group":"grief","live":1})", ErrorCode::bad_field,
                 3, "live");
}

TEST_CASE("unknown fields are ignored, and of two equal ones the last counts") {
    const auto enter = decoded<RoomEnter>(
        R"({"id":3,"do":"room.enter","room":"grief/lounge","colour":"blue","more":[1,{"a":null}]})");
    CHECK(enter.room == "grief/lounge");
    const auto twice =
        decoded<RoomEnter>(R"({"id":3,"do":"room.enter","room":"grief/one","room":"grief/two"})");
    CHECK(twice.room == "grief/two");
}

TEST_CASE("a message is measured in characters, not in bytes") {
    const auto most = limits::message_characters_max;
    for (const auto piece : {"x"sv, "é"sv, "€"sv, "🌊"sv}) {
        CHECK(decoded<RoomSay>(say(repeat(piece, most))).text.size() == most * piece.size());
        expect_error(say(repeat(piece, most + 1)), ErrorCode::too_long, 4, "text");
    }
    CHECK(say(repeat("🌊", most), std::string(limits::cid_bytes_max, 'c')).size() <=
          limits::frame_bytes_max);
}

TEST_CASE("titles, handles and reasons have limits of their own") {
    const auto open = [](std::size_t title) {
        return R"({"id":4,"do":"forum.open","group":"grief","cid":"c","text":"t","title":")" +
               repeat("é", title) + R"("})";
    };
    CHECK(decode(open(limits::title_characters_max)).has_value());
    expect_error(open(limits::title_characters_max + 1), ErrorCode::too_long, 4, "title");

    const auto report = [](std::size_t reason) {
        return R"({"id":4,"do":"report.file","place":"grief/lounge","seq":1,"reason":")" +
               repeat("é", reason) + R"("})";
    };
    CHECK(decode(report(limits::reason_characters_max)).has_value());
    expect_error(report(limits::reason_characters_max + 1), ErrorCode::too_long, 4, "reason");
}

TEST_CASE("names and client ids are measured in bytes") {
    CHECK(decode(say("t", std::string(limits::cid_bytes_max, 'c'))).has_value());
    expect_error(say("t", std::string(limits::cid_bytes_max + 1, 'c')), ErrorCode::bad_field, 4,
                 "cid");
    expect_error(say("t", repeat("é", limits::cid_bytes_max / 2 + 1)), ErrorCode::bad_field, 4,
                 "cid");
    const auto hello = [](std::size_t token) {
        return R"({"id":1,"do":"hello","token":")" + std::string(token, 'a') + R"("})";
    };
    CHECK(decode(hello(limits::name_bytes_max)).has_value());
    expect_error(hello(limits::name_bytes_max + 1), ErrorCode::bad_field, 1, "token");
}

TEST_CASE("a message larger than the parser's first memory still decodes") {
    std::string extras;
    for (int i = 0; i < 1'000; ++i) extras += R"("k)" + std::to_string(i) + R"(":"v",)";
    const auto request = decode("{" + extras + R"("id":9,"do":"group.list"})");
    REQUIRE(request.has_value());
    CHECK(request->id == 9);
}

}  // namespace
}  // namespace havn::protocol
