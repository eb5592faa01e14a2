#include <catch2/catch.hpp>

#include <string>

#include "moderation/text/decode.hpp"
#include "moderation/text/skeleton.hpp"
#include "moderation/text/text.hpp"

using namespace havn::moderation::text;

namespace {

Vocabulary vocabulary() {
    Vocabulary words;
    for (const char* word : {"kill", "yourself", "stupid", "the", "suicidal", "дурак", "тебя"}) {
        words.add(word, false);
    }
    words.add("suicid", true);
    words.settle();
    return words;
}

std::string words_of(std::string_view raw) {
    static const Vocabulary words = vocabulary();
    Text text;
    prepare(raw, words, text);
    return std::string(text.words.text());
}

std::string folded(std::string_view raw) {
    static const Vocabulary words = vocabulary();
    Text text;
    prepare(raw, words, text);
    return std::string(text.folded().text());
}

}  // namespace

TEST_CASE("UTF-8 is decoded strictly, one replacement per wrong byte") {
    std::vector<char32_t> points;
    CHECK(decode("a\u00e9\u20ac\U0001F600", points));
    CHECK(points == std::vector<char32_t>{U'a', U'é', U'€', U'\U0001F600'});
    const std::string_view wrong[] = {"\x80",
                                      "\xC0\xAF",
                                      "\xE0\x80\x80",
                                      "\xED\xA0\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xE2\x82",
                                      "\xFF",
                                      "a\xC3"};
    for (const std::string_view bytes : wrong) {
        CHECK_FALSE(decode(bytes, points));
        CHECK(points.back() == replacement_point);
    }
    CHECK(decode("", points));
    CHECK(points.empty());
}

TEST_CASE("encoding is the inverse of decoding") {
    for (const char32_t point : {U'a', U'é', U'€', U'\U0001F600', U'\U0010FFFF'}) {
        std::string bytes;
        append(bytes, point);
        std::vector<char32_t> points;
        CHECK(decode(bytes, points));
        CHECK(points == std::vector<char32_t>{point});
    }
}

TEST_CASE("the words view: lower case, one space, sentences apart") {
    CHECK(words_of("I can't.  Sorry!") == " . i cant . sorry . ");
    CHECK(words_of("") == " . ");
    CHECK(words_of(" \t\n ") == " . ");
    CHECK(words_of("one, two; three - four") == " . one two . three four . ");
    CHECK(words_of("version 3.5 is out") == " . version 3 5 is out . ");
    CHECK(words_of("j'ai mal, l'idée, aujourd'hui") == " . j ai mal l idee aujourd hui . ");
    CHECK(words_of("Don\u2019t") == " . dont . ");
    CHECK(words_of("wait... what?!") == " . wait . what . ");
}

TEST_CASE("marks, compatibility forms and zero-width characters leave no trace") {
    CHECK(words_of("Ångst ØRE æble Straße") == " . angst ore aeble strasse . ");
    CHECK(words_of("ｋｉｌｌ") == " . kill . ");
    CHECK(words_of("\U0001D424\U0001D422\U0001D425\U0001D425") == " . kill . ");
    CHECK(words_of("k\u200Bi\u200Dl\u00ADl") == " . kill . ");
    CHECK(words_of("k\u0336i\u0336l\u0336l\u0336") == " . kill . ");
    CHECK(words_of("ПРИВЕТ Ёлка") == " . привет елка . ");
    CHECK(words_of("Ⓚⓘⓛⓛ 🅺🅸🅻🅻") == " . kill kill . ");
    CHECK(words_of("good 😀 day") == " . good day . ");
}

TEST_CASE("disguises of words the rules know are undone") {
    for (const std::string_view disguise :
         {"k1ll", "k!ll", "ki11", "k.i.l.l", "k i l l", "k-i-l-l", "k*i*l*l", "k_i_l_l", "kiiiill",
          "kkkiiilll", "k*ll", "ki**", "kіll", "кill", "K I L L"}) {
        CAPTURE(disguise);
        CHECK(folded(disguise) == " . kill . ");
    }
    CHECK(folded("$tup1d") == " . stupid . ");
    CHECK(folded("5u1c1d3") == " . suicide . ");
    CHECK(folded("k i l l   y o u r s e l f") == " . kill yourself . ");
    CHECK(folded("k i l l y o u r s e l f") == " . kill yourself . ");
    CHECK(folded("дypak") == " . дурак . ");
    CHECK(folded("д у р а к") == " . дурак . ");
}

TEST_CASE("what is no word of a rule stays as it is written") {
    CHECK(folded("100mg at 7pm") == " . 100mg at 7pm . ");
    CHECK(folded("*hugs* #calm") == " . hugs calm . ");
    CHECK(folded("U.S.A.") == " . u s a . ");
    CHECK(folded("т.е. и т.д.") == " . т е . и т д . ");
}

TEST_CASE("what needs no guess is put back together for every word") {
    CHECK(folded("sooooo good") == " . so good . ");
    CHECK(folded("h a r b o u r is open") == " . harbour is open . ");
    CHECK(folded("h.a.r.b.o.u.r") == " . harbour . ");
    CHECK(folded("h\u0430rb\u043Eur") == " . harbour . ");
    CHECK(folded("\u0433aвaнь") == " . \u0433авань . ");
}

TEST_CASE("letters that changed places are put back in words of the rules") {
    CHECK(folded("klil") == " . kill . ");
    CHECK(folded("yoursefl") == " . yourself . ");
    CHECK(folded("suiicdal") == " . suicidal . ");
    CHECK(folded("harobur") == " . harobur . ");
    CHECK(folded("iklls") == " . iklls . ");
}

TEST_CASE("spans lead back to code points of the original") {
    static const Vocabulary words = vocabulary();
    Text text;
    prepare("😀😀 k\u200Bi11 \U0001D424!", words, text);
    const std::string_view view = text.folded().text();
    const std::size_t at = view.find("kill");
    REQUIRE(at != std::string_view::npos);
    CHECK(text.folded().span_of(at, at + 5) == Span{3, 8});
    const std::size_t last = view.rfind("k ");
    CHECK(text.folded().span_of(last, last + 1) == Span{9, 10});
}

TEST_CASE("very long words and runs are judged in bounded work") {
    const std::string stretched(4000, 'k');
    CHECK(folded(stretched + "ill") == " . kill . ");
    std::string spaced;
    std::string mixed;
    for (int at = 0; at < 2000; ++at) {
        spaced += "k ";
        mixed += at % 2 == 0 ? "1" : "l";
    }
    CHECK_FALSE(folded(spaced).empty());
    CHECK_FALSE(folded(mixed).empty());
}

TEST_CASE("skeletons of handles that look alike are the same") {
    const std::string otter = skeleton("quiet-otter");
    for (const std::string_view handle :
         {"qu1et-\u043Etter", "Quiet-Otter", "quiet_otter", "quietotter", "quiet-0tter",
          "qui\u0435t-otter", "ｑｕｉｅｔ-otter", "quiet-\u200Botter", "quiét-ottér",
          "qu!et-otter"}) {
        CAPTURE(handle);
        CHECK(skeleton(handle) == otter);
    }
    CHECK(skeleton("quiet-ottar") != otter);
    CHECK(skeleton("modern") == skeleton("modem"));
    CHECK(skeleton("").empty());
    CHECK_FALSE(skeleton("тихий-кот").empty());
}

TEST_CASE("the language is guessed from everyday sentences") {
    const auto guess = [](std::string_view raw) {
        static const Vocabulary none;
        Text text;
        prepare(raw, none, text);
        return std::string(text.language);
    };
    CHECK(guess("I do not know what to say to that") == "en");
    CHECK(guess("je ne sais pas quoi dire") == "fr");
    CHECK(guess("jeg ved ikke hvad jeg skal sige") == "da");
    CHECK(guess("я не знаю, что сказать") == "ru");
    CHECK(guess("ich weiß nicht, was ich sagen soll") == "de");
    CHECK(guess("no sé qué decir, la verdad es que estoy muy mal") == "es");
    CHECK(guess("😀😀").empty());
    CHECK(guess("").empty());
}
