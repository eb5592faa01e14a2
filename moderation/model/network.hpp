// The convolutional part of the learned heads: rows of a message's units, filters over neighbouring
// units, of each filter the strongest answer anywhere. In whole numbers, so that a message gets the
// same scores on every machine.
//
// Any thread, each with a Network of its own, whose memory is reused.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "moderation/model/features.hpp"
#include "moderation/model/parameters.hpp"

namespace havn::moderation::model {

class Network {
  public:
    // What the convolutional part says to the first heads.
    std::array<float, deep_head_count> read(const Parameters& parameters, const Features& features);

  private:
    void sum_rows(const Parameters& parameters, const Features& features);

    std::vector<std::int16_t> units_;  // row_width numbers each, with empty units at both ends
};

}  // namespace havn::moderation::model
