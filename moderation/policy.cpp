#include "moderation/policy.hpp"

#include <algorithm>

namespace havn::moderation {
namespace {

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::int64_t open_newcomer_age_ms = hour_ms;
constexpr std::int64_t careful_newcomer_age_ms = 24 * hour_ms;

// Organisations that help, and encyclopaedic ones: linking there is what a support group is for.
constexpr std::array<std::string_view, 16> help_domains{"befrienders.org",
                                                        "findahelpline.com",
                                                        "samaritans.org",
                                                        "mind.org.uk",
                                                        "nhs.uk",
                                                        "988lifeline.org",
                                                        "crisistextline.org",
                                                        "livslinien.dk",
                                                        "telefonseelsorge.de",
                                                        "3114.fr",
                                                        "sos-amitie.com",
                                                        "telefonodelaesperanza.org",
                                                        "who.int",
                                                        "wikipedia.org",
                                                        "sundhed.dk",
                                                        "alcoholics-anonymous.org.uk"};

constexpr Policy::Row row(Verdict mild, Verdict medium, Verdict severe) {
    return {mild, medium, severe};
}

Policy open_policy() {
    using enum Verdict;
    Policy policy;
    policy.row(Category::care) = row(allow, allow, allow);
    policy.row(Category::encourage_selfharm) = row(flag, hold, hold);
    policy.row(Category::method_detail) = row(flag, hold, hold);
    policy.row(Category::threat) = row(flag, hold, hold);
    policy.row(Category::abuse) = row(nudge, flag, hold);
    policy.row(Category::hate) = row(flag, hold, hold);
    policy.row(Category::sexual) = row(nudge, flag, hold);
    policy.row(Category::grooming) = row(flag, hold, hold);
    policy.row(Category::contact_details) = row(nudge, hold, hold);
    policy.row(Category::solicitation) = row(flag, hold, hold);
    policy.row(Category::spam) = row(flag, hold, reject);
    policy.row(Category::medical_advice) = row(nudge, flag, hold);
    policy.row(Category::profanity) = row(allow, allow, nudge);
    policy.row(Category::repetition) = row(nudge, hold, hold);
    policy.row(Category::validity) = row(nudge, hold, reject);
    policy.newcomer_age_ms = open_newcomer_age_ms;
    policy.allowed_domains.assign(help_domains.begin(), help_domains.end());
    return policy;
}

Policy careful_policy() {
    using enum Verdict;
    Policy policy = open_policy();
    policy.row(Category::encourage_selfharm) = row(hold, hold, hold);
    policy.row(Category::method_detail) = row(hold, hold, hold);
    policy.row(Category::threat) = row(hold, hold, hold);
    policy.row(Category::abuse) = row(flag, hold, hold);
    policy.row(Category::hate) = row(hold, hold, hold);
    policy.row(Category::sexual) = row(flag, hold, hold);
    policy.row(Category::grooming) = row(hold, hold, hold);
    policy.row(Category::contact_details) = row(hold, hold, hold);
    policy.row(Category::solicitation) = row(hold, hold, hold);
    policy.row(Category::spam) = row(hold, hold, reject);
    policy.row(Category::medical_advice) = row(flag, hold, hold);
    policy.row(Category::profanity) = row(allow, nudge, flag);
    policy.newcomer_age_ms = careful_newcomer_age_ms;
    return policy;
}

bool newcomers_rule_covers(Category category) {
    return category == Category::contact_details || category == Category::solicitation ||
           category == Category::spam;
}

Care care_of(const Finding& finding) {
    if (finding.category == Category::care) {
        return finding.severity >= severity_max ? Care::urgent : Care::check;
    }
    // Whoever asks for a method may be about to use it.
    return finding.category == Category::method_detail ? Care::check : Care::none;
}

}  // namespace

Policy preset(Preset chosen) {
    switch (chosen) {
        case Preset::open:
            return open_policy();
        case Preset::careful:
            return careful_policy();
        case Preset::pre_moderated: {
            Policy policy = careful_policy();
            policy.floor = Verdict::hold;
            return policy;
        }
    }
    return careful_policy();
}

Verdict verdict_of(const Finding& finding, const Facts& facts, const Policy& policy) {
    if (finding.category == Category::unavailable) {
        return policy.unavailable;
    }
    const std::uint8_t severity = std::clamp<std::uint8_t>(finding.severity, 1, severity_max);
    Verdict verdict = policy.row(finding.category)[severity - 1U];
    if (facts.member_age_ms < policy.newcomer_age_ms && newcomers_rule_covers(finding.category)) {
        verdict = std::max(verdict, policy.newcomer_verdict);
    }
    // A handle cannot wait in a case: what a person would have to look at is refused, and so is
    // swearing, because a handle is read beside every message.
    if (facts.surface == Surface::handle) {
        const bool swearing = finding.category == Category::profanity && severity > 1;
        return verdict > Verdict::nudge || swearing ? Verdict::reject : verdict;
    }
    if (!facts.desk_staffed && policy.hold_flagged_when_unattended && verdict == Verdict::flag) {
        verdict = Verdict::hold;
    }
    return verdict;
}

Decision decide(std::span<const Finding> findings, const Facts& facts, const Policy& policy) {
    Decision decision;
    bool readable = true;
    for (const Finding& finding : findings) {
        decision.care = std::max(decision.care, care_of(finding));
        const Verdict verdict = verdict_of(finding, facts, policy);
        if (verdict > decision.verdict) {
            decision.verdict = verdict;
            decision.guideline = finding.guideline;
        }
        if (finding.category == Category::validity && verdict == Verdict::reject) {
            readable = false;
        }
    }
    if (decision.verdict == Verdict::reject && decision.care != Care::none && readable) {
        decision.verdict = Verdict::hold;
    }
    if (policy.floor > decision.verdict) {
        decision.verdict = policy.floor;
    }
    return decision;
}

}  // namespace havn::moderation
