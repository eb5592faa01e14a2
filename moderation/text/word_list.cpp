#include "moderation/text/word_list.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <compare>
#include <cstring>
#include <iterator>
#include <ranges>
#include <tuple>

#include "moderation/text/decode.hpp"
#include "moderation/text/language.hpp"
#include "moderation/text/word_hash.hpp"

namespace havn::moderation::text {
namespace {

constexpr std::size_t letters_min = 2;
constexpr std::size_t twisted_letters_min = 4;
constexpr std::size_t twice_twisted_letters_min = 7;
constexpr std::size_t steps_per_reading = 40;  // what it costs before the first word
constexpr unsigned matters_score = 3;
constexpr unsigned language_score = 7;
constexpr unsigned meant_frequency_min = 4;
constexpr std::size_t english = 0;  // whose words are written everywhere
constexpr char32_t cyrillic_first = 0x430;
constexpr char32_t cyrillic_last = 0x45F;
constexpr std::uint8_t cyrillic_code = 0x80;

using Codes = std::array<std::uint8_t, WordList::letters_max>;

// Zero: no letter that can be read.
std::uint8_t code_of(char32_t letter) {
    if (letter >= U'a' && letter <= U'z') {
        return static_cast<std::uint8_t>(letter);
    }
    const bool cyrillic = letter >= cyrillic_first && letter <= cyrillic_last;
    return cyrillic ? static_cast<std::uint8_t>(letter - cyrillic_first + cyrillic_code) : 0;
}

// How many letters; zero: not a word that can be read.
std::size_t encode_letters(std::string_view word, Codes& codes) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < word.size();) {
        if (length == codes.size()) {
            return 0;
        }
        const auto byte = static_cast<unsigned char>(word[at]);
        const bool two = (byte & 0xE0U) == 0xC0U && at + 1 < word.size();
        const char32_t letter =
            two ? (byte & 0x1FU) << 6U | (static_cast<unsigned char>(word[at + 1]) & 0x3FU) : byte;
        codes[length] = code_of(letter);
        if (codes[length] == 0 || codes[length] / cyrillic_code != codes[0] / cyrillic_code) {
            return 0;
        }
        ++length;
        at += two ? 2 : 1;
    }
    return length < letters_min ? 0 : length;
}

// The same for all words of the same letters that begin alike.
std::uint32_t letters_key(std::span<const std::uint8_t> letters) {
    std::uint64_t sum = mix(letters.front());
    for (const std::uint8_t letter : letters.subspan(1)) {
        sum += mix(letter + 0x100U);
    }
    return static_cast<std::uint32_t>(mix(sum));
}

bool is_twisted(std::span<const std::uint8_t> written, std::span<const std::uint8_t> meant) {
    const unsigned swaps_max = written.size() >= twice_twisted_letters_min ? 2 : 1;
    unsigned swaps = 0;
    for (std::size_t at = 0; at < meant.size(); ++at) {
        if (written[at] == meant[at]) {
            continue;
        }
        if (at == 0 || at + 1 == meant.size() || written[at] != meant[at + 1] ||
            written[at + 1] != meant[at]) {
            return false;
        }
        ++swaps;
        ++at;
    }
    return swaps > 0 && swaps <= swaps_max;
}

}  // namespace

struct WordList::Best {
    std::size_t word = 0;
    unsigned score = 0;  // zero: none

    void consider(std::size_t other, unsigned other_score) {
        if (other_score > score) {
            word = other;
            score = other_score;
        }
    }
};

unsigned WordList::frequency_of(std::size_t rank) {
    const auto halvings = static_cast<unsigned>(std::bit_width(rank + 1)) - 1;
    return halvings > frequency_max ? 0 : frequency_max - halvings;
}

void WordList::add(std::string_view word, std::size_t language, unsigned frequency, Weight weight) {
    known_[word_hash(word)];
    Entry entry;
    entry.length = static_cast<std::uint8_t>(encode_letters(word, entry.letters));
    if (entry.length != 0) {
        entry.mark.language = static_cast<std::uint8_t>(language & any_language);
        entry.mark.frequency = static_cast<std::uint8_t>(std::min(frequency, frequency_max));
        entry.mark.matters = weight == Weight::matters ? 1 : 0;
        entries_.push_back(entry);
    }
}

void WordList::settle() {
    const auto order = [](const Entry& left, const Entry& right) -> std::strong_ordering {
        if (left.length != right.length) {
            return left.length <=> right.length;
        }
        const int letters = std::memcmp(left.letters.data(), right.letters.data(), letters_max);
        return letters != 0 ? letters <=> 0
                            : unsigned{left.mark.language} <=> unsigned{right.mark.language};
    };
    std::ranges::sort(
        entries_, [&](const Entry& left, const Entry& right) { return order(left, right) < 0; });
    first_of_letter_.assign((letters_max + 1) * letter_codes + 1, 0);
    std::size_t group = 0;
    for (std::size_t at = 0; at < entries_.size(); ++at) {
        const Entry& entry = entries_[at];
        if (at > 0 && order(entries_[at - 1], entry) == 0) {
            Mark& mark = marks_.back();
            mark.frequency = std::max(mark.frequency, entry.mark.frequency);
            mark.matters = mark.matters | entry.mark.matters;
            continue;
        }
        for (; group <= entry.length * letter_codes + entry.letters[0]; ++group) {
            first_of_letter_[group] = static_cast<std::uint32_t>(marks_.size());
        }
        ++first_of_length_[entry.length + 1];
        marks_.push_back(entry.mark);
        letters_.insert(letters_.end(), entry.letters.begin(),
                        entry.letters.begin() + entry.length);
    }
    for (; group < first_of_letter_.size(); ++group) {
        first_of_letter_[group] = static_cast<std::uint32_t>(marks_.size());
    }
    for (std::size_t length = 1; length < first_of_length_.size(); ++length) {
        const std::uint32_t count = first_of_length_[length];
        first_of_length_[length] += first_of_length_[length - 1];
        letters_of_length_[length] =
            letters_of_length_[length - 1] + count * static_cast<std::uint32_t>(length - 1);
    }
    std::vector<Entry>().swap(entries_);
    settle_anagrams();
}

void WordList::settle_anagrams() {
    anagrams_.clear();
    for (std::size_t word = first_of_length_[twisted_letters_min]; word < marks_.size(); ++word) {
        const std::uint32_t key = letters_key(letters_of(word));
        anagrams_.push_back({key, static_cast<std::uint32_t>(word)});
        filter_[key % filter_bits] = true;
    }
    std::ranges::sort(anagrams_, {},
                      [](const Anagram& entry) { return std::tuple(entry.key, entry.word); });
}

std::span<const std::uint8_t> WordList::letters_of(std::size_t word) const {
    const auto longer = std::ranges::upper_bound(first_of_length_, word);
    const auto length = static_cast<std::size_t>(longer - first_of_length_.begin()) - 1;
    const std::size_t offset =
        letters_of_length_[length] + (word - first_of_length_[length]) * length;
    return std::span(letters_).subspan(offset, length);
}

bool WordList::may_be_meant(std::size_t word, std::size_t language) const {
    const Mark mark = marks_[word];
    const bool native = mark.language == language || mark.language == any_language ||
                        language >= std::size(supported_languages);
    return mark.matters != 0 ? native || mark.language == english
                             : native && mark.frequency >= meant_frequency_min;
}

unsigned WordList::score_of(std::size_t word, std::size_t language) const {
    const Mark mark = marks_[word];
    return 1U + mark.frequency + (mark.matters != 0 ? matters_score : 0) +
           (mark.language == language || mark.language == any_language ? language_score : 0);
}

WordList::Found WordList::found(const Best& best) const {
    Found found{{}, best.score, false};
    if (best.score != 0) {
        found.matters = marks_[best.word].matters != 0;
        for (const std::uint8_t code : letters_of(best.word)) {
            append(found.word, code < cyrillic_code
                                   ? char32_t{code}
                                   : char32_t{code} - cyrillic_code + cyrillic_first);
        }
    }
    return found;
}

WordList::Found WordList::read(std::span<const Glyph> glyphs, std::size_t language,
                               std::size_t& steps_left) const {
    const std::size_t length = glyphs.size();
    if (length < letters_min || length > letters_max || first_of_letter_.empty()) {
        return {};
    }
    steps_left -= std::min(steps_left, steps_per_reading);
    std::array<std::bitset<letter_codes>, letters_max> fitting;
    for (std::size_t at = 0; at < length; ++at) {
        for (std::size_t option = 0; option < glyphs[at].option_count; ++option) {
            fitting[at].set(code_of(glyphs[at].options[option]));
        }
        if (glyphs[at].wildcard) {
            fitting[at].set();
        }
    }
    Best best;
    const auto letters_of_word = [&](std::size_t word) {
        return &letters_[letters_of_length_[length] + (word - first_of_length_[length]) * length];
    };
    // The words that begin alike stand together.
    const auto end_of_alike = [&](std::size_t word, std::size_t end) {
        const auto others = std::views::iota(word, end);
        const auto after = std::ranges::partition_point(others, [&](std::size_t other) {
            return letters_of_word(other)[1] == letters_of_word(word)[1];
        });
        return word + static_cast<std::size_t>(after - others.begin());
    };
    const auto look_through = [&](std::size_t word, std::size_t end) {
        while (word < end && steps_left > 0) {
            const std::uint8_t* const letters = letters_of_word(word);
            if (!fitting[1].test(letters[1])) {
                const std::size_t next = end_of_alike(word, end);
                steps_left -= std::min(steps_left, next - word);
                word = next;
                continue;
            }
            std::size_t at = 2;
            while (at < length && fitting[at].test(letters[at])) {
                ++at;
            }
            if (at == length) {
                best.consider(word, score_of(word, language));
            }
            ++word;
            --steps_left;
        }
    };
    for (std::size_t first = fitting[0]._Find_next(0); first < letter_codes;
         first = fitting[0]._Find_next(first)) {
        const std::size_t group = length * letter_codes + first;
        look_through(first_of_letter_[group], first_of_letter_[group + 1]);
    }
    return found(best);
}

bool WordList::may_be_twisted(std::string_view word) const {
    Codes codes;
    const std::size_t length = encode_letters(word, codes);
    return length >= twisted_letters_min &&
           filter_[letters_key(std::span(codes).first(length)) % filter_bits];
}

WordList::Found WordList::untwisted(std::string_view word, std::size_t language) const {
    Codes codes;
    const std::size_t length = encode_letters(word, codes);
    if (length < twisted_letters_min) {
        return {};
    }
    const std::span<const std::uint8_t> written = std::span(codes).first(length);
    const auto same = std::ranges::equal_range(anagrams_, letters_key(written), {}, &Anagram::key);
    Best best;
    for (const Anagram& anagram : same) {
        const std::span<const std::uint8_t> meant = letters_of(anagram.word);
        if (meant.size() == length && may_be_meant(anagram.word, language) &&
            is_twisted(written, meant)) {
            best.consider(anagram.word, score_of(anagram.word, language));
        }
    }
    return found(best);
}

}  // namespace havn::moderation::text
