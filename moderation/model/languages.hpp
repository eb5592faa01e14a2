// The languages as the learned heads count them: those of text::supported_languages in their order,
// then "cannot tell".
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "moderation/text/language.hpp"

namespace havn::moderation::model {

inline constexpr std::size_t language_count = std::size(text::supported_languages) + 1;

inline std::size_t language_index(std::string_view language) {
    const auto* const found = std::ranges::find(text::supported_languages, language);
    return static_cast<std::size_t>(found - std::begin(text::supported_languages));
}

}  // namespace havn::moderation::model
