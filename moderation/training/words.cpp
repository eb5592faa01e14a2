// Counts the words of the lessons: what models/words.txt, the list that disguised words are read
// by, is made of.
//
// usage: words <LESSONS.tsv >WORDS
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "moderation/text/decode.hpp"
#include "moderation/text/language.hpp"
#include "moderation/text/text.hpp"

namespace {

namespace text = havn::moderation::text;

constexpr std::size_t words_max = 50'000;  // of a language
// With a capital letter it may be somebody's name, which has no place in the list.
constexpr std::uint32_t capital_texts_min = 4;
constexpr std::size_t word_letters_max = 24;
constexpr std::size_t fields_before_text = 7;
// A word this much rarer than one it is a slip of is a slip.
constexpr std::uint32_t slip_factor = 15;

struct Word {
    std::string_view word;
    std::uint32_t texts = 0;
};

struct Count {
    std::uint32_t texts = 0;
    bool small = false;  // once it was written without a capital letter
};
using Counts = std::unordered_map<std::string, Count>;

// Of letters of the language's script alone: what word_list.hpp can read.
bool is_readable(std::string_view word, bool cyrillic) {
    std::size_t letters = 0;
    bool same_before = false;
    char before = 0;
    for (std::size_t at = 0; at < word.size(); ++at, ++letters) {
        const auto byte = static_cast<unsigned char>(word[at]);
        if (cyrillic != (byte == 0xD0 || byte == 0xD1) ||
            (!cyrillic && (byte < 'a' || byte > 'z'))) {
            return false;
        }
        at += cyrillic ? 1 : 0;
        const bool same = letters > 0 && word[at] == before;
        if (same && same_before) {
            return false;
        }
        same_before = same;
        before = word[at];
    }
    return letters >= 2 && letters <= word_letters_max;
}

std::string sorted_letters(std::string_view word, std::size_t letter_bytes) {
    std::vector<std::string_view> letters;
    for (std::size_t at = letter_bytes; at < word.size(); at += letter_bytes) {
        letters.push_back(word.substr(at, letter_bytes));
    }
    std::ranges::sort(letters);
    std::string key(word.substr(0, letter_bytes));
    for (const std::string_view letter : letters) {
        key += letter;
    }
    return key;
}

std::vector<Word> frequent_words(const Counts& counts, bool cyrillic) {
    std::vector<Word> words;
    std::unordered_map<std::string, std::uint32_t> most_by_letters;
    for (const auto& [word, count] : counts) {
        words.push_back({word, count.texts});
        std::uint32_t& most = most_by_letters[sorted_letters(word, cyrillic ? 2 : 1)];
        most = std::max(most, count.texts);
    }
    std::erase_if(words, [&](const Word& word) {
        const auto most = most_by_letters.at(sorted_letters(word.word, cyrillic ? 2 : 1));
        const Count& count = counts.at(std::string(word.word));
        return (!count.small && count.texts < capital_texts_min) ||
               count.texts * slip_factor < most;
    });
    std::ranges::sort(words, [](const Word& left, const Word& right) {
        return left.texts != right.texts ? left.texts > right.texts : left.word < right.word;
    });
    words.resize(std::min(words.size(), words_max));
    return words;
}

bool is_small(const text::Text& message, const text::Token& token) {
    const std::size_t at = message.words.span_of(token.offset, token.offset + token.length).start;
    std::string letter;
    text::append(letter, message.points[at]);
    return message.words.word(token).starts_with(letter);
}

void count(std::string_view language, std::string_view raw, std::array<Counts, 6>& counts) {
    static_assert(std::tuple_size_v<std::array<Counts, 6>> == std::size(text::supported_languages));
    static const text::Vocabulary none;
    const std::size_t number = text::language_number(language);
    if (number == counts.size()) {
        return;
    }
    text::Text message;
    text::prepare(raw, none, message);
    std::set<std::string_view> seen;
    for (const text::Token& token : message.words.tokens()) {
        const std::string_view word = message.words.word(token);
        if (is_readable(word, language == "ru")) {
            Count& count = counts[number][std::string(word)];
            count.texts += seen.insert(word).second ? 1 : 0;
            count.small = count.small || is_small(message, token);
        }
    }
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    std::array<Counts, 6> counts;
    for (std::string line; std::getline(std::cin, line);) {
        std::array<std::string_view, fields_before_text> fields;
        std::string_view rest = line;
        for (std::string_view& field : fields) {
            field = rest.substr(0, rest.find('\t'));
            rest.remove_prefix(std::min(rest.size(), field.size() + 1));
        }
        if (fields[0] == "train" && fields[1] != "disguised") {
            count(fields[2], rest, counts);
        }
    }
    std::cout << "# Words of the lessons, most frequent first, as training/run counted them.\n";
    for (std::size_t at = 0; at < counts.size(); ++at) {
        std::cout << "language " << text::supported_languages[at] << '\n';
        for (const Word& word : frequent_words(counts[at], text::supported_languages[at] == "ru")) {
            std::cout << word.word << '\n';
        }
    }
    return std::cout.flush() ? 0 : 1;
}
