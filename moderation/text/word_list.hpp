// The frequent words of the languages, for reading words that are none: masked, written with digits
// or with letters swapped. Where several words fit, the language of the message, how frequent a
// word is and whether a rule looks for it decide.
//
// add() at start-up, then settle() once; from then on immutable, any thread. Only words of ASCII
// letters alone or of Cyrillic letters alone can be read; others are merely known.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text/glyph.hpp"
#include "moderation/text/hash_table.hpp"

namespace havn::moderation::text {

class WordList {
  public:
    static constexpr std::size_t letters_max = 24;
    static constexpr std::size_t any_language = 7;  // beyond supported_languages
    static constexpr unsigned frequency_max = 15;

    enum class Weight : std::uint8_t { ordinary, matters };

    struct Found {
        std::string word;  // UTF-8, folded; empty when nothing was found
        unsigned score = 0;
        bool matters = false;
    };

    // Of the word that this many others are more frequent than; one step is a factor of two.
    static unsigned frequency_of(std::size_t rank);

    // word is folded UTF-8, language an index of supported_languages or any_language. Of a word
    // added twice to a language the higher frequency and weight count.
    void add(std::string_view word, std::size_t language, unsigned frequency, Weight weight);
    void settle();

    // hash is the word_hash of a word.
    bool knows(std::uint64_t hash) const { return known_.find(hash) != nullptr; }

    // The best word of as many letters as there are glyphs. It costs some of steps_left, and one
    // more for each word looked at; out of steps, what was found so far counts.
    Found read(std::span<const Glyph> glyphs, std::size_t language, std::size_t& steps_left) const;

    // The best word of which this one, which must not be known, is a slip: neighbouring letters
    // changed places, the first one excepted. Only words that matter and frequent words of the
    // language count: no list knows all words, and it may be one of its own.
    Found untwisted(std::string_view word, std::size_t language) const;

    // Whether untwisted() is worth asking; at times says yes for nothing.
    bool may_be_twisted(std::string_view word) const;

  private:
    using Letters = std::array<std::uint8_t, letters_max>;  // a letter in one byte each

    struct Mark {  // what decides between words
        std::uint8_t language : 3 = any_language;
        std::uint8_t frequency : 4 = 0;
        std::uint8_t matters : 1 = 0;
    };

    struct Entry {
        Letters letters{};
        std::uint8_t length = 0;
        Mark mark;
    };

    struct Anagram {
        std::uint32_t key = 0;
        std::uint32_t word = 0;
    };

    struct Best;
    struct Nothing {};

    static constexpr std::size_t letter_codes = 256;
    static constexpr std::size_t filter_bits = std::size_t{1} << 20;

    void settle_anagrams();
    std::span<const std::uint8_t> letters_of(std::size_t word) const;
    bool may_be_meant(std::size_t word, std::size_t language) const;
    unsigned score_of(std::size_t word, std::size_t language) const;
    Found found(const Best& best) const;

    std::vector<Entry> entries_;  // until settle()
    HashTable<Nothing, std::uint32_t> known_;
    // By length, then first letter; the words of one length stand without gaps in letters_.
    std::vector<std::uint8_t> letters_;
    std::vector<Mark> marks_;
    std::array<std::uint32_t, letters_max + 2> first_of_length_{};
    std::array<std::uint32_t, letters_max + 2> letters_of_length_{};
    std::vector<std::uint32_t> first_of_letter_;                 // by length and first letter
    std::vector<Anagram> anagrams_;                              // by key
    std::vector<bool> filter_ = std::vector<bool>(filter_bits);  // of the keys
};

}  // namespace havn::moderation::text
