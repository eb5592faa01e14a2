#include "moderation/text/vocabulary.hpp"

#include <array>

#include "moderation/text/decode.hpp"

namespace havn::moderation::text {

// Depth-first over the trie; depth is bounded by the glyphs, work by
// steps_left.
struct Vocabulary::Search {
    const std::vector<Node>& nodes;
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
        const Node& node = nodes[node_index];
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
        if (glyph.wildcard) {
            for (const auto& [letter, child] : node.children) {
                follow(letter, child, at + 1);
            }
            return;
        }
        for (std::size_t index = 0; index < glyph.option_count; ++index) {
            const auto child = node.children.find(glyph.options[index]);
            if (child != node.children.end()) {
                follow(child->first, child->second, at + 1);
            }
        }
        if (glyph.repeats) {
            visit(node_index, at + 1);
        }
    }

    void follow(char32_t letter, std::uint32_t child, std::size_t at) {
        path.push_back(letter);
        visit(child, at);
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

namespace {

constexpr std::size_t twisted_letters_min = 4;
constexpr unsigned swaps_max = 2;

constexpr std::array<std::uint64_t, 256> letter_keys = [] {
    std::array<std::uint64_t, 256> keys{};
    for (std::size_t byte = 0; byte < keys.size(); ++byte) {
        keys[byte] = mix(byte + 1);
    }
    return keys;
}();

// The same for all words of the same letters.
std::uint64_t letters_key(std::string_view word) {
    std::uint64_t sum = 0;
    for (const char byte : word) {
        sum += letter_keys[static_cast<unsigned char>(byte)];
    }
    return sum;
}

// Whether neighbouring letters have changed places, the first one excepted, and
// nothing else.
bool is_twisted(std::string_view word, std::string_view meant) {
    std::vector<char32_t> written;
    std::vector<char32_t> letters;
    decode(word, written);
    decode(meant, letters);
    if (written.size() != letters.size() || written.front() != letters.front()) {
        return false;
    }
    unsigned swaps = 0;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (written[at] == letters[at]) {
            continue;
        }
        if (at + 1 == letters.size() || written[at] != letters[at + 1] ||
            written[at + 1] != letters[at]) {
            return false;
        }
        ++swaps;
        ++at;
    }
    return swaps > 0 && swaps <= swaps_max;
}

}  // namespace

Vocabulary::Vocabulary() : nodes_(1) {}

void Vocabulary::add(std::string_view word, bool prefix) {
    std::vector<char32_t> letters;
    decode(word, letters);
    std::uint32_t at = 0;
    for (const char32_t letter : letters) {
        const auto [child, added] =
            nodes_[at].children.try_emplace(letter, static_cast<std::uint32_t>(nodes_.size()));
        at = child->second;
        if (added) {
            nodes_.emplace_back();
        }
    }
    const bool known = nodes_[at].word;
    nodes_[at].word = true;
    nodes_[at].prefix = nodes_[at].prefix || prefix;
    ordinary_[word_hash(word)];
    if (!known && !prefix && letters.size() >= twisted_letters_min) {
        const std::uint64_t key = letters_key(word);
        letters_filter_.set(key % filter_bits);
        by_letters_.emplace(key, word);
    }
}

std::string_view Vocabulary::untwisted(std::string_view word, std::uint64_t hash) const {
    const std::uint64_t letters_of = letters_key(word);
    if (!letters_filter_.test(letters_of % filter_bits) || ordinary_.find(hash) != nullptr) {
        return {};
    }
    const auto [first, last] = by_letters_.equal_range(letters_of);
    for (auto entry = first; entry != last; ++entry) {
        if (is_twisted(word, entry->second)) {
            return entry->second;
        }
    }
    return {};
}

Reading Vocabulary::read(std::span<const Glyph> glyphs, bool whole, std::size_t& steps_left) const {
    Search search{nodes_, glyphs, whole, steps_left, {}, {}};
    search.visit(0, 0);
    Reading reading;
    for (const char32_t letter : search.best) {
        append(reading.word, letter);
    }
    reading.glyphs = search.best_glyphs;
    return reading;
}

}  // namespace havn::moderation::text
