#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {

// Advice to stop treatment and promises of a cure.
void medical_advice(const StageInput& input, Findings& findings) {
    input.rules.match(lexicon::Group::medical, input.stage, input.text, input.candidates,
                      input.progress, findings);
}

}  // namespace havn::moderation::stages
