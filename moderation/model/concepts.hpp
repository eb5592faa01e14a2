// What words mean across languages, as far as the learned heads need it: a list of words per
// concept and language, see concepts.txt. A concept is a feature, never a verdict.
//
// Immutable after load(); any thread; look-ups allocate nothing.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text/hash_table.hpp"

namespace havn::moderation::model {

// The concepts one word stands for.
struct Meaning {
    static constexpr std::size_t concepts_max = 4;

    std::array<std::uint8_t, concepts_max> concepts{};
    std::uint8_t count = 0;
    bool group = false;  // names a group of people: which one must make no difference

    void add(std::uint8_t concept_id, bool names_group);
};

class Concepts {
  public:
    // The error is a sentence for the log.
    static std::expected<Concepts, std::string> load(std::string_view file);

    // `word` is a folded word of a message in the language (text::language_number), `hash` its
    // word_hash.
    Meaning of(std::string_view word, std::uint64_t hash, std::size_t language) const;

    std::size_t size() const { return names_.size(); }

  private:
    static constexpr std::size_t filter_bits = std::size_t{1} << 15;

    void add(text::HashTable<Meaning>& table, std::uint64_t key, bool names_group);
    const Meaning* find(const text::HashTable<Meaning>& table, std::uint64_t key) const;

    std::vector<std::string> names_;
    text::HashTable<Meaning> words_;
    text::HashTable<Meaning> prefixes_;
    std::bitset<filter_bits> filter_;  // of the keys of both; false positives only
};

}  // namespace havn::moderation::model
