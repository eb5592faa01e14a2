// The codec alone, in the order of the Autobahn suite's cases 1 to 10. Every case is fed whole and
// byte by byte: what comes out must not depend on how the bytes arrive.

#include "server/net/websocket_codec.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

namespace {

using protocol::CloseCode;
using testing::client_frame;
using Kind = Decoded::Kind;

constexpr DecoderLimits with_binary{.binary = true};

struct Seen {
    Kind kind;
    std::string payload;
    int code = 0;
    friend bool operator==(const Seen&, const Seen&) = default;
};

std::ostream& operator<<(std::ostream& out, const Seen& seen) {
    return out << static_cast<int>(seen.kind) << ':' << seen.payload.size() << ':' << seen.code;
}

// Also checks that nothing is kept once all messages have been handed out.
std::vector<Seen> decode_in_pieces(std::string bytes, std::size_t piece_bytes,
                                   const DecoderLimits& limits) {
    Decoder decoder;
    std::vector<Seen> all;
    for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
        std::span<char> input(bytes.data() + at, std::min(piece_bytes, bytes.size() - at));
        for (;;) {
            const Decoded decoded = decoder.next(input, limits);
            if (decoded.kind == Kind::need_more) break;
            Seen seen{decoded.kind, std::string(decoded.payload)};
            if (decoded.kind == Kind::close) seen.code = decoded.close_code.value_or(0);
            if (decoded.kind == Kind::error) seen.code = static_cast<int>(decoded.error);
            all.push_back(seen);
            if (decoded.kind == Kind::error || decoded.kind == Kind::close) return all;
        }
        CHECK(input.empty());
    }
    return all;
}

std::vector<Seen> decode(const std::string& bytes, const DecoderLimits& limits = {}) {
    auto whole = decode_in_pieces(bytes, bytes.size() + 1, limits);
    for (const std::size_t piece_bytes : {1u, 2u, 3u, 7u, 16u, 1000u})
        CHECK(decode_in_pieces(bytes, piece_bytes, limits) == whole);
    return whole;
}

Seen text(std::string payload) {
    return {Kind::text, std::move(payload)};
}
Seen error(CloseCode code) {
    return {Kind::error, "", static_cast<int>(code)};
}
std::string close_payload(unsigned code, std::string_view reason = {}) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
    return payload.append(reason);
}

using All = std::vector<Seen>;

}  // namespace

TEST_CASE("Messages of every length form arrive as they were sent", "[net][codec]") {
    for (const std::size_t size :
         {0u, 1u, 2u, 7u, 8u, 9u, 125u, 126u, 127u, 128u, 4'000u, 16'384u}) {
        const std::string payload(size, '*');
        CHECK(decode(client_frame(1, payload)) == All{text(payload)});
        CHECK(decode(client_frame(2, payload), with_binary) == All{{Kind::binary, payload}});
    }
    constexpr DecoderLimits roomy{.message_bytes_max = 1'000'000};
    for (const std::size_t size : {65'535u, 65'536u, 65'537u, 200'000u})
        CHECK(decode(client_frame(1, std::string(size, '*')), roomy) ==
              All{text(std::string(size, '*'))});
}

TEST_CASE("Binary messages are refused unless asked for", "[net][codec]") {
    CHECK(decode(client_frame(2, "x")) == All{error(CloseCode::not_text)});
    CHECK(decode(client_frame(2, "x", false)) == All{error(CloseCode::not_text)});
}

TEST_CASE("Pings and pongs carry at most 125 bytes and are never cut", "[net][codec]") {
    CHECK(decode(client_frame(9, "")) == All{{Kind::ping, ""}});
    CHECK(decode(client_frame(9, std::string("\0\xff\xfe", 3))) ==
          All{{Kind::ping, std::string("\0\xff\xfe", 3)}});
    CHECK(decode(client_frame(9, std::string(125, 'p'))) ==
          All{{Kind::ping, std::string(125, 'p')}});
    CHECK(decode(client_frame(10, "unasked")) == All{{Kind::pong, "unasked"}});
    CHECK(decode(client_frame(9, std::string(126, 'p'))) == All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(9, "p", false)) == All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(10, "p", false)) == All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(8, "", false)) == All{error(CloseCode::protocol_error)});
}

TEST_CASE("Reserved bits and opcodes end the connection", "[net][codec]") {
    for (const unsigned bits : {0x10u, 0x20u, 0x30u, 0x40u, 0x50u, 0x60u, 0x70u}) {
        std::string frame = client_frame(1, "before") + client_frame(1, "reserved");
        const std::size_t at = client_frame(1, "before").size();
        frame[at] = static_cast<char>(static_cast<unsigned char>(frame[at]) | bits);
        CHECK(decode(frame) == All{text("before"), error(CloseCode::protocol_error)});
    }
    for (const unsigned opcode : {3u, 4u, 5u, 6u, 7u, 11u, 12u, 13u, 14u, 15u}) {
        CHECK(decode(client_frame(opcode, "")) == All{error(CloseCode::protocol_error)});
        CHECK(decode(client_frame(opcode, "payload")) == All{error(CloseCode::protocol_error)});
    }
}

TEST_CASE("Frames of a client must be masked", "[net][codec]") {
    CHECK(decode(std::string("\x81\x01x")) == All{error(CloseCode::protocol_error)});
    CHECK(decode(std::string("\x88\x00", 2)) == All{error(CloseCode::protocol_error)});
}

TEST_CASE("Lengths must be written in the shortest form", "[net][codec]") {
    CHECK(decode(std::string("\x81\xfe\x00\x7d....", 8)) == All{error(CloseCode::protocol_error)});
    CHECK(decode(std::string("\x81\xff\0\0\0\0\0\0\xff\xff....", 14)) ==
          All{error(CloseCode::protocol_error)});
    CHECK(decode(std::string("\x81\xff\x80\0\0\0\0\1\0\0....", 14)) ==
          All{error(CloseCode::protocol_error)});
}

TEST_CASE("Fragments are put together, with control frames between them", "[net][codec]") {
    const std::string cut = client_frame(1, "frag", false) + client_frame(0, "ment");
    CHECK(decode(cut) == All{text("fragment")});
    CHECK(decode(cut + cut) == All{text("fragment"), text("fragment")});
    CHECK(decode(client_frame(1, "frag", false) + client_frame(9, "between") +
                 client_frame(0, "", false) + client_frame(10, "") + client_frame(0, "ment") +
                 client_frame(1, "next")) ==
          All{{Kind::ping, "between"}, {Kind::pong, ""}, text("fragment"), text("next")});
    CHECK(decode(client_frame(1, "", false) + client_frame(0, "", false) + client_frame(0, "")) ==
          All{text("")});
    CHECK(decode(client_frame(2, "\xff", false) + client_frame(0, "\xfe"), with_binary) ==
          All{{Kind::binary, "\xff\xfe"}});
    CHECK(decode(client_frame(1, "frag", false) + client_frame(8, close_payload(1000))) ==
          All{{Kind::close, "", 1000}});
}

TEST_CASE("Fragments out of place end the connection", "[net][codec]") {
    CHECK(decode(client_frame(0, "nothing to continue")) == All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(0, "nothing", false)) == All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(1, "begun", false) + client_frame(1, "another")) ==
          All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(1, "whole") + client_frame(0, "more")) ==
          All{text("whole"), error(CloseCode::protocol_error)});
}

TEST_CASE("Text must be UTF-8, and is refused as early as that is known", "[net][codec]") {
    const std::string greek = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5";
    CHECK(decode(client_frame(1, greek)) == All{text(greek)});
    for (std::size_t cut = 0; cut <= greek.size(); ++cut)
        CHECK(decode(client_frame(1, greek.substr(0, cut), false) +
                     client_frame(0, greek.substr(cut))) == All{text(greek)});

    for (const std::string valid :
         {"\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
          "\xdf\xbf", "\xc2\x80", "\x7f", "\xe0\xa0\x80"})
        CHECK(decode(client_frame(1, "a" + valid + "b")) == All{text("a" + valid + "b")});
    for (const std::string invalid :
         {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
          "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80",
          "\xfe", "\xff", "\xc2", "\xe1\x80", "\xf1\x80\x80", "\xc2 ", "\xe1\x80 "}) {
        CHECK(decode(client_frame(1, "a" + invalid)) == All{error(CloseCode::not_utf8)});
        CHECK(decode(client_frame(1, "a", false) + client_frame(0, invalid)) ==
              All{error(CloseCode::not_utf8)});
    }

    SECTION("in the middle of a frame that is still on its way") {
        std::string cut = client_frame(1, "fine \xff and more that never comes");
        cut.resize(2 + 4 + 6);
        CHECK(decode(cut) == All{error(CloseCode::not_utf8)});
    }
    SECTION("a sequence cut off by the end of the message") {
        CHECK(decode(client_frame(1, "\xe1", false) + client_frame(0, "\xbd")) ==
              All{error(CloseCode::not_utf8)});
    }
}

TEST_CASE("Close frames are checked", "[net][codec]") {
    CHECK(decode(client_frame(8, "")) == All{{Kind::close, "", 0}});
    CHECK(decode(client_frame(8, "x")) == All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(8, close_payload(1000, "bye"))) == All{{Kind::close, "", 1000}});
    CHECK(decode(client_frame(8, close_payload(1000, std::string(123, 'r')))) ==
          All{{Kind::close, "", 1000}});
    CHECK(decode(client_frame(8, close_payload(1000, std::string(124, 'r')))) ==
          All{error(CloseCode::protocol_error)});
    CHECK(decode(client_frame(8, close_payload(1000, "\xce\xba\xff"))) ==
          All{error(CloseCode::not_utf8)});
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                           3000, 3999, 4000, 4999})
        CHECK(decode(client_frame(8, close_payload(static_cast<unsigned>(code)))) ==
              All{{Kind::close, "", code}});
    for (const unsigned code :
         {0u, 999u, 1004u, 1005u, 1006u, 1015u, 1016u, 1100u, 2000u, 2999u, 5000u, 65'535u})
        CHECK(decode(client_frame(8, close_payload(code))) ==
              All{error(CloseCode::protocol_error)});
}

TEST_CASE("Messages are bounded in bytes and in fragments", "[net][codec]") {
    constexpr DecoderLimits tight{.message_bytes_max = 1'000, .fragments_max = 4};
    CHECK(decode(client_frame(1, std::string(1'000, 'x')), tight) ==
          All{text(std::string(1'000, 'x'))});
    CHECK(decode(client_frame(1, std::string(1'001, 'x')), tight) ==
          All{error(CloseCode::too_large)});
    CHECK(decode(client_frame(1, std::string(600, 'x'), false) +
                     client_frame(0, std::string(401, 'x')),
                 tight) == All{error(CloseCode::too_large)});

    SECTION("by the length that is announced, before the bytes have come") {
        CHECK(decode(std::string("\x81\xff\0\0\0\0\x7f\xff\xff\xff....", 14), tight) ==
              All{error(CloseCode::too_large)});
    }
    SECTION("empty fragments count") {
        std::string frames = client_frame(1, "", false);
        for (int count = 0; count < 2; ++count) frames += client_frame(0, "", false);
        CHECK(decode(frames + client_frame(0, ""), tight) == All{text("")});
        CHECK(decode(frames + client_frame(0, "", false) + client_frame(0, ""), tight) ==
              All{error(CloseCode::too_large)});
    }
}

TEST_CASE("A decoder keeps nothing between messages", "[net][codec]") {
    Decoder decoder;
    std::string bytes = client_frame(1, "one", false) + client_frame(9, "p") + client_frame(0, "1");
    std::span<char> first(bytes.data(), 5);
    CHECK(decoder.next(first, {}).kind == Kind::need_more);
    CHECK_FALSE(decoder.idle());
    std::span<char> rest(bytes.data() + 5, bytes.size() - 5);
    CHECK(decoder.next(rest, {}).kind == Kind::ping);
    CHECK(decoder.next(rest, {}).kind == Kind::text);
    CHECK(decoder.next(rest, {}).kind == Kind::need_more);
    CHECK(decoder.idle());
}

TEST_CASE("Any sequence of messages survives any way of being cut", "[net][codec]") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::minstd_rand random(seed);
    const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
    for (int round = 0; round < 200; ++round) {
        std::string bytes;
        All expected;
        for (unsigned messages = 1 + below(6); messages > 0; --messages) {
            std::string payload;
            for (unsigned left = below(300); left > 0; --left)
                payload += below(9) ? "x" : "\xc3\xa9";
            const std::size_t cut = below(static_cast<unsigned>(payload.size()) + 1);
            bytes += client_frame(1, payload.substr(0, cut), false);
            if (below(2)) {
                bytes += client_frame(9, "ping");
                expected.push_back({Kind::ping, "ping"});
            }
            bytes += client_frame(0, payload.substr(cut));
            expected.push_back(text(payload));
        }
        Decoder decoder;
        All seen;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t piece = std::min<std::size_t>(1 + below(400), bytes.size() - at);
            std::span<char> input(bytes.data() + at, piece);
            at += piece;
            for (Decoded decoded = decoder.next(input, {}); decoded.kind != Kind::need_more;
                 decoded = decoder.next(input, {}))
                seen.push_back({decoded.kind, std::string(decoded.payload)});
        }
        REQUIRE(seen == expected);
        std::span<char> nothing;
        decoder.next(nothing, {});
        REQUIRE(decoder.idle());
    }
}

TEST_CASE("The server's frames can be counted and cut at their ends", "[net][codec]") {
    std::string frames;
    append_ping_frame(frames);
    append_pong_frame(frames, "abc");
    append_close_frame(frames, 4003);
    CHECK(frames == std::string("\x89\x00\x8a\x03"
                                "abc\x88\x02\x0f\xa3",
                                11));
    CHECK(count_frames(frames) == 3);
    CHECK(frame_end(frames, 0) == 0);
    CHECK(frame_end(frames, 1) == 2);
    CHECK(frame_end(frames, 2) == 2);
    CHECK(frame_end(frames, 3) == 7);
    CHECK(frame_end(frames, 11) == 11);
}

}  // namespace havn::net
