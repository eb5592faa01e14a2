#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {
namespace {

using model::Head;

constexpr std::uint8_t mild = 1;
constexpr std::uint8_t medium = 2;

// Nothing where the head is not certain enough. A head reads the message as a whole, so its finding
// covers all of it; and it never speaks with the certainty of a rule, so the worst severity is not
// its to give.
void report(const StageInput& input, Head head, Category category, std::uint8_t severity_most,
            Findings& findings) {
    if (input.model == nullptr ||
        !speaks_of(head, input.text, input.language, input.facts.surface)) {
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

bool speaks_of(Head head, const text::Text& text, std::string_view language, Surface surface) {
    return text.folded().tokens().size() >= learned_words_min(head) && !language.empty() &&
           surface != Surface::handle;
}

// What reads like a cry for help although no rule knows its words.
void learned_care(const StageInput& input, Findings& findings) {
    report(input, Head::care, Category::care, medium, findings);
}

// Where a second severity would hold a message the head stays at the first: a person reads what a
// head alone has found before anybody is kept from speaking.
void learned_abuse(const StageInput& input, Findings& findings) {
    report(input, Head::abuse, Category::abuse, medium, findings);
    report(input, Head::hate, Category::hate, mild, findings);
}

// What harms whoever believes it or goes along with it.
void learned_harm(const StageInput& input, Findings& findings) {
    report(input, Head::encourage_selfharm, Category::encourage_selfharm, mild, findings);
    report(input, Head::method_detail, Category::method_detail, mild, findings);
    report(input, Head::grooming, Category::grooming, mild, findings);
    report(input, Head::medical_advice, Category::medical_advice, medium, findings);
}

void learned_spam(const StageInput& input, Findings& findings) {
    report(input, Head::spam, Category::spam, mild, findings);
}

}  // namespace havn::moderation::stages
