// What patterns say, as a tree, and made ready to be looked for in a row of words.
//
// Ways to read a phrase are tried in the order in which they are written, so that a match is the
// first way that fits, as in expressions over letters. But whole words are compared, by their
// hashes: a phrase that is not there costs a glance at each word. Linear in the words all the same:
// where ways are many, none is tried twice from one word.
//
// Phrases are filled at start-up, then immutable; any thread.
#pragma once

#include <bitset>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text/view.hpp"

namespace havn::moderation::lexicon {

struct PatternWord {
    std::string word;  // folded
    bool prefix = false;

    auto operator<=>(const PatternWord&) const = default;
};

struct Phrase {
    enum class Kind : std::uint8_t {
        word,
        any_word,
        sentence_end,
        gap,  // up to gap_words_max words of one sentence, rather few
        sequence,
        choice,  // rather the first ones
    };

    Kind kind = Kind::sequence;
    bool optional = false;  // rather with it
    unsigned gap_words_max = 0;
    PatternWord word{};
    std::vector<Phrase> parts{};
};

// The words of a view and the ends of its sentences, in their order: ends are tokens as well.
using Items = std::span<const text::Token>;
void read_items(const text::View& view, std::vector<text::Token>& items);

inline constexpr std::uint64_t sentence_end_hash = 0x2E5E17E4CE2E2E2EULL;  // no word's, as it were

inline bool is_sentence_end(const text::Token& item) {
    return item.hash == sentence_end_hash;
}

struct ItemRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Phrases {
  public:
    // Returns the number to look for it by.
    std::uint32_t add(const Phrase& phrase);

    // The matches among `items`, which are some of the view: at most one from each of the first
    // `beginnings` items on, and the first matches_max only. Ranges count from `items` on.
    void find(std::uint32_t number, const text::View& view, Items items, std::size_t beginnings,
              std::size_t matches_max, std::vector<ItemRange>& matches) const;

  private:
    // Of the hashes of words; false positives only.
    using Mask = std::bitset<256>;

    enum class Step : std::uint8_t { done, word, one_of, any_word, sentence_end, either };

    // Programs are steps; each but `done` names what follows it.
    struct Instruction {
        Step step = Step::done;
        std::uint16_t mark = 0;  // of the only word that fits first; zero: there may be others
        std::uint32_t what = 0;  // a word, a set, or for `either` what is tried first
        std::uint32_t next = 0;
    };

    struct Alternatives {
        Mask mask;
        std::uint32_t words_begin = 0, words_end = 0;
        std::uint32_t prefixes_begin = 0, prefixes_end = 0;
    };

    struct Program {
        std::uint32_t begin = 0;  // the instructions of a program stand together,
        std::uint32_t end = 0;
        std::uint32_t entry = 0;  // the first one last
        bool any_first = false;   // may begin with other words than the ones below
        Mask first;               // of the words it may begin with
    };

    class Search;

    std::uint32_t put(Step step, std::uint32_t what, std::uint32_t next);
    std::uint32_t put(const Phrase& phrase, std::uint32_t next);
    std::uint32_t put_once(const Phrase& phrase, std::uint32_t next);
    std::uint32_t put_choice(const Phrase& phrase, std::uint32_t next);
    std::uint32_t put_words(std::vector<PatternWord> words, std::uint32_t next);
    std::uint32_t set_of(std::vector<PatternWord> words);
    void note_first(std::uint32_t at, Program& program) const;
    bool fits(const Instruction& instruction, const text::View& view,
              const text::Token& item) const;

    std::vector<Instruction> instructions_;
    std::vector<Program> programs_;
    std::vector<std::uint64_t> hashes_;  // of words by themselves, and of sets, in order in each
    std::vector<std::string> prefixes_;
    std::vector<Alternatives> sets_;
    // While it is filled.
    std::map<std::string, std::uint32_t, std::less<>> known_words_;
    std::map<std::vector<PatternWord>, std::uint32_t> known_sets_;
};

}  // namespace havn::moderation::lexicon
