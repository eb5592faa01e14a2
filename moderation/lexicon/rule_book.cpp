#include "moderation/lexicon/rule_book.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "moderation/lexicon/word_file.hpp"
#include "moderation/text/language.hpp"

namespace havn::moderation::lexicon {
namespace {

constexpr std::uint64_t most_frequent_cost = 500;
constexpr std::uint64_t short_word_cost = 20;
constexpr std::uint64_t common_word_cost = 350;  // of the 150 most frequent words

// Room for the states a pattern commonly reaches, so that RE2 never falls back
// to its slow matcher.
constexpr std::int64_t expression_bytes_max = 4 << 20;
constexpr std::size_t matches_per_part_max = 32;
constexpr std::size_t matches_joined_max = 64;
constexpr std::uint32_t words_in_reach = NearbyWords::ahead;
constexpr std::size_t sentence_ends_in_reach = 2;
// What lies between the windows of two triggers of a pattern is cheaper looked through than left
// out up to here.
constexpr std::uint32_t words_left_out_min = 24;
// What is further apart counts anew for how often a pattern may match.
constexpr std::uint32_t counted_together_bytes_max = 1'024;
// In a text of so many words those that stand nearby decide which patterns may match.
constexpr std::size_t long_text_words = 128;
constexpr std::size_t short_key_bytes = 4;
constexpr std::size_t long_key_bytes = 8;
constexpr std::size_t rare_word_bytes_min = 3;
constexpr float repaired_score = 0.8F;

bool is_common_words(const RuleFile& file) {
    return file.name.ends_with("/common_words.txt");
}

bool is_word_file(const RuleFile& file) {
    return file.name.ends_with("/words.txt");
}

// The more frequent a word, the more often its rules would be asked for
// nothing.
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

std::unique_ptr<re2::RE2> compile_part(const PatternPart& part) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    options.set_max_mem(expression_bytes_max);
    return std::make_unique<re2::RE2>(" (?:" + part.regex + ")", options);
}

// Bytes of a view that match, the space before and the one behind included; matches next to each
// other share that space.
using Match = text::ByteRange;

// The matches of an expression, at most one from each word on.
void find_matches(const re2::RE2& expression, std::string_view text, std::size_t matches_max,
                  std::vector<Match>& matches) {
    matches.clear();
    re2::StringPiece found;
    const re2::StringPiece subject(text.data(), text.size());
    std::size_t from = 0;
    while (from < text.size() && matches.size() < matches_max &&
           expression.Match(subject, from, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        matches.push_back({begin, begin + found.size()});
        from = text.find(' ', begin + 1);
    }
}

bool within_reach(std::string_view text, std::size_t end, std::size_t begin, unsigned words_max) {
    if (begin + 1 < end) {
        return false;
    }
    const std::string_view between = text.substr(end - 1, begin + 2 - end);
    return static_cast<std::size_t>(std::ranges::count(between, ' ')) <= words_max + 1U &&
           !between.contains(" . ");
}

// The matches of the whole: of the first part, then of the second within reach behind it, and so
// on; the shortest of those that begin alike come first.
template <typename Parts>
void find_whole(const Parts& parts, std::string_view text, std::size_t matches_max,
                std::vector<Match>& whole) {
    find_matches(*parts[0].expression, text, matches_max, whole);
    std::vector<Match> next;
    std::vector<Match> joined;
    for (std::size_t part = 1; part < parts.size() && !whole.empty(); ++part) {
        find_matches(*parts[part].expression, text, matches_per_part_max, next);
        joined.clear();
        for (const Match& match : whole) {
            for (const Match& other : next) {
                if (within_reach(text, match.end, other.begin, parts[part].gap_words_max) &&
                    joined.size() < matches_joined_max) {
                    joined.push_back({match.begin, other.end});
                }
            }
        }
        std::swap(whole, joined);
    }
}

// What a pattern can reach from its triggers, or from what it overlaps: as many words as it spans,
// and one sentence more on either side, for patterns that begin or end at a boundary.
text::ByteRange window_around(std::string_view text, text::ByteRange window, std::size_t reach) {
    for (std::size_t words = 0, ends = 0; window.begin > 0 && words < reach; ++words) {
        window.begin = text.rfind(' ', window.begin - 1);
        ends += text.substr(window.begin).starts_with(" . ") ? 1 : 0;
        if (window.begin == 0 || ends == sentence_ends_in_reach) {
            break;
        }
    }
    for (std::size_t words = 0, ends = 0; words < reach; ++words) {
        const std::size_t space = text.find(' ', window.end);
        if (space == std::string_view::npos) {
            window.end = text.size();
            break;
        }
        window.end = space + 1;
        ends += text.substr(0, window.end).ends_with(" . ") ? 1 : 0;
        if (ends == sentence_ends_in_reach) {
            break;
        }
    }
    return window;
}

WordSet words_in(const text::View& view, text::ByteRange range) {
    WordSet words;
    auto token = std::ranges::lower_bound(view.tokens(), range.begin, {}, &text::Token::offset);
    for (; token != view.tokens().end() && token->offset < range.end; ++token) {
        words.add(token->hash);
    }
    return words;
}

std::string_view within(std::string_view text, text::ByteRange range) {
    return text.substr(range.begin, range.end - range.begin);
}

bool reported(const std::vector<Finding>& findings, const Rule& rule, text::Span span) {
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.kind == rule.id && finding.category == rule.category &&
               text::Span{finding.start, finding.end}.overlaps(span);
    });
}

}  // namespace

void NearbyWords::begin() {
    if (latest_.empty() || next_ > std::numeric_limits<std::uint32_t>::max() / 2) {
        latest_.assign(WordSet::size, 0);
        next_ = 0;
    }
    first_ = next_;
}

void NearbyWords::read(std::uint64_t word_hash) {
    latest_[WordSet::bit(word_hash)] = ++next_;
}

void ViewCandidates::clear(std::size_t pattern_count) {
    words.clear();
    for (const Candidate& candidate : patterns_) {
        places_[candidate.pattern] = 0;
    }
    patterns_.clear();
    places_.resize(std::max(pattern_count, places_.size()));
}

void ViewCandidates::add(std::uint16_t pattern, const text::Token& trigger, std::uint32_t token,
                         std::uint32_t reach) {
    const std::uint32_t end = trigger.offset + trigger.length;
    if (places_[pattern] == 0 ||
        token > patterns_[places_[pattern] - 1U].last_token + 2 * reach + words_left_out_min) {
        patterns_.push_back({pattern, trigger.offset, end, token});
        places_[pattern] = static_cast<std::uint32_t>(patterns_.size());
    } else {
        patterns_[places_[pattern] - 1U].end = end;
        patterns_[places_[pattern] - 1U].last_token = token;
    }
}

void ViewCandidates::sort() {
    std::ranges::sort(patterns_, {}, [](const Candidate& candidate) {
        return std::pair(candidate.pattern, candidate.begin);
    });
}

std::expected<RuleBook, std::string> RuleBook::load(std::span<const RuleFile> files) {
    RuleBook book;
    for (const RuleFile& file : files) {
        if (is_common_words(file) || is_word_file(file)) {
            continue;
        }
        const WordCost cost = cost_for(file, files);
        std::expected<std::vector<Rule>, std::string> rules = read_rules(file, cost);
        if (!rules) {
            return std::unexpected(std::move(rules.error()));
        }
        if (const std::string problem = book.add(std::move(*rules), cost); !problem.empty()) {
            return std::unexpected(std::string(file.name) + ": " + problem);
        }
    }
    for (const RuleFile& file : files) {
        if (is_word_file(file)) {
            read_word_file(file.text, book.vocabulary_);
        }
    }
    book.vocabulary_.list().settle();
    return book;
}

std::string RuleBook::add(std::vector<Rule> rules, const WordCost& cost) {
    for (Rule& rule : rules) {
        if (std::string problem = compile(rule, static_cast<std::uint16_t>(rules_.size()), cost);
            !problem.empty()) {
            return "rule " + std::string(rule.id) + ": " + problem;
        }
        rules_.push_back(std::move(rule));
    }
    return {};
}

// A word that is met all the time is in a rule only to make sense of the others.
void RuleBook::learn(const Rule& rule, const PatternWord& word, const WordCost& cost) {
    using Weight = text::WordList::Weight;
    const bool common = cost(word.word) >= common_word_cost;
    vocabulary_.add(word.word, word.prefix, text::language_number(rule.language),
                    common ? Weight::ordinary : Weight::matters);
}

std::string RuleBook::compile(const Rule& rule, std::uint16_t number, const WordCost& cost) {
    for (const Pattern& pattern : rule.patterns) {
        if (patterns_.size() > std::numeric_limits<std::uint16_t>::max()) {
            return "too many patterns";
        }
        const auto pattern_number = static_cast<std::uint16_t>(patterns_.size());
        Compiled compiled;
        compiled.rule = number;
        compiled.words_max = std::min(pattern.words_max, words_in_reach);
        for (const PatternPart& part : pattern.parts) {
            compiled.parts.push_back({compile_part(part), part.gap_words_max});
            if (!compiled.parts.back().expression->ok()) {
                return compiled.parts.back().expression->error();
            }
        }
        compiled.needs_begin = static_cast<std::uint32_t>(needs_.size());
        std::vector<std::vector<std::string>> needs = pattern.needs;
        // What is quickly looked through comes first.
        std::ranges::sort(needs, {}, &std::vector<std::string>::size);
        for (const std::vector<std::string>& words : needs) {
            needs_.push_back(static_cast<std::uint16_t>(words.size()));
            for (const std::string& word : words) {
                needs_.push_back(WordSet::bit(text::word_hash(word)));
            }
        }
        compiled.needs_end = static_cast<std::uint32_t>(needs_.size());
        patterns_.push_back(std::move(compiled));
        for (const PatternWord& word : pattern.words) {
            learn(rule, word, cost);
        }
        if (rule.suppressor) {
            // Only asked about findings.
            suppressors_[{rule.language, rule.group}].push_back(pattern_number);
            if (rule.excuses) {
                excuses_[{rule.language, rule.group}].push_back(pattern_number);
            }
        } else {
            index(pattern, pattern_number);
        }
    }
    return {};
}

void RuleBook::index(const Pattern& pattern, std::uint16_t number) {
    for (const PatternTrigger& trigger : pattern.triggers) {
        const std::string_view word = trigger.word.word;
        Pointer to{number};
        for (const std::string& other : trigger.beside) {
            if (to.beside_count < Pointer::beside_max) {
                to.beside[to.beside_count++] = WordSet::bit(text::word_hash(other));
            }
        }
        if (!trigger.word.prefix) {
            const std::uint64_t key = text::word_hash(word);
            filter_.set(key % filter_bits);
            by_word_[key].push_back(to);
            continue;
        }
        const std::size_t bytes = word.size() < long_key_bytes ? short_key_bytes : long_key_bytes;
        const std::uint64_t key = text::word_hash(word.substr(0, bytes));
        filter_.set(key % filter_bits);
        by_prefix_[key].push_back({std::string(word), to});
    }
}

void RuleBook::find_candidates(const text::Text& text, Candidates& candidates) const {
    find_in(text.words, candidates.words);
    if (text.is_repaired) {
        find_in(text.repaired, candidates.repaired);
    }
}

void RuleBook::find_in(const text::View& view, ViewCandidates& candidates) const {
    candidates.clear(patterns_.size());
    const std::vector<text::Token>& tokens = view.tokens();
    for (const text::Token& token : tokens) {
        candidates.words.add(token.hash);
    }
    const bool is_long = tokens.size() > long_text_words;
    if (is_long) {
        candidates.nearby.begin();
    }
    for (std::uint32_t at = 0; at < tokens.size(); ++at) {
        const text::Token& token = tokens[at];
        const Trigger trigger{token, at, is_long};
        if (is_long) {
            while (candidates.nearby.tokens() <
                   std::min<std::size_t>(at + NearbyWords::ahead + 1, tokens.size())) {
                candidates.nearby.read(tokens[candidates.nearby.tokens()].hash);
            }
        }
        if (filter_.test(token.hash % filter_bits)) {
            if (const std::vector<Pointer>* const found = by_word_.find(token.hash)) {
                for (const Pointer& to : *found) {
                    add_candidate(to, trigger, candidates);
                }
            }
        }
        if (token.length >= short_key_bytes) {
            find_by_prefix(view, trigger, short_key_bytes, candidates);
        }
        if (token.length >= long_key_bytes) {
            find_by_prefix(view, trigger, long_key_bytes, candidates);
        }
    }
    candidates.sort();
}

bool RuleBook::may_match(std::uint16_t pattern, const auto& may_hold) const {
    const Compiled& compiled = patterns_[pattern];
    const auto needs =
        std::span(needs_).subspan(compiled.needs_begin, compiled.needs_end - compiled.needs_begin);
    for (std::size_t at = 0; at < needs.size(); at += needs[at] + std::size_t{1}) {
        if (std::ranges::none_of(needs.subspan(at + 1, needs[at]), may_hold)) {
            return false;
        }
    }
    return true;
}

void RuleBook::add_candidate(const Pointer& to, const Trigger& trigger,
                             ViewCandidates& candidates) const {
    const auto beside = std::span(to.beside).first(to.beside_count);
    const auto in_text = [&](std::uint16_t word) { return candidates.words.may_hold(word); };
    if (!std::ranges::all_of(beside, in_text)) {
        return;
    }
    const std::uint32_t reach = patterns_[to.pattern].words_max;
    if (trigger.in_long_text) {
        const std::uint32_t from = trigger.token - std::min(trigger.token, reach);
        const auto nearby = [&](std::uint16_t word) {
            return candidates.nearby.may_hold(word, from);
        };
        if (!std::ranges::all_of(beside, nearby) || !may_match(to.pattern, nearby)) {
            return;
        }
    } else if (!may_match(to.pattern, in_text)) {
        return;
    }
    candidates.add(to.pattern, trigger.word, trigger.token, reach);
}

void RuleBook::find_by_prefix(const text::View& view, const Trigger& trigger, std::size_t key_bytes,
                              ViewCandidates& candidates) const {
    const std::string_view word = view.word(trigger.word);
    const std::uint64_t key = text::word_hash(word.substr(0, key_bytes));
    if (!filter_.test(key % filter_bits)) {
        return;
    }
    const std::vector<PrefixEntry>* const found = by_prefix_.find(key);
    if (found == nullptr) {
        return;
    }
    for (const PrefixEntry& entry : *found) {
        if (word.starts_with(entry.prefix)) {
            add_candidate(entry.to, trigger, candidates);
        }
    }
}

void RuleBook::match(Group group, std::string_view stage, const text::Text& text,
                     const Candidates& candidates, const Progress& progress,
                     std::vector<Finding>& findings) const {
    match_view(group, stage, text.words, candidates.words, 1.0F, progress, findings);
    if (text.is_repaired) {
        match_view(group, stage, text.repaired, candidates.repaired, repaired_score, progress,
                   findings);
    }
}

void RuleBook::match_view(Group group, std::string_view stage, const text::View& view,
                          const ViewCandidates& candidates, float score, const Progress& progress,
                          std::vector<Finding>& findings) const {
    Candidate before;
    std::size_t matches_left = 0;
    for (const Candidate& candidate : candidates.patterns()) {
        progress.check();
        if (rules_[patterns_[candidate.pattern].rule].group != group) {
            continue;
        }
        if (candidate.pattern != before.pattern ||
            candidate.begin > before.end + counted_together_bytes_max || before.end == 0) {
            matches_left = matches_per_part_max;
        }
        before = candidate;
        matches_left -=
            match_pattern(candidate, matches_left, stage, view, candidates, score, findings);
    }
}

std::size_t RuleBook::match_pattern(const Candidate& candidate, std::size_t matches_max,
                                    std::string_view stage, const text::View& view,
                                    const ViewCandidates& candidates, float score,
                                    std::vector<Finding>& findings) const {
    const Compiled& pattern = patterns_[candidate.pattern];
    const Rule& rule = rules_[pattern.rule];
    const text::ByteRange window =
        window_around(view.text(), {candidate.begin, candidate.end}, pattern.words_max);
    std::vector<Match> matches;
    find_whole(pattern.parts, within(view.text(), window), matches_max, matches);
    for (const Match& match : matches) {
        const text::ByteRange whole{window.begin + match.begin, window.begin + match.end};
        const text::Span span = view.span_of(whole.begin, whole.end);
        if (!reported(findings, rule, span) &&
            (rule.always || !is_suppressed(rule, view, candidates, whole))) {
            findings.push_back({rule.category, rule.severity, span.start, span.end,
                                guideline_of(rule.category), stage, rule.id, score});
        }
    }
    return std::min(matches.size(), matches_max);
}

bool RuleBook::is_suppressed(const Rule& rule, const text::View& view,
                             const ViewCandidates& candidates, text::ByteRange match) const {
    return matches_any(suppressors_, rule.language, rule.group, view, candidates, match);
}

bool RuleBook::excuses(Group group, std::string_view language, const text::Text& text,
                       const Candidates& candidates) const {
    return matches_any(excuses_, language, group, text.folded(),
                       text.is_repaired ? candidates.repaired : candidates.words, std::nullopt);
}

bool RuleBook::matches_any(const PatternsByPlace& patterns, std::string_view language, Group group,
                           const text::View& view, const ViewCandidates& candidates,
                           std::optional<text::ByteRange> overlapped) const {
    const auto place = patterns.find({language, group});
    if (place == patterns.end()) {
        return false;
    }
    std::optional<WordSet> nearby;
    if (overlapped && view.tokens().size() > long_text_words) {
        nearby = words_in(view, window_around(view.text(), *overlapped, words_in_reach));
    }
    const WordSet& words = nearby ? *nearby : candidates.words;
    const text::Span span =
        overlapped ? view.span_of(overlapped->begin, overlapped->end) : text::Span{};
    return std::ranges::any_of(place->second, [&](std::uint16_t number) {
        if (!may_match(number, [&](std::uint16_t word) { return words.may_hold(word); })) {
            return false;
        }
        const Compiled& pattern = patterns_[number];
        const text::ByteRange window =
            overlapped ? window_around(view.text(), *overlapped, pattern.words_max)
                       : text::ByteRange{0, view.text().size()};
        std::vector<Match> matches;
        find_whole(pattern.parts, within(view.text(), window), matches_per_part_max, matches);
        return std::ranges::any_of(matches, [&](const Match& match) {
            return !overlapped || view.span_of(window.begin + match.begin, window.begin + match.end)
                                      .overlaps(span);
        });
    });
}

}  // namespace havn::moderation::lexicon
