#include "moderation/context.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/unit/moderation/support.hpp"

using namespace havn::moderation;
using moderation_test::has_kind;
using moderation_test::pipeline;
using moderation_test::trusted;

namespace {

constexpr std::int64_t minute_ms = 60'000;

Judgement after(std::string_view text, const std::vector<Before>& before,
                std::string_view pieces = {}, std::size_t hostile_others = 0) {
    Facts facts = trusted();
    facts.before = before;
    facts.pieces_before = pieces;
    facts.hostile_others = hostile_others;
    return pipeline().judge(text, facts, preset(Preset::open));
}

Before found(Category category, std::int64_t age_ms) {
    const Finding finding{.category = category};
    return {.age_ms = age_ms, .categories = categories_of({&finding, 1})};
}

Before distressed(Care care, float score, std::int64_t age_ms) {
    return {.age_ms = age_ms, .care = care, .care_score = score};
}

}  // namespace

TEST_CASE("a piece of a number is what a message ends with") {
    CHECK(number_piece("my number is 0173") == "0173");
    CHECK(number_piece("88 355.") == "88355");
    CHECK(number_piece("and then 912 !") == "912");
    CHECK(number_piece("+45 20-11") == "452011");
    CHECK(number_piece("see you at 10:30").empty());
    CHECK(number_piece("it was $45").empty());
    CHECK(number_piece("I took 20 mg").empty());
    CHECK(number_piece("just 7").empty());
    CHECK(number_piece("").empty());
    CHECK(number_piece(std::string(4000, '1')).empty());
}

TEST_CASE("a phone number in pieces is held with its last piece") {
    const Judgement last = after("900123", {}, "0770 0 ");
    CHECK(last.verdict == Verdict::hold);
    REQUIRE(has_kind(last, "pieces"));
    CHECK(after("and 912", {}, "0173 88355 ").verdict == Verdict::hold);
    CHECK(after("56 78", {}, "06 12 34 ").verdict == Verdict::hold);
    // Too little, years, counting, a sentence that ends with a number.
    CHECK(after("912", {}, "01 ").verdict == Verdict::allow);
    CHECK(after("2021", {}, "2019 2020 ").verdict == Verdict::allow);
    CHECK(after("50", {}, "20 30 40 ").verdict == Verdict::allow);
    CHECK(after("my mother turned 82", {}, "1944 2001 ").verdict == Verdict::allow);
    CHECK(after("900123", {}).verdict == Verdict::allow);
}

TEST_CASE("several people against one weigh more than each of them") {
    const std::string_view text = "you are such an idiot";
    CHECK(after(text, {}, {}, 1).verdict == Verdict::flag);
    const Judgement third = after(text, {}, {}, 2);
    CHECK(third.verdict == Verdict::hold);
    CHECK(has_kind(third, "pile_on"));
    CHECK(after("good evening", {}, {}, 5).verdict == Verdict::allow);
}

TEST_CASE("the same breach for the third time weighs more") {
    const std::string_view text = "you are such an idiot";
    const auto abuse = [](std::int64_t age_ms) { return found(Category::abuse, age_ms); };
    CHECK(after(text, {abuse(minute_ms)}).verdict == Verdict::flag);
    const Judgement third = after(text, {abuse(minute_ms), abuse(5 * minute_ms)});
    CHECK(third.verdict == Verdict::hold);
    CHECK(has_kind(third, "repeated"));
    CHECK(after(text, {abuse(31 * minute_ms), abuse(40 * minute_ms)}).verdict == Verdict::flag);
    const auto other = found(Category::spam, minute_ms);
    CHECK(after(text, {other, other}).verdict == Verdict::flag);
}

TEST_CASE("distress that grows over an evening becomes urgent") {
    const std::string_view text = "I keep thinking that everyone would be happier without me";
    const auto check = [](std::int64_t age_ms) { return distressed(Care::check, 0.8F, age_ms); };
    CHECK(after(text, {}).care == Care::check);
    CHECK(after(text, {check(minute_ms)}).care == Care::check);
    const Judgement third = after(text, {check(minute_ms), check(60 * minute_ms)});
    CHECK(third.care == Care::urgent);
    CHECK(third.verdict == Verdict::allow);
    CHECK(has_kind(third, "rising"));
    constexpr std::int64_t long_ago_ms = context_evening_ms + minute_ms;
    CHECK(after(text, {check(long_ago_ms), check(long_ago_ms)}).care == Care::check);
    CHECK(after("good evening", {check(minute_ms), check(minute_ms), check(minute_ms)}).care ==
          Care::none);
}
