// Chooses on the tune part where the heads speak up, and says how well they rank it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "moderation/model/model.hpp"
#include "moderation/training/lessons.hpp"

namespace havn::moderation::training {

class Tuning {
  public:
    Tuning(const Lessons& lessons, const model::Parameters& parameters);

    // Moves each language's bias so that one half is where the head decides best in that language.
    void balance(model::Parameters& parameters);
    void print_rankings() const;
    std::string thresholds() const;

  private:
    // Evidence on the tune part of a head and language.
    struct Values {
        std::vector<float> ordinary, distressed, positive, negative;
    };

    Values collect(std::size_t head, std::size_t language) const;

    const Lessons& lessons_;
    std::vector<std::array<float, model::head_count>> evidence_;  // by lesson; train ones empty
    // What balance() added.
    std::array<std::array<float, model::language_count>, model::head_count> added_{};
};

}  // namespace havn::moderation::training
