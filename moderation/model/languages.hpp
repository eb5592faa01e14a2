// The languages as the learned heads count them, by text::language_number: those supported in their
// order, then "cannot tell".
#pragma once

#include <cstddef>
#include <iterator>

#include "moderation/text/language.hpp"

namespace havn::moderation::model {

inline constexpr std::size_t language_count = std::size(text::supported_languages) + 1;

}  // namespace havn::moderation::model
