#include "moderation/model/concepts.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "moderation/model/languages.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/word_hash.hpp"
#include "moderation/text/words.hpp"

namespace havn::moderation::model {
namespace {

constexpr std::size_t prefix_bytes_min = 3;
constexpr std::uint64_t prefix_start = 0xCBF29CE484222325ULL;
constexpr std::uint64_t prefix_prime = 0x100000001B3ULL;

std::uint64_t key_of(std::uint64_t hash, std::size_t language) {
    return text::mix(hash + language + 1) | 1U;  // never the key of an empty slot
}

std::uint64_t longer(std::uint64_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * prefix_prime;
}

std::string_view next_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

// The word as messages show it after folding; empty when it is not exactly one word there.
std::string folded(std::string_view word) {
    std::vector<char32_t> points;
    text::View view;
    if (!text::decode(word, points)) {
        return {};
    }
    text::WordsWriter writer(view, points);
    writer.feed(0, points.size());
    writer.finish();
    return view.tokens().size() == 1 ? std::string(view.word(view.tokens()[0])) : std::string();
}

}  // namespace

void Meaning::add(std::uint8_t concept_id, bool names_group) {
    const auto known = std::span(concepts).first(count);
    if (count < concepts_max && std::ranges::find(known, concept_id) == known.end()) {
        concepts[count++] = concept_id;
        group = group || names_group;
    }
}

Concepts::Slot& Concepts::Table::slot(std::uint64_t key) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) {
        at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at];
}

void Concepts::Table::grow() {
    std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& old : before) {
        if (old.key != 0) {
            slot(old.key) = old;
        }
    }
}

void Concepts::Table::add(std::uint64_t key, std::uint8_t concept_id, bool names_group) {
    if (slot(key).key == 0) {
        if (++used_ * 2 > slots_.size()) {
            grow();
        }
        slot(key).key = key;
    }
    slot(key).meaning.add(concept_id, names_group);
}

const Meaning* Concepts::Table::find(std::uint64_t key) const {
    for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].key == key) {
            return &slots_[at].meaning;
        }
        if (slots_[at].key == 0) {
            return nullptr;
        }
    }
}

std::expected<Concepts, std::string> Concepts::load(std::string_view file) {
    Concepts concepts;
    bool names_group = false;
    while (!file.empty()) {
        std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(line.size() + 1, file.size()));
        const std::string whole(line);
        const std::string_view first = next_word(line);
        if (first.empty() || first.starts_with('#')) {
            continue;
        }
        if (first == "concept" || first == "group") {
            names_group = first == "group";
            concepts.names_.emplace_back(next_word(line));
            continue;
        }
        const std::size_t language = language_index(first);
        if (language + 1 >= language_count || concepts.names_.empty() ||
            concepts.names_.size() > 255) {
            return std::unexpected("the concepts of the learned heads hold a wrong line: " + whole);
        }
        const auto id = static_cast<std::uint8_t>(concepts.names_.size() - 1);
        for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
            const bool prefix = word.ends_with('*');
            const std::string plain = folded(word.substr(0, word.size() - (prefix ? 1 : 0)));
            if (plain.empty() || (prefix && plain.size() < prefix_bytes_min)) {
                return std::unexpected("the concepts of the learned heads hold a wrong word: " +
                                       std::string(word));
            }
            if (prefix) {
                std::uint64_t hash = prefix_start;
                for (const char byte : plain) {
                    hash = longer(hash, byte);
                }
                concepts.prefixes_.add(key_of(hash, language), id, names_group);
            } else {
                concepts.words_.add(key_of(text::word_hash(plain), language), id, names_group);
            }
        }
    }
    return concepts;
}

Meaning Concepts::of(const text::View& view, const text::Token& token, std::size_t language) const {
    Meaning meaning;
    const auto add = [&meaning](const Meaning* found) {
        for (std::size_t at = 0; found != nullptr && at < found->count; ++at) {
            meaning.add(found->concepts[at], found->group);
        }
    };
    add(words_.find(key_of(token.hash, language)));
    // A stem tells its meaning within its first letters, however long the word goes on.
    constexpr std::size_t stem_bytes_max = 32;
    const std::string_view word = view.word(token).substr(0, stem_bytes_max);
    std::uint64_t hash = prefix_start;
    for (std::size_t at = 0; at < word.size(); ++at) {
        hash = longer(hash, word[at]);
        if (at + 1 >= prefix_bytes_min) {
            add(prefixes_.find(key_of(hash, language)));
        }
    }
    return meaning;
}

}  // namespace havn::moderation::model
