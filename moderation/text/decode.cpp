#include "moderation/text/decode.hpp"

#include <cstddef>
#include <cstdint>

namespace havn::moderation::text {
namespace {

struct Sequence {
    std::size_t length = 0;  // 0: not a lead byte
    char32_t point = 0;
    char32_t smallest = 0;  // anything below would be overlong
};

Sequence sequence_of(unsigned char lead) {
    if (lead < 0x80) {
        return {1, lead, 0};
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return {2, static_cast<char32_t>(lead & 0x1F), 0x80};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return {3, static_cast<char32_t>(lead & 0x0F), 0x800};
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return {4, static_cast<char32_t>(lead & 0x07), 0x10000};
    }
    return {};
}

bool is_scalar(char32_t point) {
    return point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

// Length of the well-formed sequence at the start of rest, 0 when there is none.
std::size_t read_sequence(std::string_view rest, char32_t& point) {
    const Sequence sequence = sequence_of(static_cast<unsigned char>(rest[0]));
    if (sequence.length == 0 || sequence.length > rest.size()) {
        return 0;
    }
    point = sequence.point;
    for (std::size_t at = 1; at < sequence.length; ++at) {
        const auto byte = static_cast<unsigned char>(rest[at]);
        if ((byte & 0xC0) != 0x80) {
            return 0;
        }
        point = (point << 6) | (byte & 0x3F);
    }
    return point >= sequence.smallest && is_scalar(point) ? sequence.length : 0;
}

}  // namespace

bool decode(std::string_view raw, std::vector<char32_t>& points) {
    points.resize(raw.size());
    std::size_t count = 0;
    bool well_formed = true;
    std::size_t at = 0;
    while (at < raw.size()) {
        const auto byte = static_cast<unsigned char>(raw[at]);
        if (byte < 0x80) {
            points[count++] = byte;
            ++at;
            continue;
        }
        char32_t point = 0;
        const std::size_t length = read_sequence(raw.substr(at), point);
        points[count++] = length == 0 ? replacement_point : point;
        well_formed = well_formed && length != 0;
        at += length == 0 ? 1 : length;
    }
    points.resize(count);
    return well_formed;
}

std::size_t encode(char32_t point, char* out) {
    const auto put = [out](std::size_t at, char32_t bits) { out[at] = static_cast<char>(bits); };
    if (point < 0x80) {
        put(0, point);
        return 1;
    }
    if (point < 0x800) {
        put(0, 0xC0 | (point >> 6));
        put(1, 0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        put(0, 0xE0 | (point >> 12));
        put(1, 0x80 | ((point >> 6) & 0x3F));
        put(2, 0x80 | (point & 0x3F));
        return 3;
    }
    put(0, 0xF0 | (point >> 18));
    put(1, 0x80 | ((point >> 12) & 0x3F));
    put(2, 0x80 | ((point >> 6) & 0x3F));
    put(3, 0x80 | (point & 0x3F));
    return 4;
}

void append(std::string& out, char32_t point) {
    char bytes[4];
    out.append(bytes, encode(point, bytes));
}

}  // namespace havn::moderation::text
