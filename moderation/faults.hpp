// Steps of the pipeline that break on purpose, for tests of what follows from it. Without a word
// there are none; the word comes from the configuration. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "moderation/progress.hpp"

namespace havn::moderation {

class Faults {
  public:
    explicit Faults(std::string word) : word_(std::move(word)) {}

    bool none() const { return word_.empty(); }

    // Where the text says "WORD throws STEP": throws. "WORD hangs STEP": works on until it is given
    // up. "WORD lags STEP": returns only after it was given up, without noticing. "WORD sticks
    // STEP": never returns.
    void strike(std::string_view step, std::string_view text, const Progress& progress) const;

  private:
    std::string word_;
};

}  // namespace havn::moderation
