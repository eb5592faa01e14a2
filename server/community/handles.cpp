#include "server/community/handles.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <stdexcept>

#include "embedded/handle_words.hpp"
#include "moderation/text/skeleton.hpp"
#include "protocol/limits.hpp"

namespace havn::community {

namespace {

constexpr std::size_t letters_min = 2;
constexpr std::size_t digits_max = 4;
constexpr unsigned plain_attempts = 3;

std::string_view next_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return line;
}

}  // namespace

Handles::Handles() {
    for (const auto& file : words::handle_words()) {
        auto name = file.name.substr(file.name.rfind('/') + 1);
        if (name == "reserved.txt") {
            read_reserved(file.data);
            continue;
        }
        if (name == "given_names.txt") {
            read_given_names(file.data);
            continue;
        }
        auto& lists = by_language_[std::string(name.substr(0, name.find('.')))];
        for (auto rest = file.data; !rest.empty();) {
            const auto line = next_line(rest);
            if (line.empty() || line.front() == '#') continue;
            const auto space = line.find(' ');
            if (space == std::string_view::npos)
                throw std::runtime_error("handle words: a line needs two words");
            lists.first.emplace_back(line.substr(0, space));
            lists.second.emplace_back(line.substr(space + 1));
        }
    }
    if (!by_language_.contains("en")) throw std::runtime_error("handle words: no English ones");
}

void Handles::read_reserved(std::string_view data) {
    while (!data.empty()) {
        const auto line = next_line(data);
        if (!line.empty() && line.front() != '#')
            reserved_skeletons_.insert(moderation::text::skeleton(line));
    }
}

void Handles::read_given_names(std::string_view data) {
    while (!data.empty()) {
        auto line = next_line(data);
        if (line.starts_with('#')) continue;
        while (!line.empty()) {
            const auto end = line.find(' ');
            given_names_.insert(moderation::text::skeleton(line.substr(0, end)));
            line = end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
        }
    }
}

bool Handles::reserved(std::string_view handle) const {
    constexpr std::string_view separators = "-_ ";
    if (reserved_skeletons_.contains(moderation::text::skeleton(handle))) return true;
    for (auto rest = handle; !rest.empty();) {
        const auto end = rest.find_first_of(separators);
        if (reserved_skeletons_.contains(moderation::text::skeleton(rest.substr(0, end))))
            return true;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return false;
}

bool Handles::like_real_name(std::string_view handle) const {
    constexpr std::string_view separators = "-_ ";
    std::vector<std::string_view> words;
    for (auto rest = handle; !rest.empty();) {
        const auto end = rest.find_first_of(separators);
        if (end != 0) words.push_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    const auto is_name = [&](std::string_view word) {
        return given_names_.contains(moderation::text::skeleton(word));
    };
    return words.size() >= 2 && (is_name(words.front()) || is_name(words.back()));
}

std::string Handles::generate(std::string_view language, std::uint64_t random,
                              unsigned attempt) const {
    auto found = by_language_.find(language);
    if (found == by_language_.end()) found = by_language_.find("en");
    const auto& [first, second] = found->second;
    auto handle = first[random % first.size()] + "-" + second[(random >> 20) % second.size()];
    if (attempt >= plain_attempts) handle += "-" + std::to_string(2 + (random >> 40) % 998);
    return handle;
}

bool Handles::usable(std::string_view handle) {
    std::size_t characters = 0, letters = 0, digits = 0;
    bool after_separator = true;  // a separator must stand between words
    const auto size = static_cast<std::int32_t>(handle.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(handle.data(), at, size, c);
        if (c < 0) return false;
        ++characters;
        const bool separator = c == '-' || c == '_' || c == ' ';
        if (separator && after_separator) return false;
        after_separator = separator;
        if (separator) continue;
        if (u_isalpha(c)) {
            ++letters;
        } else if (u_isdigit(c)) {
            ++digits;
        } else if (u_charType(c) != U_NON_SPACING_MARK || characters == 1) {
            return false;
        }
    }
    return !after_separator && letters >= letters_min && digits <= digits_max &&
           characters <= protocol::limits::handle_characters_max;
}

}  // namespace havn::community
