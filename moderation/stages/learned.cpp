#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {
namespace {

using model::Head;

constexpr std::uint8_t mild = 1;
constexpr std::uint8_t medium = 2;
// A few words are too little to go by; the rules know the ones that matter. A link is several.
constexpr std::size_t words_min = 5;
constexpr std::size_t spam_words_min = 8;

// Nothing where the head is not certain enough. A head reads the message as a whole, so its finding
// covers all of it; and it never speaks with the certainty of a rule, so the worst severity is not
// its to give.
void report(const StageInput& input, Head head, Category category, std::uint8_t severity_most,
            Findings& findings) {
    const std::size_t least = head == Head::spam ? spam_words_min : words_min;
    const bool too_short = input.text.folded().tokens().size() < least;
    // The heads learned from messages in known languages; a handle is none.
    if (input.model == nullptr || too_short || input.language.empty() ||
        input.facts.surface == Surface::handle) {
        return;
    }
    const float probability = input.probabilities[static_cast<std::size_t>(head)];
    const model::Threshold& threshold = input.model->threshold(head, input.language);
    if (probability < threshold.notable) {
        return;
    }
    const std::uint8_t severity = probability >= threshold.strong ? severity_most : mild;
    findings.push_back({category, severity, 0, input.text.size(), guideline_of(category),
                        input.stage, learned_kind, probability});
}

}  // namespace

// What reads like a cry for help although no rule knows its words.
void learned_care(const StageInput& input, Findings& findings) {
    report(input, Head::care, Category::care, medium, findings);
}

// Hate and spam weigh more than abuse from their first severity on, so there they stay: a person
// reads what a head alone has found before anybody is kept from speaking.
void learned_abuse(const StageInput& input, Findings& findings) {
    report(input, Head::abuse, Category::abuse, medium, findings);
    report(input, Head::hate, Category::hate, mild, findings);
}

void learned_spam(const StageInput& input, Findings& findings) {
    report(input, Head::spam, Category::spam, mild, findings);
}

}  // namespace havn::moderation::stages
