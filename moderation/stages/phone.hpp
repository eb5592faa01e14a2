// Finds telephone numbers of private persons by their shape.
//
// Dates, times, doses, prices, measurements and public numbers (freephone, emergency, helplines)
// are left alone. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "moderation/text/view.hpp"

namespace havn::moderation::stages {

// literal is a text whose digits are ASCII (text::Text::literal).
std::vector<text::ByteRange> find_phones(std::string_view literal);

}  // namespace havn::moderation::stages
