// The words the rules are made of, as a trie that reads disguised spellings, and with them the
// frequent words of the languages.
//
// Masks, figures and swapped letters are only ever read as a word of either, so undoing them cannot
// invent words. Built once, then immutable; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text/glyph.hpp"
#include "moderation/text/word_list.hpp"

namespace havn::moderation::text {

struct Reading {
    std::string word;        // UTF-8, folded; empty when nothing was found
    std::size_t glyphs = 0;  // how many glyphs it uses up
};

class Vocabulary {
  public:
    Vocabulary();

    // word is folded UTF-8. A prefix also stands for every longer word that
    // starts with it. language and weight are as in word_list.hpp.
    void add(std::string_view word, bool prefix, std::size_t language = WordList::any_language,
             WordList::Weight weight = WordList::Weight::matters);

    // Whether a prefix that was added begins the word.
    bool begins_with_prefix(std::string_view word) const;

    // To be filled and settled like the rest.
    WordList& list() { return list_; }
    const WordList& list() const { return list_; }

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

    std::vector<Node> nodes_;
    WordList list_;
};

}  // namespace havn::moderation::text
