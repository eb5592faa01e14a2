#include "moderation/text/words.hpp"

namespace havn::moderation::text {
namespace {

constexpr unsigned stretched_run = 3;
constexpr unsigned spaced_out_run = 3;
constexpr char32_t cyrillic_first = 0x400;
constexpr char32_t cyrillic_last = 0x52F;
constexpr char32_t latin_last = 0x24F;
constexpr char32_t latin_extended_first = 0x1E00;
constexpr char32_t latin_extended_last = 0x1EFF;

// French joins the short forms of articles and pronouns to the next word by an apostrophe; in other
// languages an apostrophe stands inside one word.
bool is_elision(std::string_view word) {
    if (word.size() == 1) {
        return std::string_view("ldjmtsnc").contains(word[0]);
    }
    return word.ends_with("qu") || word == "aujourd";
}

}  // namespace

WordsWriter::WordsWriter(View& view, std::span<const char32_t> points)
    : view_(view), points_(points), table_(fold_table()) {
    view_.clear();
    view_.reserve(points.size());
    view_.put(' ', 0);
    end_sentence(0);
}

void WordsWriter::feed(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
        at = feed_plain_letters(at, end);
        if (at == end) {
            return;
        }
        const char32_t point = points_[at];
        const Folded folded = fold(table_, point);
        switch (folded.role) {
            case Role::letter:
            case Role::digit:
                add_letter(folded, point, at);
                break;
            case Role::ignorable:
                continue;  // leaves previous_role_ alone: it was never there
            case Role::apostrophe:
                add_apostrophe();
                break;
            case Role::sentence_end:
                end_word();
                if (!word_follows(at)) {
                    end_sentence(at);
                } else if (point == U'!' && previous_role_ == Role::letter) {
                    suspicious_ = true;  // k!ll
                }
                break;
            case Role::line_break:
                end_word();
                end_sentence(at);
                break;
            case Role::star:
            case Role::stand_in:
                suspicious_ = suspicious_ || previous_role_ == Role::letter || word_follows(at);
                end_word();
                break;
            case Role::separator:
                end_word();
                break;
        }
        previous_role_ = folded.role;
    }
}

// The rest of a word of ASCII letters, which is most of most messages. Says the same as add_letter.
std::size_t WordsWriter::feed_plain_letters(std::size_t at, std::size_t end) {
    if (word_start_ == 0 || previous_role_ != Role::letter) {
        return at;
    }
    unsigned longest = 0;
    for (; at < end && points_[at] < 0x80; ++at) {
        const Folded& folded = table_[points_[at]];
        if (folded.role != Role::letter) {
            break;
        }
        const char byte = folded.bytes[0];
        const std::uint64_t letter = static_cast<unsigned char>(byte);
        same_letters_ = letter == previous_letter_ ? same_letters_ + 1 : 1;
        longest = same_letters_ > longest ? same_letters_ : longest;
        previous_letter_ = letter;
        scripts_in_word_ |= latin_script;
        view_.put(byte, static_cast<std::uint32_t>(at));
    }
    const bool several_scripts = (scripts_in_word_ & (scripts_in_word_ - 1)) != 0;
    suspicious_ = suspicious_ || longest >= stretched_run || several_scripts;
    return at;
}

void WordsWriter::add_letter(const Folded& folded, char32_t point, std::size_t at) {
    if (word_start_ == 0) {
        word_start_ = view_.size();
        boundary_written_ = false;
        scripts_in_word_ = 0;
        same_letters_ = 0;
        previous_letter_ = 0;
    } else {
        // A digit beside a letter, or a word that goes on right after a stand-in.
        suspicious_ =
            suspicious_ || (previous_role_ != folded.role && previous_role_ != Role::apostrophe);
    }
    std::uint64_t letter = 0;
    for (const char byte : folded.view()) {
        letter = (letter << 8) | static_cast<unsigned char>(byte);
    }
    same_letters_ = letter == previous_letter_ ? same_letters_ + 1 : 1;
    previous_letter_ = letter;
    if (folded.role == Role::letter) {
        suspicious_ = suspicious_ || same_letters_ >= stretched_run;
        const bool is_latin = point <= latin_last || folded.compatibility ||
                              (point >= latin_extended_first && point <= latin_extended_last);
        const bool is_cyrillic = point >= cyrillic_first && point <= cyrillic_last;
        scripts_in_word_ |= is_latin ? latin_script : is_cyrillic ? cyrillic_script : other_script;
        suspicious_ = suspicious_ || (scripts_in_word_ & (scripts_in_word_ - 1)) != 0;
    }
    view_.put(folded.view(), static_cast<std::uint32_t>(at));
}

void WordsWriter::add_apostrophe() {
    if (word_start_ != 0 && is_elision(view_.text().substr(word_start_))) {
        end_word();
    }
}

void WordsWriter::end_word() {
    if (word_start_ == 0) {
        return;
    }
    scripts_in_text_ |= scripts_in_word_;
    view_.add_token(word_start_);
    const Token& token = view_.tokens().back();
    lone_letters_ =
        token.length <= 2 && points_.size() > 2 && (token.length == 1 || view_.word(token)[0] < 0)
            ? lone_letters_ + 1
            : 0;
    suspicious_ = suspicious_ || lone_letters_ >= spaced_out_run;
    view_.put(' ', 0);
    word_start_ = 0;
}

void WordsWriter::end_sentence(std::size_t at) {
    if (!boundary_written_) {
        view_.put('.', static_cast<std::uint32_t>(at));
        view_.put(' ', static_cast<std::uint32_t>(at));
        boundary_written_ = true;
    }
}

bool WordsWriter::word_follows(std::size_t at) const {
    if (at + 1 >= points_.size()) {
        return false;
    }
    const Role role = fold(table_, points_[at + 1]).role;
    return role == Role::letter || role == Role::digit || role == Role::ignorable;
}

void WordsWriter::replace(std::string_view word, std::size_t begin, std::size_t end) {
    end_word();
    boundary_written_ = false;
    const std::size_t offset = view_.size();
    for (std::size_t at = 0; at < word.size(); ++at) {
        const std::size_t origin = at + 1 == word.size() ? end - 1 : begin;
        view_.put(word[at], static_cast<std::uint32_t>(origin));
    }
    view_.add_token(offset);
    view_.put(' ', 0);
    previous_role_ = Role::separator;
}

void WordsWriter::finish() {
    end_word();
    end_sentence(points_.empty() ? 0 : points_.size() - 1);
}

}  // namespace havn::moderation::text
