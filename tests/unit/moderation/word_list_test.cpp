#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/lexicon/word_file.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/language.hpp"
#include "moderation/text/text.hpp"
#include "moderation/text/word_hash.hpp"
#include "moderation/text/word_list.hpp"

using namespace havn::moderation::text;

namespace {

using Weight = WordList::Weight;

const std::size_t en = language_number("en");
const std::size_t de = language_number("de");
const std::size_t ru = language_number("ru");
constexpr std::size_t plenty = 10'000;

WordList list() {
    WordList words;
    words.add("have", en, 14, Weight::ordinary);
    words.add("hive", en, 3, Weight::ordinary);
    words.add("habe", de, 14, Weight::ordinary);
    words.add("shut", en, 6, Weight::ordinary);
    words.add("shit", en, 6, Weight::matters);
    words.add("lantern", en, 2, Weight::ordinary);
    words.add("crap", en, 0, Weight::matters);
    words.add("знаю", ru, 9, Weight::ordinary);
    words.settle();
    return words;
}

// * stands for any letter.
std::string read(std::string_view word, std::size_t language, std::size_t steps = plenty) {
    static const WordList words = list();
    std::vector<char32_t> letters;
    decode(word, letters);
    std::vector<Glyph> glyphs;
    for (const char32_t letter : letters) {
        glyphs.emplace_back();
        glyphs.back().wildcard = letter == U'*';
        glyphs.back().add(letter);
    }
    return words.read(glyphs, language, steps).word;
}

std::string untwisted(std::string_view word, std::size_t language) {
    static const WordList words = list();
    const std::string meant = words.untwisted(word, language).word;
    CHECK((meant.empty() || words.may_be_twisted(word)));
    return meant;
}

constexpr std::string_view file = R"(# comment
language en
have
havent
harbour
frightening
language xx
unsupported
language de
habe
)";

std::string folded(std::string_view raw) {
    static const Vocabulary words = [] {
        Vocabulary built;
        built.add("fright", true);
        built.add("shit", false, en);
        havn::moderation::lexicon::read_word_file(file, built);
        built.settle();
        return built;
    }();
    Text text;
    prepare(raw, words, text);
    return std::string(text.folded().text());
}

}  // namespace

TEST_CASE("a masked word is read as the likeliest of the words that fit") {
    CHECK(read("h*ve", en) == "have");
    CHECK(read("ha*e", en) == "have");
    CHECK(read("ha*e", de) == "habe");
    CHECK(read("h*be", en) == "habe");
    CHECK(read("sh*t", en) == "shit");
    CHECK(read("зн*ю", ru) == "знаю");
    CHECK(read("*ave", en) == "have");
    CHECK(read("h*", en).empty());
    CHECK(read("h*x*", en).empty());
}

TEST_CASE("a masked word costs no more steps than it is granted") {
    CHECK(read("h*ve", en, 0).empty());
    CHECK(read("h*ve", en, 60) == "have");
    CHECK(read(std::string(WordList::letters_max + 1, '*'), en).empty());
    CHECK(read("", en).empty());
}

TEST_CASE(
    "letters that changed places are put back where that is likelier than a word of its own") {
    CHECK(untwisted("hvae", en) == "have");
    CHECK(untwisted("ahve", en).empty());
    CHECK(untwisted("have", en).empty());
    CHECK(untwisted("зноа", ru).empty());
    CHECK(untwisted("знюа", ru) == "знаю");
    SECTION("not one of another language, unless it matters and is English") {
        CHECK(untwisted("hvae", de).empty());
        CHECK(untwisted("carp", de) == "crap");
    }
    SECTION("not a rare one") {
        CHECK(untwisted("lnatern", en).empty());
    }
}

TEST_CASE("the frequency of a word halves with each doubling of its rank") {
    CHECK(WordList::frequency_of(0) == WordList::frequency_max);
    CHECK(WordList::frequency_of(1) == WordList::frequency_max - 1);
    CHECK(WordList::frequency_of(3) == WordList::frequency_max - 2);
    CHECK(WordList::frequency_of(1'000'000) == 0);
}

TEST_CASE("words of the word file are read out of masks, figures and slips") {
    CHECK(folded("I h*ve it") == " . i have it . ");
    CHECK(folded("h4rb0ur") == " . harbour . ");
    CHECK(folded("harobur") == " . harbour . ");
    CHECK(folded("fr*ghtening") == " . frightening . ");
    CHECK(folded("harboooour") == " . harbour . ");
    CHECK(folded("hhhavvve") == " . have . ");
    CHECK(folded("they haaaven't") == " . they havent . ");
    CHECK(folded("l'haaarbour") == " . l harbour . ");
    CHECK(folded("@h_ve a sh_t") == " . have a shit . ");
    CHECK(folded("have_harbour") == " . have harbour . ");
    CHECK(folded("fright_prevention") == " . fright prevention . ");
    CHECK(folded("ich h*be") == " . ich habe . ");
    CHECK(folded("uns*pported") == " . uns pported . ");
}

TEST_CASE("figures with a unit are no disguise, unless a rule looks for the word") {
    CHECK(folded("100k at 7pm, 1st") == " . 100k at 7pm 1st . ");
    CHECK(folded("5hit") == " . shit . ");
}

TEST_CASE("a text full of masks is read in bounded work") {
    std::string masked;
    for (int at = 0; at < 4000; ++at) {
        masked += "h*** ";
    }
    CHECK_FALSE(folded(masked).empty());
}
