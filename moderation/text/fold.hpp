// What one code point means for matching: its plain lower-case letters and its role in a word.
//
// Folding a code point applies compatibility forms (full width, mathematical letters), lower case,
// and drops marks, so that é, É, ｅ and 𝒆 are all "e". Letters of other scripts keep their script;
// look-alikes between scripts are the business of confusables.hpp. Immutable tables; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace havn::moderation::text {

enum class Role : std::uint8_t {
    separator,     // spaces, most punctuation, emoji
    letter,        // letters of any script
    digit,         // decimal digits of any script, folded to 0 … 9
    ignorable,     // zero-width characters and combining marks: no trace in any view
    apostrophe,    // joins or splits a word, depending on the language
    sentence_end,  // . ! ? and their relatives, when a space or the end follows
    line_break,    // always ends a sentence
    stand_in,      // @ $ | + and others that stand for a letter in disguised words
    star,          // * # _ hiding a letter
};

struct Folded {
    std::array<char, 11> bytes{};  // UTF-8, not terminated
    std::uint8_t length = 0;
    Role role = Role::separator;
    bool compatibility =
        false;  // the same character in a disguise: full width, circled, superscript

    std::string_view view() const { return {bytes.data(), length}; }
};

// Code points below this are answered from a table, others are asked of ICU.
inline constexpr char32_t fold_table_size = 0x530;
using FoldTable = std::array<Folded, fold_table_size>;
const FoldTable& fold_table();

Folded fold_slowly(char32_t point);

inline Folded fold(const FoldTable& table, char32_t point) {
    return point < fold_table_size ? table[point] : fold_slowly(point);
}

bool is_combining_mark(char32_t point);
bool is_bidirectional_control(char32_t point);

}  // namespace havn::moderation::text
