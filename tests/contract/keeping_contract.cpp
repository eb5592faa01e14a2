#include <algorithm>

#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

using Ended = std::vector<SessionId>;

TEST_CASE("a kept person comes back by the phrase and by nothing else") {
    StoreFixture test(backend());
    test.create_person(1).value();
    test.create_person(2).value();
    CHECK_FALSE(test.find(1).value().kept);
    CHECK(test.keep(9, 50).error() == Failure::conflict);
    CHECK(test.keep(1, 50).value());
    CHECK(test.find(1).value().kept);
    CHECK(test.keep(2, 50).error() == Failure::conflict);
    CHECK_FALSE(test.find(2).value().kept);
    CHECK(test.come_back(51, 11).error() == Failure::absent);
    CHECK(test.find(11).error() == Failure::absent);
    test.reopen();
    CHECK(test.come_back(50, 11).value() == PersonId{1});
    const auto again = test.find(11).value();
    CHECK(again.id == PersonId{1});
    CHECK(again.session == StoreFixture::session(11).id);
    CHECK(test.find(1).value().id == PersonId{1});
}

TEST_CASE("another phrase takes the place of the first only when that is wanted") {
    StoreFixture test(backend());
    test.create_person(1).value();
    test.keep(1, 50).value();
    CHECK(test.keep(1, 51).error() == Failure::conflict);
    CHECK(test.come_back(51, 11).error() == Failure::absent);
    CHECK(test.keep(1, 51, true).value());
    CHECK(test.come_back(50, 12).error() == Failure::absent);
    CHECK(test.come_back(51, 12).value() == PersonId{1});
}

TEST_CASE("a kept person does not expire, and is gone when forgotten") {
    StoreFixture test(backend());
    test.create_person(1, hour_ms).value();
    test.create_person(2, hour_ms).value();
    test.keep(1, 50).value();
    test.clock.advance_ms(4'000 * day_ms);
    CHECK(test.expire().value() == std::vector<PersonId>{PersonId{2}});
    CHECK(test.come_back(50, 11).has_value());
    CHECK(test.find(1, hour_ms).has_value());
    CHECK(test.forget(1, GroupId{}).value());
    CHECK(test.come_back(50, 12).error() == Failure::absent);
    CHECK(test.find(11).error() == Failure::absent);
}

TEST_CASE("the salt stays the same") {
    StoreFixture test(backend());
    const auto salt = test.store->keeping().salt();
    CHECK(std::ranges::any_of(salt, [](auto byte) { return byte != 0; }));
    test.reopen();
    CHECK(test.store->keeping().salt() == salt);
    CHECK(StoreFixture(backend()).store->keeping().salt() != salt);
}

TEST_CASE("sessions are listed by the day they were seen, and end") {
    StoreFixture test(backend());
    test.create_person(1).value();
    test.create_person(2).value();
    test.keep(1, 50).value();
    test.clock.advance_ms(day_ms);
    test.come_back(50, 11).value();
    test.come_back(50, 12).value();
    auto listed = test.sessions(1);
    REQUIRE(listed.size() == 3);
    CHECK(listed[0].device == Device::phone);
    CHECK(listed[0].since_day == test.clock.unix_ms() / day_ms);
    CHECK(listed[2].id == StoreFixture::session(1).id);
    CHECK(listed[2].seen_day == start_ms / day_ms);

    test.clock.advance_ms(day_ms);
    test.find(1, day_ms).value();
    test.create_person(3).value();  // commits after what find() left to be written
    CHECK(test.sessions(1).front().id == StoreFixture::session(1).id);

    const auto end_one = [&](std::uint8_t person, std::uint8_t session) {
        return await<Ended>([&](auto done) {
                   test.store->sessions().end_one(test.shard(), PersonId{person},
                                                  StoreFixture::session(session).id,
                                                  std::move(done));
               })
            .value();
    };
    CHECK(end_one(2, 11).empty());
    CHECK(end_one(1, 11) == Ended{StoreFixture::session(11).id});
    CHECK(end_one(1, 11).empty());
    CHECK(test.find(11).error() == Failure::absent);
    const auto others = await<Ended>([&](auto done) {
        test.store->sessions().end_others(test.shard(), PersonId{1}, StoreFixture::session(12).id,
                                          std::move(done));
    });
    CHECK(others.value() == Ended{StoreFixture::session(1).id});
    CHECK(test.find(1).error() == Failure::absent);
    CHECK(test.find(12).has_value());
    CHECK(test.sessions(2).size() == 1);
}

TEST_CASE("signing in once too often ends the session seen longest ago") {
    StoreFixture test(backend());
    test.create_person(1).value();
    test.keep(1, 50).value();
    for (std::uint8_t i = 0; i < Keeping::sessions_max; ++i) {
        test.clock.advance_ms(day_ms);
        test.come_back(50, static_cast<std::uint8_t>(100 + i)).value();
    }
    CHECK(test.sessions(1).size() == Keeping::sessions_max);
    CHECK(test.find(1).error() == Failure::absent);
    CHECK(test.find(100).has_value());
}

TEST_CASE("preferences and breaks are kept") {
    StoreFixture test(backend());
    test.create_person(1, hour_ms).value();
    auto& preferences = test.store->preferences();
    const auto read = [&](std::uint8_t number) {
        return await<Preferred>(
            [&](auto done) { preferences.read(test.shard(), PersonId{number}, std::move(done)); });
    };
    const auto write = [&](std::uint8_t number, Preferred wanted) {
        return await<bool>([&](auto done) {
            preferences.write(test.shard(), PersonId{number}, std::move(wanted), std::move(done));
        });
    };
    CHECK(read(2).error() == Failure::absent);
    CHECK(write(2, {}).error() == Failure::absent);
    const auto first = read(1).value();
    CHECK(first.language == "en");
    CHECK(first.content_notes == "cover");
    CHECK(first.muted_words.empty());
    CHECK_FALSE(first.feedback_texts);
    CHECK(write(1, {"da", "dk", "show", {"to ord", "bryllup"}, true}).value());
    const auto second = read(1).value();
    CHECK(second.language == "da");
    CHECK(second.country == "dk");
    CHECK(second.content_notes == "show");
    CHECK(second.muted_words == std::vector<std::string>{"to ord", "bryllup"});
    CHECK(second.feedback_texts);
    CHECK(test.find(1).value().language == "da");

    const auto pause = [&](std::uint8_t number, std::int64_t until_ms) {
        return await<std::int64_t>([&](auto done) {
            preferences.pause(test.shard(), PersonId{number}, until_ms, until_ms + hour_ms,
                              std::move(done));
        });
    };
    CHECK(pause(2, start_ms + day_ms).error() == Failure::absent);
    CHECK(pause(1, start_ms + day_ms).value() == start_ms + day_ms);
    CHECK(pause(1, start_ms + hour_ms).value() == start_ms + day_ms);
    CHECK(test.find(1).value().paused_until_ms == start_ms + day_ms);
    test.clock.advance_ms(day_ms);
    CHECK(test.expire().value().empty());
    CHECK(test.find(1).has_value());
}

}  // namespace
}  // namespace havn::store::contract
