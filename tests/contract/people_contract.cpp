#include <set>

#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

TEST_CASE("a person is found by the token and by nothing else") {
    StoreFixture test(backend());
    const auto created = test.create_person(1).value();
    CHECK(created.id == PersonId{1});
    CHECK(created.language == "en");
    CHECK(created.members.empty());
    CHECK(test.create_person(1).error() == Failure::conflict);
    CHECK(test.find(2).error() == Failure::absent);
    const auto joined = test.join(1, test.group(), "quiet-otter", 3).value();
    test.join(1, test.groups.back().id, "calm-heron").value();
    test.reopen();
    const auto found = test.find(1).value();
    CHECK(found.id == PersonId{1});
    CHECK_FALSE(found.organiser);
    REQUIRE(found.members.size() == 2);
    const auto& member =
        found.members[0].group == test.group() ? found.members[0] : found.members[1];
    CHECK(member.id == joined.id);
    CHECK(member.handle == "quiet-otter");
    CHECK(member.role == Role::participant);
    CHECK(member.guidelines_version == 3);
    CHECK(member.joined_at_ms == start_ms);
}

TEST_CASE("a visit puts the expiry off once it has come closer by an hour") {
    StoreFixture test(backend());
    test.create_person(1, 10 * hour_ms).value();
    CHECK(test.find(1, 10 * hour_ms + minute_ms).value().expires_at_ms == start_ms + 10 * hour_ms);
    test.clock.advance_ms(2 * hour_ms);
    CHECK(test.find(1, 10 * hour_ms).value().expires_at_ms == start_ms + 12 * hour_ms);
    test.create_person(2, hour_ms).value();  // commits after what find() left to be written
    CHECK(test.find(1).value().expires_at_ms == start_ms + 12 * hour_ms);
    test.clock.advance_ms(10 * hour_ms);
    CHECK(test.find(1, 10 * hour_ms).error() == Failure::absent);
}

TEST_CASE("a handle that looks like another one is taken, in that group only") {
    StoreFixture test(backend());
    for (std::uint8_t i = 1; i <= 3; ++i) test.create_person(i).value();
    CHECK(test.join(1, test.group(), "quiet-otter").has_value());
    CHECK(test.join(2, test.group(), "quiet-otter").error() == Failure::taken);
    CHECK(test.join(2, test.group(), "calm-heron").has_value());
    CHECK(test.join(2, test.groups.back().id, "quiet-otter").has_value());
    CHECK(test.join(9, test.group(), "nobody").error() == Failure::absent);
}

TEST_CASE("joining twice gives the same membership and keeps the newer guidelines") {
    StoreFixture test(backend());
    test.create_person(1).value();
    const auto first = test.join(1, test.group(), "quiet-otter", 2).value();
    const auto older = test.join(1, test.group(), "calm-heron", 1, Role::moderator).value();
    CHECK(older.id == first.id);
    CHECK(older.handle == "quiet-otter");
    CHECK(older.role == Role::participant);
    CHECK(older.guidelines_version == 2);
    CHECK(test.join(1, test.group(), "calm-heron", 5).value().guidelines_version == 5);
    CHECK(test.find(1).value().members.at(0).guidelines_version == 5);
}

TEST_CASE("somebody who leaves takes nothing along and the handle stays out of reach") {
    StoreFixture test(backend());
    for (std::uint8_t i = 1; i <= 2; ++i) test.create_person(i).value();
    const auto member = test.join(1, test.group(), "quiet-otter").value();
    test.join(1, test.groups.back().id, "calm-heron").value();
    test.append(StoreFixture::message(test.room(), "still here", "c1", member.id)).value();

    CHECK(test.forget(1, test.group()).value());
    CHECK_FALSE(test.forget(1, test.group()).value());
    CHECK(test.find(1).value().members.size() == 1);
    CHECK(test.join(2, test.group(), "quiet-otter").error() == Failure::taken);
    CHECK(test.one(test.room(), 1).value().text == "still here");
    CHECK(test.one(test.room(), 1).value().handle == "quiet-otter");
    CHECK(test.join(1, test.group(), "new-name").value().id != member.id);

    CHECK(test.forget(1, GroupId{}).value());
    CHECK_FALSE(test.forget(1, GroupId{}).value());
    CHECK(test.find(1).error() == Failure::absent);
    CHECK(test.join(2, test.groups.back().id, "calm-heron").error() == Failure::taken);
    test.clock.advance_ms(31 * day_ms);
    test.create_person(3).value();
    test.store->maintain(test.shard());
    CHECK(test.join(3, test.group(), "quiet-otter").has_value());
}

TEST_CASE("persons who have expired are forgotten") {
    StoreFixture test(backend());
    test.create_person(1, hour_ms).value();
    test.create_person(2, day_ms).value();
    test.join(1, test.group(), "quiet-otter").value();
    CHECK(test.expire().value().empty());
    test.clock.advance_ms(hour_ms);
    CHECK(test.expire().value() == std::vector<PersonId>{PersonId{1}});
    CHECK(test.expire().value().empty());
    CHECK(test.find(1).error() == Failure::absent);
    CHECK(test.find(2).has_value());
    CHECK(test.join(2, test.group(), "quiet-otter").error() == Failure::taken);
    CHECK(test.create_person(1).has_value());
    CHECK(test.find(1).value().members.empty());
}

TEST_CASE("a link works once") {
    StoreFixture test(backend(), 4);
    for (std::uint8_t i = 1; i <= 2; ++i) test.create_person(i).value();
    const Link link{StoreFixture::secret(50), test.group(), Role::moderator, start_ms + hour_ms};
    CHECK(test.add_link(link).value());
    CHECK(test.redeem(9, 50).error() == Failure::absent);
    CHECK(test.redeem(1, 51).error() == Failure::absent);
    std::vector<std::future<bool>> outcomes;
    for (auto& shard : test.shards) {
        auto promise = std::make_shared<std::promise<bool>>();
        outcomes.push_back(promise->get_future());
        test.store->people().redeem(
            *shard, PersonId{1}, StoreFixture::secret(50),
            [promise](Result<Link> result) { promise->set_value(result.has_value()); });
    }
    int used = 0;
    for (auto& outcome : outcomes) used += outcome.get();
    CHECK(used == 1);
    CHECK(test.redeem(2, 50).error() == Failure::absent);
    CHECK(test.join(1, test.group(), "quiet-otter").value().role == Role::moderator);
    CHECK(test.join(1, test.groups.back().id, "quiet-otter").value().role == Role::participant);

    CHECK(test.add_link({StoreFixture::secret(52), test.group(), Role::supporter, start_ms + 1})
              .value());
    test.clock.advance_ms(1);
    CHECK(test.redeem(2, 52).error() == Failure::conflict);  // expired
}

TEST_CASE("a link raises the role of a member and never lowers it") {
    StoreFixture test(backend());
    test.create_person(1).value();
    test.join(1, test.group(), "quiet-otter").value();
    const auto give = [&](std::uint8_t code, GroupId group, Role role) {
        test.add_link({StoreFixture::secret(code), group, role, start_ms + hour_ms}).value();
        return test.redeem(1, code).value();
    };
    CHECK(give(60, test.group(), Role::moderator).role == Role::moderator);
    give(61, test.group(), Role::supporter);
    CHECK(test.find(1).value().members.at(0).role == Role::moderator);
    CHECK_FALSE(test.find(1).value().organiser);
    const auto organiser = give(62, GroupId{}, Role::organiser);
    CHECK(organiser.group == GroupId{});
    const auto person = test.find(1).value();
    CHECK(person.organiser);
    CHECK(person.members.at(0).role == Role::organiser);
    CHECK(test.join(1, test.groups.back().id, "quiet-otter").value().role == Role::organiser);
}

TEST_CASE("nothing tells that two memberships belonged to one person") {
    StoreFixture test(backend());
    std::set<MemberId> ids;
    MemberId last;
    int steps_of_one = 0;
    for (std::uint8_t i = 1; i <= 40; ++i) {
        test.create_person(i).value();
        const auto member = test.join(i, test.group(), "handle-" + std::to_string(i)).value();
        steps_of_one += member.id.value == last.value + 1;
        ids.insert(last = member.id);
    }
    CHECK(ids.size() == 40);
    CHECK(steps_of_one < 2);
}

}  // namespace
}  // namespace havn::store::contract
