// Reads models/words.txt, the frequent words of each language that training has counted.
//
// Pure but for the caller's vocabulary; any thread.
#pragma once

#include <string_view>

#include "moderation/text/vocabulary.hpp"

namespace havn::moderation::lexicon {

// `file` has lines "language xx", each followed by folded words of that language, a line each, most
// frequent first. Languages that are not supported are left out.
void read_word_file(std::string_view file, text::Vocabulary& vocabulary);

}  // namespace havn::moderation::lexicon
