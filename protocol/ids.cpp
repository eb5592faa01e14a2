#include "protocol/ids.hpp"

#include <algorithm>
#include <charconv>

namespace havn::protocol {

namespace {
constexpr std::size_t slug_bytes_max = 40;
constexpr std::string_view forum_word = "forum";
}  // namespace

bool is_slug(std::string_view name) {
    return !name.empty() && name.size() <= slug_bytes_max && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::optional<Place> parse_place(std::string_view name) {
    const auto slash = name.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    Place place;
    place.group = name.substr(0, slash);
    auto rest = name.substr(slash + 1);
    if (!is_slug(place.group)) return std::nullopt;
    const auto second = rest.find('/');
    if (second == std::string_view::npos) {
        if (!is_slug(rest)) return std::nullopt;
        if (rest == forum_word) {
            place.kind = StreamKind::forum;
        } else {
            place.room = rest;
        }
        return place;
    }
    const auto number = rest.substr(second + 1);
    if (rest.substr(0, second) != forum_word || number.empty() || number.front() == '0')
        return std::nullopt;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), place.thread);
    if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
    place.kind = StreamKind::thread;
    return place;
}

std::string forum_name(std::string_view group) {
    return std::string(group) + "/forum";
}

std::string thread_name(std::string_view group, Seq thread) {
    return forum_name(group) + "/" + std::to_string(thread);
}

std::string to_hex(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; value >>= 4) text[i] = digits[value & 15];
    return text;
}

std::optional<std::uint64_t> from_hex(std::string_view text) {
    std::uint64_t value = 0;
    if (text.size() != 16) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace havn::protocol
