// The WebSocket decoder against anything. The first bytes choose the limits and how the rest is cut
// into pieces. What comes out must not depend on the cutting, must respect the limits, and must be
// what was promised: valid UTF-8 in texts, short control frames, nothing after close or error.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/net/utf8.hpp"
#include "server/net/websocket_codec.hpp"

namespace {

using namespace havn::net;
using Kind = Decoded::Kind;

struct Seen {
    Kind kind;
    std::string payload;
    std::optional<std::uint16_t> close_code;
    havn::protocol::CloseCode error;
    friend bool operator==(const Seen&, const Seen&) = default;
};

void must(bool condition) {
    if (!condition) std::abort();
}

void check(const Seen& seen, const DecoderLimits& limits) {
    if (seen.kind == Kind::text) {
        Utf8Check utf8;
        must(utf8.feed(seen.payload) && utf8.complete());
    }
    must(seen.kind != Kind::binary || limits.binary);
    if (seen.kind == Kind::text || seen.kind == Kind::binary)
        must(seen.payload.size() <= limits.message_bytes_max);
    if (seen.kind == Kind::ping || seen.kind == Kind::pong) must(seen.payload.size() <= 125);
}

std::vector<Seen> decode(std::string bytes, std::size_t piece_bytes, const DecoderLimits& limits) {
    Decoder decoder;
    std::vector<Seen> all;
    for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
        // A copy of its own size, so that a read past its end is noticed.
        std::vector<char> piece(
            bytes.begin() + static_cast<std::ptrdiff_t>(at),
            bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + piece_bytes, bytes.size())));
        std::span<char> input(piece);
        for (;;) {
            const Decoded decoded = decoder.next(input, limits);
            if (decoded.kind == Kind::need_more) break;
            all.push_back(
                {decoded.kind, std::string(decoded.payload), decoded.close_code, decoded.error});
            check(all.back(), limits);
            if (decoded.kind == Kind::close || decoded.kind == Kind::error) return all;
        }
        must(input.empty());
    }
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const DecoderLimits limits{.message_bytes_max = std::size_t{data[0]} * 16,
                               .fragments_max = std::size_t{data[1]} % 16 + 1,
                               .binary = (data[2] & 1) != 0};
    const std::size_t piece_bytes = std::size_t{data[2]} / 2 + 1;
    const std::string bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
    const auto whole = decode(bytes, bytes.size() + 1, limits);
    must(decode(bytes, piece_bytes, limits) == whole);
    must(decode(bytes, 1, limits) == whole);
    return 0;
}
