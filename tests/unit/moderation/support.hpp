// What the moderation tests share: one pipeline, and a member nobody has reason to distrust.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "moderation/pipeline.hpp"

namespace moderation_test {

inline const havn::moderation::Pipeline& pipeline() {
    static const havn::moderation::Pipeline shared = [] {
        auto created = havn::moderation::Pipeline::create();
        if (!created) {
            throw std::runtime_error(created.error());
        }
        return std::move(*created);
    }();
    return shared;
}

inline havn::moderation::Facts trusted() {
    return {.member_age_ms = 365LL * 24 * 60 * 60 * 1000};
}

inline havn::moderation::Judgement judge(
    std::string_view text, havn::moderation::Preset preset = havn::moderation::Preset::open) {
    return pipeline().judge(text, trusted(), havn::moderation::preset(preset));
}

inline bool has(const havn::moderation::Judgement& judgement, havn::moderation::Category category) {
    return std::ranges::any_of(judgement.findings, [category](const auto& finding) {
        return finding.category == category;
    });
}

inline bool has_kind(const havn::moderation::Judgement& judgement, std::string_view kind) {
    return std::ranges::any_of(judgement.findings,
                               [kind](const auto& finding) { return finding.kind == kind; });
}

}  // namespace moderation_test
