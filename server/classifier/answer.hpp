#pragma once
// What a classifier is asked and answers, as JSON. Any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/types.hpp"

namespace havn::classifier {

std::string question(std::string_view text, std::string_view language);
// nullopt: that is no answer. `characters` of the text: spans end there at the latest.
std::optional<std::vector<moderation::Finding>> parse_answer(std::string_view json,
                                                             std::uint32_t characters);

}  // namespace havn::classifier
