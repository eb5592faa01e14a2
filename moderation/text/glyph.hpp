// One visible character of a disguised word: the letters it may stand for.
//
// A plain value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace havn::moderation::text {

struct Glyph {
    static constexpr std::size_t options_max = 8;

    char32_t options[options_max] = {};
    std::uint8_t option_count = 0;
    bool wildcard = false;  // any one letter
    bool repeats = false;   // same as the glyph before, may be a stretched letter
    std::uint32_t point = 0;

    void add(char32_t option) {
        if (option_count < options_max) {
            options[option_count++] = option;
        }
    }
};

}  // namespace havn::moderation::text
