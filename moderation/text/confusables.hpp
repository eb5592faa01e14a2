// Characters that look like other characters, after folding (fold.hpp).
//
// Immutable after first use; any thread.
#pragma once

#include <string_view>

namespace havn::moderation::text {

// The ASCII letter or digit a folded character of another script looks like, 0 when none.
char latin_look_alike(char32_t folded);

// The Cyrillic letters an ASCII letter is used for in a Cyrillic word, empty when none.
std::u32string_view cyrillic_look_alikes(char folded);

// The letters a digit or symbol is written for ("leet"), in the Latin and the Cyrillic script.
std::u32string_view disguised_letters(char32_t symbol);

}  // namespace havn::moderation::text
