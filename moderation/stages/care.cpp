#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {

// Whether the author, or somebody the author names, may be in danger.
void care(const StageInput& input, Findings& findings) {
    input.rules.match(lexicon::Group::care, input.stage, input.text, input.candidates,
                      input.progress, findings);
}

}  // namespace havn::moderation::stages
