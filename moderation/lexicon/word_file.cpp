#include "moderation/lexicon/word_file.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "moderation/text/language.hpp"

namespace havn::moderation::lexicon {
namespace {

using text::WordList;

constexpr std::string_view language_mark = "language ";

}  // namespace

void read_word_file(std::string_view file, text::Vocabulary& vocabulary) {
    std::size_t language = std::size(text::supported_languages);
    std::size_t rank = 0;
    while (!file.empty()) {
        const std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(file.size(), line.size() + 1));
        if (line.starts_with(language_mark)) {
            language = text::language_number(line.substr(language_mark.size()));
            rank = 0;
        } else if (!line.empty() && line[0] != '#' &&
                   language < std::size(text::supported_languages)) {
            const bool matters = vocabulary.begins_with_prefix(line);
            vocabulary.list().add(line, language, WordList::frequency_of(rank),
                                  matters ? WordList::Weight::matters : WordList::Weight::ordinary);
            ++rank;
        }
    }
}

}  // namespace havn::moderation::lexicon
