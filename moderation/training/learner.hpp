// Learns the parameters of the heads from lessons, one lesson after the other (AdaGrad, logistic
// loss).
//
// One thread, a fixed order, a fixed seed and no multiplication fused with an addition: the same
// lessons give the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "moderation/model/parameters.hpp"
#include "moderation/training/lessons.hpp"

namespace havn::moderation::training {

// A float from 0 to 1, the same whatever the library.
inline float draw(std::mt19937_64& random) {
    return static_cast<float>(random() >> 40U) / 16777216.0F;
}

// What each step changes at most; falls to nothing towards the end of learning.
struct StepSizes {
    float weight = 0.15F;
    float row = 0.05F;
    float filter = 0.01F;
    float say = 0.02F;
};

using DeepGradients = std::array<float, model::deep_head_count>;

// The filters of one width while they learn.
template <typename FilterSet>
class FilterLearner {
  public:
    explicit FilterLearner(std::mt19937_64& random);

    // Adds what the filters say of the units; while learning some filters are left out at random.
    void forward(const std::vector<float>& units, std::size_t count, std::mt19937_64& random,
                 DeepGradients& says);
    // Corrects the filters, and collects how the units should have been.
    void backward(const DeepGradients& gradients, const std::vector<float>& units,
                  const StepSizes& steps, std::vector<float>& unit_gradients);
    void quantise(FilterSet& result) const;

  private:
    static constexpr std::size_t count_ = FilterSet::count;
    static constexpr std::size_t window_ = FilterSet::window;

    // By filter, then by number of the window, as they are corrected; and the weights by number of
    // the window, then by filter, so that all filters take the same step at once.
    std::vector<float> weights_, squares_, side_by_side_;
    std::array<float, count_> bias_{}, bias_squares_{};
    std::array<std::array<float, count_>, model::deep_head_count> say_{}, say_squares_{};
    // Of the lesson at hand: each filter's strongest answer and the window it gave it for, or none.
    std::array<float, count_> strongest_{};
    std::array<std::int32_t, count_> where_{};
};

class Learner {
  public:
    // Which lessons are learned from; never those of the validation part.
    enum class From : std::uint8_t { train, train_and_tune };

    Learner(const Lessons& lessons, From from);

    void learn();
    model::Parameters parameters() const;

  private:
    using Values = std::array<float, model::head_count>;

    // What is needed at once lies together.
    struct alignas(64) Bucket {
        Values weights{}, squares{};
    };

    double step(const Lesson& lesson);
    void fetch(const Lesson& lesson) const;
    Values hear_buckets(const Lesson& lesson);
    void step_linear(const Lesson& lesson, const Values& gradients);
    void sum_rows(const Lesson& lesson);
    void step_rows(const Lesson& lesson);

    const Lessons& lessons_;
    From from_;
    std::mt19937_64 random_;
    StepSizes steps_;
    std::vector<Bucket> buckets_;
    std::array<std::array<float, model::language_count>, model::head_count> bias_{};
    std::array<std::array<float, model::hint_count>, model::head_count> hints_{};
    std::vector<float> rows_, row_squares_;
    FilterLearner<model::NarrowFilters> narrow_;
    FilterLearner<model::WideFilters> wide_;
    // Of the lesson at hand: the buckets that were not left out, and its units with empty ones at
    // both ends.
    std::vector<std::uint32_t> heard_;
    std::vector<float> units_, unit_gradients_;
    std::vector<bool> left_out_;
};

}  // namespace havn::moderation::training
