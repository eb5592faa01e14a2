// Chooses on the tune part where the heads speak up, and says how well they rank it.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "moderation/model/model.hpp"
#include "moderation/training/lessons.hpp"

namespace havn::moderation::training {

class Tuning {
  public:
    Tuning(const Lessons& lessons, const model::Parameters& parameters);

    // Finds how far each language's bias has to move for one half to be where the head decides best
    // in that language.
    void balance();
    // Moves the biases so.
    void shift(model::Parameters& parameters) const;
    void print_rankings() const;
    std::string thresholds() const;

  private:
    // Evidence on the tune part of a head and language.
    struct Values {
        std::map<std::size_t, std::vector<float>> ordinary, distressed;  // by set, or all in one
        std::vector<float> positive, negative, look_alikes;
    };

    Values collect(std::size_t head, std::size_t language) const;
    // Where one half was moved down, certainty is as far from it as before.
    float moved(float threshold, std::size_t head, std::size_t language) const;

    const Lessons& lessons_;
    std::vector<std::array<float, model::head_count>> evidence_;  // by lesson; train ones empty
    // What balance() added.
    std::array<std::array<float, model::language_count>, model::head_count> added_{};
};

}  // namespace havn::moderation::training
