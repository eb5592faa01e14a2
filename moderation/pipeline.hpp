// The moderation pipeline: text and facts in, findings and verdict out.
//
// Pure: no I/O, no clock, no store, no randomness. A Pipeline is immutable after create() and may
// be called from any thread at once; each thread keeps scratch memory of its own. It owns the
// rules; the views in a Judgement are valid as long as it lives.
#pragma once

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "moderation/faults.hpp"
#include "moderation/model/model.hpp"
#include "moderation/policy.hpp"
#include "moderation/progress.hpp"
#include "moderation/stage.hpp"
#include "moderation/types.hpp"

namespace havn::moderation {

class Pipeline {
  public:
    // With the standard stages, the built-in lexicon and the learned heads, which are the built-in
    // ones without `files`. The error is a sentence for the log. Heads that cannot be loaded are no
    // error: the step "model" is unavailable then, and model_problem() says why.
    static std::expected<Pipeline, std::string> create(const model::ModelFiles* files = nullptr);

    // For tests of the composition, and for training: the built-in lexicon, no learned heads, and
    // other stages.
    static std::expected<Pipeline, std::string> create_with(std::vector<Stage> stages);
    // The stages that come before the learned heads, and nothing else: what training hears of
    // rules.
    static std::expected<Pipeline, std::string> create_of_rules();

    // Every stage runs, whatever the ones before it found. A step that throws, was given up or
    // rests (see progress.hpp), or lacks its model, yields Category::unavailable in its place, with
    // the step's name and one of the words below as its kind.
    Judgement judge(std::string_view text, const Facts& facts, const Policy& policy,
                    StageObserver* observer = nullptr, Progress* progress = nullptr) const;

    static constexpr std::string_view threw = "threw", overran = "overran", resting = "resting",
                                      missing = "missing";

    std::span<const Stage> stages() const { return stages_; }
    // What judge() goes through, in order: folding, the stages with the heads before the first that
    // asks them, the context; with other stages (create_with) neither heads nor context.
    std::span<const std::string_view> steps() const { return steps_; }
    // Why the learned heads are missing; empty: they are not.
    const std::string& model_problem() const { return model_problem_; }
    // Before anything is judged.
    void break_on(Faults faults) { faults_ = std::move(faults); }
    const lexicon::RuleBook& rules() const { return *rules_; }

  private:
    Pipeline(std::vector<Stage> stages, std::shared_ptr<const lexicon::RuleBook> rules);

    class Run;
    // False: there was nothing to look at.
    bool look(Run& run, std::string_view text, const Facts& facts, const Policy& policy,
              Judgement& judgement, model::Probabilities& probabilities) const;

    std::vector<Stage> stages_;
    std::shared_ptr<const lexicon::RuleBook> rules_;
    std::shared_ptr<const model::Model> model_;  // null: no learned heads
    bool standard_ = false;
    std::string model_problem_;
    std::vector<std::string_view> steps_;
    Faults faults_{std::string()};
};

}  // namespace havn::moderation
