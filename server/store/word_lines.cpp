#include "server/store/word_lines.hpp"

namespace havn::store {

std::string lines_of_words(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += word + '\n';
    return text;
}

std::vector<std::string> words_of_lines(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos;
         text.remove_prefix(end + 1))
        words.emplace_back(text.substr(0, end));
    return words;
}

}  // namespace havn::store
