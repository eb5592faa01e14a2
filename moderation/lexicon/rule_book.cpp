#include "moderation/lexicon/rule_book.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "moderation/lexicon/word_file.hpp"
#include "moderation/text/language.hpp"

namespace havn::moderation::lexicon {
namespace {

constexpr std::uint64_t most_frequent_cost = 500;
constexpr std::uint64_t short_word_cost = 20;
constexpr std::uint64_t common_word_cost = 350;  // of the 150 most frequent words

constexpr std::size_t matches_per_part_max = 32;
constexpr std::size_t matches_joined_max = 64;
constexpr std::uint32_t items_in_reach = NearbyWords::ahead;
constexpr std::size_t sentence_ends_in_reach = 2;
// What lies between the windows of two triggers of a pattern is cheaper looked through than left
// out up to here.
constexpr std::uint32_t items_left_out_min = 24;
// What is further apart counts anew for how often a pattern may match.
constexpr std::uint32_t items_counted_together_max = 200;
// In a text of so many words those that stand nearby decide which patterns may match.
constexpr std::size_t long_text_words = 128;
// An excuse may stand anywhere in a text, which is looked through in pieces of this length.
constexpr std::size_t items_per_piece = 128;
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

bool within_reach(Items items, std::size_t end, std::size_t begin, unsigned words_max) {
    return begin >= end && begin - end <= words_max &&
           std::ranges::none_of(items.subspan(end, begin - end), is_sentence_end);
}

// What a pattern can reach from its triggers, or from what it overlaps: as many items as it spans,
// and one sentence more on either side, for patterns that begin or end at a boundary.
ItemRange window_around(Items items, ItemRange window, std::size_t reach) {
    for (std::size_t count = 1, ends = 0; window.begin > 0 && count < reach; ++count) {
        --window.begin;
        ends += is_sentence_end(items[window.begin]) ? 1 : 0;
        if (ends == sentence_ends_in_reach) {
            break;
        }
    }
    for (std::size_t count = 1, ends = 0; window.end < items.size() && count < reach; ++count) {
        ends += is_sentence_end(items[window.end]) ? 1 : 0;
        ++window.end;
        if (ends == sentence_ends_in_reach) {
            break;
        }
    }
    return window;
}

Items within(Items items, ItemRange range) {
    return items.subspan(range.begin, range.end - range.begin);
}

WordSet words_in(Items items) {
    WordSet words;
    for (const text::Token& item : items) {
        words.add(item.hash);
    }
    return words;
}

text::Span span_of(const text::View& view, Items items, ItemRange range) {
    const text::Token& last = items[range.end - 1];
    return view.span_of(items[range.begin].offset, last.offset + last.length);
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

void ViewCandidates::add(std::uint16_t pattern, std::uint32_t item, std::uint32_t reach) {
    if (places_[pattern] == 0 ||
        item > patterns_[places_[pattern] - 1U].last + 2 * reach + items_left_out_min) {
        patterns_.push_back({pattern, item, item});
        places_[pattern] = static_cast<std::uint32_t>(patterns_.size());
    } else {
        patterns_[places_[pattern] - 1U].last = item;
    }
}

void ViewCandidates::sort() {
    std::ranges::sort(patterns_, {}, [](const Candidate& candidate) {
        return std::pair(candidate.pattern, candidate.first);
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
    book.vocabulary_.settle();
    return book;
}

std::string RuleBook::add(std::vector<Rule> rules, const WordCost& cost) {
    for (Rule& rule : rules) {
        if (std::string problem = compile(rule, static_cast<std::uint16_t>(rules_.size()), cost);
            !problem.empty()) {
            return "rule " + std::string(rule.id) + ": " + problem;
        }
        rule.patterns.clear();
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
        compiled.words_max = std::min(pattern.words_max, items_in_reach);
        compiled.parts_begin = static_cast<std::uint32_t>(parts_.size());
        for (const PatternPart& part : pattern.parts) {
            parts_.push_back({phrases_.add(part.phrase), part.gap_words_max});
        }
        compiled.parts_end = static_cast<std::uint32_t>(parts_.size());
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
        patterns_.push_back(compiled);
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
        Pointer to{.pattern = number,
                   .reach = static_cast<std::uint8_t>(patterns_[number].words_max)};
        const auto beside = [&](const std::string& other) {
            if (to.beside_count < Pointer::beside_max && other != word) {
                to.beside[to.beside_count++] = WordSet::bit(text::word_hash(other));
            }
        };
        std::ranges::for_each(trigger.beside, beside);
        for (const std::vector<std::string>& words : pattern.needs) {
            if (words.size() == 1) {
                beside(words.front());
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
    read_items(view, candidates.items);
    const Items items = candidates.items;
    for (const text::Token& item : items) {
        candidates.words.add(item.hash);
    }
    const bool is_long = view.tokens().size() > long_text_words;
    if (is_long) {
        candidates.nearby.begin();
    }
    for (std::uint32_t at = 0; at < items.size(); ++at) {
        const text::Token& token = items[at];
        const Trigger trigger{token, at, is_long};
        if (is_long) {
            const std::size_t ahead =
                std::min<std::size_t>(at + NearbyWords::ahead + 1, items.size());
            while (candidates.nearby.count() < ahead) {
                candidates.nearby.read(items[candidates.nearby.count()].hash);
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
    if (trigger.in_long_text) {
        const std::uint32_t from = trigger.item - std::min<std::uint32_t>(trigger.item, to.reach);
        const auto nearby = [&](std::uint16_t word) {
            return candidates.nearby.may_hold(word, from);
        };
        if (!std::ranges::all_of(beside, nearby) || !may_match(to.pattern, nearby)) {
            return;
        }
    } else if (!std::ranges::all_of(beside, in_text) || !may_match(to.pattern, in_text)) {
        return;
    }
    candidates.add(to.pattern, trigger.item, to.reach);
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

void RuleBook::find_whole(const Compiled& pattern, const text::View& view, Items items,
                          std::size_t beginnings, std::size_t matches_max,
                          std::vector<ItemRange>& whole) const {
    const auto parts =
        std::span(parts_).subspan(pattern.parts_begin, pattern.parts_end - pattern.parts_begin);
    phrases_.find(parts.front().phrase, view, items, beginnings, matches_max, whole);
    std::vector<ItemRange> next;
    std::vector<ItemRange> joined;
    for (const Part& part : parts.subspan(1)) {
        if (whole.empty()) {
            return;
        }
        phrases_.find(part.phrase, view, items, items.size(), matches_per_part_max, next);
        joined.clear();
        for (const ItemRange& match : whole) {
            for (const ItemRange& other : next) {
                if (within_reach(items, match.end, other.begin, part.gap_words_max) &&
                    joined.size() < matches_joined_max) {
                    joined.push_back({match.begin, other.end});
                }
            }
        }
        std::swap(whole, joined);
    }
}

void RuleBook::match_view(Group group, std::string_view stage, const text::View& view,
                          const ViewCandidates& candidates, float score, const Progress& progress,
                          std::vector<Finding>& findings) const {
    const Candidate* before = nullptr;
    std::size_t matches_left = 0;
    for (const Candidate& candidate : candidates.patterns()) {
        progress.check();
        if (rules_[patterns_[candidate.pattern].rule].group != group) {
            continue;
        }
        if (before == nullptr || candidate.pattern != before->pattern ||
            candidate.first > before->last + items_counted_together_max) {
            matches_left = matches_per_part_max;
        }
        before = &candidate;
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
    const ItemRange window = window_around(
        candidates.items, {candidate.first, candidate.last + std::size_t{1}}, pattern.words_max);
    std::vector<ItemRange> matches;
    // A match that begins behind the last trigger would hold none.
    find_whole(pattern, view, within(candidates.items, window), candidate.last + 1 - window.begin,
               matches_max, matches);
    for (const ItemRange& match : matches) {
        const ItemRange whole{window.begin + match.begin, window.begin + match.end};
        const text::Span span = span_of(view, candidates.items, whole);
        if (!reported(findings, rule, span) &&
            (rule.always || !is_suppressed(rule, view, candidates, whole))) {
            findings.push_back({rule.category, rule.severity, span.start, span.end,
                                guideline_of(rule.category), stage, rule.id, score});
        }
    }
    return std::min(matches.size(), matches_max);
}

bool RuleBook::is_suppressed(const Rule& rule, const text::View& view,
                             const ViewCandidates& candidates, ItemRange match) const {
    const auto place = suppressors_.find({rule.language, rule.group});
    if (place == suppressors_.end()) {
        return false;
    }
    const Items items = candidates.items;
    std::optional<WordSet> nearby;
    if (view.tokens().size() > long_text_words) {
        nearby = words_in(within(items, window_around(items, match, items_in_reach)));
    }
    const WordSet& words = nearby ? *nearby : candidates.words;
    const text::Span span = span_of(view, items, match);
    std::vector<ItemRange> matches;
    return std::ranges::any_of(place->second, [&](std::uint16_t number) {
        if (!may_match(number, [&](std::uint16_t word) { return words.may_hold(word); })) {
            return false;
        }
        const Compiled& pattern = patterns_[number];
        const ItemRange window = window_around(items, match, pattern.words_max);
        find_whole(pattern, view, within(items, window), match.end - window.begin,
                   matches_per_part_max, matches);
        return std::ranges::any_of(matches, [&](const ItemRange& other) {
            return span_of(view, items, {window.begin + other.begin, window.begin + other.end})
                .overlaps(span);
        });
    });
}

bool RuleBook::excuses(Group group, std::string_view language, const text::Text& text,
                       const Candidates& candidates) const {
    const auto place = excuses_.find({language, group});
    if (place == excuses_.end()) {
        return false;
    }
    const text::View& view = text.folded();
    const Items items = text.is_repaired ? candidates.repaired.items : candidates.words.items;
    std::vector<ItemRange> matches;
    for (std::size_t at = 0; at < items.size(); at += items_per_piece) {
        const Items piece =
            items.subspan(at, std::min(items.size() - at, items_per_piece + items_in_reach));
        const WordSet words = words_in(piece);
        for (const std::uint16_t number : place->second) {
            if (!may_match(number, [&](std::uint16_t word) { return words.may_hold(word); })) {
                continue;
            }
            find_whole(patterns_[number], view, piece, piece.size(), matches_per_part_max, matches);
            if (!matches.empty()) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace havn::moderation::lexicon
