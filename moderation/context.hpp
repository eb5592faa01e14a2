// What was said shortly before, and what it changes: a number given in pieces, several people
// against one, the same breach again and again, distress that grows over an evening. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/types.hpp"

namespace havn::moderation {

inline constexpr std::int64_t context_pieces_ms = 3LL * 60 * 1000;
inline constexpr std::int64_t context_hostile_ms = 5LL * 60 * 1000;
inline constexpr std::int64_t context_repeated_ms = 30LL * 60 * 1000;
inline constexpr std::int64_t context_evening_ms = 6LL * 60 * 60 * 1000;

// From which score of the care head on a message counts towards an evening that gets worse.
inline constexpr float context_care_score_min = 0.7F;

// The digits a message ends with, where they could be a piece of a number; may be empty.
std::string number_piece(std::string_view text);

// The categories a judgement names, as one bit each.
std::uint32_t categories_of(std::span<const Finding> findings);

// Whether one of them is about somebody else, and unkind.
bool is_hostile(std::span<const Finding> findings);

// What a message has to show to be remembered at all. Nothing of its text is but `piece`.
bool worth_remembering(const Judgement& judgement, std::string_view piece);

// Adds what the context makes of the findings, as findings of the stage "context" whose kind is
// "pieces", "pile_on", "repeated" or "rising".
void consider_context(std::string_view text, const Facts& facts, const Scores& scores,
                      std::string_view stage, std::vector<Finding>& findings);

}  // namespace havn::moderation
