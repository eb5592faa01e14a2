// The words the rules are made of, as a trie that reads disguised spellings.
//
// Masks, figures and swapped letters are only ever read as a word some rule
// knows, so undoing them cannot invent words. Built once, then immutable; any
// thread.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "moderation/text/hash_table.hpp"
#include "moderation/text/word_hash.hpp"

namespace havn::moderation::text {

// One visible character of a disguised word: the letters it may stand for.
struct Glyph {
    static constexpr std::size_t options_max = 8;

    char32_t options[options_max] = {};
    std::uint8_t option_count = 0;
    bool wildcard = false;  // any one letter
    bool repeats = false;   // same as the glyph before, may be a stretched letter
    std::uint32_t point = 0;

    void add(char32_t option) {
        if (option_count < options_max) {
            options[option_count++] = option;
        }
    }
};

struct Reading {
    std::string word;        // UTF-8, folded; empty when nothing was found
    std::size_t glyphs = 0;  // how many glyphs it uses up
};

class Vocabulary {
  public:
    Vocabulary();

    // word is folded UTF-8. A prefix also stands for every longer word that
    // starts with it.
    void add(std::string_view word, bool prefix);

    // An ordinary word of a language: never taken for a slip of another one.
    void add_ordinary(std::string_view word) { ordinary_[word_hash(word)]; }

    // The word of a rule that this word becomes when neighbouring letters change
    // places, the first letter staying where it is; empty when there is none or
    // the word is known itself. hash is its word_hash.
    std::string_view untwisted(std::string_view word, std::uint64_t hash) const;

    // The longest reading of the glyphs from the first on; with whole set, only
    // one that uses all. Each search step costs one of steps_left, and the search
    // gives up at zero.
    Reading read(std::span<const Glyph> glyphs, bool whole, std::size_t& steps_left) const;

  private:
    struct Node {
        std::map<char32_t, std::uint32_t> children;
        bool word = false;
        bool prefix = false;
    };
    struct Search;

    struct Nothing {};

    static constexpr std::size_t filter_bits = std::size_t{1} << 17;

    std::vector<Node> nodes_;
    std::bitset<filter_bits> letters_filter_;  // of the keys below; false positives only
    std::unordered_multimap<std::uint64_t, std::string> by_letters_;
    HashTable<Nothing> ordinary_;  // the words of the rules included
};

}  // namespace havn::moderation::text
