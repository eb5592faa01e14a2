#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "moderation/lexicon/pattern.hpp"
#include "moderation/lexicon/rule_book.hpp"
#include "tests/unit/moderation/support.hpp"

using namespace havn::moderation;
using lexicon::Rule;
using lexicon::RuleBook;

namespace {

std::vector<Finding> match(const RuleBook& book, lexicon::Group group, std::string_view message) {
    text::Text text;
    lexicon::Candidates candidates;
    std::vector<Finding> findings;
    text::prepare(message, book.vocabulary(), text);
    book.find_candidates(text, candidates);
    book.match(group, "test", text, candidates, Progress(), findings);
    return findings;
}

bool fires(const RuleBook& book, const Rule& rule, std::string_view message) {
    return std::ranges::any_of(match(book, rule.group, message),
                               [&](const Finding& finding) { return finding.kind == rule.id; });
}

RuleBook book_of(std::string_view text, std::string_view name = "lexicon/en/care.txt") {
    const lexicon::RuleFile file{name, text};
    auto book = RuleBook::load({&file, 1});
    if (!book) {
        throw std::runtime_error(book.error());
    }
    return std::move(*book);
}

std::string error_of(std::string_view text) {
    const lexicon::RuleFile file{"lexicon/en/care.txt", text};
    const auto book = RuleBook::load({&file, 1});
    return book ? "" : book.error();
}

}  // namespace

TEST_CASE("every rule fires on its examples and on none of its counter-examples") {
    const RuleBook& book = moderation_test::pipeline().rules();
    for (const Rule& rule : book.rules()) {
        if (rule.suppressor) {
            continue;
        }
        CAPTURE(rule.language, rule.id);
        CHECK_FALSE(rule.counter_examples.empty());
        for (const std::string_view example : rule.examples) {
            CAPTURE(example);
            CHECK(fires(book, rule, example));
        }
        for (const std::string_view example : rule.counter_examples) {
            CAPTURE(example);
            CHECK_FALSE(fires(book, rule, example));
        }
    }
}

TEST_CASE("every suppressor silences its examples and leaves its counter-examples alone") {
    const RuleBook& book = moderation_test::pipeline().rules();
    for (const Rule& rule : book.rules()) {
        if (!rule.suppressor) {
            continue;
        }
        CAPTURE(rule.language, rule.id);
        for (const std::string_view example : rule.examples) {
            CAPTURE(example);
            CHECK(match(book, rule.group, example).empty());
        }
        for (const std::string_view example : rule.counter_examples) {
            CAPTURE(example);
            CHECK_FALSE(match(book, rule.group, example).empty());
        }
    }
}

TEST_CASE("every language has rules of every group") {
    const RuleBook& book = moderation_test::pipeline().rules();
    for (const std::string_view language : text::supported_languages) {
        for (std::size_t group = 0; group < lexicon::group_names.size(); ++group) {
            CAPTURE(language, lexicon::group_names[group]);
            CHECK(std::ranges::any_of(book.rules(), [&](const Rule& rule) {
                return rule.language == language &&
                       rule.group == static_cast<lexicon::Group>(group);
            }));
        }
    }
}

TEST_CASE("the pattern language: alternatives, options, gaps, prefixes, sentence ends, macros") {
    const RuleBook book = book_of(
        "let who = (cats|dogs)\n"
        "rule r care 2\n"
        "= <who> [really] (chase|eat) ... chees*\n"
        "= stop .\n"
        "= maybe _ later\n"
        "+ cats eat cheese\n");
    const auto hits = [&](std::string_view message) {
        return match(book, lexicon::Group::care, message).size();
    };
    CHECK(hits("Cats eat cheese") == 1);
    CHECK(hits("dogs REALLY chase some small white cheeses!") == 1);
    CHECK(hits("dogs chase one two three four five cheese") == 0);
    CHECK(hits("dogs chase it. Cheese is slow") == 0);
    CHECK(hits("dogs really really chase cheese") == 0);
    CHECK(hits("please stop.") == 1);
    CHECK(hits("please stop it") == 0);
    CHECK(hits("maybe much later") == 1);
    CHECK(hits("maybe later") == 0);
    CHECK(hits("cats eat cheese, dogs eat cheese") == 2);
}

TEST_CASE("of several ways to read a pattern the first one that fits counts") {
    const auto span_in = [](std::string_view pattern, std::string_view message) {
        const std::string rule =
            "rule sign care 2\n= " + std::string(pattern) + "\n+ kill me\n- hello\n";
        const RuleBook book = book_of(rule);
        const auto findings = match(book, lexicon::Group::care, message);
        REQUIRE(findings.size() == 1);
        return std::string(message.substr(findings[0].start, findings[0].end - findings[0].start));
    };
    CHECK(span_in("kill (me|me now)", "please kill me now") == "kill me");
    CHECK(span_in("kill (me now|me)", "please kill me now") == "kill me now");
    CHECK(span_in("kill (me|me now) today", "please kill me now today") == "kill me now today");
    CHECK(span_in("kill me [right] [now]", "kill me right now") == "kill me right now");
    CHECK(span_in("[so] so kill me", "so kill me") == "so kill me");
    CHECK(span_in("kill me (or ... now|or)", "kill me or me now and now") == "kill me or me now");
}

TEST_CASE("a pattern is found wherever it stands in a long text, and nowhere else") {
    const RuleBook book = book_of(
        "rule sign care 2\n= kill (me|my self) .. please\n+ kill me please\n- hello\n"
        "suppress joke\n= just joking [that] kill (me|my self)\n+ just joking kill me\n- kill "
        "me\n");
    std::string filler;
    for (int word = 0; word < 400; ++word) {
        filler += "me please just joking word ";
    }
    const auto count = [&](const std::string& message) {
        return match(book, lexicon::Group::care, message).size();
    };
    CHECK(count(filler) == 0);
    CHECK(count("kill me now please " + filler) == 1);
    CHECK(count(filler + "kill me now please " + filler) == 1);
    CHECK(count(filler + "so kill me now please " + filler + "and kill my self please") == 2);
    CHECK(count(filler + "kill now " + filler + "my self please") == 0);
    CHECK(count(filler + "just joking that kill me please") == 0);
}

TEST_CASE("a pattern of very many ways is not looked for along all of them") {
    std::string pattern = "kill";
    for (int option = 0; option < 40; ++option) {
        pattern += " [me|me me|me me me]";
    }
    const RuleBook book =
        book_of("rule sign care 2\n= " + pattern + " please\n+ kill me please\n- hello\n");
    std::string message = "kill";
    for (int word = 0; word < 30; ++word) {
        message += " me";
    }
    CHECK(match(book, lexicon::Group::care, message).empty());
    CHECK(match(book, lexicon::Group::care, message + " please").size() == 1);
}

TEST_CASE("a suppressor only wipes out what it overlaps") {
    const RuleBook book = book_of(
        "rule r care 3\n= want to leave\n+ want to leave\n"
        "rule s care 3 always\n= leave now\n+ leave now\n"
        "suppress t\n= do not want to leave\n+ do not want to leave\n");
    const auto hits = [&](std::string_view message) {
        return match(book, lexicon::Group::care, message).size();
    };
    CHECK(hits("I do not want to leave") == 0);
    CHECK(hits("I do not want to leave. Yesterday I did want to leave") == 1);
    CHECK(hits("I do not want to leave now") == 1);
}

TEST_CASE("an excuse is a suppressor that is recognised without a finding, too") {
    const RuleBook book = book_of(
        "rule r care 3\n= want to leave\n+ want to leave\n"
        "suppress s\n= never want to leave\n+ never want to leave\n"
        "excuse t\n= they say [you] want to leave\n= it is said\n+ they say you want to leave\n");
    const auto excused = [&](std::string_view message) {
        text::Text text;
        text::prepare(message, book.vocabulary(), text);
        lexicon::Candidates candidates;
        book.find_candidates(text, candidates);
        return book.excuses(lexicon::Group::care, "en", text, candidates);
    };
    CHECK(match(book, lexicon::Group::care, "they say you want to leave").empty());
    CHECK(excused("they say you want to leave"));
    CHECK(excused("it is s@id"));
    CHECK_FALSE(excused("I never want to leave"));
    CHECK_FALSE(excused("nothing of the kind"));
}

TEST_CASE("what an excuse recognises seldom looks like abuse to the heads") {
    const havn::moderation::Pipeline& pipeline = moderation_test::pipeline();
    std::size_t all = 0;
    std::size_t accused = 0;
    for (const Rule& rule : pipeline.rules().rules()) {
        for (const std::string_view example : rule.examples) {
            all += rule.excuses ? 1 : 0;
            accused += rule.excuses && pipeline.judge(example, {}, {}).scores.abuse >= 0.5F ? 1 : 0;
        }
    }
    CHECK(all > 0);
    CHECK(accused * 10 <= all);
}

TEST_CASE("a rule file that is wrong is refused with its place and reason") {
    CHECK(error_of("rule r care 4\n").find("care.txt:1") != std::string::npos);
    CHECK(error_of("rule r nonsense 1\n").find("category") != std::string::npos);
    CHECK(error_of("= orphan\n").find("no rule yet") != std::string::npos);
    CHECK(error_of("rule r care 1\n= (open\n").find("not closed") != std::string::npos);
    CHECK(error_of("rule r care 1\n= <missing>\n").find("unknown <name>") != std::string::npos);
    CHECK(error_of("rule r care 1\n= [all] ...\n").find("must occur") != std::string::npos);
    CHECK(error_of("rule r care 1\n= ab*\n").find("too short") != std::string::npos);
    CHECK(error_of("rule r care 1\n= word\n").find("example") != std::string::npos);
    CHECK(error_of("who knows\n").find("unknown line") != std::string::npos);
    CHECK(error_of("rule r care 1\n= fine\n+ fine\n").empty());
}
