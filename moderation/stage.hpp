// A stage: one small pure function of the pipeline.
//
// Stages keep no state, read no clock and do no I/O; any thread may run them at once. What a stage
// reports goes to the end of the findings; it neither reads nor changes what others reported.
#pragma once

#include <string_view>
#include <vector>

#include "moderation/lexicon/rule_book.hpp"
#include "moderation/model/model.hpp"
#include "moderation/policy.hpp"
#include "moderation/progress.hpp"
#include "moderation/text/text.hpp"
#include "moderation/types.hpp"

namespace havn::moderation {

// Everything a stage may look at. Borrowed for the duration of the call.
struct StageInput {
    std::string_view stage;  // the name the findings carry
    const text::Text& text;
    const Facts& facts;
    const Policy& policy;  // for its allow-lists; verdicts are not a stage's business
    const lexicon::RuleBook& rules;
    const lexicon::Candidates& candidates;
    const model::Model* model;  // null: no learned heads, and nothing in probabilities
    const model::Probabilities& probabilities;
    std::string_view language;  // of the text, else the place's; may be empty
    const Progress& progress;   // to be asked wherever the work grows with the text
};

using Findings = std::vector<Finding>;
using StageFunction = void (*)(const StageInput&, Findings&);

struct Stage {
    std::string_view name;  // static storage
    StageFunction run = nullptr;
};

// Lets the caller time the stages. Called on the thread that judges, in pairs that do not nest.
class StageObserver {
  public:
    virtual ~StageObserver() = default;
    virtual void started(std::string_view stage) = 0;
    virtual void finished(std::string_view stage) = 0;
};

}  // namespace havn::moderation
