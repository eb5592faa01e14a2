// The learned heads: how much a message looks like abuse, hate, a cry for help or spam.
//
// A linear part over hashed features, eight-bit weights, one weight per head in each bucket so that
// a feature costs one fetch; and for abuse and hate a small convolutional part that hears the order
// of words (network.hpp). Immutable after load(); any thread, each with a Reading of its own.
#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <iterator>
#include <string>
#include <string_view>

#include "moderation/model/concepts.hpp"
#include "moderation/model/features.hpp"
#include "moderation/model/known_words.hpp"
#include "moderation/model/languages.hpp"
#include "moderation/model/network.hpp"
#include "moderation/model/parameters.hpp"
#include "moderation/text/text.hpp"

namespace havn::moderation::model {

// Probabilities by Head; one half is where a head is as often right as wrong on mixed talk.
using Probabilities = std::array<float, head_count>;

// From which probability on a head speaks up: certain enough to mention, certain enough to flag.
struct Threshold {
    float notable = 2.0F;
    float strong = 2.0F;
};

// Memory a thread reuses from message to message.
struct Reading {
    Features features;
    Network network;
};

// The logarithm of the odds, by Head.
std::array<float, head_count> evidence(const Parameters& parameters, const KnownWords& known,
                                       const Features& features, Hints hints, std::size_t language,
                                       Network& network);
Probabilities probabilities(const std::array<float, head_count>& evidence);

// The files that make a model: what the trainer wrote, and the concepts it was trained with.
struct ModelFiles {
    std::string_view parameters;
    std::string_view thresholds;
    std::string_view concepts;
    // Folded, by language: what is worth being known beforehand. Makes no difference to scores.
    std::array<std::string_view, std::size(text::supported_languages)> frequent_words{};
};

class Model {
  public:
    // The error is a sentence for the log.
    static std::expected<Model, std::string> load(const ModelFiles& files);

    Probabilities score(const text::Text& text, Hints hints, std::string_view language,
                        Reading& reading) const;

    const Threshold& threshold(Head head, std::string_view language) const {
        return thresholds_[static_cast<std::size_t>(head)][text::language_number(language)];
    }

  private:
    std::expected<void, std::string> read_thresholds(std::string_view table);

    Parameters parameters_;
    Concepts concepts_;
    KnownWords known_;
    std::array<std::array<Threshold, language_count>, head_count> thresholds_{};
};

}  // namespace havn::moderation::model
