#include "moderation/model/concepts.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "moderation/model/languages.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/view.hpp"
#include "moderation/text/word_hash.hpp"
#include "moderation/text/words.hpp"

namespace havn::moderation::model {
namespace {

constexpr std::size_t prefix_bytes_min = 3;
constexpr std::uint64_t prefix_start = 0xCBF29CE484222325ULL;
constexpr std::uint64_t prefix_prime = 0x100000001B3ULL;

std::uint64_t key_of(std::uint64_t hash, std::size_t language) {
    return text::mix(hash + language + 1);
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

void Concepts::add(text::HashTable<Meaning>& table, std::uint64_t key, bool names_group) {
    filter_.set(key % filter_bits);
    table[key].add(static_cast<std::uint8_t>(names_.size() - 1), names_group);
}

const Meaning* Concepts::find(const text::HashTable<Meaning>& table, std::uint64_t key) const {
    return filter_.test(key % filter_bits) ? table.find(key) : nullptr;
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
        const std::size_t language = text::language_number(first);
        if (language + 1 >= language_count || concepts.names_.empty() ||
            concepts.names_.size() > 255) {
            return std::unexpected("the concepts of the learned heads hold a wrong line: " + whole);
        }
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
                concepts.add(concepts.prefixes_, key_of(hash, language), names_group);
            } else {
                concepts.add(concepts.words_, key_of(text::word_hash(plain), language),
                             names_group);
            }
        }
    }
    return concepts;
}

Meaning Concepts::of(std::string_view word, std::uint64_t hash, std::size_t language) const {
    Meaning meaning;
    const auto add = [&meaning](const Meaning* found) {
        for (std::size_t at = 0; found != nullptr && at < found->count; ++at) {
            meaning.add(found->concepts[at], found->group);
        }
    };
    add(find(words_, key_of(hash, language)));
    // A stem tells its meaning within its first letters, however long the word goes on.
    constexpr std::size_t stem_bytes_max = 32;
    word = word.substr(0, stem_bytes_max);
    std::uint64_t stem = prefix_start;
    for (std::size_t at = 0; at < word.size(); ++at) {
        stem = longer(stem, word[at]);
        if (at + 1 >= prefix_bytes_min) {
            add(find(prefixes_, key_of(stem, language)));
        }
    }
    return meaning;
}

}  // namespace havn::moderation::model
