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
    return text::language_number(language);
}

}  // namespace havn::moderation::model
