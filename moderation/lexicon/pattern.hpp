// The pattern language of the rule files (README.md beside this file), compiled
// to phrases over the words view (text/words.hpp).
//
// Used while a Pipeline is built; single-threaded.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/lexicon/phrase.hpp"

namespace havn::moderation::lexicon {

// A word by which a pattern is found, where it stands among all of `beside`.
struct PatternTrigger {
    PatternWord word;
    std::vector<std::string> beside;
};

// A part of a pattern between two gaps. Parts are looked for one by one and their distance is
// counted.
struct PatternPart {
    Phrase phrase;
    unsigned gap_words_max{};  // how many words may stand between the part before and this one
};

struct Pattern {
    std::vector<PatternPart> parts;
    std::vector<PatternWord> words;        // all words of the pattern
    std::vector<PatternTrigger> triggers;  // no text matches that holds none of these
    // No text matches that holds no word of one of these sets. Sets with prefixes
    // are left out.
    std::vector<std::vector<std::string>> needs;
    unsigned words_max{};  // how many words it can span, ends of sentences among them
};

using Macros = std::map<std::string, std::string, std::less<>>;

// What it costs to look closer whenever a word occurs: low for rare words.
using WordCost = std::function<std::uint64_t(std::string_view)>;

// The error is a sentence.
std::expected<Pattern, std::string> compile(std::string_view source, const Macros& macros,
                                            const WordCost& cost_of);

}  // namespace havn::moderation::lexicon
