#include <algorithm>

#include "protocol/limits.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

using People = std::vector<PersonId>;
using Handles = std::vector<std::string>;

struct BlocksFixture : StoreFixture {
    using StoreFixture::StoreFixture;

    Result<People> block(std::uint8_t by, const std::string& handle, bool two_way = true) {
        return await<People>([&](auto done) {
            store->blocks().add(shard(), PersonId{by}, group(), handle, two_way, std::move(done));
        });
    }
    Result<People> unblock(std::uint8_t by, const std::string& handle) {
        return await<People>([&](auto done) {
            store->blocks().remove(shard(), PersonId{by}, group(), handle, std::move(done));
        });
    }
    std::vector<StoredBlock> blocks(std::uint8_t by) {
        return await<std::vector<StoredBlock>>(
                   [&](auto done) { store->blocks().list(shard(), PersonId{by}, std::move(done)); })
            .value();
    }
    // The same by way of Person::hidden, which must not differ.
    Handles hidden(std::uint8_t person) {
        const auto by_id = await<std::vector<Hidden>>([&](auto done) {
                               store->blocks().hidden(shard(), PersonId{person}, std::move(done));
                           }).value();
        Handles handles;
        for (const auto& one : by_id) {
            CHECK(one.group == group());
            handles.push_back(one.handle);
        }
        std::ranges::sort(handles);
        if (const auto found = find(person)) {
            Handles with_person;
            for (const auto& one : found->hidden) with_person.push_back(one.handle);
            std::ranges::sort(with_person);
            CHECK(with_person == handles);
        }
        return handles;
    }
    Result<Member> rename(std::uint8_t person, const std::string& handle,
                          std::int64_t interval_ms = 0) {
        return await<Member>([&](auto done) {
            store->people().rename(
                shard(), {PersonId{person}, group(), handle, handle, interval_ms}, std::move(done));
        });
    }
    void two_members() {
        for (std::uint8_t i = 1; i <= 2; ++i) create_person(i).value();
        join(1, group(), "quiet-otter").value();
        join(2, group(), "calm-heron").value();
        join(2, groups.back().id, "other-name").value();
    }
};

TEST_CASE("a block hides each from the other, in that group only") {
    BlocksFixture test(backend());
    test.two_members();
    auto changed = test.block(1, "calm-heron").value();
    std::ranges::sort(changed);
    CHECK(changed == People{PersonId{1}, PersonId{2}});
    CHECK(test.hidden(1) == Handles{"calm-heron"});
    CHECK(test.hidden(2) == Handles{"quiet-otter"});
    REQUIRE(test.blocks(1).size() == 1);
    CHECK(test.blocks(1)[0].handle == "calm-heron");
    CHECK(test.blocks(1)[0].two_way);
    CHECK(test.blocks(1)[0].at_ms == start_ms);
    CHECK(test.blocks(2).empty());
    test.reopen();
    CHECK(test.hidden(2) == Handles{"quiet-otter"});
    CHECK(test.unblock(2, "quiet-otter").error() == Failure::absent);
    CHECK(test.unblock(1, "calm-heron").value().size() == 2);
    CHECK(test.hidden(1).empty());
    CHECK(test.hidden(2).empty());
}

TEST_CASE("a mute hides one way, and becomes a block when asked") {
    BlocksFixture test(backend());
    test.two_members();
    CHECK(test.block(1, "calm-heron", false).value() == People{PersonId{1}});
    CHECK(test.hidden(1) == Handles{"calm-heron"});
    CHECK(test.hidden(2).empty());
    test.block(1, "calm-heron", true).value();
    CHECK(test.blocks(1).size() == 1);
    CHECK(test.hidden(2) == Handles{"quiet-otter"});
    CHECK(test.block(1, "calm-heron", false).value().size() == 2);
    CHECK(test.hidden(2).empty());
}

TEST_CASE("nobody blocks themselves, or where they are not") {
    BlocksFixture test(backend());
    test.two_members();
    test.create_person(3).value();
    CHECK(test.block(1, "quiet-otter").error() == Failure::conflict);
    CHECK(test.block(3, "quiet-otter").error() == Failure::absent);
    test.rename(1, "new-name").value();
    CHECK(test.block(1, "quiet-otter").error() == Failure::conflict);
}

TEST_CASE("a block holds on when either takes another handle or comes again") {
    BlocksFixture test(backend());
    test.two_members();
    test.rename(2, "second-name").value();
    test.block(1, "second-name").value();
    CHECK(test.hidden(1) == Handles{"calm-heron", "second-name"});
    test.rename(2, "third-name").value();
    CHECK(test.hidden(1) == Handles{"calm-heron", "second-name", "third-name"});
    test.rename(1, "my-new-name").value();
    CHECK(test.hidden(2) == Handles{"my-new-name", "quiet-otter"});
    const auto not_shown = await<People>([&](auto done) {
        test.store->blocks().hidden_from(test.shard(), PersonId{2}, test.group(), std::move(done));
    });
    CHECK(not_shown.value() == People{PersonId{1}});

    test.forget(2, test.group()).value();
    test.join(2, test.group(), "fourth-name").value();
    CHECK(test.hidden(1) == Handles{"calm-heron", "fourth-name", "second-name", "third-name"});
    CHECK(test.hidden(2) == Handles{"my-new-name", "quiet-otter"});
}

TEST_CASE("who is forgotten stays out of sight, and the handle out of reach") {
    BlocksFixture test(backend());
    test.two_members();
    test.block(1, "calm-heron").value();
    test.forget(2, GroupId{}).value();
    CHECK(test.hidden(1) == Handles{"calm-heron"});
    test.clock.advance_ms(31 * day_ms);
    test.store->maintain(test.shard());
    test.create_person(3, 90 * day_ms).value();
    CHECK(test.join(3, test.group(), "calm-heron").error() == Failure::taken);
    test.unblock(1, "calm-heron").value();
    CHECK(test.join(3, test.group(), "calm-heron").has_value());
}

TEST_CASE("somebody who is no more can be hidden too, and blocks have an end") {
    BlocksFixture test(backend());
    test.two_members();
    CHECK(test.block(1, "long-gone").value() == People{PersonId{1}});
    CHECK(test.hidden(1) == Handles{"long-gone"});
    for (std::size_t i = 1; i < protocol::limits::blocks_max; ++i)
        test.block(1, "gone-" + std::to_string(i)).value();
    CHECK(test.block(1, "one-too-many").error() == Failure::full);
    CHECK(test.block(1, "long-gone").has_value());
    CHECK(test.blocks(1).size() == protocol::limits::blocks_max);
}

TEST_CASE("another handle keeps the member and leaves the old one out of reach") {
    BlocksFixture test(backend());
    test.two_members();
    const auto before = test.find(1).value().members.at(0);
    test.clock.advance_ms(day_ms);
    const auto renamed = test.rename(1, "river-stone", hour_ms).value();
    CHECK(renamed.id == before.id);
    CHECK(renamed.handle == "river-stone");
    CHECK(renamed.joined_at_ms == before.joined_at_ms);
    CHECK(test.find(1).value().members.at(0).handle == "river-stone");
    CHECK(test.rename(2, "quiet-otter").error() == Failure::taken);
    CHECK(test.rename(2, "river-stone").error() == Failure::taken);
    CHECK(test.rename(1, "too-soon", hour_ms).error() == Failure::conflict);
    CHECK(test.rename(1, "river-stone", hour_ms).has_value());
    CHECK(test.rename(9, "nobody").error() == Failure::absent);
    test.clock.advance_ms(31 * day_ms);
    test.create_person(3).value();
    CHECK(test.join(3, test.group(), "quiet-otter").has_value());
}

}  // namespace
}  // namespace havn::store::contract
