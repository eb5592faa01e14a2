// What the heads make of frequent words, worked out once: half of a message and more is made of
// them. Says exactly what reading them anew would say.
//
// Filled while a Model is loaded, then immutable; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "moderation/model/concepts.hpp"
#include "moderation/model/network.hpp"
#include "moderation/model/parameters.hpp"
#include "moderation/text/hash_table.hpp"

namespace havn::moderation::model {

struct KnownWord {
    std::uint64_t hash = 0;                          // what stands for it in pairs
    std::array<std::int32_t, head_count> weights{};  // the sum over its buckets
    std::uint32_t bucket_count = 0;
    Answers answers;
};

class KnownWords {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    // `words` are folded, between spaces and line breaks. The end of a sentence becomes known as
    // well.
    void learn(std::string_view words, std::size_t language, const Parameters& parameters,
               const Concepts& concepts);

    // By word_hash of the word; none when it is not known.
    std::uint32_t find(std::uint64_t hash, std::size_t language) const;

    const KnownWord& operator[](std::uint32_t word) const { return words_[word]; }

  private:
    static constexpr std::size_t words_max = 4096;

    void learn(std::string_view word, std::uint64_t hash, std::size_t language,
               const Parameters& parameters, const Concepts& concepts);

    std::vector<KnownWord> words_;
    text::HashTable<std::uint32_t> places_;  // in words_
};

}  // namespace havn::moderation::model
