#pragma once
// Recovery phrases: six words of one language, made here and never chosen. Words are told apart by
// their first four letters without case and accents, so a phrase may be typed from memory: in any
// case, without accents, shortened to four letters, with a slip after the fourth, with commas or
// line breaks between. Immutable after construction: any thread.

#include <cstddef>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace havn::community {

class Phrases {
  public:
    static constexpr std::size_t words_per_phrase = 6;
    // 1,626 words give 64 bits.
    static constexpr std::size_t words_min = 1'626;

    Phrases();

    // Random words of `language` (English where there are none).
    std::vector<std::string> make(std::string_view language) const;

    // The form that is hashed, the same for every way of typing a phrase.
    static std::string canonical(const std::vector<std::string>& words);
    // What was typed, in that form. Else which word is in none of the lists, from 1 on, or 0: there
    // are not six.
    std::expected<std::string, std::size_t> read(std::string_view typed) const;

  private:
    struct Words {
        std::vector<std::string> all;
        // Folded: the first four letters of all, and whole words that are shorter.
        std::set<std::u32string, std::less<>> stems;
    };
    std::map<std::string, Words, std::less<>> by_language_;
};

}  // namespace havn::community
