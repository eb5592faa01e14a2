// The places of full rooms, with a clock turned by hand.
#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "server/community/places.hpp"

namespace havn::community {
namespace {

constexpr StreamId room{7};
constexpr PersonId ann{1}, bea{2}, cleo{3};

struct Fixture {
    std::vector<PersonId> offered;
    Crowd crowd;
    Places places{crowd, [this](PersonId person, StreamId) { offered.push_back(person); }};
};

TEST_CASE("a full room offers its free place to who has waited longest") {
    Fixture test;
    CHECK(test.places.take(room, ann, 1, 0));
    CHECK_FALSE(test.places.take(room, bea, 1, 0));  // ann is on her way in
    test.places.enter(room, ann);
    CHECK_FALSE(test.places.take(room, cleo, 1, 0));
    CHECK_FALSE(test.places.take(room, bea, 1, 0));  // asking again keeps the place in the queue
    test.places.leave(room, ann, 1'000);
    CHECK(test.offered == std::vector{bea});
    CHECK_FALSE(test.places.take(room, cleo, 1, 1'000));
    CHECK(test.places.take(room, bea, 1, 2'000));
    test.places.enter(room, bea);
    test.places.leave(room, bea, 3'000);
    CHECK(test.offered == std::vector{bea, cleo});
}

TEST_CASE("a place that is not taken in time goes on") {
    Fixture test;
    test.places.enter(room, ann);
    CHECK_FALSE(test.places.take(room, bea, 1, 0));
    CHECK_FALSE(test.places.take(room, cleo, 1, 0));
    test.places.leave(room, ann, 0);
    test.places.tick(Places::offered_ms - 1);
    CHECK(test.offered == std::vector{bea});
    test.places.tick(Places::offered_ms);
    CHECK(test.offered == std::vector{bea, cleo});
    CHECK_FALSE(test.places.take(room, bea, 1, Places::offered_ms));
}

TEST_CASE("somebody with two connections has one place, until both are gone") {
    Fixture test;
    CHECK(test.places.take(room, ann, 1, 0));
    test.places.enter(room, ann);
    CHECK(test.places.take(room, ann, 1, 0));
    test.places.enter(room, ann);
    test.places.leave(room, ann, 0);
    CHECK_FALSE(test.places.take(room, bea, 1, 0));
    test.places.leave(room, ann, 0);
    CHECK(test.offered == std::vector{bea});
}

TEST_CASE("those inside count when a limit is set, and a higher one lets in who waits") {
    Fixture test;
    for (const auto person : {ann, bea}) test.places.enter(room, person);
    CHECK_FALSE(test.places.take(room, cleo, 2, 0));
    CHECK(test.places.take(room, ann, 3, 0));
    test.places.tick(1);
    CHECK(test.offered == std::vector{cleo});
    CHECK(test.places.take(room, PersonId{4}, 0, 1));
}

}  // namespace
}  // namespace havn::community
