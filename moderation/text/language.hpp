// A cheap guess which of the six supported languages a message is in.
//
// By script, by letters only one of the languages uses, and by the commonest short words. Pure; any
// thread. A guess, not a fact: no rule depends on it alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>

#include "moderation/text/view.hpp"

namespace havn::moderation::text {

inline constexpr std::string_view supported_languages[] = {"en", "fr", "da", "ru", "de", "es"};

// The place of a language in supported_languages; behind all of them for any other.
inline std::size_t language_number(std::string_view language) {
    const auto* const found = std::ranges::find(supported_languages, language);
    return static_cast<std::size_t>(found - std::begin(supported_languages));
}

// words is the words view, points the text it was made of. Empty when there is too little to tell.
std::string_view guess_language(const View& words, std::span<const char32_t> points,
                                bool has_cyrillic);

}  // namespace havn::moderation::text
