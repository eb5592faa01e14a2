#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {

// Insults, hate, sexual remarks and swearing aimed at people.
void abuse(const StageInput& input, Findings& findings) {
    input.rules.match(lexicon::Group::abuse, input.stage, input.text, input.candidates,
                      input.progress, findings);
}

}  // namespace havn::moderation::stages
