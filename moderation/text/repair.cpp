#include "moderation/text/repair.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "moderation/text/confusables.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/fold.hpp"
#include "moderation/text/words.hpp"

namespace havn::moderation::text {
namespace {

constexpr std::size_t steps_per_text = 60'000;
constexpr std::size_t steps_per_word = 2'000;
constexpr std::size_t glyphs_per_word_max = 48;
constexpr unsigned stretched_run = 3;
constexpr std::size_t spaced_out_run = 3;
constexpr std::size_t spaced_gap_max = 3;
constexpr std::size_t repaired_letters_min = 2;
constexpr std::size_t spaced_word_bytes_min = 3;
constexpr std::size_t masked_letters_min = 3;
constexpr std::size_t listed_letters_min = 4;
constexpr std::size_t doubled_runs_max = 3;
constexpr std::size_t measure_letters_max = 3;
constexpr std::size_t joined_letters_min = 4;
constexpr std::size_t joined_letters_max = 16;
constexpr char32_t cyrillic_end = 0x530;

// A stretch of points without space that may be one disguised word.
struct Chunk {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t letters = 0;
    std::uint32_t signs = 0;  // letters, digits, stand-ins and stars: what has a shape
    std::uint32_t disguises = 0;
    std::uint32_t stars = 0;
    bool stretched = false;
    bool mixed = false;
    bool underlined = false;  // an underscore among the stars: may stand for a space as well
    bool takes_turns = true;  // no two letters and no two stars stand side by side

    // Letters taking turns with stars hide nothing but the word boundary:
    // k*i*l*l.
    bool alternating() const {
        return takes_turns && letters >= spaced_out_run && stars + 1 >= letters;
    }
    bool suspicious() const { return letters > 0 && (disguises > 0 || stretched || mixed); }
};

enum class Script : std::uint8_t { none, latin, cyrillic, other };

Script script_of(char32_t point) {
    if (point < 0x250 || (point >= 0x1E00 && point <= 0x1EFF)) {
        return Script::latin;
    }
    return point >= 0x400 && point < cyrillic_end ? Script::cyrillic : Script::other;
}

class Repairer {
  public:
    Repairer(std::span<const char32_t> points, const Vocabulary& vocabulary, bool mixed_scripts,
             std::size_t language, View& view)
        : points_(points),
          vocabulary_(vocabulary),
          mixed_scripts_(mixed_scripts),
          language_(language),
          table_(fold_table()),
          writer_(view, points) {
        roles_.reserve(points.size());
        for (const char32_t point : points) {
            roles_.push_back(fold(table_, point).role);
        }
    }

    bool run() {
        while (read_chunk(0)) {
            const std::size_t run = spaced_run();
            if (run >= spaced_out_run) {
                repair_spaced(run);
            } else {
                repair_word(chunks_.front());
            }
            const std::size_t done = run >= spaced_out_run ? run : 1;
            chunks_.erase(chunks_.begin(), chunks_.begin() + static_cast<std::ptrdiff_t>(done));
        }
        writer_.feed(fed_, points_.size());
        writer_.finish();
        return changed_;
    }

  private:
    Role role_at(std::size_t at) const { return roles_[at]; }

    bool is_part_of_word(std::size_t at) const {
        switch (role_at(at)) {
            case Role::letter:
            case Role::digit:
            case Role::ignorable:
            case Role::stand_in:
            case Role::star:
                return true;
            case Role::apostrophe:
                return joins(at);
            case Role::sentence_end:
                return points_[at] == U'!' && at > 0 && at + 1 < points_.size() &&
                       role_at(at - 1) == Role::letter && role_at(at + 1) == Role::letter;
            default:
                return false;
        }
    }

    // An apostrophe within a word, as words.hpp takes it: not behind a French short form.
    bool joins(std::size_t at) const {
        const bool inside = at > 1 && at + 1 < points_.size() && role_at(at - 2) == Role::letter &&
                            role_at(at - 1) == Role::letter && role_at(at + 1) == Role::letter;
        return inside && fold(table_, points_[at - 1]).view() != "u";
    }

    static bool leaves_no_trace(Role role) {
        return role == Role::ignorable || role == Role::apostrophe;
    }

    // Whether there is such a chunk from the one at hand on, which is read when it was not yet.
    bool read_chunk(std::size_t number) {
        while (chunks_.size() <= number) {
            while (next_ < points_.size() && !is_part_of_word(next_)) {
                ++next_;
            }
            if (next_ == points_.size()) {
                return false;
            }
            const std::size_t begin = next_;
            while (next_ < points_.size() && is_part_of_word(next_)) {
                ++next_;
            }
            chunks_.push_back(describe(begin, next_));
        }
        return true;
    }

    Chunk describe(std::size_t begin, std::size_t end) const {
        // Emphasis (*like this*) and tags (#this) are no masks; a trailing star
        // alone may be one.
        while (begin < end && role_at(begin) == Role::star) {
            ++begin;
            while (end > begin && role_at(end - 1) == Role::star) {
                --end;
            }
        }
        Chunk chunk{.begin = static_cast<std::uint32_t>(begin),
                    .end = static_cast<std::uint32_t>(end)};
        char32_t previous = 0;
        unsigned same = 0;
        Role role_before = Role::separator;
        Script script = Script::none;
        for (std::size_t at = begin; at < end; ++at) {
            const Role role = role_at(at);
            if (leaves_no_trace(role)) {
                continue;
            }
            ++chunk.signs;
            chunk.stars += role == Role::star ? 1 : 0;
            chunk.underlined = chunk.underlined || points_[at] == U'_';
            chunk.takes_turns = chunk.takes_turns && role != role_before;
            role_before = role;
            if (role != Role::letter) {
                ++chunk.disguises;
                continue;
            }
            ++chunk.letters;
            same = points_[at] == previous ? same + 1 : 1;
            previous = points_[at];
            chunk.stretched = chunk.stretched || same >= stretched_run;
            const Script here = script_of(points_[at]);
            chunk.mixed = chunk.mixed || (script != Script::none && here != script) ||
                          (mixed_scripts_ && here != Script::latin);
            script = here;
        }
        return chunk;
    }

    bool is_space_between(const Chunk& left, const Chunk& right) const {
        const auto gap = points_.subspan(left.end, right.begin - left.end);
        return std::ranges::any_of(gap,
                                   [](char32_t point) { return point == U' ' || point == U'\n'; });
    }

    // How many chunks from the one at hand on are single signs with the same small gap
    // between them. Where signs keep words apart, a space ends the word:
    // k.i.l.l y.o.u.
    std::size_t spaced_run() {
        std::size_t length = 0;
        std::size_t gap = 0;
        bool spaces = false;
        for (std::size_t at = 0; read_chunk(at) && chunks_[at].signs == 1; ++at) {
            if (at > 0) {
                const std::size_t here = chunks_[at].begin - chunks_[at - 1].end;
                const bool space = is_space_between(chunks_[at - 1], chunks_[at]);
                gap = at == 1 ? here : gap;
                spaces = at == 1 ? space : spaces;
                if (here != gap || space != spaces || gap > spaced_gap_max) {
                    break;
                }
            }
            ++length;
        }
        return length;
    }

    void add_glyphs(const Chunk& chunk, std::vector<Glyph>& glyphs) {
        char32_t previous = 0;
        unsigned same = 0;
        for (std::size_t at = chunk.begin; at < chunk.end; ++at) {
            const Folded folded = fold(table_, points_[at]);
            if (leaves_no_trace(folded.role) ||
                (folded.role == Role::star && chunk.alternating())) {
                continue;
            }
            for (const char32_t letter : letters_of(folded)) {
                same = letter == previous ? same + 1 : 1;
                previous = letter;
                if (same <= stretched_run) {
                    glyphs.push_back(glyph_of(letter, folded.role, at));
                    glyphs.back().repeats = chunk.stretched && same > 1;
                }
            }
        }
    }

    // Valid until it is called again.
    std::span<const char32_t> letters_of(const Folded& folded) {
        if (folded.length == 1) {
            letter_ = static_cast<unsigned char>(folded.bytes[0]);
            return {&letter_, 1};
        }
        const auto lead = static_cast<unsigned char>(folded.bytes[0]);
        if (folded.length == 2 && (lead & 0xE0U) == 0xC0U) {
            letter_ = (lead & 0x1FU) << 6U | (static_cast<unsigned char>(folded.bytes[1]) & 0x3FU);
            return {&letter_, 1};
        }
        decode(folded.view(), letters_);
        return letters_;
    }

    static Glyph glyph_of(char32_t letter, Role role, std::size_t at) {
        Glyph glyph;
        glyph.point = static_cast<std::uint32_t>(at);
        if (role == Role::star) {
            glyph.wildcard = true;
            return glyph;
        }
        if (role == Role::letter) {
            glyph.add(letter);
            if (letter < 0x80) {
                for (const char32_t other : cyrillic_look_alikes(static_cast<char>(letter))) {
                    glyph.add(other);
                }
            } else if (const char latin = latin_look_alike(letter); latin != '\0') {
                glyph.add(static_cast<unsigned char>(latin));
            }
            return glyph;
        }
        for (const char32_t other : disguised_letters(letter)) {
            glyph.add(other);
        }
        return glyph;
    }

    Reading read(std::span<const Glyph> glyphs, bool whole) {
        std::size_t steps = std::min(steps_left_, steps_per_word);
        const std::size_t granted = steps;
        Reading reading = vocabulary_.read(glyphs, whole, steps);
        steps_left_ -= granted - steps;
        return reading;
    }

    void replace(std::string_view word, std::size_t begin, std::size_t end) {
        writer_.feed(fed_, begin);
        writer_.replace(word, begin, end);
        fed_ = end;
        changed_ = true;
    }

    void repair_word(const Chunk& chunk) {
        const bool hidden_too_well = chunk.stars > chunk.letters && !chunk.alternating();
        if (hidden_too_well || chunk.signs < repaired_letters_min) {
            return;
        }
        if (!chunk.suspicious()) {
            untwist(chunk);
            return;
        }
        std::vector<Glyph>& glyphs = glyphs_;
        glyphs.clear();
        add_glyphs(chunk, glyphs);
        if (glyphs.size() < repaired_letters_min || glyphs.size() > glyphs_per_word_max) {
            return;
        }
        const std::string word = meant_by(chunk, glyphs);
        if (!word.empty()) {
            replace(word, chunk.begin, chunk.end);
        } else if (chunk.disguises == 0 && (chunk.stretched || chunk.mixed)) {
            restore(chunk);
        } else if (chunk.disguises == chunk.stars && chunk.alternating() &&
                   glyphs.size() >= joined_letters_min) {
            join(glyphs);
        }
    }

    // The most likely word of all; else whatever word of a rule fits. Empty: there is none.
    std::string meant_by(const Chunk& chunk, std::span<const Glyph> glyphs) {
        if (chunk.stretched && chunk.disguises == 0) {
            std::string word = chunk.mixed ? std::string() : relaxed(glyphs);
            return word.empty() ? read(glyphs, true).word : word;
        }
        WordList::Found found = listed(chunk, glyphs);
        const bool mention = points_[chunk.begin] == U'@' && chunk.stars > 0;
        if (found.word.empty() && mention) {
            found = listed(chunk, glyphs.subspan(1));
        }
        if (found.word.empty() && (!chunk.underlined || chunk.alternating())) {
            found.word = read(glyphs, true).word;
        }
        return is_measure(chunk) && !found.matters ? std::string() : found.word;
    }

    // 1st, 100k, 7pm.
    bool is_measure(const Chunk& chunk) const {
        const std::size_t digits = chunk.signs - chunk.letters;
        return chunk.letters <= measure_letters_max && chunk.disguises == digits &&
               role_at(chunk.begin) == Role::digit && chunk.end - chunk.begin == chunk.signs &&
               role_at(chunk.begin + digits - 1) == Role::digit;
    }

    // The most likely word whose stretched letters stand once or twice.
    std::string relaxed(std::span<const Glyph> glyphs) {
        std::vector<Glyph> tight;
        std::vector<std::size_t> doubled;
        for (std::size_t at = 0; at < glyphs.size(); ++at) {
            if (!glyphs[at].repeats) {
                tight.push_back(glyphs[at]);
            } else if (at + 1 < glyphs.size() && glyphs[at + 1].repeats) {
                doubled.push_back(tight.size());
            } else if (!glyphs[at - 1].repeats) {
                tight.push_back(glyphs[at]);
            }
        }
        WordList::Found best = vocabulary_.list().read(tight, language_, steps_left_);
        for (const std::size_t place :
             std::span(doubled).first(std::min(doubled.size(), doubled_runs_max))) {
            std::vector<Glyph> other = tight;
            other.insert(other.begin() + static_cast<std::ptrdiff_t>(place), tight[place - 1]);
            WordList::Found found = vocabulary_.list().read(other, language_, steps_left_);
            if (found.score > best.score) {
                best = std::move(found);
            }
        }
        return best.word;
    }

    WordList::Found listed(const Chunk& chunk, std::span<const Glyph> glyphs) {
        const std::size_t hidden =
            glyphs.size() - std::min<std::size_t>(glyphs.size(), chunk.letters);
        const std::size_t letters_min = chunk.stars > 0 ? masked_letters_min : listed_letters_min;
        if (glyphs.size() < letters_min || hidden > chunk.letters) {
            return {};
        }
        return vocabulary_.list().read(glyphs, language_, steps_left_);
    }

    void untwist(const Chunk& chunk) {
        std::string& word = word_;
        word.clear();
        for (std::size_t at = chunk.begin; at < chunk.end; ++at) {
            if (leaves_no_trace(roles_[at])) {
                continue;
            }
            const Folded folded = fold(table_, points_[at]);
            if (folded.length == 1) {
                word.push_back(folded.bytes[0]);
            } else {
                word += folded.view();
            }
        }
        if (vocabulary_.list().knows(word_hash(word))) {
            return;
        }
        const std::string meant = vocabulary_.list().untwisted(word, language_).word;
        if (!meant.empty()) {
            replace(meant, chunk.begin, chunk.end);
        }
    }

    // One word of letters alone: in the script most of them have, none of them
    // stretched.
    void restore(const Chunk& chunk) {
        std::vector<char32_t> letters;
        std::size_t latin = 0;
        std::size_t cyrillic = 0;
        for (std::size_t at = chunk.begin; at < chunk.end; ++at) {
            const Folded folded = fold(table_, points_[at]);
            if (folded.role == Role::letter) {
                const std::span<const char32_t> pieces = letters_of(folded);
                letters.insert(letters.end(), pieces.begin(), pieces.end());
                const Script script = script_of(pieces.front());
                latin += script == Script::latin ? 1 : 0;
                cyrillic += script == Script::cyrillic ? 1 : 0;
            }
        }
        const bool to_latin = latin > 0 && latin >= cyrillic;
        if (!to_latin && cyrillic == 0) {
            return;
        }
        std::string word;
        std::string plain;
        for (std::size_t at = 0; at < letters.size(); ++at) {
            const char32_t letter = in_script(letters[at], to_latin);
            std::size_t run = 1;
            while (at + run < letters.size() && letters[at + run] == letters[at]) {
                ++run;
            }
            append(word, letter);
            append(plain, letters[at]);
            plain += run >= stretched_run ? "~" : "";
            at += run >= stretched_run ? run - 1 : 0;
        }
        if (word != plain) {
            replace(word, chunk.begin, chunk.end);
        }
    }

    static char32_t in_script(char32_t letter, bool latin) {
        if (latin) {
            const char other = letter < 0x80 ? '\0' : latin_look_alike(letter);
            return other != '\0' ? static_cast<unsigned char>(other) : letter;
        }
        if (letter >= 0x80) {
            return letter;
        }
        const std::u32string_view others = cyrillic_look_alikes(static_cast<char>(letter));
        return others.empty() ? letter : others.front();
    }

    void repair_spaced(std::size_t run) {
        glyphs_.clear();
        for (std::size_t index = 0; index < run; ++index) {
            add_glyphs(chunks_[index], glyphs_);
        }
        const std::span<const Glyph> all(glyphs_);
        if (all.size() >= joined_letters_min && all.size() <= joined_letters_max) {
            const Reading whole = read(all, true);
            if (whole.word.empty() && !read_in_parts(all)) {
                join(all);
            } else if (!whole.word.empty()) {
                replace(whole.word, all.front().point, all.back().point + 1);
            }
            return;
        }
        for (std::size_t at = 0; at < all.size();) {
            const Reading reading =
                read(all.subspan(at, std::min(all.size() - at, glyphs_per_word_max)), false);
            if (reading.word.size() < spaced_word_bytes_min) {
                ++at;
                continue;
            }
            replace(reading.word, all[at].point, all[at + reading.glyphs - 1].point + 1);
            at += reading.glyphs;
        }
    }

    // Whether the glyphs are words of the rules one after another, which are then
    // written.
    bool read_in_parts(std::span<const Glyph> all) {
        std::vector<Reading> parts;
        for (std::size_t at = 0; at < all.size();) {
            Reading reading = read(all.subspan(at), false);
            if (reading.word.size() < spaced_word_bytes_min) {
                return false;
            }
            at += reading.glyphs;
            parts.push_back(std::move(reading));
        }
        std::size_t at = 0;
        for (const Reading& part : parts) {
            replace(part.word, all[at].point, all[at + part.glyphs - 1].point + 1);
            at += part.glyphs;
        }
        return true;
    }

    // Letters written apart that make no word of a rule make one word all the
    // same.
    void join(std::span<const Glyph> all) {
        std::string word;
        for (const Glyph& glyph : all) {
            const Folded folded = fold(table_, points_[glyph.point]);
            if (folded.role != Role::letter) {
                return;
            }
            word += folded.view();
        }
        replace(word, all.front().point, all.back().point + 1);
    }

    std::span<const char32_t> points_;
    const Vocabulary& vocabulary_;
    bool mixed_scripts_;
    std::size_t language_;
    const FoldTable& table_;
    WordsWriter writer_;
    std::vector<Role> roles_;    // of the points
    std::vector<Chunk> chunks_;  // from the one at hand on
    std::size_t next_ = 0;       // the first point behind them
    std::size_t fed_ = 0;
    std::vector<Glyph> glyphs_;
    std::vector<char32_t> letters_;
    char32_t letter_ = 0;
    std::string word_;
    std::size_t steps_left_ = steps_per_text;
    bool changed_ = false;
};

}  // namespace

bool write_repaired(std::span<const char32_t> points, const Vocabulary& vocabulary,
                    bool mixed_scripts, std::size_t language, View& view) {
    return Repairer(points, vocabulary, mixed_scripts, language, view).run();
}

}  // namespace havn::moderation::text
