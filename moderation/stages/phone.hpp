// Finds telephone numbers of private persons by their shape.
//
// Dates, times, doses, prices, measurements and public numbers (freephone, emergency, helplines)
// are left alone. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace havn::moderation::stages {

struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// literal is a text whose digits are ASCII (text::Text::literal).
std::vector<ByteRange> find_phones(std::string_view literal);

}  // namespace havn::moderation::stages
