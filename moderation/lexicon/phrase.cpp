#include "moderation/lexicon/phrase.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "moderation/text/word_hash.hpp"

namespace havn::moderation::lexicon {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
// Mostly fewer ways begin with what there is; where there are more, it is kept in mind which have
// been tried.
constexpr std::size_t ways_without_memory = 64;

std::size_t mask_bit(std::uint64_t hash) {
    return hash >> 56U;
}

std::uint16_t mark_of(std::uint64_t hash) {
    return static_cast<std::uint16_t>((hash >> 48U) | 1U);
}

// Whether the phrase is exactly one word out of several, which are added to `words`.
bool is_one_of(const Phrase& phrase, std::vector<PatternWord>& words) {
    if (phrase.optional) {
        return false;
    }
    switch (phrase.kind) {
        case Phrase::Kind::word:
            words.push_back(phrase.word);
            return true;
        case Phrase::Kind::sequence:
            return phrase.parts.size() == 1 && is_one_of(phrase.parts.front(), words);
        case Phrase::Kind::choice:
            return std::ranges::all_of(phrase.parts,
                                       [&](const Phrase& part) { return is_one_of(part, words); });
        default:
            return false;
    }
}

}  // namespace

void read_items(const text::View& view, std::vector<text::Token>& items) {
    items.clear();
    std::uint32_t end = 0;
    const auto sentence_end = [&] { items.push_back({end + 1, 1, sentence_end_hash}); };
    for (const text::Token& token : view.tokens()) {
        if (token.offset > end + 1) {
            sentence_end();
        }
        items.push_back(token);
        end = token.offset + token.length;
    }
    if (view.size() > end + 1) {
        sentence_end();
    }
}

std::uint32_t Phrases::add(const Phrase& phrase) {
    Program program;
    program.begin = static_cast<std::uint32_t>(instructions_.size());
    program.entry = put(phrase, put(Step::done, 0, 0));
    program.end = static_cast<std::uint32_t>(instructions_.size());
    note_first(program.entry, program);
    programs_.push_back(program);
    return static_cast<std::uint32_t>(programs_.size() - 1);
}

std::uint32_t Phrases::put(Step step, std::uint32_t what, std::uint32_t next) {
    Instruction instruction{.step = step, .what = what, .next = next};
    if (step == Step::word) {
        instruction.mark = mark_of(hashes_[what]);
    } else if (step == Step::either) {
        instruction.mark = instructions_[what].step == Step::word ? instructions_[what].mark : 0;
    }
    instructions_.push_back(instruction);
    return static_cast<std::uint32_t>(instructions_.size() - 1);
}

// Returns the entry of the phrase that goes on at `next`.
std::uint32_t Phrases::put(const Phrase& phrase, std::uint32_t next) {
    const std::uint32_t entry = put_once(phrase, next);
    return phrase.optional ? put(Step::either, entry, next) : entry;
}

std::uint32_t Phrases::put_once(const Phrase& phrase, std::uint32_t next) {
    switch (phrase.kind) {
        case Phrase::Kind::word:
            return put_words({phrase.word}, next);
        case Phrase::Kind::any_word:
            return put(Step::any_word, 0, next);
        case Phrase::Kind::sentence_end:
            return put(Step::sentence_end, 0, next);
        case Phrase::Kind::gap: {
            std::uint32_t entry = next;
            for (unsigned words = 0; words < phrase.gap_words_max; ++words) {
                entry = put(Step::either, next, put(Step::any_word, 0, entry));
            }
            return entry;
        }
        case Phrase::Kind::sequence: {
            std::uint32_t entry = next;
            for (std::size_t at = phrase.parts.size(); at > 0; --at) {
                entry = put(phrase.parts[at - 1], entry);
            }
            return entry;
        }
        case Phrase::Kind::choice:
            return put_choice(phrase, next);
    }
    std::unreachable();
}

// Neighbouring alternatives of one word each make one set.
std::uint32_t Phrases::put_choice(const Phrase& phrase, std::uint32_t next) {
    std::vector<std::uint32_t> entries;
    std::vector<PatternWord> words;
    const auto end_words = [&] {
        if (!words.empty()) {
            entries.push_back(put_words(std::exchange(words, {}), next));
        }
    };
    for (const Phrase& part : phrase.parts) {
        const std::size_t before = words.size();
        if (!is_one_of(part, words)) {
            words.resize(before);
            end_words();
            entries.push_back(put(part, next));
        }
    }
    end_words();
    std::uint32_t entry = entries.back();
    for (std::size_t at = entries.size() - 1; at > 0; --at) {
        entry = put(Step::either, entries[at - 1], entry);
    }
    return entry;
}

std::uint32_t Phrases::put_words(std::vector<PatternWord> words, std::uint32_t next) {
    if (words.size() > 1 || words.front().prefix) {
        return put(Step::one_of, set_of(std::move(words)), next);
    }
    const auto [known, added] =
        known_words_.try_emplace(words.front().word, static_cast<std::uint32_t>(hashes_.size()));
    if (added) {
        hashes_.push_back(text::word_hash(words.front().word));
    }
    return put(Step::word, known->second, next);
}

std::uint32_t Phrases::set_of(std::vector<PatternWord> words) {
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    const auto [known, added] =
        known_sets_.try_emplace(words, static_cast<std::uint32_t>(sets_.size()));
    if (!added) {
        return known->second;
    }
    Alternatives set;
    set.words_begin = static_cast<std::uint32_t>(hashes_.size());
    set.prefixes_begin = static_cast<std::uint32_t>(prefixes_.size());
    for (const PatternWord& word : words) {
        if (word.prefix) {
            prefixes_.push_back(word.word);
        } else {
            hashes_.push_back(text::word_hash(word.word));
            set.mask.set(mask_bit(hashes_.back()));
        }
    }
    set.words_end = static_cast<std::uint32_t>(hashes_.size());
    set.prefixes_end = static_cast<std::uint32_t>(prefixes_.size());
    std::ranges::sort(hashes_.begin() + set.words_begin, hashes_.end());
    sets_.push_back(set);
    return known->second;
}

void Phrases::note_first(std::uint32_t at, Program& program) const {
    for (;;) {
        const Instruction& instruction = instructions_[at];
        switch (instruction.step) {
            case Step::word:
                program.first.set(mask_bit(hashes_[instruction.what]));
                return;
            case Step::one_of: {
                const Alternatives& set = sets_[instruction.what];
                for (std::size_t word = set.words_begin; word < set.words_end; ++word) {
                    program.first.set(mask_bit(hashes_[word]));
                }
                program.any_first = program.any_first || set.prefixes_begin < set.prefixes_end;
                return;
            }
            case Step::sentence_end:
                program.first.set(mask_bit(sentence_end_hash));
                return;
            case Step::either:
                note_first(instruction.what, program);
                at = instruction.next;
                break;
            case Step::any_word:
            case Step::done:
                program.any_first = true;
                return;
        }
    }
}

bool Phrases::fits(const Instruction& instruction, const text::View& view,
                   const text::Token& item) const {
    switch (instruction.step) {
        case Step::word:
            return instruction.mark == mark_of(item.hash) && item.hash == hashes_[instruction.what];
        case Step::any_word:
            return !is_sentence_end(item);
        case Step::sentence_end:
            return is_sentence_end(item);
        default:
            break;
    }
    const Alternatives& set = sets_[instruction.what];
    if (set.mask.test(mask_bit(item.hash)) &&
        std::ranges::binary_search(hashes_.begin() + set.words_begin,
                                   hashes_.begin() + set.words_end, item.hash)) {
        return true;
    }
    if (set.prefixes_begin == set.prefixes_end) {
        return false;
    }
    const std::string_view word = view.word(item);
    return std::any_of(prefixes_.begin() + set.prefixes_begin, prefixes_.begin() + set.prefixes_end,
                       [&](const std::string& prefix) { return word.starts_with(prefix); });
}

class Phrases::Search {
  public:
    Search(const Phrases& phrases, const Program& program, const text::View& view, Items items)
        : phrases_(phrases), program_(program), view_(view), items_(items) {}

    // Where the first way ends that begins with the item `at`.
    std::size_t look(std::size_t at) {
        ways_ = 0;
        return follow(program_.entry, at);
    }

  private:
    std::size_t follow(std::uint32_t number, std::size_t at) {
        for (;;) {
            const Instruction& instruction = phrases_.instructions_[number];
            switch (instruction.step) {
                case Step::done:
                    return at;
                case Step::either:
                    if (may_begin(instruction, at)) {
                        const std::size_t end = follow_first(instruction.what, at);
                        if (end != none) {
                            return end;
                        }
                    }
                    break;
                default:
                    if (!fits(instruction, at)) {
                        return none;
                    }
                    ++at;
            }
            number = instruction.next;
        }
    }

    // The same of what is tried first of two ways.
    std::size_t follow_first(std::uint32_t number, std::size_t at) {
        if (!begins(number, at)) {
            return none;
        }
        if (++ways_ <= ways_without_memory) {
            return follow(number, at);
        }
        const std::size_t places = items_.size() + 1;
        failed_.resize((program_.end - program_.begin) * places);
        const std::size_t place = (number - program_.begin) * places + at;
        if (failed_[place]) {
            return none;
        }
        const std::size_t end = follow(number, at);
        failed_[place] = end == none;
        return end;
    }

    // False: what is tried first ends right here.
    bool may_begin(const Instruction& either, std::size_t at) const {
        return either.mark == 0 || (at < items_.size() && either.mark == mark_of(items_[at].hash));
    }

    bool fits(const Instruction& instruction, std::size_t at) const {
        return at < items_.size() && phrases_.fits(instruction, view_, items_[at]);
    }

    // False: that way ends right here.
    bool begins(std::uint32_t number, std::size_t at) const {
        const Instruction& instruction = phrases_.instructions_[number];
        return instruction.step == Step::done || instruction.step == Step::either ||
               fits(instruction, at);
    }

    const Phrases& phrases_;
    const Program& program_;
    const text::View& view_;
    Items items_;
    std::size_t ways_ = 0;
    std::vector<bool> failed_;
};

void Phrases::find(std::uint32_t number, const text::View& view, Items items,
                   std::size_t beginnings, std::size_t matches_max,
                   std::vector<ItemRange>& matches) const {
    matches.clear();
    const Program& program = programs_[number];
    Search search(*this, program, view, items);
    for (std::size_t at = 0; at < beginnings && matches.size() < matches_max; ++at) {
        if (!program.any_first && !program.first.test(mask_bit(items[at].hash))) {
            continue;
        }
        if (const std::size_t end = search.look(at); end != none) {
            matches.push_back({at, end});
        }
    }
}

}  // namespace havn::moderation::lexicon
