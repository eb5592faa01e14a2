// One message, prepared for the stages: code points, views, and what a glance at its shape tells.
//
// A Text belongs to one thread at a time; prepare() replaces its content and keeps its memory. The
// raw text must outlive the use of the Text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "moderation/text/language.hpp"
#include "moderation/text/view.hpp"
#include "moderation/text/vocabulary.hpp"

namespace havn::moderation::text {

// Counts over the code points; stages use them to stay out of ordinary messages.
struct Shape {
    std::uint32_t digits = 0;
    std::uint32_t visible = 0;  // everything a reader would see: not space, not zero-width
    std::uint32_t line_breaks = 0;
    std::uint32_t controls = 0;
    std::uint32_t bidirectional_controls = 0;
    std::uint32_t marks_in_a_row_max = 0;
    std::uint32_t first_control = 0;
    std::uint32_t first_mark_pile = 0;
    bool at_sign = false;
    bool slash = false;
    bool hash = false;
    bool inner_period = false;  // a period with something right behind it
};

struct Text {
    std::string_view raw;
    std::vector<char32_t> points;
    bool well_formed = true;
    Shape shape;
    View literal;   // as written, case kept, but compatibility forms and zero-width characters gone
    View words;     // see words.hpp
    View repaired;  // words with disguises undone; only valid when is_repaired
    bool is_repaired = false;
    std::string_view language;  // ISO 639-1, empty when there is too little to tell

    std::uint32_t size() const { return static_cast<std::uint32_t>(points.size()); }
    const View& folded() const { return is_repaired ? repaired : words; }
};

void prepare(std::string_view raw, const Vocabulary& vocabulary, Text& text);

// Of the folded words: equal for texts that differ in case, spacing, punctuation or disguise only.
std::uint64_t fingerprint(const Text& text);

}  // namespace havn::moderation::text
