// All rules, compiled, with an index from words to the patterns that may match.
//
// Most messages hold no word any pattern needs, so for most messages no pattern
// is looked for at all; in the others only those all of whose necessary words
// they may hold, and only around the words they are found by. Matching is linear
// in the text.
//
// Immutable after load(); match() and find_candidates() may be called from any
// thread at once.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "moderation/lexicon/rule.hpp"
#include "moderation/progress.hpp"
#include "moderation/text/hash_table.hpp"
#include "moderation/text/text.hpp"
#include "moderation/text/vocabulary.hpp"
#include "moderation/types.hpp"

namespace havn::moderation::lexicon {

// A pattern that may match, and the first and the last of its triggers that stand close together,
// by their numbers among the items of the view.
struct Candidate {
    std::uint16_t pattern = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

// Which words stand in a text or a part of it. False positives only.
class WordSet {
  public:
    static constexpr std::size_t size = std::size_t{1} << 13;

    static std::uint16_t bit(std::uint64_t word_hash) { return word_hash % size; }
    void clear() { words_.reset(); }
    void add(std::uint64_t word_hash) { words_.set(bit(word_hash)); }
    bool may_hold(std::uint16_t word_bit) const { return words_.test(word_bit); }

  private:
    std::bitset<size> words_;
};

// Where in a long text words stand, for whoever goes through it from the beginning: what is read
// ahead of the word at hand, or stands shortly before it. False positives only.
class NearbyWords {
  public:
    // Words are asked for at most this far ahead of the one at hand.
    static constexpr std::uint32_t ahead = 40;

    void begin();
    void read(std::uint64_t word_hash);
    // From this item of the text on.
    bool may_hold(std::uint16_t word_bit, std::uint32_t item) const {
        return latest_[word_bit] > first_ + item;
    }
    std::uint32_t count() const { return next_ - first_; }

  private:
    std::vector<std::uint32_t> latest_;  // by word bit, counted through all texts, from one on
    std::uint32_t first_ = 0, next_ = 0;
};

// The words of a view, and which patterns they point to. Reusable; one thread
// at a time.
class ViewCandidates {
  public:
    void clear(std::size_t pattern_count);
    // `item` is a trigger, `reach` how many items the pattern spans.
    void add(std::uint16_t pattern, std::uint32_t item, std::uint32_t reach);
    void sort();

    std::span<const Candidate> patterns() const { return patterns_; }

    std::vector<text::Token> items;
    WordSet words;
    NearbyWords nearby;  // of long texts

  private:
    std::vector<std::uint32_t> places_;  // by pattern: its last place in patterns_ plus one
    std::vector<Candidate> patterns_;
};

struct Candidates {
    ViewCandidates words;
    ViewCandidates repaired;
};

class RuleBook {
  public:
    // Files named common_words.txt list the frequent words of their language,
    // most frequent first; words.txt is as word_file.hpp says.
    static std::expected<RuleBook, std::string> load(std::span<const RuleFile> files);

    void find_candidates(const text::Text& text, Candidates& candidates) const;

    // Appends the findings of one group's rules, suppressors applied.
    void match(Group group, std::string_view stage, const text::Text& text,
               const Candidates& candidates, const Progress& progress,
               std::vector<Finding>& findings) const;

    // Whether an excuse of the group and language matches: what no rule words is less likely to be
    // meant badly then.
    bool excuses(Group group, std::string_view language, const text::Text& text,
                 const Candidates& candidates) const;

    const text::Vocabulary& vocabulary() const { return vocabulary_; }
    std::span<const Rule> rules() const { return rules_; }

  private:
    static constexpr std::size_t filter_bits = std::size_t{1} << 15;
    using PatternList = std::vector<std::uint16_t>;
    using PatternsByPlace = std::map<std::pair<std::string_view, Group>, PatternList>;

    // A pattern that a word points to where it stands among all of `beside` (word bits, in one
    // piece with the rest: most look-ups end here).
    struct Pointer {
        static constexpr std::size_t beside_max = 3;

        std::uint16_t pattern = 0;
        std::uint8_t reach = 0;  // how many items the pattern spans, items_in_reach at most
        std::uint8_t beside_count = 0;
        std::array<std::uint16_t, beside_max> beside{};
    };

    struct Trigger {
        text::Token word;
        std::uint32_t item = 0;
        bool in_long_text = false;
    };

    struct PrefixEntry {
        std::string prefix;
        Pointer to;
    };

    struct Part {
        std::uint32_t phrase = 0;
        unsigned gap_words_max = 0;  // between the part before and this one
    };

    struct Compiled {
        std::uint16_t rule = 0;
        // Of each set one word must occur: into needs_, where there is how many words, then the
        // words, set by set.
        std::uint32_t needs_begin = 0, needs_end = 0;
        std::uint32_t parts_begin = 0, parts_end = 0;  // in parts_
        std::uint32_t words_max = 0;  // how many items it can span, items_in_reach at most
    };

    std::string add(std::vector<Rule> rules, const WordCost& cost);
    std::string compile(const Rule& rule, std::uint16_t number, const WordCost& cost);
    void learn(const Rule& rule, const PatternWord& word, const WordCost& cost);
    void index(const Pattern& pattern, std::uint16_t number);
    void find_in(const text::View& view, ViewCandidates& candidates) const;
    // may_hold(word bit) says which words stand where the pattern would.
    bool may_match(std::uint16_t pattern, const auto& may_hold) const;
    void add_candidate(const Pointer& to, const Trigger& trigger, ViewCandidates& candidates) const;
    void find_by_prefix(const text::View& view, const Trigger& trigger, std::size_t key_bytes,
                        ViewCandidates& candidates) const;
    // The matches of the whole pattern: of its first part, then of the second within reach behind
    // it, and so on; the shortest of those that begin alike come first.
    void find_whole(const Compiled& pattern, const text::View& view, Items items,
                    std::size_t beginnings, std::size_t matches_max,
                    std::vector<ItemRange>& whole) const;
    void match_view(Group group, std::string_view stage, const text::View& view,
                    const ViewCandidates& candidates, float score, const Progress& progress,
                    std::vector<Finding>& findings) const;
    // Returns how many matches there were, matches_max at most.
    std::size_t match_pattern(const Candidate& candidate, std::size_t matches_max,
                              std::string_view stage, const text::View& view,
                              const ViewCandidates& candidates, float score,
                              std::vector<Finding>& findings) const;
    // Whether what one of the patterns that may stand there matches overlaps these items.
    bool is_suppressed(const Rule& rule, const text::View& view, const ViewCandidates& candidates,
                       ItemRange match) const;

    std::vector<Rule> rules_;
    std::vector<Compiled> patterns_;
    std::vector<Part> parts_;
    Phrases phrases_;
    std::vector<std::uint16_t> needs_;
    PatternsByPlace suppressors_;
    PatternsByPlace excuses_;
    text::Vocabulary vocabulary_;
    std::bitset<filter_bits> filter_;  // of the hashes of all keys below; false positives only
    text::HashTable<std::vector<Pointer>> by_word_;
    text::HashTable<std::vector<PrefixEntry>> by_prefix_;
};

}  // namespace havn::moderation::lexicon
