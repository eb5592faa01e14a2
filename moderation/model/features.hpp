// What the learned heads see of a message: hashed features for the linear part, and for the
// convolutional part the message as a row of units (words, emoji, ends of sentences), each the sum
// of what is known of it. Training and judging share this code, so a model means the same to both;
// changing anything here, in concepts.txt or in the folding calls for training anew.
//
// Linear in the text; any thread, each with Features of its own, whose memory is reused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "moderation/model/concepts.hpp"
#include "moderation/text/text.hpp"

namespace havn::moderation::model {

class KnownWords;

inline constexpr unsigned bucket_bits = 19;
inline constexpr std::size_t bucket_count = std::size_t{1} << bucket_bits;
inline constexpr unsigned row_bits = 17;
inline constexpr std::size_t row_count = std::size_t{1} << row_bits;
inline constexpr unsigned run_letters_min = 3;
inline constexpr unsigned run_letters_max = 5;
// The convolutional part reads this much from the beginning of a message.
inline constexpr std::size_t units_max = 160;
inline constexpr std::size_t rows_per_unit_max = 32;

// Counts how often a message has had each word and pair. A message of very many different ones is
// remembered in part: the rest counts as new.
class Seen {
  public:
    static constexpr unsigned times_max = 4;

    // Forgets everything.
    void clear();

    // Whether `hash` has not come more than times_max times.
    bool add(std::uint64_t hash);

  private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t message = 0;  // of another one: empty
        std::uint32_t times = 0;
    };
    std::array<Slot, 512> slots_{};
    std::uint32_t message_ = 0;
    std::size_t used_ = 0;
};

// A unit that is a known word (known_words.hpp) and has no rows.
struct KnownUnit {
    std::uint32_t unit = 0;
    std::uint32_t word = 0;
};

struct Features {
    std::vector<std::uint32_t>
        buckets;                       // of the linear part; every one counts as often as it stands
    std::vector<std::uint32_t> words;  // known ones, which stand for buckets of theirs
    std::vector<std::uint32_t> rows;   // of the units, one after the other
    std::vector<std::uint32_t> unit_ends;  // where each unit ends in rows
    std::vector<KnownUnit> known_units;    // in their order
    Seen seen;

    void clear() {
        buckets.clear();
        words.clear();
        rows.clear();
        unit_ends.clear();
        known_units.clear();
        seen.clear();
    }
};

void read_features(const text::Text& text, const Concepts& concepts, const KnownWords& known,
                   std::size_t language, Features& features);

// What stands for a unit in pairs, and in the search for known words.
inline constexpr std::uint64_t sentence_end_hash = 0x5E17E4CEULL;

// The buckets and rows of a folded word by itself, or of the end of a sentence. Returns what stands
// for it in pairs.
std::uint64_t read_unit(std::string_view word, std::uint64_t hash, const Concepts& concepts,
                        std::size_t language, Features& features);

}  // namespace havn::moderation::model
