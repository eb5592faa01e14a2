// Places of rooms that hold only so many people, and two instances that give them away at once.
#include "server/store/postgres/connection.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

struct PlacesFixture : StoreFixture {
    using StoreFixture::StoreFixture;

    bool claim(Store& by, std::uint32_t places, std::uint32_t people_max) {
        return await<bool>([&](auto done) {
                   by.room_places().claim(shard(), {room(), places}, people_max, std::move(done));
               })
            .value();
    }
    void tell(Store& by, std::uint32_t places) {
        REQUIRE(await<bool>([&](auto done) {
            by.room_places().tell(shard(), {{room(), places}}, std::move(done));
        }));
    }
    std::unique_ptr<Store> other_instance() {
        return open_postgres({.url = postgres_url(folder.path()), .readers = 1, .instance = 6},
                             clock, stats);
    }
    postgres::Connection database() {
        using namespace std::chrono_literals;
        postgres::Connection connection({.url = postgres_url(folder.path()),
                                         .connect_max = 10s,
                                         .lock_max = 5s,
                                         .statement_max = 10s,
                                         .answer_max = 20s});
        connection.connect();
        return connection;
    }
};

TEST_CASE("a place is there as long as the room is not full") {
    PlacesFixture test(GENERATE(from_range(backends())));
    CHECK(test.claim(*test.store, 1, 2));
    CHECK(test.claim(*test.store, 2, 2));
    CHECK_FALSE(test.claim(*test.store, 3, 2));
    test.tell(*test.store, 1);
    CHECK(test.claim(*test.store, 2, 2));
    CHECK(test.claim(*test.store, 3, 3));
}

TEST_CASE("what another instance has given away is not there") {
    PlacesFixture test(backends().back());
    const auto other = test.other_instance();
    CHECK(test.claim(*test.store, 1, 3));
    CHECK(test.claim(*other, 2, 3));
    CHECK_FALSE(test.claim(*test.store, 2, 3));
    CHECK_FALSE(test.claim(*other, 3, 3));
    test.tell(*other, 0);
    CHECK(test.claim(*test.store, 3, 3));
    CHECK_FALSE(test.claim(*other, 1, 3));
}

TEST_CASE("two instances that ask at once are never both given the last place") {
    PlacesFixture test(backends().back(), 2);
    const auto other = test.other_instance();
    std::uint64_t given = 0;
    constexpr std::uint64_t rooms = 100;
    std::vector<std::future<Result<bool>>> answers;
    const auto claim = [&](Store& by, core::Shard& home, std::uint64_t room) {
        auto promise = std::make_shared<std::promise<Result<bool>>>();
        answers.push_back(promise->get_future());
        by.room_places().claim(home, {StreamId{room}, 1}, 1,
                               [promise](Result<bool> place) { promise->set_value(place); });
    };
    for (std::uint64_t room = 1; room <= rooms; ++room) {
        claim(*test.store, *test.shards[0], room);
        claim(*other, *test.shards[1], room);
    }
    for (auto& answer : answers) {
        REQUIRE(answer.wait_for(std::chrono::seconds(60)) == std::future_status::ready);
        given += answer.get().value() ? 1 : 0;
    }
    CHECK(given == rooms);
}

TEST_CASE("the places of an instance that says nothing any more are free in the end") {
    PlacesFixture test(backends().back());
    const auto other = test.other_instance();
    CHECK(test.claim(*other, 1, 1));
    const auto heard_ago = [&](std::int64_t ms) {
        test.database().execute("UPDATE room_place SET told_at_ms = told_at_ms - $1", ms);
    };
    heard_ago(RoomPlaces::believed_ms / 2);
    CHECK_FALSE(test.claim(*test.store, 1, 1));
    SECTION("unless it says so again") {
        test.tell(*other, 1);
        heard_ago(RoomPlaces::believed_ms * 3 / 4);
        CHECK_FALSE(test.claim(*test.store, 1, 1));
    }
    SECTION("or the database's clock was set") {
        heard_ago(-10 * RoomPlaces::believed_ms);
        CHECK(test.claim(*test.store, 1, 1));
    }
    SECTION("after a while") {
        heard_ago(RoomPlaces::believed_ms);
        CHECK(test.claim(*test.store, 1, 1));
    }
}

}  // namespace
}  // namespace havn::store::contract
