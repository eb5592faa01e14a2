#include "moderation/text/vocabulary.hpp"

#include <algorithm>

#include "moderation/text/decode.hpp"

namespace havn::moderation::text {
namespace {

constexpr char32_t roots_letters = 0x530;

}  // namespace

// Depth-first over the trie; depth is bounded by the glyphs, work by
// steps_left.
struct Vocabulary::Search {
    const Vocabulary& vocabulary;
    std::span<const Glyph> glyphs;
    bool whole;
    std::size_t& steps_left;
    std::u32string path;
    std::u32string best;
    std::size_t best_glyphs = 0;

    void visit(std::uint32_t node_index, std::size_t at) {
        if (steps_left == 0 || (whole && best_glyphs != 0)) {
            return;
        }
        --steps_left;
        const Node& node = vocabulary.nodes_[node_index];
        const bool at_end = at == glyphs.size();
        if (node.word && (at_end || !whole) && at > best_glyphs) {
            best = path;
            best_glyphs = at;
        }
        if (node.prefix && whole && best_glyphs == 0) {
            take_rest(at);
            return;
        }
        if (!at_end) {
            step(node, node_index, at);
        }
    }

    void step(const Node& node, std::uint32_t node_index, std::size_t at) {
        const Glyph& glyph = glyphs[at];
        const std::span<const Child> children = vocabulary.children_of(node);
        if (glyph.wildcard) {
            for (const Child& child : children) {
                follow(child, at + 1);
            }
            return;
        }
        for (std::size_t index = 0; index < glyph.option_count; ++index) {
            const char32_t letter = glyph.options[index];
            if (const std::uint32_t child = vocabulary.child_of(node_index, letter); child != 0) {
                follow({letter, child}, at + 1);
            }
        }
        if (glyph.repeats) {
            visit(node_index, at + 1);
        }
    }

    void follow(const Child& child, std::size_t at) {
        path.push_back(child.letter);
        visit(child.node, at);
        path.pop_back();
    }

    void take_rest(std::size_t at) {
        best = path;
        for (; at < glyphs.size(); ++at) {
            if (glyphs[at].option_count != 0) {
                best.push_back(glyphs[at].options[0]);
            }
        }
        best_glyphs = glyphs.size();
    }
};

Vocabulary::Vocabulary() : growing_(1), nodes_(1) {}

void Vocabulary::add(std::string_view word, bool prefix, std::size_t language,
                     WordList::Weight weight) {
    std::vector<char32_t> letters;
    decode(word, letters);
    std::uint32_t at = 0;
    for (const char32_t letter : letters) {
        const auto [child, added] =
            growing_[at].children.try_emplace(letter, static_cast<std::uint32_t>(growing_.size()));
        at = child->second;
        if (added) {
            growing_.emplace_back();
        }
    }
    growing_[at].word = true;
    growing_[at].prefix = growing_[at].prefix || prefix;
    if (!prefix) {
        list_.add(word, language, 0, weight);
    }
}

bool Vocabulary::begins_with_prefix(std::string_view word) const {
    std::vector<char32_t> letters;
    decode(word, letters);
    std::uint32_t at = 0;
    for (const char32_t letter : letters) {
        const auto child = growing_[at].children.find(letter);
        if (child == growing_[at].children.end()) {
            return false;
        }
        at = child->second;
        if (growing_[at].prefix) {
            return true;
        }
    }
    return false;
}

void Vocabulary::settle() {
    list_.settle();
    nodes_.clear();
    for (const GrowingNode& growing : growing_) {
        Node& node = nodes_.emplace_back();
        node.children_begin = static_cast<std::uint32_t>(children_.size());
        node.children_count = static_cast<std::uint16_t>(growing.children.size());
        node.word = growing.word;
        node.prefix = growing.prefix;
        for (const auto& [letter, child] : growing.children) {
            node.letters |= letter_bit(letter);
            children_.push_back({letter, child});
        }
    }
    growing_ = {};
    roots_children_.assign(roots_letters, 0);
    for (const Child& child : children_of(nodes_.front())) {
        if (child.letter < roots_letters) {
            roots_children_[child.letter] = child.node;
        }
    }
}

std::uint32_t Vocabulary::child_of(std::uint32_t number, char32_t letter) const {
    if (number == 0 && letter < roots_children_.size()) {
        return roots_children_[letter];
    }
    const Node& node = nodes_[number];
    if ((node.letters & letter_bit(letter)) == 0) {
        return 0;
    }
    const std::span<const Child> children = children_of(node);
    const auto child = std::ranges::lower_bound(children, letter, {}, &Child::letter);
    return child != children.end() && child->letter == letter ? child->node : 0;
}

Reading Vocabulary::read(std::span<const Glyph> glyphs, bool whole, std::size_t& steps_left) const {
    Search search{*this, glyphs, whole, steps_left, {}, {}};
    search.visit(0, 0);
    Reading reading;
    for (const char32_t letter : search.best) {
        append(reading.word, letter);
    }
    reading.glyphs = search.best_glyphs;
    return reading;
}

}  // namespace havn::moderation::text
