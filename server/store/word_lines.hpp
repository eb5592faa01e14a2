#pragma once
// A list of words as one text for a column: one a line. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace havn::store {

std::string lines_of_words(const std::vector<std::string>& words);
std::vector<std::string> words_of_lines(std::string_view text);

}  // namespace havn::store
