#include "moderation/pipeline.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "embedded/moderation_data.hpp"
#include "moderation/context.hpp"
#include "moderation/stages/stages.hpp"
#include "moderation/weighing.hpp"

namespace havn::moderation {
namespace {

constexpr std::string_view folding_stage = "folding";
constexpr std::string_view model_stage = "model";
constexpr std::string_view first_learned_stage = "learned_care";
constexpr std::string_view context_stage = "context";
constexpr std::size_t steps_beside_stages = 3;
constexpr std::string_view well;  // what a step that did its work says

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
        {"learned_care", stages::learned_care},
        {"learned_abuse", stages::learned_abuse},
        {"learned_harm", stages::learned_harm},
        {"learned_spam", stages::learned_spam},
        {"repetition", stages::repetition},
    };
}

std::expected<lexicon::RuleBook, std::string> load_rules() {
    std::vector<lexicon::RuleFile> files;
    for (const embedded::EmbeddedFile& file : embedded::moderation_data()) {
        if (file.name.starts_with("lexicon/") || file.name == "models/words.txt") {
            files.push_back({file.name, file.data});
        }
    }
    return lexicon::RuleBook::load(files);
}

std::expected<model::Model, std::string> load_model(const model::ModelFiles* other) {
    model::ModelFiles files;
    for (const embedded::EmbeddedFile& file : embedded::moderation_data()) {
        if (file.name == "models/heads.bin") {
            files.parameters = file.data;
        } else if (file.name == "models/thresholds.tsv") {
            files.thresholds = file.data;
        } else if (file.name == "model/concepts.txt") {
            files.concepts = file.data;
        }
        for (std::size_t at = 0; at < files.frequent_words.size(); ++at) {
            const std::string_view language = text::supported_languages[at];
            if (file.name == "lexicon/" + std::string(language) + "/common_words.txt") {
                files.frequent_words[at] = file.data;
            }
        }
    }
    if (other != nullptr) {
        files.parameters = other->parameters;
        files.thresholds = other->thresholds;
    }
    return model::Model::load(files);
}

// Memory a thread reuses from message to message.
struct Scratch {
    text::Text text;
    lexicon::Candidates candidates;
    model::Reading reading;
    Progress progress;  // nobody watches it
};

Scratch& scratch() {
    thread_local Scratch memory;
    return memory;
}

Finding unavailable_finding(std::string_view step, std::string_view why) {
    return {.category = Category::unavailable,
            .severity = severity_max,
            .guideline = guideline_of(Category::unavailable),
            .stage = step,
            .kind = why};
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

}  // namespace

// One judgement's way through the steps.
class Pipeline::Run {
  public:
    Run(const Pipeline& pipeline, std::string_view text, StageObserver* observer,
        Progress& progress, Findings& findings)
        : pipeline_(pipeline),
          text_(text),
          observer_(observer),
          progress_(progress),
          findings_(findings) {}

    // Runs the next step; whatever becomes of it but its work is a finding. Returns whether its
    // work was done, be it late.
    template <typename Step>
    bool next(const Step& step) {
        const std::size_t number = number_++;
        const std::string_view name = pipeline_.steps_[number];
        if (progress_.resting(number)) {
            findings_.push_back(unavailable_finding(name, resting));
            return false;
        }
        if (progress_.left_out(number)) {
            findings_.push_back(unavailable_finding(name, overran));
            return false;
        }
        const Timed timed(observer_, name);
        std::string_view problem;
        bool done = false;
        progress_.begin(number);
        try {
            if (!pipeline_.faults_.none()) {
                pipeline_.faults_.strike(name, text_, progress_);
            }
            problem = step();
            done = problem.empty();
        } catch (const Progress::GivenUp&) {
        } catch (...) {
            problem = threw;
        }
        progress_.end();
        if (problem.empty() && progress_.given_up()) {
            problem = overran;
        }
        if (!problem.empty()) {
            findings_.push_back(unavailable_finding(name, problem));
        }
        return done;
    }

    const Progress& progress() const { return progress_; }

  private:
    const Pipeline& pipeline_;
    std::string_view text_;
    StageObserver* observer_;
    Progress& progress_;
    Findings& findings_;
    std::size_t number_ = 0;
};

Pipeline::Pipeline(std::vector<Stage> stages, std::shared_ptr<const lexicon::RuleBook> rules)
    : stages_(std::move(stages)), rules_(std::move(rules)), steps_{folding_stage} {
    for (const Stage& stage : stages_) {
        steps_.push_back(stage.name);
    }
}

std::expected<Pipeline, std::string> Pipeline::create(const model::ModelFiles* files) {
    std::expected<Pipeline, std::string> pipeline = create_with(standard_stages());
    if (!pipeline) {
        return pipeline;
    }
    pipeline->standard_ = true;
    // The heads hear what the rules found.
    pipeline->steps_.insert(std::ranges::find(pipeline->steps_, first_learned_stage), model_stage);
    pipeline->steps_.push_back(context_stage);
    if (std::expected<model::Model, std::string> model = load_model(files)) {
        pipeline->model_ = std::make_shared<const model::Model>(std::move(*model));
    } else {
        pipeline->model_problem_ = std::move(model.error());
    }
    // Reaches every expression the stages keep: no member waits for their compilation, and one that
    // does not compile stops the start.
    for (const Finding& finding : pipeline->judge("a@b.c/ #1", {}, {}).findings) {
        if (finding.category == Category::unavailable && finding.kind != missing) {
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
    if (stages.size() + steps_beside_stages > steps_max) {
        return std::unexpected("there are more stages than can be watched");
    }
    return Pipeline(std::move(stages),
                    std::make_shared<const lexicon::RuleBook>(std::move(*rules)));
}

std::expected<Pipeline, std::string> Pipeline::create_of_rules() {
    std::vector<Stage> stages = standard_stages();
    stages.erase(std::ranges::find(stages, first_learned_stage, &Stage::name), stages.end());
    return create_with(std::move(stages));
}

Judgement Pipeline::judge(std::string_view text, const Facts& facts, const Policy& policy,
                          StageObserver* observer, Progress* progress) const {
    Judgement judgement;
    Run run(*this, text, observer, progress != nullptr ? *progress : scratch().progress,
            judgement.findings);
    model::Probabilities probabilities{};
    const bool looked = look(run, text, facts, policy, judgement, probabilities);
    const bool heads_speak =
        probabilities != unread &&
        stages::speaks_of(model::Head::abuse, scratch().text, judgement.language, facts.surface);
    judgement.scores = scores_of(judgement.findings, probabilities, heads_speak);
    if (heads_speak) {
        drop_doubted(probabilities, judgement.findings);
    }
    drop_repeated(judgement.findings);
    if (looked && standard_) {
        run.next([&] {
            consider_context(text, facts, judgement.scores, context_stage, judgement.findings);
            return well;
        });
    }
    const Decision decision = decide(judgement.findings, facts, policy);
    judgement.verdict = decision.verdict;
    judgement.care = decision.care;
    judgement.guideline = decision.guideline;
    return judgement;
}

bool Pipeline::look(Run& run, std::string_view text, const Facts& facts, const Policy& policy,
                    Judgement& judgement, model::Probabilities& probabilities) const {
    Scratch& memory = scratch();
    const bool folded = run.next([&] {
        text::prepare(text, rules_->vocabulary(), memory.text);
        rules_->find_candidates(memory.text, memory.candidates);
        judgement.language =
            memory.text.language.empty() ? facts.language_hint : memory.text.language;
        judgement.fingerprint = text::fingerprint(memory.text);
        return well;
    });
    if (!folded) {
        return false;
    }
    const auto read_heads = [&] {
        run.next([&] {
            // Handles are not read by the heads.
            if (facts.surface == Surface::handle) {
                return well;
            }
            if (model_ == nullptr) {
                return missing;
            }
            probabilities = model_->score(memory.text, hints_of(judgement.findings),
                                          judgement.language, memory.reading);
            listen_to_excuses(*rules_, memory.text, memory.candidates, judgement.language,
                              probabilities);
            return well;
        });
    };
    for (const Stage& stage : stages_) {
        if (standard_ && stage.name == first_learned_stage) {
            read_heads();
        }
        const StageInput input{stage.name,    memory.text,   facts,
                               policy,        *rules_,       memory.candidates,
                               model_.get(),  probabilities, judgement.language,
                               run.progress()};
        run.next([&] {
            stage.run(input, judgement.findings);
            return well;
        });
    }
    return true;
}

}  // namespace havn::moderation
