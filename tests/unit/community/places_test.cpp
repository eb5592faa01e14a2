// The places of full rooms, with a clock turned by hand.
#include <catch2/catch.hpp>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

#include "server/community/places.hpp"

namespace havn::community {
namespace {

constexpr StreamId room{7};
constexpr PersonId ann{1}, bea{2}, cleo{3};

// Gives what there is, at once or when it is told to.
class Store final : public store::RoomPlaces {
  public:
    void claim(core::Shard&, Taken taken, std::uint32_t people_max,
               core::Completion<bool> done) override {
        claims.push_back([this, taken, people_max, done = std::move(done)]() mutable {
            if (away) return done(std::unexpected(core::Failure::unavailable));
            const bool fits = taken.places + elsewhere <= people_max;
            if (fits) here = taken.places;
            done(fits);
        });
        if (at_once) answer();
    }
    void tell(core::Shard&, std::vector<Taken> taken, core::Completion<bool> done) override {
        for (const auto& one : taken) here = one.places;
        ++told;
        done(true);
    }
    void answer() {
        auto first = std::move(claims.front());
        claims.pop_front();
        first();
    }

    std::deque<std::move_only_function<void()>> claims;
    std::uint32_t here = 0, elsewhere = 0;
    int told = 0;
    bool at_once = true, away = false;
};

struct Fixture {
    std::vector<PersonId> offered, let_in, refused;
    Crowd crowd;
    core::Shard shard{0};
    Store store;
    Places places{shard, store, crowd,
                  [this](PersonId person, StreamId) { offered.push_back(person); }};

    void ask(PersonId person, std::uint32_t people_max, std::int64_t now_ms) {
        places.take(room, person, people_max, now_ms,
                    [this, person](bool place) { (place ? let_in : refused).push_back(person); });
    }
    // Where the store answers at once.
    bool take(PersonId person, std::uint32_t people_max, std::int64_t now_ms) {
        const auto before = let_in.size();
        ask(person, people_max, now_ms);
        return let_in.size() > before;
    }
};

TEST_CASE("a full room offers its free place to who has waited longest") {
    Fixture test;
    CHECK(test.take(ann, 1, 0));
    CHECK_FALSE(test.take(bea, 1, 0));  // ann is on her way in
    test.places.enter(room, ann);
    CHECK_FALSE(test.take(cleo, 1, 0));
    CHECK_FALSE(test.take(bea, 1, 0));  // asking again keeps the place in the queue
    test.places.leave(room, ann, 1'000);
    CHECK(test.offered == std::vector{bea});
    CHECK_FALSE(test.take(cleo, 1, 1'000));
    CHECK(test.take(bea, 1, 2'000));
    test.places.enter(room, bea);
    test.places.leave(room, bea, 3'000);
    CHECK(test.offered == std::vector{bea, cleo});
}

TEST_CASE("a place that is not taken in time goes on") {
    Fixture test;
    test.places.enter(room, ann);
    CHECK_FALSE(test.take(bea, 1, 0));
    CHECK_FALSE(test.take(cleo, 1, 0));
    test.places.leave(room, ann, 0);
    test.places.tick(Places::offered_ms - 1);
    CHECK(test.offered == std::vector{bea});
    test.places.tick(Places::offered_ms);
    CHECK(test.offered == std::vector{bea, cleo});
    CHECK_FALSE(test.take(bea, 1, Places::offered_ms));
}

TEST_CASE("somebody with two connections has one place, until both are gone") {
    Fixture test;
    CHECK(test.take(ann, 1, 0));
    test.places.enter(room, ann);
    CHECK(test.take(ann, 1, 0));
    test.places.enter(room, ann);
    test.places.leave(room, ann, 0);
    CHECK_FALSE(test.take(bea, 1, 0));
    test.places.leave(room, ann, 0);
    CHECK(test.offered == std::vector{bea});
}

TEST_CASE("those inside count when a limit is set, and a higher one lets in who waits") {
    Fixture test;
    for (const auto person : {ann, bea}) test.places.enter(room, person);
    CHECK_FALSE(test.take(cleo, 2, 0));
    CHECK(test.take(ann, 3, 0));
    test.places.tick(1);
    CHECK(test.offered == std::vector{cleo});
    CHECK(test.take(PersonId{4}, 0, 1));
}

TEST_CASE("a place that another instance has given away meanwhile is refused, and waited for") {
    Fixture test;
    test.store.elsewhere = 1;
    CHECK_FALSE(test.take(ann, 1, 0));
    test.places.tick(1'000);
    CHECK(test.offered.empty());
    test.store.elsewhere = 0;
    test.places.tick(2'000);
    CHECK(test.offered == std::vector{ann});
    CHECK(test.take(ann, 1, 3'000));
    CHECK(test.store.here == 1);
}

TEST_CASE("two devices of one person wait for one answer of the store") {
    Fixture test;
    test.store.at_once = false;
    for (int device = 0; device < 2; ++device) test.ask(ann, 1, 0);
    test.ask(bea, 1, 0);
    CHECK(test.store.claims.size() == 1);
    CHECK(test.refused == std::vector{bea});
    test.store.answer();
    CHECK(test.let_in == std::vector{ann, ann});
    test.places.enter(room, ann);
    test.places.leave(room, ann, 0);
    test.store.answer();
    CHECK(test.offered == std::vector{bea});
}

TEST_CASE("while the store is away, what is known of the others decides") {
    Fixture test;
    test.store.away = true;
    CHECK(test.take(ann, 1, 0));
    CHECK_FALSE(test.take(bea, 1, 0));
}

TEST_CASE("places that are taken are told again and again, and that none is once") {
    Fixture test;
    CHECK(test.take(ann, 2, 0));
    test.places.enter(room, ann);
    test.places.tick(10'000);
    const auto told = test.store.told;
    test.places.tick(11'000);
    CHECK(test.store.told == told);
    test.places.tick(15'000);
    CHECK(test.store.told == told + 1);
    test.places.leave(room, ann, 15'000);
    CHECK(test.store.here == 0);
    test.places.tick(20'000);
    test.places.tick(25'000);
    CHECK(test.store.told == told + 2);
}

}  // namespace
}  // namespace havn::community
