#include "moderation/lexicon/pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>

#include "moderation/text/decode.hpp"
#include "moderation/text/words.hpp"

namespace havn::moderation::lexicon {
namespace {

constexpr std::size_t nesting_max = 12;
constexpr std::size_t prefix_bytes_min = 4;
constexpr std::uint64_t no_trigger = std::numeric_limits<std::uint64_t>::max();

// A piece of a pattern: its phrase, and the cheapest set of words one of
// which must occur.
struct Piece {
    Phrase phrase{};
    std::vector<PatternTrigger> triggers{};
    std::uint64_t cost = no_trigger;
    std::vector<std::vector<PatternWord>> needs{};  // of each of these sets one word must occur
    unsigned gap_words = 0;                         // not zero: a gap of up to so many words
    unsigned words_max = 0;
    bool may_be_empty = false;
};

struct Failure {
    std::string sentence;
};

class Compiler {
  public:
    Compiler(const Macros& macros, const WordCost& cost_of) : macros_(macros), cost_of_(cost_of) {}

    Pattern compile(std::string_view source) {
        std::string_view rest = source;
        Piece piece = choice(rest, 0);
        if (!rest.empty()) {
            throw Failure{"unexpected '" + std::string(rest) + "'"};
        }
        if (piece.triggers.empty()) {
            throw Failure{"no word must occur in it"};
        }
        if (!parts_usable_) {
            parts_ = {{std::move(piece.phrase), 0}};
        }
        return {std::move(parts_), std::move(words_), std::move(piece.triggers),
                plain_sets(piece.needs), piece.words_max};
    }

  private:
    static std::vector<std::vector<std::string>> plain_sets(
        const std::vector<std::vector<PatternWord>>& sets) {
        std::vector<std::vector<std::string>> plain;
        for (const std::vector<PatternWord>& set : sets) {
            if (std::ranges::any_of(set, &PatternWord::prefix)) {
                continue;
            }
            std::vector<std::string> words;
            std::ranges::transform(set, std::back_inserter(words), &PatternWord::word);
            plain.push_back(std::move(words));
        }
        return plain;
    }

    // Of a choice only one alternative need occur, and that as a whole.
    static void tell_beside(Piece& alternative) {
        for (const std::vector<PatternWord>& set : alternative.needs) {
            for (PatternTrigger& trigger : alternative.triggers) {
                if (set.size() == 1 && !set[0].prefix && set[0] != trigger.word) {
                    trigger.beside.push_back(set[0].word);
                }
            }
        }
    }

    Piece choice(std::string_view& rest, std::size_t depth) {
        if (depth > nesting_max) {
            throw Failure{"nested too deeply"};
        }
        Piece all = sequence(rest, depth);
        if (!rest.starts_with('|')) {
            return all;
        }
        parts_usable_ = parts_usable_ && depth > 0;
        tell_beside(all);
        Phrase alternatives{.kind = Phrase::Kind::choice};
        alternatives.parts.push_back(std::move(all.phrase));
        while (rest.starts_with('|')) {
            rest.remove_prefix(1);
            Piece next = sequence(rest, depth);
            tell_beside(next);
            alternatives.parts.push_back(std::move(next.phrase));
            all.triggers.insert(all.triggers.end(), next.triggers.begin(), next.triggers.end());
            all.may_be_empty = all.may_be_empty || next.may_be_empty;
            all.words_max = std::max(all.words_max, next.words_max);
            const bool either = all.cost == no_trigger || next.cost == no_trigger;
            all.cost = either ? no_trigger : all.cost + next.cost;
        }
        all.needs.clear();
        if (all.cost != no_trigger) {
            std::vector<PatternWord>& words = all.needs.emplace_back();
            std::ranges::transform(all.triggers, std::back_inserter(words), &PatternTrigger::word);
        }
        all.phrase = std::move(alternatives);
        return all;
    }

    Piece sequence(std::string_view& rest, std::size_t depth) {
        Piece all;
        all.may_be_empty = true;
        PatternPart part;
        bool part_may_be_empty = true;
        const auto end_part = [&](unsigned gap_words) {
            const bool empty = part.phrase.parts.empty();
            if (depth > 0 || (empty && parts_.empty())) {
                return;
            }
            parts_usable_ = parts_usable_ && (empty || !part_may_be_empty);
            if (empty) {
                part.gap_words_max += gap_words;
                return;
            }
            parts_.push_back(std::exchange(part, {{}, gap_words}));
            part_may_be_empty = true;
        };
        for (;;) {
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
            if (rest.empty() || std::string_view("|)]").contains(rest[0])) {
                break;
            }
            Piece next = item(rest, depth);
            all.phrase.parts.push_back(next.phrase);
            all.words_max += next.words_max;
            if (next.gap_words > 0) {
                end_part(next.gap_words);
                continue;
            }
            part.phrase.parts.push_back(std::move(next.phrase));
            part_may_be_empty = part_may_be_empty && next.may_be_empty;
            all.may_be_empty = all.may_be_empty && next.may_be_empty;
            all.needs.insert(all.needs.end(), next.needs.begin(), next.needs.end());
            if (next.cost < all.cost) {
                all.cost = next.cost;
                all.triggers = std::move(next.triggers);
            }
        }
        if (all.phrase.parts.empty()) {
            throw Failure{"an empty alternative"};
        }
        end_part(0);
        return all;
    }

    Piece item(std::string_view& rest, std::size_t depth) {
        if (rest[0] == '(' || rest[0] == '[') {
            return group(rest, depth);
        }
        if (rest[0] == '<') {
            return macro(rest, depth);
        }
        const std::string_view atom = rest.substr(0, rest.find_first_of(" |()[]<>"));
        if (atom.empty()) {
            throw Failure{"unexpected '" + std::string(rest) + "'"};
        }
        rest.remove_prefix(atom.size());
        if (atom == ".") {
            return single(Phrase::Kind::sentence_end);
        }
        if (atom == "_") {
            return single(Phrase::Kind::any_word);
        }
        if (atom.find_first_not_of('.') == std::string_view::npos) {
            const std::size_t most = std::size_t{1} << (atom.size() - 1);  // .. 2, ... 4, .... 8
            Piece gap;
            gap.gap_words = static_cast<unsigned>(most);
            gap.words_max = gap.gap_words;
            gap.phrase.kind = Phrase::Kind::gap;
            gap.phrase.gap_words_max = gap.gap_words;
            gap.may_be_empty = true;
            return gap;
        }
        return word(atom);
    }

    // What stands for one word, whichever, or for the end of a sentence.
    static Piece single(Phrase::Kind kind) {
        Piece piece;
        piece.phrase.kind = kind;
        piece.words_max = 1;
        return piece;
    }

    Piece group(std::string_view& rest, std::size_t depth) {
        const bool optional = rest[0] == '[';
        rest.remove_prefix(1);
        Piece piece = choice(rest, depth + 1);
        if (!rest.starts_with(optional ? ']' : ')')) {
            throw Failure{"a bracket is not closed"};
        }
        rest.remove_prefix(1);
        if (optional) {
            Piece option;
            option.phrase = std::move(piece.phrase);
            option.phrase.optional = true;
            option.may_be_empty = true;
            option.words_max = piece.words_max;
            return option;
        }
        return piece;
    }

    Piece macro(std::string_view& rest, std::size_t depth) {
        const std::size_t close = rest.find('>');
        const auto found = close == std::string_view::npos
                               ? macros_.end()
                               : macros_.find(rest.substr(1, close - 1));
        if (found == macros_.end()) {
            throw Failure{"unknown <name> at '" + std::string(rest) + "'"};
        }
        rest.remove_prefix(close + 1);
        std::string_view body = found->second;
        return choice(body, depth + 1);
    }

    Piece word(std::string_view atom) {
        const bool prefix = atom.ends_with('*');
        atom.remove_suffix(prefix ? 1 : 0);
        std::vector<char32_t> points;
        if (!text::decode(atom, points)) {
            throw Failure{"not UTF-8"};
        }
        text::View view;
        text::WordsWriter writer(view, points);
        writer.feed(0, points.size());
        writer.finish();
        Piece piece;
        for (std::size_t at = 0; at < view.tokens().size(); ++at) {
            const bool last = at + 1 == view.tokens().size();
            add_word(piece, {std::string(view.word(view.tokens()[at])), prefix && last});
        }
        if (piece.phrase.parts.empty()) {
            throw Failure{"'" + std::string(atom) + "' holds no letter"};
        }
        return piece;
    }

    void add_word(Piece& piece, PatternWord word) {
        if (word.prefix && word.word.size() < prefix_bytes_min) {
            throw Failure{"'" + word.word + "*' is too short for a prefix"};
        }
        piece.phrase.parts.push_back({.kind = Phrase::Kind::word, .word = word});
        ++piece.words_max;
        words_.push_back(word);
        piece.needs.push_back({word});
        const std::uint64_t cost = cost_of_(word.word);
        if (cost < piece.cost) {
            piece.cost = cost;
            piece.triggers = {{std::move(word), {}}};
        }
    }

    const Macros& macros_;
    const WordCost& cost_of_;
    std::vector<PatternWord> words_;
    std::vector<PatternPart> parts_;
    bool parts_usable_ = true;
};

}  // namespace

std::expected<Pattern, std::string> compile(std::string_view source, const Macros& macros,
                                            const WordCost& cost_of) {
    try {
        return Compiler(macros, cost_of).compile(source);
    } catch (const Failure& failure) {
        return std::unexpected(failure.sentence + " in pattern: " + std::string(source));
    }
}

}  // namespace havn::moderation::lexicon
