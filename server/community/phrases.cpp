#include "server/community/phrases.hpp"

#include <sodium.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <stdexcept>

#include "embedded/phrase_words.hpp"

namespace havn::community {

namespace {

constexpr std::size_t telling_letters = 4;

// Letters that fall apart into two when somebody types them on another keyboard.
void append_folded(std::u32string& out, UChar32 c) {
    switch (c) {
        case U'æ':
            out += U"ae";
            return;
        case U'œ':
            out += U"oe";
            return;
        case U'ß':
            out += U"ss";
            return;
        case U'ø':
            out += U'o';
            return;
        default:
            out += static_cast<char32_t>(c);
    }
}

// The words of a text, without case and accents; whatever is no letter ends a word.
std::vector<std::u32string> fold(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    std::u16string wide(text.size(), u'\0');
    std::int32_t size = 0;
    u_strFromUTF8WithSub(wide.data(), static_cast<std::int32_t>(wide.size()), &size, text.data(),
                         static_cast<std::int32_t>(text.size()), U' ', nullptr, &error);
    const auto* nfkd = unorm2_getNFKDInstance(&error);
    // No character becomes longer than this under NFKD.
    std::u16string apart(static_cast<std::size_t>(size) * 18 + 1, u'\0');
    const auto length = unorm2_normalize(nfkd, wide.data(), size, apart.data(),
                                         static_cast<std::int32_t>(apart.size()), &error);
    if (U_FAILURE(error)) return {};
    std::vector<std::u32string> words;
    bool inside = false;
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U16_NEXT(apart.data(), at, length, c);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        const bool letter = u_isalpha(c) != 0;
        if (letter && !inside) words.emplace_back();
        inside = letter;
        if (letter) append_folded(words.back(), u_tolower(c));
    }
    return words;
}

std::u32string stem(const std::u32string& folded) {
    return folded.substr(0, telling_letters);
}

std::string to_utf8(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        char bytes[4];
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes), size, static_cast<UChar32>(c));
        out.append(bytes, static_cast<std::size_t>(size));
    }
    return out;
}

std::string join_stems(const std::vector<std::u32string>& folded) {
    std::string out;
    for (const auto& word : folded) {
        if (!out.empty()) out += ' ';
        out += to_utf8(stem(word));
    }
    return out;
}

}  // namespace

Phrases::Phrases() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    for (const auto& file : recovery::phrase_words()) {
        const auto name = file.name.substr(file.name.rfind('/') + 1);
        auto& list = by_language_[std::string(name.substr(0, name.find('.')))];
        for (auto rest = std::string_view(file.data); !rest.empty();) {
            const auto end = rest.find('\n');
            list.all.emplace_back(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            const auto folded = fold(list.all.back());
            if (folded.size() != 1 || !list.stems.insert(stem(folded.front())).second)
                throw std::runtime_error("recovery words: " + list.all.back() +
                                         " cannot be told from another");
        }
        if (list.all.size() < words_min)
            throw std::runtime_error("recovery words: too few in " + std::string(file.name));
    }
    if (!by_language_.contains("en")) throw std::runtime_error("recovery words: no English ones");
}

std::vector<std::string> Phrases::make(std::string_view language) const {
    auto found = by_language_.find(language);
    if (found == by_language_.end()) found = by_language_.find("en");
    const auto& all = found->second.all;
    std::vector<std::string> words;
    while (words.size() < words_per_phrase)
        words.push_back(all[randombytes_uniform(static_cast<std::uint32_t>(all.size()))]);
    return words;
}

std::string Phrases::canonical(const std::vector<std::string>& words) {
    std::vector<std::u32string> folded;
    for (const auto& word : words) folded.push_back(fold(word).front());
    return join_stems(folded);
}

std::expected<std::string, std::size_t> Phrases::read(std::string_view typed) const {
    const auto folded = fold(typed);
    if (folded.size() != words_per_phrase) return std::unexpected(std::size_t{0});
    // The language in which the first wrong word comes latest is the one that was meant.
    std::size_t right_max = 0;
    for (const auto& [language, words] : by_language_) {
        const auto wrong = std::ranges::find_if(
            folded, [&](const auto& word) { return !words.stems.contains(stem(word)); });
        right_max = std::max(right_max, static_cast<std::size_t>(wrong - folded.begin()));
    }
    if (right_max < words_per_phrase) return std::unexpected(right_max + 1);
    return join_stems(folded);
}

}  // namespace havn::community
