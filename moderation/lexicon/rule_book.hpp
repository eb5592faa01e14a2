// All rules, compiled, with an index from words to the rules that may match.
//
// Most messages hold no word any rule needs, so most messages run no expression at all; the others
// run only the expressions of the rules their words point to. Matching is linear in the text.
//
// Immutable after load(); match() and find_candidates() may be called from any thread at once.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <re2/re2.h>

#include "moderation/lexicon/rule.hpp"
#include "moderation/text/text.hpp"
#include "moderation/text/vocabulary.hpp"
#include "moderation/types.hpp"

namespace havn::moderation::lexicon {

// Which rules a message's words point to. Reusable; one thread at a time.
class Candidates {
  public:
    void clear() { rules_.clear(); }
    void add(std::uint16_t rule);
    std::span<const std::uint16_t> rules() const { return rules_; }

  private:
    std::vector<std::uint16_t> rules_;
};

class RuleBook {
  public:
    // Files named common_words.txt list the frequent words of their language, most frequent first.
    static std::expected<RuleBook, std::string> load(std::span<const RuleFile> files);

    void find_candidates(const text::Text& text, Candidates& candidates) const;

    // Appends the findings of one group's rules, suppressors applied.
    void match(Group group, std::string_view stage, const text::Text& text,
               const Candidates& candidates, std::vector<Finding>& findings) const;

    const text::Vocabulary& vocabulary() const { return vocabulary_; }
    std::span<const Rule> rules() const { return rules_; }

  private:
    static constexpr std::size_t filter_bits = std::size_t{1} << 15;
    using RuleList = std::vector<std::uint16_t>;

    struct PrefixEntry {
        std::string prefix;
        std::uint16_t rule = 0;
    };

    std::string add(std::vector<Rule> rules);
    void index(const Rule& rule, std::uint16_t number);
    void find_in(const text::View& view, Candidates& candidates) const;
    void find_by_prefix(std::string_view word, std::size_t key_bytes, Candidates& candidates) const;
    void match_rule(std::uint16_t number, std::string_view stage, const text::View& view,
                    float score, std::vector<Finding>& findings) const;
    bool is_suppressed(const Rule& rule, const text::View& view, text::Span span) const;

    std::vector<Rule> rules_;
    std::vector<std::unique_ptr<re2::RE2>> expressions_;  // beside rules_
    text::Vocabulary vocabulary_;
    std::bitset<filter_bits> filter_;  // of the hashes of all keys below; false positives only
    std::unordered_map<std::uint64_t, RuleList> by_word_;
    std::unordered_map<std::uint64_t, std::vector<PrefixEntry>> by_prefix_;
};

}  // namespace havn::moderation::lexicon
