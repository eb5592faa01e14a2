#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {

// Harm by words: urging somebody to hurt themselves, methods, threats, grooming.
void harm(const StageInput& input, Findings& findings) {
    input.rules.match(lexicon::Group::harm, input.stage, input.text, input.candidates,
                      input.progress, findings);
}

}  // namespace havn::moderation::stages
