#include "moderation/pipeline.hpp"

#include <algorithm>
#include <utility>

#include "embedded/moderation_data.hpp"
#include "moderation/stages/stages.hpp"

namespace havn::moderation {
namespace {

constexpr std::string_view folding_stage = "folding";

// The policy of looking, in order. Folding comes before all of them: it makes the views they read.
std::vector<Stage> standard_stages() {
    return {
        {"validity", stages::validity},
        {"care", stages::care},
        {"harm", stages::harm},
        {"abuse", stages::abuse},
        {"contact", stages::contact},
        {"solicitation", stages::solicitation},
        {"links", stages::links},
        {"medical_advice", stages::medical_advice},
        {"repetition", stages::repetition},
    };
}

std::expected<lexicon::RuleBook, std::string> load_rules() {
    std::vector<lexicon::RuleFile> files;
    for (const embedded::EmbeddedFile& file : embedded::moderation_data()) {
        if (file.name.starts_with("lexicon/")) {
            files.push_back({file.name, file.data});
        }
    }
    return lexicon::RuleBook::load(files);
}

// Memory a thread reuses from message to message.
struct Scratch {
    text::Text text;
    lexicon::Candidates candidates;
};

Scratch& scratch() {
    thread_local Scratch memory;
    return memory;
}

Finding unavailable_finding(std::string_view stage) {
    return {.category = Category::unavailable,
            .severity = severity_max,
            .guideline = guideline_of(Category::unavailable),
            .stage = stage,
            .kind = {}};
}

Scores scores_of(const Findings& findings) {
    Scores scores;
    for (const Finding& finding : findings) {
        switch (finding.category) {
            case Category::care:
                scores.care = std::max(scores.care, finding.score);
                break;
            case Category::spam:
            case Category::solicitation:
                scores.spam = std::max(scores.spam, finding.score);
                break;
            case Category::abuse:
            case Category::hate:
            case Category::threat:
            case Category::encourage_selfharm:
                scores.abuse = std::max(scores.abuse, finding.score);
                break;
            default:
                break;
        }
    }
    return scores;
}

class Timed {
  public:
    Timed(StageObserver* observer, std::string_view stage) : observer_(observer), stage_(stage) {
        if (observer_ != nullptr) {
            observer_->started(stage_);
        }
    }
    ~Timed() {
        if (observer_ != nullptr) {
            observer_->finished(stage_);
        }
    }
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

  private:
    StageObserver* observer_;
    std::string_view stage_;
};

// Runs one step; whatever it throws becomes a finding. Returns whether it went well.
template <typename Step>
bool guarded(StageObserver* observer, std::string_view stage, Findings& findings,
             const Step& step) {
    const Timed timed(observer, stage);
    try {
        step();
        return true;
    } catch (...) {
        findings.push_back(unavailable_finding(stage));
        return false;
    }
}

}  // namespace

Pipeline::Pipeline(std::vector<Stage> stages, std::shared_ptr<const lexicon::RuleBook> rules)
    : stages_(std::move(stages)), rules_(std::move(rules)) {}

std::expected<Pipeline, std::string> Pipeline::create() {
    std::expected<Pipeline, std::string> pipeline = create_with(standard_stages());
    if (!pipeline) {
        return pipeline;
    }
    // Reaches every expression the stages keep: no member waits for their compilation, and one that
    // does not compile stops the start.
    for (const Finding& finding : pipeline->judge("a@b.c/ #1", {}, {}).findings) {
        if (finding.category == Category::unavailable) {
            return std::unexpected("stage " + std::string(finding.stage) + " does not work");
        }
    }
    return pipeline;
}

std::expected<Pipeline, std::string> Pipeline::create_with(std::vector<Stage> stages) {
    std::expected<lexicon::RuleBook, std::string> rules = load_rules();
    if (!rules) {
        return std::unexpected(std::move(rules.error()));
    }
    return Pipeline(std::move(stages),
                    std::make_shared<const lexicon::RuleBook>(std::move(*rules)));
}

Judgement Pipeline::judge(std::string_view text, const Facts& facts, const Policy& policy,
                          StageObserver* observer) const {
    Judgement judgement;
    Scratch& memory = scratch();
    const bool folded = guarded(observer, folding_stage, judgement.findings, [&] {
        text::prepare(text, rules_->vocabulary(), memory.text);
        rules_->find_candidates(memory.text, memory.candidates);
        judgement.language =
            memory.text.language.empty() ? facts.language_hint : memory.text.language;
        judgement.fingerprint = text::fingerprint(memory.text);
    });
    if (folded) {
        for (const Stage& stage : stages_) {
            const StageInput input{stage.name, memory.text, facts,
                                   policy,     *rules_,     memory.candidates};
            guarded(observer, stage.name, judgement.findings,
                    [&] { stage.run(input, judgement.findings); });
        }
    }
    judgement.scores = scores_of(judgement.findings);
    const Decision decision = decide(judgement.findings, facts, policy);
    judgement.verdict = decision.verdict;
    judgement.care = decision.care;
    judgement.guideline = decision.guideline;
    return judgement;
}

}  // namespace havn::moderation
