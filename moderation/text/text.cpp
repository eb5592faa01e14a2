#include "moderation/text/text.hpp"

#include <algorithm>

#include "moderation/text/decode.hpp"
#include "moderation/text/fold.hpp"
#include "moderation/text/repair.hpp"
#include "moderation/text/words.hpp"

namespace havn::moderation::text {
namespace {

constexpr std::uint32_t mark_pile = 4;

bool is_control(char32_t point) {
    const bool c0 = point < 0x20 && point != U'\n' && point != U'\t' && point != U'\r';
    return c0 || (point >= 0x7F && point < 0xA0);
}

void note_ascii(Shape& shape, char32_t point, char32_t next) {
    switch (point) {
        case U'@':
            shape.at_sign = true;
            break;
        case U'/':
            shape.slash = true;
            break;
        case U'#':
            shape.hash = true;
            break;
        case U'\n':
            ++shape.line_breaks;
            break;
        case U'.':
            shape.inner_period = shape.inner_period || (next > U' ' && next != U'.');
            break;
        default:
            break;
    }
}

class LiteralWriter {
  public:
    explicit LiteralWriter(Text& text) : text_(text), table_(fold_table()) {
        text.literal.clear();
        text.literal.reserve(text.points.size());
        text.shape = {};
    }

    void run() {
        for (std::size_t at = 0; at < text_.points.size(); ++at) {
            const char32_t point = text_.points[at];
            if (point < 0x80) {
                write_ascii(point, at);
            } else {
                write_other(point, at);
            }
        }
    }

  private:
    void write_ascii(char32_t point, std::size_t at) {
        Shape& shape = text_.shape;
        const auto origin = static_cast<std::uint32_t>(at);
        marks_ = 0;
        shape.visible += point > U' ' && point != 0x7F ? 1 : 0;
        if (point >= U'0' && point <= U'9') {
            ++shape.digits;
        } else if (is_control(point)) {
            note_control(origin);
            point = U' ';
        } else if (point <= U'@') {
            note_ascii(shape, point, at + 1 < text_.points.size() ? text_.points[at + 1] : 0);
        }
        text_.literal.put(static_cast<char>(point), origin);
    }

    void write_other(char32_t point, std::size_t at) {
        Shape& shape = text_.shape;
        const auto origin = static_cast<std::uint32_t>(at);
        const Folded folded = fold(table_, point);
        if (folded.role == Role::ignorable) {
            note_ignorable(point, origin);
            return;
        }
        marks_ = 0;
        if (is_control(point)) {
            note_control(origin);
            text_.literal.put(' ', origin);
            return;
        }
        shape.visible += folded.role != Role::separator || folded.view() != " " ? 1 : 0;
        if (folded.role == Role::digit || folded.compatibility) {
            shape.digits += folded.role == Role::digit ? 1 : 0;
            for (const char byte : folded.view()) {
                note_ascii(shape, static_cast<unsigned char>(byte), U'x');
            }
            text_.literal.put(folded.view(), origin);
            return;
        }
        char bytes[4];
        text_.literal.put(std::string_view(bytes, encode(point, bytes)), origin);
    }

    void note_control(std::uint32_t at) {
        Shape& shape = text_.shape;
        shape.first_control = shape.controls == 0 ? at : shape.first_control;
        ++shape.controls;
    }

    void note_ignorable(char32_t point, std::uint32_t at) {
        Shape& shape = text_.shape;
        if (is_bidirectional_control(point)) {
            ++shape.bidirectional_controls;
            return;
        }
        if (!is_combining_mark(point)) {
            return;
        }
        ++marks_;
        if (marks_ >= mark_pile && shape.marks_in_a_row_max < mark_pile) {
            shape.first_mark_pile = at + 1 - marks_;
        }
        shape.marks_in_a_row_max = std::max(shape.marks_in_a_row_max, marks_);
    }

    Text& text_;
    const FoldTable& table_;
    std::uint32_t marks_ = 0;
};

bool may_hold_twisted_word(const View& words, const WordList& list) {
    return std::ranges::any_of(words.tokens(), [&](const Token& token) {
        return !list.knows(token.hash) && list.may_be_twisted(words.word(token));
    });
}

}  // namespace

void prepare(std::string_view raw, const Vocabulary& vocabulary, Text& text) {
    text.raw = raw;
    text.well_formed = decode(raw, text.points);
    LiteralWriter(text).run();
    WordsWriter writer(text.words, text.points);
    writer.feed(0, text.points.size());
    writer.finish();
    text.language = guess_language(text.words, text.points, writer.cyrillic());
    const bool look_closer =
        writer.suspicious() || may_hold_twisted_word(text.words, vocabulary.list());
    text.is_repaired =
        look_closer && write_repaired(text.points, vocabulary, writer.mixed_scripts(),
                                      language_number(text.language), text.repaired);
    if (text.is_repaired) {
        text.language = guess_language(text.repaired, text.points, writer.cyrillic());
    }
}

std::uint64_t fingerprint(const Text& text) {
    std::uint64_t hash = 0;
    for (const Token& token : text.folded().tokens()) {
        hash = mix(hash ^ token.hash) + hash;
    }
    return hash;
}

}  // namespace havn::moderation::text
