// What rules found and what the learned heads make of a text, weighed against each other. Judging
// and training share it. Pure; any thread.
#pragma once

#include <span>
#include <string_view>

#include "moderation/lexicon/rule_book.hpp"
#include "moderation/model/model.hpp"
#include "moderation/stage.hpp"
#include "moderation/text/text.hpp"
#include "moderation/types.hpp"

namespace havn::moderation {

// Of a text the heads did not read.
inline constexpr model::Probabilities unread{};

// What the rules found, as the heads hear it: one bit for every category and severity. Leaves out
// what heads found and what could not be looked at.
model::Hints hints_of(std::span<const Finding> findings);
// All that rules may have found of it, whatever the severity.
model::Hints hints_of(Category category);

// Makes heads that accuse somebody doubt where a rule's excuse fits the text.
void listen_to_excuses(const lexicon::RuleBook& rules, const text::Text& text,
                       const lexicon::Candidates& candidates, std::string_view language,
                       model::Probabilities& probabilities);

// The heads have heard what the rules found, so where they speak of the text their word stands. A
// cry for help that a rule recognises is one whatever they make of it.
Scores scores_of(const Findings& findings, const model::Probabilities& probabilities,
                 bool heads_speak);

// A head that has heard what a rule found and still takes the text for harmless knows more than the
// rule's words: a quoted insult, one among friends, one that is told of.
void drop_doubted(const model::Probabilities& probabilities, Findings& findings);

// What a head found and a rule did as well, or knows better.
void drop_repeated(Findings& findings);

}  // namespace havn::moderation
