// A group's moderation policy: how findings become one verdict and one care level.
//
// Policy is a plain value owned by the caller; the functions here are pure and may be called from
// any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/types.hpp"

namespace havn::moderation {

struct Policy {
    using Row = std::array<Verdict, severity_max>;  // by severity 1 … 3

    std::array<Row, category_count> verdicts{};  // by Category

    // The least severe verdict any message gets; hold means everything waits for a person.
    Verdict floor = Verdict::allow;

    // With nobody on shift, what would be flagged for later reading is held instead.
    bool hold_flagged_when_unattended = true;

    // Members younger than this get at least newcomer_verdict for contact details, solicitation
    // and spam. Zero switches the rule off.
    std::int64_t newcomer_age_ms = 0;
    Verdict newcomer_verdict = Verdict::hold;

    // Lower-case domains a link may always point to; subdomains included.
    std::vector<std::string> allowed_domains;

    // What a stage that could not do its work yields.
    Verdict unavailable = Verdict::hold;

    const Row& row(Category category) const { return verdicts[static_cast<std::size_t>(category)]; }
    Row& row(Category category) { return verdicts[static_cast<std::size_t>(category)]; }
};

Policy preset(Preset);

struct Decision {
    Verdict verdict = Verdict::allow;
    Care care = Care::none;
    std::string_view guideline;
};

// The verdict one finding leads to under the policy.
Verdict verdict_of(const Finding&, const Facts&, const Policy&);

// The most severe verdict wins; care is decided beside it. A message that shows distress is held
// where it would have been rejected, unless it is not readable text at all.
Decision decide(std::span<const Finding>, const Facts&, const Policy&);

}  // namespace havn::moderation
