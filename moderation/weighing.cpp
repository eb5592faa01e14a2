#include "moderation/weighing.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "moderation/stages/stages.hpp"

namespace havn::moderation {
namespace {

// What a head makes of a text in which a rule found something, to be believed more than the rule.
constexpr float doubt = 0.3F;
constexpr float grave_doubt = 0.1F;
constexpr float excused_odds = 40.0F;  // heads know words better than who says them of whom

constexpr std::array about_people{model::Head::abuse, model::Head::hate};
constexpr std::array about_dying{model::Head::encourage_selfharm, model::Head::method_detail};
constexpr std::array about_treatment{model::Head::medical_advice};

// Whom the excuses among the rules of a group speak to.
struct Excusable {
    lexicon::Group group;
    std::span<const model::Head> heads;
    float accusing;  // from which probability on an excuse makes a difference
};
constexpr std::array excusable{Excusable{lexicon::Group::abuse, about_people, 0.5F},
                               Excusable{lexicon::Group::harm, about_dying, 0.3F},
                               Excusable{lexicon::Group::medical, about_treatment, 0.3F}};

// Whether the rules know better than a head: they name the words where both found the same, and
// swearing they heard is aimed at nobody unless one of them says at whom.
bool rules_know_better(const Finding& learned, const Findings& findings) {
    return std::ranges::any_of(findings, [&](const Finding& rule) {
        const bool same = rule.category == learned.category && rule.severity >= learned.severity;
        const bool swearing =
            rule.category == Category::profanity && learned.category == Category::abuse;
        return rule.kind != stages::learned_kind && (same || swearing);
    });
}

bool doubted(const Finding& finding, const model::Probabilities& probabilities) {
    const auto below = [&](model::Head head, float limit) {
        return probabilities[static_cast<std::size_t>(head)] < limit;
    };
    if (finding.kind == stages::learned_kind || finding.severity == severity_max) {
        return false;
    }
    switch (finding.category) {
        case Category::abuse:
            return below(model::Head::abuse, doubt);
        case Category::hate:
            return below(model::Head::hate, grave_doubt);
        case Category::threat:
            return below(model::Head::abuse, grave_doubt);
        default:
            return false;
    }
}

}  // namespace

model::Hints hints_of(std::span<const Finding> findings) {
    static_assert(category_count * severity_max <= model::hint_count);
    model::Hints hints = 0;
    for (const Finding& finding : findings) {
        if (finding.kind == stages::learned_kind || finding.category == Category::unavailable) {
            continue;
        }
        const std::size_t number = static_cast<std::size_t>(finding.category) * severity_max +
                                   static_cast<std::size_t>(finding.severity - 1);
        hints |= model::Hints{1} << number;
    }
    return hints;
}

model::Hints hints_of(Category category) {
    return ((model::Hints{1} << severity_max) - 1)
           << (static_cast<std::size_t>(category) * severity_max);
}

void listen_to_excuses(const lexicon::RuleBook& rules, const text::Text& text,
                       const lexicon::Candidates& candidates, std::string_view language,
                       model::Probabilities& probabilities) {
    for (const auto& [group, heads, accusing] : excusable) {
        const bool accused = std::ranges::any_of(heads, [&](model::Head head) {
            return probabilities[static_cast<std::size_t>(head)] >= accusing;
        });
        if (accused && rules.excuses(group, language, text, candidates)) {
            for (const model::Head head : heads) {
                float& yes = probabilities[static_cast<std::size_t>(head)];
                yes = yes / (yes + excused_odds * (1.0F - yes));
            }
        }
    }
}

Scores scores_of(const Findings& findings, const model::Probabilities& probabilities,
                 bool heads_speak) {
    const auto head = [&](model::Head which) {
        return probabilities[static_cast<std::size_t>(which)];
    };
    Scores scores{head(model::Head::abuse), head(model::Head::care), head(model::Head::spam)};
    for (const Finding& finding : findings) {
        switch (finding.category) {
            case Category::care:
                scores.care = std::max(scores.care, finding.score);
                break;
            case Category::spam:
            case Category::solicitation:
                scores.spam = heads_speak ? scores.spam : std::max(scores.spam, finding.score);
                break;
            case Category::abuse:
            case Category::hate:
            case Category::threat:
            case Category::encourage_selfharm:
                scores.abuse = heads_speak ? scores.abuse : std::max(scores.abuse, finding.score);
                break;
            default:
                break;
        }
    }
    return scores;
}

void drop_doubted(const model::Probabilities& probabilities, Findings& findings) {
    std::erase_if(findings,
                  [&](const Finding& finding) { return doubted(finding, probabilities); });
}

void drop_repeated(Findings& findings) {
    for (std::size_t at = findings.size(); at > 0; --at) {
        const Finding& finding = findings[at - 1];
        if (finding.kind == stages::learned_kind && rules_know_better(finding, findings)) {
            findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(at - 1));
        }
    }
}

}  // namespace havn::moderation
