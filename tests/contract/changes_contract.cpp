// What instances learn of each other's changes: numbered, in order, none passed over.
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

NewChanges since(StoreFixture& test, std::uint64_t after, std::size_t limit = 100) {
    return await<NewChanges>([&](auto done) {
               test.store->changes().since(test.shard(), after, limit, std::move(done));
           })
        .value();
}

TEST_CASE("what others must look at again has numbers in order, each read once") {
    StoreFixture test(backend());
    const auto begun = test.store->changes().last();
    CHECK(since(test, begun).changes.empty());
    CHECK(since(test, begun).last == begun);

    test.create_person(1).value();
    test.join(1, test.group(), "quiet-otter").value();
    const auto held = test.hold(test.held_message("call me", "c1")).value();
    test.decide(test.group(), held.held, CaseState::released).value();
    test.forget(1, GroupId{}).value();

    const auto found = since(test, begun);
    REQUIRE(found.changes.size() == 3);
    CHECK_FALSE(found.missed);
    CHECK_FALSE(found.more);
    CHECK(found.last == test.store->changes().last());
    CHECK(found.changes[0].kind == ChangeKind::desk_case);
    CHECK(found.changes[0].group == test.group());
    CHECK(found.changes[0].subject == held.held.value);
    CHECK(found.changes[1].kind == ChangeKind::desk_case);
    CHECK(found.changes[2].kind == ChangeKind::person);
    CHECK(found.changes[2].subject == 1);
    CHECK(found.changes[2].ours);

    const auto first = since(test, begun, 2);
    CHECK(first.more);
    CHECK(first.last == found.changes[1].number);
    const auto rest = since(test, first.last, 2);
    REQUIRE(rest.changes.size() == 1);
    CHECK(rest.changes[0].number == found.changes[2].number);
    CHECK_FALSE(rest.more);
}

TEST_CASE("what was forgotten too long ago to be told is told as missed") {
    StoreFixture test(backend());
    const auto begun = test.store->changes().last();
    test.create_person(1).value();
    test.forget(1, GroupId{}).value();
    const auto seen = since(test, begun).last;
    test.clock.advance_ms(2 * hour_ms);
    test.store->maintain(test.shard());
    test.create_person(2).value();  // commits after the housekeeping
    CHECK(since(test, begun).missed);
    CHECK(since(test, begun).last == seen);
    CHECK_FALSE(since(test, seen).missed);
    test.forget(2, GroupId{}).value();
    CHECK_FALSE(since(test, seen).missed);
    CHECK(since(test, seen).changes.size() == 1);
}

TEST_CASE("whoever is signed in on another instance is told what was decided on this one") {
    StoreFixture test(backend());
    test.create_person(1).value();
    const auto me = test.join(1, test.group(), "quiet-otter").value().id;
    test.create_person(2).value();
    test.append(StoreFixture::message(test.room(), "one")).value();
    // What was done since, as kind and subject.
    using Told = std::vector<std::pair<ChangeKind, std::uint64_t>>;
    auto begun = test.store->changes().last();
    const auto told = [&] {
        Told all;
        for (const auto& one : since(test, begun).changes) all.emplace_back(one.kind, one.subject);
        begun = test.store->changes().last();
        return all;
    };
    const auto mark = [&](Seq seq) {
        return await<Seq>([&](auto done) {
            test.store->reading().mark(test.shard(), me, test.room(), seq, std::move(done));
        });
    };
    CHECK(mark(1).value() == 1);
    CHECK(told() == Told{{ChangeKind::reading, me.value}});
    CHECK(mark(1).value() == 1);
    CHECK(told().empty());

    CHECK(await<bool>([&](auto done) {
              test.store->preferences().write(test.shard(), PersonId{1}, {}, std::move(done));
          }).value());
    CHECK(told() == Told{{ChangeKind::preferences, 1}});

    const auto ended = await<std::vector<SessionId>>([&](auto done) {
        test.store->sessions().end_others(test.shard(), PersonId{1}, {}, std::move(done));
    });
    CHECK(ended.value().size() == 1);
    CHECK(told() == Told{{ChangeKind::person, 1}});
    CHECK(await<std::vector<SessionId>>([&](auto done) {
              test.store->sessions().end_others(test.shard(), PersonId{1}, {}, std::move(done));
          })
              .value()
              .empty());
    CHECK(told().empty());

    const auto asked = await<Ask>([&](auto done) {
        test.store->asks().ask(test.shard(), test.group(), PersonId{2}, "", true, 0,
                               std::move(done));
    });
    CHECK(await<Ask>([&](auto done) {
        test.store->asks().decide(test.shard(), test.group(), asked.value().id, true, 0,
                                  {test.group(), "boss", "ask_accepted", "", ""}, std::move(done));
    }));
    CHECK(told() == Told{{ChangeKind::turn, 2}});
}

TEST_CASE("an organisation keeps its number") {
    StoreFixture test(backend());
    const auto number = test.store->organisation();
    CHECK(number != 0);
    test.reopen();
    CHECK(test.store->organisation() == number);
    StoreFixture other(backend());
    CHECK(other.store->organisation() != number);
}

TEST_CASE("the last seq of many streams is read at once") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.room(), "one")).value();
    test.append(StoreFixture::message(test.room(), "two")).value();
    const auto last = await<std::vector<Seq>>([&](auto done) {
                          test.store->journal().last_of(test.shard(), {test.forum(), test.room()},
                                                        std::move(done));
                      }).value();
    CHECK(last == std::vector<Seq>{0, 2});
}

TEST_CASE("a person is read by id as by the token") {
    StoreFixture test(backend());
    test.create_person(1).value();
    test.join(1, test.group(), "quiet-otter").value();
    const auto read = [&](std::uint64_t id) {
        return await<Person>([&](auto done) {
            test.store->people().read(test.shard(), PersonId{id}, std::move(done));
        });
    };
    CHECK(read(1).value().members.size() == 1);
    CHECK(read(2).error() == Failure::absent);
    test.forget(1, GroupId{}).value();
    CHECK(read(1).error() == Failure::absent);
}

TEST_CASE("a decided case is read without what was written") {
    StoreFixture test(backend());
    const auto held = test.hold(test.held_message("call me", "c1")).value();
    const auto read = [&](CaseId id) {
        return await<Case>(
            [&](auto done) { test.store->cases().read(test.shard(), id, std::move(done)); });
    };
    CHECK(read(held.held).value().text == "call me");
    test.decide(test.group(), held.held, CaseState::removed).value();
    const auto decided = read(held.held).value();
    CHECK(decided.state == CaseState::removed);
    CHECK(decided.decided_by == "calm-heron");
    CHECK(decided.text.empty());
    CHECK(read(CaseId{held.held.value + 1}).error() == Failure::absent);
}

}  // namespace
}  // namespace havn::store::contract
