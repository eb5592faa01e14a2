#pragma once
// Parts that commands and answers about groups share, and the bounds of texts and lists in
// commands. Value types: any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/bounds.hpp"

namespace havn::protocol {

// A text in one language.
struct LanguageText {
    std::string language, text;
    static void fields(auto& s, auto&& f) {
        f("language", s.language, language_bound);
        f("text", s.text, about_bound);
    }
};

// Every week on these days, Monday is 1, from a time of day to another (24:00: midnight; earlier
// than from: of the next day).
struct OpenHours {
    std::vector<std::uint64_t> days;
    std::string from, to;
    static void fields(auto& s, auto&& f) {
        f("days", s.days, days_bound);
        f("from", s.from, clock_bound);
        f("to", s.to, clock_bound);
    }
};

// One guideline in its languages.
struct GuidelineTexts {
    std::string id;
    std::vector<LanguageText> text;
    static void fields(auto& s, auto&& f) {
        f("id", s.id, name_bound);
        f("text", s.text, texts_bound);
    }
};

}  // namespace havn::protocol
