#include "server/store/search_terms.hpp"

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace havn::store {
namespace {

// Longer ones are no words; they are found by their beginning.
constexpr int word_characters_max = 64;

struct Language {
    std::string_view code;
    const char* stemmer;
};
constexpr std::array languages_known{
    Language{"en", "english"}, Language{"fr", "french"}, Language{"da", "danish"},
    Language{"ru", "russian"}, Language{"de", "german"}, Language{"es", "spanish"},
};

bool is_cyrillic(char32_t c) {
    return c >= 0x400 && c <= 0x52f;
}

const icu::Normalizer2& folding() {
    UErrorCode error = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFKCCasefoldInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no case folding");
    return *instance;
}

const icu::Normalizer2& decomposing() {
    UErrorCode error = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no decomposition");
    return *instance;
}

// Letters that no decomposition takes apart.
std::string_view plain_letter(UChar32 c) {
    switch (c) {
        case U'ø':
            return "o";
        case U'æ':
            return "ae";
        case U'œ':
            return "oe";
        case U'ð':
        case U'đ':
            return "d";
        case U'þ':
            return "th";
        case U'ł':
            return "l";
        case U'ı':
            return "i";
        default:
            return {};
    }
}

void append(std::string& out, UChar32 c) {
    icu::UnicodeString(c).toUTF8String(out);
}

// Without accents. Cyrillic letters keep theirs: й is no и.
std::string without_accents(const std::string& word) {
    if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return word;
    UErrorCode error = U_ZERO_ERROR;
    const auto apart = decomposing().normalize(icu::UnicodeString::fromUTF8(word), error);
    std::string plain;
    bool cyrillic = false;
    for (int i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const auto c = apart.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) {
            if (cyrillic) append(plain, c);
            continue;
        }
        cyrillic = is_cyrillic(static_cast<char32_t>(c));
        if (const auto letters = plain_letter(c); !letters.empty()) {
            plain += letters;
        } else {
            append(plain, c);
        }
    }
    return plain;
}

std::uint64_t term_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return (hash ^ (hash >> 33)) >> 1;
}

// Calls use(word, whether a minus stands right before it) for each word, folded.
void each_word(std::string_view text, auto&& use) {
    UErrorCode error = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const auto folded = folding().normalize(source, error);
    std::string word;
    int characters = 0;
    bool minus = false, after_minus = false;
    const auto end_word = [&] {
        if (!word.empty()) use(word, minus);
        word.clear();
        characters = 0;
    };
    for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        auto c = folded.char32At(i);
        const bool mark = u_charType(c) == U_NON_SPACING_MARK && !word.empty();
        if (!u_isalnum(c) && !mark) {
            const bool inside = !word.empty();
            end_word();
            after_minus = c == U'-' && !inside;
            continue;
        }
        if (word.empty()) minus = after_minus;
        after_minus = false;
        if (c == U'ё') c = U'е';
        if (++characters <= word_characters_max) append(word, c);
    }
    end_word();
}

}  // namespace

void SearchTerms::Free::operator()(sb_stemmer* stemmer) const {
    sb_stemmer_delete(stemmer);
}

SearchTerms::SearchTerms() {
    // ICU makes these at the first use: here, before the thread that will read with them starts.
    folding();
    decomposing();
    for (const auto& [code, name] : languages_known) {
        stemmers_[std::string(code)].reset(sb_stemmer_new(name, "UTF_8"));
        if (!stemmers_.at(std::string(code)))
            throw std::runtime_error("no stemmer for " + std::string(code));
    }
}

SearchTerms::~SearchTerms() = default;

std::vector<std::uint64_t> SearchTerms::of_text(std::string_view text,
                                                std::span<const std::string> languages) {
    std::vector<std::uint64_t> terms;
    each_word(text, [&](std::string_view word, bool) { add_forms(word, languages, terms); });
    std::ranges::sort(terms);
    terms.erase(std::ranges::unique(terms).begin(), terms.end());
    return terms;
}

std::vector<SearchWord> SearchTerms::of_query(std::string_view query,
                                              std::span<const std::string> languages) {
    std::vector<SearchWord> words;
    each_word(query, [&](std::string_view word, bool excluded) {
        auto& one = words.emplace_back();
        one.excluded = excluded;
        add_forms(word, languages, one.any_of);
        std::ranges::sort(one.any_of);
        one.any_of.erase(std::ranges::unique(one.any_of).begin(), one.any_of.end());
    });
    return words;
}

std::span<const std::string> SearchTerms::all_languages() {
    static const auto codes = [] {
        std::vector<std::string> all;
        for (const auto& language : languages_known) all.emplace_back(language.code);
        return all;
    }();
    return codes;
}

std::uint64_t SearchTerms::of_group(std::uint64_t group) {
    return term_of(" group " + std::to_string(group));
}

// The word itself and its stems, each also as whoever types no accents would write it.
void SearchTerms::add_forms(std::string_view folded, std::span<const std::string> languages,
                            std::vector<std::uint64_t>& terms) {
    const std::string word(folded);
    const auto plain = without_accents(word);
    terms.push_back(term_of(plain));
    for (const auto& [code, stemmer] : stemmers_) {
        if (std::ranges::find(languages, code) == languages.end()) continue;
        terms.push_back(term_of(without_accents(stem(stemmer.get(), word))));
        if (plain != word) terms.push_back(term_of(stem(stemmer.get(), plain)));
    }
}

std::string SearchTerms::stem(sb_stemmer* stemmer, const std::string& word) const {
    const auto* stemmed =
        sb_stemmer_stem(stemmer, reinterpret_cast<const unsigned char*>(word.data()),
                        static_cast<int>(word.size()));
    if (stemmed == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace havn::store
