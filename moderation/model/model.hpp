// The learned heads: how much a message looks like abuse, hate, a cry for help or spam.
//
// Linear over hashed features, eight-bit weights, one weight per head in each bucket so that a
// feature costs one fetch. Immutable after load(); score() allocates nothing; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/model/features.hpp"
#include "moderation/text/text.hpp"

namespace havn::moderation::model {

enum class Head : std::uint8_t { abuse, hate, care, spam };
inline constexpr std::size_t head_count = 4;
inline constexpr std::array<std::string_view, head_count> head_names{"abuse", "hate", "care",
                                                                     "spam"};

// The supported languages in the order of text::supported_languages, then "cannot tell".
inline constexpr std::size_t language_count = 7;
std::size_t language_index(std::string_view language);

// Probabilities by Head; one half is where a head is as often right as wrong on mixed talk.
using Probabilities = std::array<float, head_count>;

// From which probability on a head speaks up: certain enough to mention, certain enough to flag.
struct Threshold {
    float notable = 2.0F;
    float strong = 2.0F;
};

using Weights = std::array<std::int8_t, head_count>;

struct Parameters {
    std::array<float, head_count> scale{};
    std::array<std::array<float, language_count>, head_count> bias{};
    std::vector<Weights> weights;  // bucket_count
};

class Model {
  public:
    // The model file (see model_file.hpp of the trainer for its making) and the table of
    // thresholds. The error is a sentence for the log.
    static std::expected<Model, std::string> load(std::string_view file,
                                                  std::string_view thresholds);

    Probabilities score(const text::Text& text, std::string_view language) const;

    const Threshold& threshold(Head head, std::string_view language) const {
        return thresholds_[static_cast<std::size_t>(head)][language_index(language)];
    }

  private:
    Parameters parameters_;
    std::array<std::array<Threshold, language_count>, head_count> thresholds_{};
};

// The file format: magic, scales, biases, weights, checksum; numbers little-endian.
std::string encode(const Parameters& parameters);
std::expected<Parameters, std::string> decode(std::string_view file);

Probabilities score(const Parameters& parameters, const text::Text& text, std::size_t language);

}  // namespace havn::moderation::model
