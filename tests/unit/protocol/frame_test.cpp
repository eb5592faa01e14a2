#include <catch2/catch.hpp>

#include "protocol/frame.hpp"

namespace havn::protocol {
namespace {

std::string bytes(std::initializer_list<unsigned> values) {
    std::string out;
    for (const auto value : values) out += static_cast<char>(value);
    return out;
}

std::string header(std::size_t payload_bytes, unsigned opcode = 1) {
    std::string out;
    append_frame_header(out, opcode, payload_bytes);
    return out;
}

// The examples of RFC 6455, section 5.7, and the borders of its three length forms.
TEST_CASE("frame headers are those of RFC 6455") {
    CHECK(header(0) == bytes({0x81, 0}));
    CHECK(header(5) == bytes({0x81, 0x05}));
    CHECK(header(125) == bytes({0x81, 125}));
    CHECK(header(126) == bytes({0x81, 126, 0, 126}));
    CHECK(header(256) == bytes({0x81, 126, 0x01, 0x00}));
    CHECK(header(65'535) == bytes({0x81, 126, 0xff, 0xff}));
    CHECK(header(65'536) == bytes({0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0}));
    CHECK(header(2, 8) == bytes({0x88, 2}));
    CHECK(header(4, 10) == bytes({0x8a, 4}));
}

TEST_CASE("the size of a header is known beforehand") {
    for (const std::size_t payload : {0U, 1U, 125U, 126U, 127U, 65'535U, 65'536U, 1'000'000U})
        CHECK(header(payload).size() == frame_header_bytes(payload));
}

TEST_CASE("a text frame is its header and its payload, appended") {
    std::string out = "before";
    append_text_frame(out, "Hello");
    CHECK(out == "before" + bytes({0x81, 0x05}) + "Hello");
    append_text_frame(out, "");
    CHECK(out == "before" + bytes({0x81, 0x05}) + "Hello" + bytes({0x81, 0}));
}

}  // namespace
}  // namespace havn::protocol
