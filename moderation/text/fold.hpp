// What one code point means for matching: its plain lower-case letters and its role in a word.
//
// Folding a code point applies compatibility forms (full width, mathematical letters), lower case,
// and drops marks, so that é, É, ｅ and 𝒆 are all "e". Letters of other scripts keep their script;
// look-alikes between scripts are the business of confusables.hpp. Immutable tables; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

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
    bool operator==(const Folded&) const = default;
};

Folded fold_slowly(char32_t point);

// What ICU says of each code point of the first two planes, worked out once: a text of rare letters
// is to be read as fast as any.
class FoldTable {
  public:
    static constexpr char32_t plain_size = 0x530;  // those most texts are made of

    FoldTable();

    // Of a code point below plain_size.
    const Folded& operator[](char32_t point) const { return plain_[point]; }
    Folded at(char32_t point) const { return point < plain_size ? plain_[point] : wide(point); }

  private:
    static constexpr char32_t wide_size = 0x20000;

    Folded wide(char32_t point) const;

    std::array<Folded, plain_size> plain_{};
    // By code point: the role of one that stands for itself, or a place in others_ behind the
    // roles.
    std::vector<std::uint16_t> wide_;
    std::vector<Folded> others_;
};

const FoldTable& fold_table();

inline Folded fold(const FoldTable& table, char32_t point) {
    return table.at(point);
}

bool is_combining_mark(char32_t point);
bool is_bidirectional_control(char32_t point);

}  // namespace havn::moderation::text
