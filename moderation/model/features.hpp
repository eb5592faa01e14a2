// The hashed features of a message: its words, its pairs of neighbouring words and the runs of
// three to five letters within its words. Training and judging share this code, so a model means
// the same to both; changing anything here calls for training anew.
//
// Pure, allocates nothing, linear in the text; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "moderation/text/view.hpp"
#include "moderation/text/word_hash.hpp"

namespace havn::moderation::model {

inline constexpr unsigned bucket_bits = 18;
inline constexpr std::size_t bucket_count = std::size_t{1} << bucket_bits;
inline constexpr unsigned run_letters_min = 3;
inline constexpr unsigned run_letters_max = 5;

inline std::uint32_t bucket_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64U - bucket_bits));
}

inline bool starts_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// The letters of a word as the run at hand sees them: a mark for either end, then its bytes.
template <typename Visit>
void visit_runs(std::string_view word, const Visit& visit) {
    constexpr std::uint64_t start = 0xCBF29CE484222325ULL;
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    constexpr std::uint64_t edge = 0x1F;
    const std::size_t last = word.size();  // the mark after the word
    for (std::size_t from = 0; from <= last; ++from) {
        // The first round stands on the mark before the word, the others on its letters.
        const bool at_edge = from == 0;
        const std::size_t first = at_edge ? 0 : from - 1;
        if (!at_edge && !starts_letter(word[first])) {
            continue;
        }
        std::uint64_t hash = at_edge ? (start ^ edge) * prime : start;
        unsigned letters = at_edge ? 1 : 0;
        std::size_t at = first;
        while (at <= last && letters < run_letters_max) {
            if (at == last) {
                hash = (hash ^ edge) * prime;
                ++at;
            } else {
                do {
                    // Any number looks like any other: what tells is its shape.
                    const bool digit = word[at] >= '0' && word[at] <= '9';
                    const char byte = digit ? '0' : word[at];
                    hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
                    ++at;
                } while (at < last && !starts_letter(word[at]));
            }
            ++letters;
            if (letters >= run_letters_min) {
                visit(bucket_of(hash));
            }
        }
    }
}

// Counts how often a message has had each word and pair. A message of very many different ones is
// remembered in part: the rest counts as new.
class Seen {
  public:
    static constexpr unsigned times_max = 4;

    // Whether `hash` has not come more than times_max times.
    bool add(std::uint64_t hash) {
        for (std::size_t at = hash % slots_.size();; at = (at + 1) % slots_.size()) {
            Slot& slot = slots_[at];
            if (slot.times == 0) {
                if (used_ == slots_.size() / 2) {
                    return true;
                }
                slot.hash = hash;
                ++used_;
            } else if (slot.hash != hash) {
                continue;
            }
            if (slot.times == times_max) {
                return false;
            }
            ++slot.times;
            return true;
        }
    }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        unsigned times = 0;
    };
    std::array<Slot, 512> slots_{};
    std::size_t used_ = 0;
};

// Calls visit(bucket) for every feature that occurs, as often as it occurs but no more often than
// Seen lets it: a word that is repeated a hundred times proves no more than one repeated a few times.
template <typename Visit>
void visit_features(const text::View& view, const Visit& visit) {
    constexpr std::uint64_t pair_mark = 0xD6E8FEB86659FD93ULL;
    std::uint64_t previous = 0;
    Seen seen;
    for (const text::Token& token : view.tokens()) {
        const std::uint64_t pair = text::mix(previous * pair_mark ^ token.hash);
        previous = token.hash;
        if (seen.add(pair)) {
            visit(bucket_of(pair));
        }
        if (!seen.add(token.hash)) {
            continue;
        }
        visit(bucket_of(token.hash));
        visit_runs(view.word(token), visit);
    }
}

}  // namespace havn::moderation::model
