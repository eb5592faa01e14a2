// One hash for words, shared by the rule index and the language guess so that each word of a
// message is hashed once. Also the hash behind fingerprints: it must not change between versions,
// because recent fingerprints outlive a restart.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace havn::moderation::text {

constexpr std::uint64_t mix(std::uint64_t value) {
    value ^= value >> 32;
    value *= 0x9E3779B97F4A7C15ULL;
    value ^= value >> 29;
    return value;
}

inline std::uint64_t word_hash(std::string_view word) {
    std::uint64_t hash = word.size() * 0xC2B2AE3D27D4EB4FULL;
    while (word.size() >= sizeof(std::uint64_t)) {
        std::uint64_t block = 0;
        std::memcpy(&block, word.data(), sizeof block);
        hash = mix(hash ^ block);
        word.remove_prefix(sizeof block);
    }
    std::uint64_t tail = 0;
    for (const char byte : word) {
        tail = (tail << 8) | static_cast<unsigned char>(byte);
    }
    return mix(hash ^ tail);
}

}  // namespace havn::moderation::text
