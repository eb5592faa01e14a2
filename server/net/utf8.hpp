#pragma once
// UTF-8 checked as it arrives (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF). A
// value type of three bytes, kept between the pieces of one message. Any thread.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace havn::net {

class Utf8Check {
  public:
    // False as soon as no continuation could make the text valid.
    bool feed(std::string_view text) {
        const char* at = text.data();
        const char* const end = at + text.size();
        while (at != end) {
            if (missing_ == 0) {
                at = skip_ascii(at, end);
                if (at == end) return true;
            }
            if (!feed_byte(static_cast<std::uint8_t>(*at++))) return false;
        }
        return true;
    }
    // Whether the text may end here.
    bool complete() const { return missing_ == 0; }

  private:
    static const char* skip_ascii(const char* at, const char* end) {
        while (end - at >= 8) {
            std::uint64_t word;
            std::memcpy(&word, at, sizeof word);
            if (word & 0x8080808080808080ULL) break;
            at += 8;
        }
        while (at != end && static_cast<std::uint8_t>(*at) < 0x80) ++at;
        return at;
    }

    bool feed_byte(std::uint8_t byte) {
        if (missing_ > 0) {
            const bool fits = byte >= lowest_ && byte <= highest_;
            expect(static_cast<std::uint8_t>(missing_ - 1), 0x80, 0xBF);
            return fits;
        }
        if (byte < 0x80) return true;
        if (byte < 0xC2) return false;
        if (byte < 0xE0) return expect(1, 0x80, 0xBF);
        if (byte < 0xF0) return expect(2, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF);
        if (byte < 0xF5) return expect(3, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF);
        return false;
    }

    bool expect(std::uint8_t missing, std::uint8_t lowest, std::uint8_t highest) {
        missing_ = missing;
        lowest_ = lowest;
        highest_ = highest;
        return true;
    }

    std::uint8_t missing_ = 0;
    std::uint8_t lowest_ = 0x80;
    std::uint8_t highest_ = 0xBF;
};

}  // namespace havn::net
