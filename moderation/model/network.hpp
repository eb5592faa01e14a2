// The convolutional part of the learned heads: rows of a message's units, filters over neighbouring
// units, of each filter the strongest answer anywhere. In whole numbers, so that a message gets the
// same scores on every machine. What a filter makes of its window is the sum of what it makes of
// each unit at its place there, so that frequent words need not be multiplied anew.
//
// Any thread, each with a Network of its own, whose memory is reused.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "moderation/model/features.hpp"
#include "moderation/model/parameters.hpp"

namespace havn::moderation::model {

// What the filters make of one unit, by its place in their window, then by filter.
struct Answers {
    alignas(64) std::array<std::int32_t, NarrowFilters::width * NarrowFilters::count> narrow{};
    alignas(64) std::array<std::int32_t, WideFilters::width * WideFilters::count> wide{};
};

void answer(const Parameters& parameters, std::span<const std::uint32_t> rows, Answers& answers);

class Network {
  public:
    // What the convolutional part says to the first heads.
    std::array<float, deep_head_count> read(const Parameters& parameters, const KnownWords& known,
                                            const Features& features);

  private:
    // Of the units around the one at hand that are no known words.
    std::array<Answers, 8> answers_;
};

}  // namespace havn::moderation::model
