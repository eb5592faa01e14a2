// UTF-8 into Unicode code points, which are the coordinates of every span.
//
// Pure functions over caller-owned buffers; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace havn::moderation::text {

inline constexpr char32_t replacement_point = 0xFFFD;

// Replaces the content of points by the code points of raw. Each byte that belongs to no
// well-formed sequence becomes one U+FFFD. Returns whether raw was well-formed (no surrogates,
// nothing overlong).
bool decode(std::string_view raw, std::vector<char32_t>& points);

// Writes one code point as UTF-8 to out, which has room for four bytes; returns the bytes written.
std::size_t encode(char32_t point, char* out);

void append(std::string& out, char32_t point);

}  // namespace havn::moderation::text
