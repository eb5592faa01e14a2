// All rules, compiled, with an index from words to the patterns that may match.
//
// Most messages hold no word any pattern needs, so most messages run no
// expression at all; the others run only the expressions of the patterns all of
// whose necessary words they may hold. Matching is linear in the text.
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
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "moderation/lexicon/rule.hpp"
#include "moderation/progress.hpp"
#include "moderation/text/hash_table.hpp"
#include "moderation/text/text.hpp"
#include "moderation/text/vocabulary.hpp"
#include "moderation/types.hpp"

namespace havn::moderation::lexicon {

// A pattern that may match, and the part of the view in which its triggers
// stand.
struct Candidate {
    std::uint16_t pattern = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// The words of a view, and which patterns they point to. Reusable; one thread
// at a time.
class ViewCandidates {
  public:
    void clear(std::size_t pattern_count);
    void note_word(std::uint64_t hash) { words_.set(word_bit(hash)); }
    void add(std::uint16_t pattern, const text::Token& trigger);
    void sort();

    // False positives only.
    bool may_hold(std::uint16_t word_bit) const { return words_.test(word_bit); }
    static std::uint16_t word_bit(std::uint64_t word_hash) { return word_hash % word_bits; }
    std::span<const Candidate> patterns() const { return patterns_; }

  private:
    static constexpr std::size_t word_bits = std::size_t{1} << 13;

    std::bitset<word_bits> words_;
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
        std::uint16_t beside_count = 0;
        std::array<std::uint16_t, beside_max> beside{};
    };

    struct PrefixEntry {
        std::string prefix;
        Pointer to;
    };

    struct Compiled {
        std::uint16_t rule = 0;
        // Of each set one word must occur: into needs_, where there is how many words, then the
        // words, set by set.
        std::uint32_t needs_begin = 0, needs_end = 0;
        struct Part {
            std::unique_ptr<re2::RE2> expression;
            unsigned gap_words_max = 0;  // between the part before and this one
        };
        std::vector<Part> parts;
    };

    std::string add(std::vector<Rule> rules, const WordCost& cost);
    std::string compile(const Rule& rule, std::uint16_t number, const WordCost& cost);
    void learn(const Rule& rule, const PatternWord& word, const WordCost& cost);
    void index(const Pattern& pattern, std::uint16_t number);
    void find_in(const text::View& view, ViewCandidates& candidates) const;
    bool may_match(std::uint16_t pattern, const ViewCandidates& candidates) const;
    void add_candidate(const Pointer& to, const text::Token& trigger,
                       ViewCandidates& candidates) const;
    void find_by_prefix(const text::View& view, const text::Token& token, std::size_t key_bytes,
                        ViewCandidates& candidates) const;
    void match_view(Group group, std::string_view stage, const text::View& view,
                    const ViewCandidates& candidates, float score, const Progress& progress,
                    std::vector<Finding>& findings) const;
    void match_pattern(const Candidate& candidate, std::string_view stage, const text::View& view,
                       const ViewCandidates& candidates, float score,
                       std::vector<Finding>& findings) const;
    // Whether what one of the patterns matches overlaps these bytes of the view; without them,
    // whether one matches.
    bool matches_any(const PatternsByPlace& patterns, std::string_view language, Group group,
                     const text::View& view, const ViewCandidates& candidates,
                     std::optional<text::ByteRange> overlapped) const;
    bool is_suppressed(const Rule& rule, const text::View& view, const ViewCandidates& candidates,
                       text::ByteRange match) const;

    std::vector<Rule> rules_;
    std::vector<Compiled> patterns_;
    std::vector<std::uint16_t> needs_;
    PatternsByPlace suppressors_;
    PatternsByPlace excuses_;
    text::Vocabulary vocabulary_;
    std::bitset<filter_bits> filter_;  // of the hashes of all keys below; false positives only
    text::HashTable<std::vector<Pointer>> by_word_;
    text::HashTable<std::vector<PrefixEntry>> by_prefix_;
};

}  // namespace havn::moderation::lexicon
