// The standard stages, one per file. What a stage may do: stage.hpp.
#pragma once

#include <string_view>

#include "moderation/stage.hpp"

namespace havn::moderation::stages {

void validity(const StageInput& input, Findings& findings);
void care(const StageInput& input, Findings& findings);
void harm(const StageInput& input, Findings& findings);
void abuse(const StageInput& input, Findings& findings);
void contact(const StageInput& input, Findings& findings);
void solicitation(const StageInput& input, Findings& findings);
void links(const StageInput& input, Findings& findings);
void medical_advice(const StageInput& input, Findings& findings);
// What the learned heads find carries this kind, so that nobody takes it for a rule's finding.
inline constexpr std::string_view learned_kind = "learned";

// How many words a text must have for a head to speak of it. Fewer are too little to go by, and the
// rules know the ones that matter; invitations and dares of a few words are said about everything,
// and a link or a number is several words.
constexpr std::size_t learned_words_min(model::Head head) {
    switch (head) {
        case model::Head::abuse:
        case model::Head::hate:
        case model::Head::care:
            return 5;
        case model::Head::spam:
            return 8;
        default:
            return 7;
    }
}

// Whether the head's word counts for a text. The heads learned from messages in known languages.
bool speaks_of(model::Head head, const text::Text& text, std::string_view language,
               Surface surface);

void learned_care(const StageInput& input, Findings& findings);
void learned_abuse(const StageInput& input, Findings& findings);
void learned_harm(const StageInput& input, Findings& findings);
void learned_spam(const StageInput& input, Findings& findings);
void repetition(const StageInput& input, Findings& findings);

}  // namespace havn::moderation::stages
