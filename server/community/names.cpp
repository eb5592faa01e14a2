#include "server/community/names.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string>

#include "moderation/text/fold.hpp"

namespace havn::community {

namespace {

template <class Visit>
bool each_point(std::string_view text, Visit&& visit) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c < 0 || !visit(c)) return false;
    }
    return true;
}

// Letters and digits without case and accents; everything else is a space.
std::string folded(std::string_view text) {
    using moderation::text::Role;
    const auto& table = moderation::text::fold_table();
    std::string out;
    each_point(text, [&](UChar32 c) {
        const auto one = moderation::text::fold(table, static_cast<char32_t>(c));
        if (one.role == Role::ignorable) return true;
        if (one.role == Role::letter || one.role == Role::digit) {
            out += one.view();
        } else {
            out += ' ';
        }
        return true;
    });
    return out;
}

}  // namespace

bool showable(std::string_view text, bool lines) {
    bool seen = false;
    const bool harmless = each_point(text, [&](UChar32 c) {
        if (c == '\n' && lines) return true;
        const auto type = u_charType(c);
        if (type == U_CONTROL_CHAR || type == U_SURROGATE || type == U_UNASSIGNED ||
            type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || type == U_PRIVATE_USE_CHAR)
            return false;
        if (moderation::text::is_bidirectional_control(static_cast<char32_t>(c))) return false;
        seen = seen || u_isgraph(c);
        return true;
    });
    return harmless && seen;
}

bool matches(std::string_view text, std::string_view query) {
    const auto there = folded(text);
    const auto wanted = folded(query);
    for (std::size_t at = 0; at < wanted.size();) {
        const auto begin = wanted.find_first_not_of(' ', at);
        if (begin == std::string::npos) break;
        const auto end = std::min(wanted.find(' ', begin), wanted.size());
        if (there.find(wanted.substr(begin, end - begin)) == std::string::npos) return false;
        at = end;
    }
    return true;
}

bool is_language(std::string_view tag) {
    const auto letters = tag.substr(0, tag.find('-'));
    return letters.size() >= 2 && letters.size() <= 3 && tag.back() != '-' &&
           std::ranges::all_of(tag, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

}  // namespace havn::community
