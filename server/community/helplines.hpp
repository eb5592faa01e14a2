#pragma once
// Helplines by country, for the care card. Data: care/helplines.tsv. Immutable after construction:
// any thread.

#include <string>
#include <string_view>
#include <vector>

#include "protocol/events.hpp"

namespace havn::community {

class Helplines {
  public:
    Helplines();

    // Those of `country` (ISO 3166, any case); without a known country those where `language` is
    // spoken; never empty.
    std::vector<protocol::Helpline> choose(std::string_view country,
                                           std::string_view language) const;
    const std::vector<std::string>& countries() const { return countries_; }

  private:
    std::vector<protocol::Helpline> all_;
    std::vector<std::string> countries_;
};

}  // namespace havn::community
