// Writes the words view: lower-case folded words, one space after each, " . " between sentences
// and at both ends, everything else gone. "I can't.  Sorry!" becomes " . i cant . sorry . ".
//
// One writer per message and thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "moderation/text/fold.hpp"
#include "moderation/text/view.hpp"

namespace havn::moderation::text {

class WordsWriter {
  public:
    WordsWriter(View& view, std::span<const char32_t> points);

    // Continues with the points [begin, end); call with consecutive ranges.
    void feed(std::size_t begin, std::size_t end);

    // Writes a word that stands for the points [begin, end) instead of feeding them.
    void replace(std::string_view word, std::size_t begin, std::size_t end);

    void finish();

    // Whether the words written so far show marks of disguise that repair.hpp can undo.
    bool suspicious() const { return suspicious_ || (scripts_in_text_ & mixed) == mixed; }
    bool mixed_scripts() const { return (scripts_in_text_ & mixed) == mixed; }
    bool cyrillic() const { return (scripts_in_text_ & cyrillic_script) != 0; }

  private:
    static constexpr std::uint8_t latin_script = 1;
    static constexpr std::uint8_t cyrillic_script = 2;
    static constexpr std::uint8_t other_script = 4;
    static constexpr std::uint8_t mixed = latin_script | cyrillic_script;

    std::size_t feed_plain_letters(std::size_t at, std::size_t end);
    void add_letter(const Folded& folded, char32_t point, std::size_t at);
    void add_apostrophe();
    void end_word();
    void end_sentence(std::size_t at);
    bool word_follows(std::size_t at) const;

    View& view_;
    std::span<const char32_t> points_;
    const FoldTable& table_;
    std::size_t word_start_ = 0;  // 0: not inside a word (the view starts with a boundary)
    std::uint64_t previous_letter_ = 0;
    unsigned same_letters_ = 0;
    unsigned lone_letters_ = 0;
    std::uint8_t scripts_in_word_ = 0;
    std::uint8_t scripts_in_text_ = 0;
    Role previous_role_ = Role::separator;
    bool boundary_written_ = false;
    bool suspicious_ = false;
};

}  // namespace havn::moderation::text
