#include "moderation/lexicon/rule_book.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <utility>

namespace havn::moderation::lexicon {
namespace {

constexpr std::uint64_t most_frequent_cost = 500;
constexpr std::uint64_t short_word_cost = 20;

// Room for every state a rule can reach, so that RE2 never falls back to its slow matcher.
constexpr std::int64_t expression_bytes_max = 32 << 20;
constexpr std::size_t matches_per_rule_max = 8;
constexpr std::size_t short_key_bytes = 4;
constexpr std::size_t long_key_bytes = 8;
constexpr std::size_t rare_word_bytes_min = 3;
constexpr float repaired_score = 0.8F;

bool is_common_words(const RuleFile& file) {
    return file.name.ends_with("/common_words.txt");
}

// The more frequent a word, the more often its rules would be asked for nothing.
WordCost cost_from(std::string_view common_words) {
    std::map<std::string, std::uint64_t, std::less<>> costs;
    std::uint64_t cost = most_frequent_cost;
    while (!common_words.empty()) {
        const std::string_view word = common_words.substr(0, common_words.find_first_of(" \n"));
        common_words.remove_prefix(std::min(common_words.size(), word.size() + 1));
        costs.emplace(word, cost);
        cost -= cost > short_word_cost && !word.empty() ? 1 : 0;
    }
    return [costs](std::string_view word) -> std::uint64_t {
        const auto found = costs.find(word);
        const std::uint64_t rare = word.size() < rare_word_bytes_min ? short_word_cost : 1;
        return found == costs.end() ? rare : found->second;
    };
}

WordCost cost_for(const RuleFile& file, std::span<const RuleFile> files) {
    const std::string_view folder = file.name.substr(0, file.name.rfind('/'));
    for (const RuleFile& other : files) {
        if (is_common_words(other) && other.name.starts_with(folder)) {
            return cost_from(other.text);
        }
    }
    return cost_from({});
}

std::unique_ptr<re2::RE2> compile_rule(const Rule& rule) {
    std::string source = " (?:";
    for (const Pattern& pattern : rule.patterns) {
        source += pattern.regex + "|";
    }
    source.back() = ')';
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    options.set_max_mem(expression_bytes_max);
    return std::make_unique<re2::RE2>(source, options);
}

// Calls visit(begin, end) for each match until it returns false. Matches share the space between
// them, so the search goes on at the last byte of the one before.
template <typename Visit>
void each_match(const re2::RE2& expression, std::string_view text, const Visit& visit) {
    std::size_t from = 0;
    re2::StringPiece found;
    const re2::StringPiece subject(text.data(), text.size());
    while (from < text.size() &&
           expression.Match(subject, from, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        const std::size_t end = begin + found.size();
        if (!visit(begin, end)) {
            return;
        }
        from = end - 1;
    }
}

bool reported(const std::vector<Finding>& findings, const Rule& rule, text::Span span) {
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.kind == rule.id && finding.category == rule.category &&
               text::Span{finding.start, finding.end}.overlaps(span);
    });
}

}  // namespace

void Candidates::add(std::uint16_t rule) {
    if (std::ranges::find(rules_, rule) == rules_.end()) {
        rules_.push_back(rule);
    }
}

std::expected<RuleBook, std::string> RuleBook::load(std::span<const RuleFile> files) {
    RuleBook book;
    for (const RuleFile& file : files) {
        if (is_common_words(file)) {
            continue;
        }
        std::expected<std::vector<Rule>, std::string> rules =
            read_rules(file, cost_for(file, files));
        if (!rules) {
            return std::unexpected(std::move(rules.error()));
        }
        if (const std::string problem = book.add(std::move(*rules)); !problem.empty()) {
            return std::unexpected(std::string(file.name) + ": " + problem);
        }
    }
    return book;
}

std::string RuleBook::add(std::vector<Rule> rules) {
    for (Rule& rule : rules) {
        if (rules_.size() > std::numeric_limits<std::uint16_t>::max()) {
            return "too many rules";
        }
        expressions_.push_back(compile_rule(rule));
        if (!expressions_.back()->ok()) {
            return "rule " + std::string(rule.id) + ": " + expressions_.back()->error();
        }
        index(rule, static_cast<std::uint16_t>(rules_.size()));
        rules_.push_back(std::move(rule));
    }
    return {};
}

void RuleBook::index(const Rule& rule, std::uint16_t number) {
    for (const Pattern& pattern : rule.patterns) {
        for (const PatternWord& word : pattern.words) {
            vocabulary_.add(word.word, word.prefix);
        }
        if (rule.suppressor) {
            continue;  // suppressors are only asked about findings
        }
        for (const PatternWord& trigger : pattern.triggers) {
            const std::string_view word = trigger.word;
            if (!trigger.prefix) {
                const std::uint64_t key = text::word_hash(word);
                filter_.set(key % filter_bits);
                by_word_[key].push_back(number);
                continue;
            }
            const std::size_t bytes =
                word.size() < long_key_bytes ? short_key_bytes : long_key_bytes;
            const std::uint64_t key = text::word_hash(word.substr(0, bytes));
            filter_.set(key % filter_bits);
            by_prefix_[key].push_back({std::string(word), number});
        }
    }
}

void RuleBook::find_candidates(const text::Text& text, Candidates& candidates) const {
    candidates.clear();
    find_in(text.words, candidates);
    if (text.is_repaired) {
        find_in(text.repaired, candidates);
    }
}

void RuleBook::find_in(const text::View& view, Candidates& candidates) const {
    for (const text::Token& token : view.tokens()) {
        if (filter_.test(token.hash % filter_bits)) {
            if (const auto found = by_word_.find(token.hash); found != by_word_.end()) {
                std::ranges::for_each(found->second, [&](auto rule) { candidates.add(rule); });
            }
        }
        if (token.length >= short_key_bytes) {
            find_by_prefix(view.word(token), short_key_bytes, candidates);
        }
        if (token.length >= long_key_bytes) {
            find_by_prefix(view.word(token), long_key_bytes, candidates);
        }
    }
}

void RuleBook::find_by_prefix(std::string_view word, std::size_t key_bytes,
                              Candidates& candidates) const {
    const std::uint64_t key = text::word_hash(word.substr(0, key_bytes));
    if (!filter_.test(key % filter_bits)) {
        return;
    }
    const auto found = by_prefix_.find(key);
    if (found == by_prefix_.end()) {
        return;
    }
    for (const PrefixEntry& entry : found->second) {
        if (word.starts_with(entry.prefix)) {
            candidates.add(entry.rule);
        }
    }
}

void RuleBook::match(Group group, std::string_view stage, const text::Text& text,
                     const Candidates& candidates, std::vector<Finding>& findings) const {
    for (const std::uint16_t number : candidates.rules()) {
        if (rules_[number].group != group) {
            continue;
        }
        match_rule(number, stage, text.words, 1.0F, findings);
        if (text.is_repaired) {
            match_rule(number, stage, text.repaired, repaired_score, findings);
        }
    }
}

void RuleBook::match_rule(std::uint16_t number, std::string_view stage, const text::View& view,
                          float score, std::vector<Finding>& findings) const {
    const Rule& rule = rules_[number];
    std::size_t matches = 0;
    each_match(*expressions_[number], view.text(), [&](std::size_t begin, std::size_t end) {
        const text::Span span = view.span_of(begin, end);
        if (!reported(findings, rule, span) && (rule.always || !is_suppressed(rule, view, span))) {
            findings.push_back({rule.category, rule.severity, span.start, span.end,
                                guideline_of(rule.category), stage, rule.id, score});
        }
        return ++matches < matches_per_rule_max;
    });
}

bool RuleBook::is_suppressed(const Rule& rule, const text::View& view, text::Span span) const {
    bool suppressed = false;
    for (std::size_t at = 0; at < rules_.size() && !suppressed; ++at) {
        const Rule& other = rules_[at];
        if (!other.suppressor || other.group != rule.group || other.language != rule.language) {
            continue;
        }
        each_match(*expressions_[at], view.text(), [&](std::size_t begin, std::size_t end) {
            suppressed = view.span_of(begin, end).overlaps(span);
            return !suppressed;
        });
    }
    return suppressed;
}

}  // namespace havn::moderation::lexicon
