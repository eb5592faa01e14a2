#include "moderation/types.hpp"

#include <array>

namespace havn::moderation {
namespace {

struct CategoryText {
    std::string_view name;
    std::string_view guideline;
};

constexpr std::array<CategoryText, category_count> category_texts{{
    {"care", "ask-for-help"},
    {"encourage_selfharm", "no-encouraging-self-harm"},
    {"method_detail", "no-methods"},
    {"threat", "no-threats"},
    {"abuse", "be-kind"},
    {"hate", "no-hate"},
    {"sexual", "no-sexual-content"},
    {"grooming", "no-private-contact-pressure"},
    {"contact_details", "no-contact-details"},
    {"solicitation", "no-solicitation"},
    {"spam", "no-spam"},
    {"medical_advice", "no-medical-advice"},
    {"profanity", "mind-your-language"},
    {"repetition", "do-not-repeat"},
    {"validity", "readable-text"},
    {"unavailable", "awaiting-review"},
}};
static_assert(static_cast<std::size_t>(Category::unavailable) + 1 == category_count);

}  // namespace

std::string_view to_string(Verdict verdict) {
    constexpr std::array<std::string_view, 5> names{"allow", "nudge", "flag", "hold", "reject"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Care care) {
    constexpr std::array<std::string_view, 3> names{"none", "check", "urgent"};
    return names[static_cast<std::size_t>(care)];
}

std::string_view to_string(Category category) {
    return category_texts[static_cast<std::size_t>(category)].name;
}

std::string_view to_string(Surface surface) {
    constexpr std::array<std::string_view, 4> names{"room", "thread", "title", "handle"};
    return names[static_cast<std::size_t>(surface)];
}

std::string_view to_string(Preset preset) {
    constexpr std::array<std::string_view, 3> names{"open", "careful", "pre_moderated"};
    return names[static_cast<std::size_t>(preset)];
}

std::string_view guideline_of(Category category) {
    return category_texts[static_cast<std::size_t>(category)].guideline;
}

}  // namespace havn::moderation
