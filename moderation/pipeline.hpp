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
#include <vector>

#include "moderation/model/model.hpp"
#include "moderation/policy.hpp"
#include "moderation/stage.hpp"
#include "moderation/types.hpp"

namespace havn::moderation {

class Pipeline {
  public:
    // With the standard stages, the built-in lexicon and the learned heads. The error is a sentence
    // for the log.
    static std::expected<Pipeline, std::string> create();

    // For tests of the composition, and for training: the built-in lexicon, no learned heads, and
    // other stages.
    static std::expected<Pipeline, std::string> create_with(std::vector<Stage> stages);

    // Every stage runs, whatever the ones before it found. A stage that throws yields
    // Category::unavailable in its place.
    Judgement judge(std::string_view text, const Facts& facts, const Policy& policy,
                    StageObserver* observer = nullptr) const;

    std::span<const Stage> stages() const { return stages_; }
    const lexicon::RuleBook& rules() const { return *rules_; }

  private:
    Pipeline(std::vector<Stage> stages, std::shared_ptr<const lexicon::RuleBook> rules,
             std::shared_ptr<const model::Model> model);

    std::vector<Stage> stages_;
    std::shared_ptr<const lexicon::RuleBook> rules_;
    std::shared_ptr<const model::Model> model_;  // null: no learned heads
};

}  // namespace havn::moderation
