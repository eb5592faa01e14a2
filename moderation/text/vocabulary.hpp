// The words the rules are made of, as a trie that reads disguised spellings, and with them the
// frequent words of the languages.
//
// Masks, figures and swapped letters are only ever read as a word of either, so undoing them cannot
// invent words. Filled, settled once, then immutable; any thread.
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

    // Whether a prefix that was added begins the word. Before settle() only.
    bool begins_with_prefix(std::string_view word) const;

    // To be filled like the rest.
    WordList& list() { return list_; }
    void settle();

    const WordList& list() const { return list_; }

    // The longest reading of the glyphs from the first on; with whole set, only
    // one that uses all. Each search step costs one of steps_left, and the search
    // gives up at zero.
    Reading read(std::span<const Glyph> glyphs, bool whole, std::size_t& steps_left) const;

  private:
    struct GrowingNode {
        std::map<char32_t, std::uint32_t> children;
        bool word = false;
        bool prefix = false;
    };
    struct Child {
        char32_t letter = 0;
        std::uint32_t node = 0;
    };
    struct Node {
        std::uint64_t letters = 0;         // a bit for each child's; false positives only
        std::uint32_t children_begin = 0;  // by letter, in children_
        std::uint16_t children_count = 0;
        bool word = false;
        bool prefix = false;
    };
    struct Search;

    static std::uint64_t letter_bit(char32_t letter) { return std::uint64_t{1} << (letter % 64); }
    std::span<const Child> children_of(const Node& node) const {
        return std::span(children_).subspan(node.children_begin, node.children_count);
    }
    // Zero: there is none.
    std::uint32_t child_of(std::uint32_t node, char32_t letter) const;

    std::vector<GrowingNode> growing_;
    std::vector<Node> nodes_;
    std::vector<Child> children_;
    std::vector<std::uint32_t> roots_children_;  // by letter: every search begins at the root
    WordList list_;
};

}  // namespace havn::moderation::text
