#include "moderation/text/language.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace havn::moderation::text {
namespace {

enum Language : std::uint8_t { en, fr, da, ru, de, es, language_count };
static_assert(std::size(supported_languages) == language_count);

constexpr std::uint32_t word_weight = 2;
constexpr std::uint32_t letter_weight = 3;
constexpr std::size_t letters_read_max = 400;

// Folded as the words view folds them: no accents, no apostrophes.
constexpr std::array<std::string_view, language_count> common_words{
    "the and you to is that it of in was for my not but are have with this be your what just so do "
    "all im dont its he she we they at on as if there can how when who would like know feel been "
    "about has had too want me i will cant am",
    "le la les je tu il elle nous vous des est pas que qui une dans pour mais avec sur ce suis jai "
    "ai ne plus moi mon ma et un du au on se sa son tout ca c j d l n y comme bien quand sont etre "
    "fait ete quoi rien",
    "jeg det er og ikke du at en til pa den har med for der som han hun vi mig af kan hvad sa men "
    "min mit mere fra blev vaere et de i om dig skal vil nar hvor ved bare ogsa lige noget mange "
    "godt",
    "",
    "ich das ist und nicht du der die es ein zu mit wir sie mir mich auf habe was den dem wie aber "
    "bin hab mein so noch auch er in eine sich fur von im wenn nur schon kann dass dich nichts",
    "que de no la el y es un una los por con para se lo me mi pero como esta muy yo te su todo "
    "tengo estoy en las del al le si ya cuando porque hay mas nada soy sin",
};

// Open addressing over the hashes of the common words; a word may belong to several languages.
class WordTable {
  public:
    WordTable() {
        for (std::size_t language = 0; language < language_count; ++language) {
            std::string_view rest = common_words[language];
            while (!rest.empty()) {
                const std::string_view word = rest.substr(0, rest.find(' '));
                rest.remove_prefix(std::min(rest.size(), word.size() + 1));
                slot(word_hash(word)).languages |= static_cast<std::uint8_t>(1U << language);
            }
        }
    }

    std::uint8_t languages(std::uint64_t hash) const {
        for (std::size_t at = hash % size;; at = (at + 1) % size) {
            if (entries_[at].hash == hash || entries_[at].hash == 0) {
                return entries_[at].languages;
            }
        }
    }

  private:
    static constexpr std::size_t size = 1024;  // more than twice the words above

    struct Entry {
        std::uint64_t hash = 0;
        std::uint8_t languages = 0;
    };

    Entry& slot(std::uint64_t hash) {
        std::size_t at = hash % size;
        while (entries_[at].hash != hash && entries_[at].hash != 0) {
            at = (at + 1) % size;
        }
        entries_[at].hash = hash;
        return entries_[at];
    }

    std::array<Entry, size> entries_{};
};

using Scores = std::array<std::uint32_t, language_count>;

void score_letters(std::span<const char32_t> points, Scores& scores) {
    for (const char32_t point : points.first(std::min(points.size(), letters_read_max))) {
        if (point < 0x80) {
            continue;
        }
        if (std::u32string_view(U"æøåÆØÅ").contains(point)) {
            scores[da] += letter_weight;
        } else if (std::u32string_view(U"ßäÄ„").contains(point)) {
            scores[de] += letter_weight;
        } else if (std::u32string_view(U"ñ¿¡Ñíóú").contains(point)) {
            scores[es] += letter_weight;
        } else if (std::u32string_view(U"çèêœàùâîôûÇÈÊÀ").contains(point)) {
            scores[fr] += letter_weight;
        } else if (std::u32string_view(U"üöÜÖ").contains(point)) {
            scores[de] += 1;
        }
    }
}

}  // namespace

std::string_view guess_language(const View& words, std::span<const char32_t> points,
                                bool has_cyrillic) {
    static const WordTable table;
    Scores scores{};
    for (const Token& token : words.tokens()) {
        const bool ascii = static_cast<unsigned char>(words.text()[token.offset]) < 0x80;
        if (!ascii) {
            scores[ru] += has_cyrillic ? word_weight : 0;
            continue;
        }
        const std::uint8_t languages = table.languages(token.hash);
        for (std::size_t language = 0; languages != 0 && language < language_count; ++language) {
            scores[language] += (languages >> language & 1U) * word_weight;
        }
    }
    score_letters(points, scores);
    const auto best = std::ranges::max_element(scores);
    return *best == 0 ? std::string_view{}
                      : supported_languages[static_cast<std::size_t>(best - scores.begin())];
}

}  // namespace havn::moderation::text
