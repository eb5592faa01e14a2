// The standard stages, one per file. What a stage may do: stage.hpp.
#pragma once

#include <string_view>

#include "moderation/stage.hpp"

namespace havn::moderation::stages {

void validity(const StageInput& input, Findings& findings);
void care(const StageInput& input, Findings& findings);
void harm(const StageInput& input, Findings& findings);
void abuse(const StageInput& input, Findings& findings);
void contact(const StageInput& input, Findings& findings);
void solicitation(const StageInput& input, Findings& findings);
void links(const StageInput& input, Findings& findings);
void medical_advice(const StageInput& input, Findings& findings);
// What the learned heads find carries this kind, so that nobody takes it for a rule's finding.
inline constexpr std::string_view learned_kind = "learned";

void learned_care(const StageInput& input, Findings& findings);
void learned_abuse(const StageInput& input, Findings& findings);
void learned_spam(const StageInput& input, Findings& findings);
void repetition(const StageInput& input, Findings& findings);

}  // namespace havn::moderation::stages
