#include "server/community/recollection.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "moderation/context.hpp"

using namespace havn;
using community::Recollection;
using moderation::Category;
using protocol::PersonId;
using protocol::StreamId;

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr StreamId pier{1}, lounge{2};
constexpr PersonId anna{1}, bo{2};

moderation::Judgement judgement(Category category) {
    moderation::Judgement one;
    one.findings.push_back({.category = category});
    return one;
}

}  // namespace

TEST_CASE("what somebody said is remembered where they said it, newest first, and once") {
    Recollection memory;
    memory.remember(anna, pier, 1, "x", judgement(Category::spam), 0);
    memory.remember(anna, pier, 2, "x", judgement(Category::abuse), minute_ms);
    memory.remember(anna, pier, 2, "x", judgement(Category::abuse), 2 * minute_ms);
    const auto context = memory.of(anna, pier, 3, 2 * minute_ms);
    REQUIRE(context.before.size() == 2);
    CHECK(context.before[0].age_ms == minute_ms);
    CHECK(context.before[1].age_ms == 2 * minute_ms);
    CHECK(memory.of(anna, pier, 2, minute_ms).before.size() == 1);
    CHECK(memory.of(anna, lounge, 3, minute_ms).before.empty());
    CHECK(memory.of(bo, pier, 3, minute_ms).before.empty());
    // What shows nothing is not remembered at all.
    memory.remember(bo, pier, 1, "good evening", {}, 0);
    CHECK(memory.of(bo, pier, 2, 0).before.empty());
}

TEST_CASE("pieces of numbers are kept for minutes, oldest first") {
    Recollection memory;
    memory.remember(anna, pier, 1, "it is 0770", {}, 0);
    memory.remember(anna, pier, 2, "0900", {}, 1'000);
    CHECK(memory.of(anna, pier, 3, 2'000).pieces == "0770 0900 ");
    const auto late_ms = moderation::context_pieces_ms + 500;
    CHECK(memory.of(anna, pier, 3, late_ms).pieces == "0900 ");
    memory.tick(moderation::context_pieces_ms + 2'000);
    CHECK(memory.of(anna, pier, 3, 0).pieces.empty());
    memory.forget(anna);
    CHECK(memory.of(anna, pier, 3, 0).before.empty());
}

TEST_CASE("a room remembers who was unkind, each once, for minutes") {
    Recollection memory;
    CHECK(memory.remember(bo, pier, 1, "x", judgement(Category::abuse), 0));
    CHECK_FALSE(memory.remember(bo, pier, 2, "x", judgement(Category::spam), 0));
    memory.note_hostile(bo, pier, 0);
    memory.note_hostile(bo, pier, 1'000);
    CHECK(memory.of(anna, pier, 1, 1'000).hostile_others == 1);
    CHECK(memory.of(bo, pier, 1, 1'000).hostile_others == 0);
    CHECK(memory.of(anna, lounge, 1, 1'000).hostile_others == 0);
    CHECK(memory.of(anna, pier, 1, 1'001 + moderation::context_hostile_ms).hostile_others == 0);
    memory.forget(bo);
    CHECK(memory.of(anna, pier, 1, 1'000).hostile_others == 0);
}

TEST_CASE("memory is bounded: of messages, of people and of a room") {
    Recollection memory;
    for (std::uint64_t i = 1; i <= 3 * Recollection::messages_max; ++i)
        memory.remember(anna, pier, i, "x", judgement(Category::abuse),
                        static_cast<std::int64_t>(i));
    CHECK(memory.of(anna, pier, 0, 100).before.size() == Recollection::messages_max);
    for (std::uint64_t i = 1; i <= 3 * Recollection::hostile_max; ++i)
        memory.note_hostile(PersonId{100 + i}, pier, static_cast<std::int64_t>(i));
    CHECK(memory.of(anna, pier, 0, 100).hostile_others == Recollection::hostile_max);
    // Whoever was silent longest goes first.
    for (std::uint64_t i = 0; i < Recollection::people_max; ++i)
        memory.remember(PersonId{1'000 + i}, pier, 1, "x", judgement(Category::abuse), 1'000);
    CHECK(memory.of(anna, pier, 0, 1'000).before.empty());
    CHECK(memory.of(PersonId{1'000}, pier, 0, 1'000).before.size() == 1);
}
