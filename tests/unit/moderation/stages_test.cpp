#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/unit/moderation/support.hpp"

using namespace havn::moderation;
using moderation_test::has;
using moderation_test::has_kind;
using moderation_test::judge;
using moderation_test::pipeline;
using moderation_test::trusted;

namespace {

Judgement judge_with(std::string_view text, const Facts& facts) {
    return pipeline().judge(text, facts, preset(Preset::open));
}

std::string repeated(std::string_view unit, std::size_t times) {
    std::string out;
    for (std::size_t at = 0; at < times; ++at) {
        out += unit;
    }
    return out;
}

}  // namespace

TEST_CASE("validity: encoding, emptiness, length, control and direction characters, mark piles") {
    CHECK(judge("good morning").findings.empty());
    CHECK(has_kind(judge("broken \xC3( text"), "encoding"));
    CHECK(judge("broken \xC3( text").verdict == Verdict::reject);
    for (const std::string_view empty : {"", "   \n\t ", "\u200B\u200D"}) {
        CHECK(has_kind(judge(empty), "empty"));
        CHECK(judge(empty).verdict == Verdict::reject);
    }
    CHECK_FALSE(has_kind(judge(repeated("a", 4000)), "length"));
    CHECK_FALSE(has_kind(judge(repeated("😀", 4000)), "length"));
    CHECK(has_kind(judge(repeated("a", 4001)), "length"));
    CHECK(has_kind(judge("bell\x07"), "control"));
    CHECK_FALSE(has_kind(judge("two\nlines\tand a tab"), "control"));
    CHECK(has_kind(judge("abc\u202Edef"), "direction"));
    CHECK(has_kind(judge("e\u0301\u0302\u0303\u0304\u0305"), "marks"));
    CHECK_FALSE(has_kind(judge("é e\u0301 שָׁלוֹם"), "marks"));
    CHECK(judge("👍").findings.empty());
    Facts title = trusted();
    title.surface = Surface::title;
    CHECK(has_kind(judge_with("one\ntwo", title), "line_break"));
    CHECK(has_kind(judge_with(repeated("a", 201), title), "length"));
}

TEST_CASE("care: levels, and what only sounds alike") {
    CHECK(judge("I am going to kill myself tonight").care == Care::urgent);
    CHECK(judge("I just want to die").care == Care::check);
    CHECK(judge("I feel like a burden").care == Care::check);
    CHECK(judge("my friend says she is planning to kill herself").care == Care::urgent);
    CHECK(judge("I want to d i e so badly").care == Care::check);
    CHECK(judge("I am going to k1ll mys3lf").care == Care::urgent);
    for (const std::string_view harmless :
         {"I am dying to see the new season", "my phone is about to die",
          "my grandfather died last spring", "I do not want to die", "that quiz killed me",
          "in the film the hero wants to die", "ten years ago I wanted to die, I'm fine now"}) {
        CAPTURE(harmless);
        CHECK(judge(harmless).care == Care::none);
    }
    CHECK(judge("I am going to kill myself tonight").verdict == Verdict::allow);
    CHECK(judge("fuck you all, I am going to kill myself tonight").care == Care::urgent);
}

TEST_CASE("harm: encouragement, methods, threats, grooming") {
    CHECK(has(judge("go and kill yourself"), Category::encourage_selfharm));
    CHECK(has(judge("g0 k1ll y0urself"), Category::encourage_selfharm));
    CHECK_FALSE(has(judge("please don't kill yourself"), Category::encourage_selfharm));
    const Judgement method = judge("which pills are best for dying quickly");
    CHECK(has(method, Category::method_detail));
    CHECK(method.care >= Care::check);
    CHECK_FALSE(has(judge("which pills help you sleep?"), Category::method_detail));
    CHECK(has(judge("I will find you and hurt you"), Category::threat));
    CHECK(has(judge("send me some nudes"), Category::grooming));
    CHECK(judge("go and kill yourself").verdict == Verdict::hold);
}

TEST_CASE("abuse: aimed at others, not told about oneself") {
    CHECK(has(judge("you are such a pathetic loser"), Category::abuse));
    CHECK(has(judge("you are $tup1d tr@sh, you 1diot"), Category::abuse));
    CHECK(has(judge("ты просто жалкий неудачник"), Category::abuse));
    CHECK_FALSE(has(judge("I feel like a loser today"), Category::abuse));
    CHECK_FALSE(has(judge("my ex called me a stupid bitch"), Category::abuse));
    CHECK(has(judge("well, shit"), Category::profanity));
    CHECK(judge("well, shit").verdict == Verdict::allow);
}

TEST_CASE("contact: telephone numbers in the shapes people write them") {
    for (const std::string_view number : {"call 07700 900123",
                                          "+44 7700 900 123",
                                          "my number is 555-0134",
                                          "(212) 456-7890",
                                          "+1-212-456-7890",
                                          "+1 (212) 456-7890",
                                          "06 12 34 56 79",
                                          "06.12.34.56.79",
                                          "0612345679",
                                          "+33 6 12 34 56 79",
                                          "21 36 47 59",
                                          "21364759",
                                          "+45 21364759",
                                          "21-36-47-59",
                                          "8 (916) 123-45-68",
                                          "89161234568",
                                          "+7 916 123-45-68",
                                          "612 345 678",
                                          "+34 612 34 56 78",
                                          "0151/23456789",
                                          "0151 23456789",
                                          "+49 151 23456789",
                                          "٠٦١٢٣٤٥٦٧٩",
                                          "０７７００ ９００１２３",
                                          "zero seven seven one two three four five"}) {
        CAPTURE(number);
        const Judgement judgement = judge(number);
        CHECK(has(judgement, Category::contact_details));
        CHECK(judgement.verdict == Verdict::hold);
    }
}

TEST_CASE("contact: numbers that are nobody's telephone") {
    for (const std::string_view harmless : {"call 988 in the US",
                                            "Samaritans: 116 123",
                                            "Childline 0800 1111",
                                            "call 1-800-273-8255",
                                            "Livslinien 70 20 12 01",
                                            "0800 111 0 111",
                                            "8-800-2000-122",
                                            "call 112 or 15",
                                            "from 20 mg to 40 mg",
                                            "on 12.05.2024 at 14:30",
                                            "2024-05-12",
                                            "between 1984 and 2003",
                                            "1984 2003",
                                            "it cost 1.000.000 kr",
                                            "12 500 000 people",
                                            "$10000000",
                                            "10000000 views",
                                            "120/80 and then 135/90",
                                            "10 20 30 40",
                                            "1 2 3 4 5 6 7 8",
                                            "pi is 3.14159265",
                                            "born 1.2.1990, moved 2011",
                                            "24/7 for 365 days",
                                            "ticket ab12345678"}) {
        CAPTURE(harmless);
        CHECK_FALSE(has(judge(harmless), Category::contact_details));
    }
}

TEST_CASE("contact: mail, accounts and addresses") {
    for (const std::string_view contact :
         {"write to blue.heron@example.org", "blue.heron [at] gmail [dot] com",
          "heron at outlook dot com", "my snap is heron_92", "insta: @heron.blue", "heron#1234",
          "join t.me/heronblue", "add me on discord", "I live at 12 Sycamore Lane",
          "12 Sycamore Lane", "8 rue Victor Hugo, Lyon", "Nygade 12, 8000 Aarhus", "Lindenweg 4",
          "ул. Лесная, д. 5", "calle Mayor 8, Sevilla", "ｈｅｒｏｎ＠example.org"}) {
        CAPTURE(contact);
        CHECK(has(judge(contact), Category::contact_details));
    }
    for (const std::string_view harmless :
         {"@quiet-otter thank you", "I deleted my insta in 2020", "meet at noon, dot your i's",
          "the road is 12 miles long", "we walked down 3 streets", "look @ that", "that is #1",
          "snap out of it", "on the way 5 people waved", "Weg 5 Minuten von hier"}) {
        CAPTURE(harmless);
        CHECK_FALSE(has(judge(harmless), Category::contact_details));
    }
}

TEST_CASE("links: found, allowed by domain, hidden targets weigh more") {
    const auto severity = [](std::string_view text) {
        const Judgement judgement = judge(text);
        for (const Finding& finding : judgement.findings) {
            if (finding.kind == "link") {
                return static_cast<int>(finding.severity);
            }
        }
        return 0;
    };
    CHECK(severity("see https://example.com/page") == 1);
    CHECK(severity("see www.example.com") == 1);
    CHECK(severity("see example.com/page") == 1);
    CHECK(severity("see http://10.1.2.3/page") == 2);
    CHECK(severity("see bit.ly/abc") == 2);
    CHECK(severity("I stopped.Then I went on.") == 0);
    CHECK(severity("e.g. this, i.e. that... and so on") == 0);
    CHECK(severity("write to a@example.com") == 0);
    Policy policy = preset(Preset::open);
    policy.allowed_domains = {"example.com"};
    const auto allowed = [&](std::string_view text) {
        return !has(pipeline().judge(text, trusted(), policy), Category::spam);
    };
    CHECK(allowed("https://example.com/a"));
    CHECK(allowed("https://WWW.Example.com"));
    CHECK(allowed("https://help.example.com/a?b=c"));
    CHECK_FALSE(allowed("https://badexample.com"));
    CHECK_FALSE(allowed("https://example.com.evil.org"));
}

TEST_CASE("solicitation and medical advice") {
    CHECK(has(judge("buy followers cheap, message me"), Category::solicitation));
    CHECK(has(judge("congratulations, you are our prize winner"), Category::spam));
    CHECK_FALSE(has(judge("I lost my savings on crypto"), Category::solicitation));
    CHECK(has(judge("stop taking your meds"), Category::medical_advice));
    CHECK_FALSE(has(judge("never stop taking your meds on your own"), Category::medical_advice));
}

TEST_CASE("repetition: the same text again, and floods") {
    const std::string_view message = "please somebody answer me in here";
    const std::uint64_t fingerprint = judge(message).fingerprint;
    std::vector<RecentMessage> recent{{fingerprint, 60'000}};
    Facts facts = trusted();
    facts.recent = recent;
    CHECK(has_kind(judge_with(message, facts), "same_text"));
    CHECK(judge_with(message, facts).verdict == Verdict::nudge);
    CHECK(has_kind(judge_with("PLEASE, somebody answer me in here!", facts), "same_text"));
    CHECK_FALSE(has(judge_with("something else entirely, friends", facts), Category::repetition));
    recent.assign(3, {fingerprint, 60'000});
    facts.recent = recent;
    CHECK(judge_with(message, facts).verdict == Verdict::hold);
    recent.assign(1, {fingerprint, 3'600'000});
    facts.recent = recent;
    CHECK_FALSE(has(judge_with(message, facts), Category::repetition));
    recent.assign(3, {judge("thank you").fingerprint, 60'000});
    facts.recent = recent;
    CHECK_FALSE(has(judge_with("thank you", facts), Category::repetition));
    recent.assign(20, {1, 2'000});
    facts.recent = recent;
    CHECK(has_kind(judge_with("hello", facts), "flood"));
    facts.rules_lifted_for_load = true;
    CHECK_FALSE(has(judge_with("hello", facts), Category::repetition));
    CHECK(judge_with("I want to kill myself", facts).care == Care::urgent);
}

TEST_CASE("spans of findings are code points of the original text") {
    const Judgement judgement = judge("😀 é: call 07700 900123 😀");
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].start == 10);
    CHECK(judgement.findings[0].end == 22);
    const Judgement care = judge("😀😀 I want to die");
    REQUIRE(care.findings.size() == 1);
    CHECK(care.findings[0].start == 5);
    CHECK(care.findings[0].end == 16);
}
