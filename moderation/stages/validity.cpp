#include <cstdint>

#include "moderation/stages/stages.hpp"
#include "protocol/limits.hpp"

namespace havn::moderation::stages {
namespace {

namespace limits = protocol::limits;

constexpr std::uint32_t mark_pile_min = 4;
constexpr std::uint8_t mild = 1;
constexpr std::uint8_t medium = 2;

std::size_t characters_max(Surface surface) {
    switch (surface) {
        case Surface::handle:
            return limits::handle_characters_max;
        case Surface::title:
            return limits::title_characters_max;
        case Surface::room:
        case Surface::thread:
            break;
    }
    return limits::message_characters_max;
}

bool is_one_line(Surface surface) {
    return surface == Surface::title || surface == Surface::handle;
}

}  // namespace

// Whether the text can be read at all, before anybody asks what it says.
void validity(const StageInput& input, Findings& findings) {
    const text::Text& text = input.text;
    const text::Shape& shape = text.shape;
    const auto report = [&](std::uint8_t severity, std::uint32_t start, std::uint32_t end,
                            std::string_view kind) {
        findings.push_back({Category::validity, severity, start, end,
                            guideline_of(Category::validity), input.stage, kind, 1.0F});
    };
    if (!text.well_formed) {
        report(severity_max, 0, text.size(), "encoding");
    }
    if (shape.visible == 0) {
        report(severity_max, 0, text.size(), "empty");
    }
    if (text.points.size() > characters_max(input.facts.surface) + input.facts.beside_bytes) {
        report(severity_max, 0, text.size(), "length");
    }
    if (is_one_line(input.facts.surface) && shape.line_breaks > 0) {
        report(severity_max, 0, text.size(), "line_break");
    }
    if (shape.controls > 0) {
        report(medium, shape.first_control, shape.first_control + 1, "control");
    }
    if (shape.bidirectional_controls > 0) {
        report(medium, 0, text.size(), "direction");
    }
    if (shape.marks_in_a_row_max >= mark_pile_min) {
        report(mild, shape.first_mark_pile, shape.first_mark_pile + shape.marks_in_a_row_max,
               "marks");
    }
}

}  // namespace havn::moderation::stages
