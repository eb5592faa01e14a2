#include "moderation/model/known_words.hpp"

#include <algorithm>

#include "moderation/model/features.hpp"
#include "moderation/text/word_hash.hpp"

namespace havn::moderation::model {
namespace {

std::uint64_t key_of(std::uint64_t hash, std::size_t language) {
    return hash + language * 0x9E3779B97F4A7C15ULL;
}

}  // namespace

void KnownWords::learn(std::string_view words, std::size_t language, const Parameters& parameters,
                       const Concepts& concepts) {
    learn({}, sentence_end_hash, language, parameters, concepts);
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find_first_of(" \n"));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        if (!word.empty()) {
            learn(word, text::word_hash(word), language, parameters, concepts);
        }
    }
    words_.shrink_to_fit();
}

void KnownWords::learn(std::string_view word, std::uint64_t hash, std::size_t language,
                       const Parameters& parameters, const Concepts& concepts) {
    if (words_.size() == words_max || find(hash, language) != none) {
        return;
    }
    Features features;
    KnownWord known;
    known.hash = read_unit(word, hash, concepts, language, features);
    known.bucket_count = static_cast<std::uint32_t>(features.buckets.size());
    for (const std::uint32_t bucket : features.buckets) {
        for (std::size_t head = 0; head < head_count; ++head) {
            known.weights[head] += parameters.weights[bucket][head];
        }
    }
    answer(parameters, features.rows, known.answers);
    words_.push_back(known);
    places_[key_of(hash, language)] = static_cast<std::uint32_t>(words_.size() - 1);
}

std::uint32_t KnownWords::find(std::uint64_t hash, std::size_t language) const {
    const std::uint32_t* const place = places_.find(key_of(hash, language));
    return place == nullptr ? none : *place;
}

}  // namespace havn::moderation::model
