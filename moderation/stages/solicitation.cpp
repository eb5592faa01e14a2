#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {

// Selling, recruiting and scams. Links are a stage of their own.
void solicitation(const StageInput& input, Findings& findings) {
    input.rules.match(lexicon::Group::solicitation, input.stage, input.text, input.candidates,
                      input.progress, findings);
}

}  // namespace havn::moderation::stages
