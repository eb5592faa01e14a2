#include <cstddef>
#include <cstdint>

#include "moderation/stages/stages.hpp"
#include "moderation/text/text.hpp"

namespace havn::moderation::stages {
namespace {

// "Thank you so much" may be said as often as it is meant.
constexpr std::size_t words_min = 4;
constexpr std::int64_t repetition_window_ms = 10LL * 60 * 1000;
constexpr std::size_t repetitions_nuisance = 3;
constexpr std::int64_t flood_window_ms = 10'000;
constexpr std::size_t flood_messages = 10;

}  // namespace

// The same text again and again, and more messages than a person types.
void repetition(const StageInput& input, Findings& findings) {
    if (input.facts.rules_lifted_for_load) {
        return;
    }
    const std::uint64_t own = text::fingerprint(input.text);
    std::size_t repetitions = 0;
    std::size_t recent = 0;
    for (const RecentMessage& message : input.facts.recent) {
        recent += message.age_ms <= flood_window_ms ? 1 : 0;
        const bool same = message.fingerprint == own && message.age_ms <= repetition_window_ms;
        repetitions += same ? 1 : 0;
    }
    const auto report = [&](std::uint8_t severity, std::string_view kind) {
        findings.push_back({Category::repetition, severity, 0, input.text.size(),
                            guideline_of(Category::repetition), input.stage, kind, 1.0F});
    };
    if (repetitions > 0 && input.text.words.tokens().size() >= words_min) {
        report(repetitions >= repetitions_nuisance ? 2 : 1, "same_text");
    }
    if (recent >= flood_messages) {
        report(2, "flood");
    }
}

}  // namespace havn::moderation::stages
