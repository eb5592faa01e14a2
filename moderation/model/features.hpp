// What the learned heads see of a message: hashed features for the linear part, and for the
// convolutional part the message as a row of units (words, emoji, ends of sentences), each the sum
// of what is known of it. Training and judging share this code, so a model means the same to both;
// changing anything here, in concepts.txt or in the folding calls for training anew.
//
// Linear in the text; any thread, each with Features of its own, whose memory is reused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "moderation/model/concepts.hpp"
#include "moderation/text/text.hpp"

namespace havn::moderation::model {

inline constexpr unsigned bucket_bits = 19;
inline constexpr std::size_t bucket_count = std::size_t{1} << bucket_bits;
inline constexpr unsigned row_bits = 17;
inline constexpr std::size_t row_count = std::size_t{1} << row_bits;
inline constexpr unsigned run_letters_min = 3;
inline constexpr unsigned run_letters_max = 5;
// The convolutional part reads this much from the beginning of a message.
inline constexpr std::size_t units_max = 160;
inline constexpr std::size_t rows_per_unit_max = 32;

struct Features {
    std::vector<std::uint32_t>
        buckets;                      // of the linear part; every one counts as often as it stands
    std::vector<std::uint32_t> rows;  // of the units, one after the other
    std::vector<std::uint32_t> unit_ends;  // where each unit ends in rows

    void clear() {
        buckets.clear();
        rows.clear();
        unit_ends.clear();
    }
};

void read_features(const text::Text& text, const Concepts& concepts, std::size_t language,
                   Features& features);

}  // namespace havn::moderation::model
