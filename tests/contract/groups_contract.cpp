// Groups that change, their logs, members with their restrictions, asking to come in, claims and
// notes.
#include <atomic>

#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

LogLine line(GroupId group, std::string act) {
    return {group, "calm-heron", std::move(act), "grief/lounge", "some words"};
}

struct GroupsFixture : StoreFixture {
    using StoreFixture::StoreFixture;

    Result<Group> change(Groups::Edit edit, std::string act = "group_changed") {
        return await<Group>([&](auto done) {
            store->groups().change(shard(), group(), std::move(edit),
                                   {line(group(), std::move(act))}, std::move(done));
        });
    }
    std::vector<StoredLogLine> log(std::uint64_t before = 0, std::size_t limit = 100) {
        return await<std::vector<StoredLogLine>>([&](auto done) {
                   store->group_log().list(shard(), group(), before, limit, std::move(done));
               })
            .value();
    }
    Result<Member> member(const std::string& handle, std::uint64_t of_case = 0) {
        return await<Member>([&](auto done) {
            store->members().find(shard(), group(), handle, of_case, std::move(done));
        });
    }
    Result<bool> restrict(const Member& whom, RestrictionKind kind, std::int64_t until_ms) {
        return await<bool>([&](auto done) {
            store->members().restrict(shard(),
                                      {.group = whom.group,
                                       .member = whom.id,
                                       .kind = kind,
                                       .handle = whom.handle,
                                       .by = "calm-heron",
                                       .reason = "a reason",
                                       .at_ms = 0,
                                       .until_ms = until_ms},
                                      line(whom.group, "restricted"), std::move(done));
        });
    }
    Result<bool> lift(MemberId whom, std::optional<RestrictionKind> kind) {
        return await<bool>([&](auto done) {
            store->members().lift(shard(), group(), whom, kind, line(group(), "lifted"),
                                  std::move(done));
        });
    }
    std::vector<Restriction> restrictions(MemberId whom = {}) {
        return await<std::vector<Restriction>>([&](auto done) {
                   store->members().restrictions(shard(), group(), whom, std::move(done));
               })
            .value();
    }
    Result<Ask> ask(std::uint8_t person, bool needs_agreement, std::uint32_t people_max) {
        return await<Ask>([&](auto done) {
            store->asks().ask(shard(), group(), PersonId{person}, "please", needs_agreement,
                              people_max, std::move(done));
        });
    }
    Result<Ask> decide_ask(std::uint64_t id, bool accept, std::uint32_t people_max = 0) {
        return await<Ask>([&](auto done) {
            store->asks().decide(shard(), group(), id, accept, people_max, line(group(), "decided"),
                                 std::move(done));
        });
    }
    std::vector<Ask> invite(std::uint32_t people_max) {
        return await<std::vector<Ask>>([&](auto done) {
                   store->asks().invite(shard(), group(), people_max, std::move(done));
               })
            .value();
    }
    std::vector<Ask> asks() {
        return await<std::vector<Ask>>(
                   [&](auto done) { store->asks().list(shard(), group(), 100, std::move(done)); })
            .value();
    }
    Result<Member> join_with(std::uint8_t number, const std::string& handle, bool by_link_only,
                             std::uint32_t people_max = 0) {
        return await<Member>([&](auto done) {
            store->people().join(shard(),
                                 {PersonId{number}, group(), handle, handle, Role::participant, 1,
                                  by_link_only, people_max},
                                 std::move(done));
        });
    }
    Result<Case> claim(CaseId id, const std::string& by, bool claimed) {
        return await<Case>([&](auto done) {
            store->cases().claim(shard(), group(), id, by, claimed, std::move(done));
        });
    }
};

TEST_CASE("a changed group is stored whole, with its line in the log") {
    GroupsFixture test(backend());
    const auto changed = test.change([](Group& group) -> Result<bool> {
        group.name["ru"] = "Утрата";
        group.drop_in = false;
        group.by_request = true;
        group.professional = true;
        group.shows_handles = true;
        group.feedback_texts = true;
        group.people_max = 12;
        group.age_from = 16;
        group.age_to = 25;
        group.time_zone = "Europe/Copenhagen";
        group.hours = {{.days = 31, .from = 1080, .to = 1380}};
        group.policy = "open";
        group.rooms[0].frozen = true;
        group.rooms[0].slow_seconds = 30;
        group.rooms[1].closed = true;
        group.rooms[1].people_max = 5;
        group.rooms[1].hours = {{.days = 64, .from = 0, .to = 1440}};
        Room cellar;
        cellar.slug = "cellar";
        cellar.name = {{"en", "Cellar"}};
        group.rooms.push_back(cellar);
        return true;
    });
    REQUIRE(changed);
    CHECK(changed->revision == 2);
    CHECK(changed->guidelines_version == 3);
    CHECK(changed->rooms[2].stream);
    for (int round = 0; round < 2; ++round) {
        const auto group = test.store->groups().load().front();
        CHECK(group.name.at("ru") == "Утрата");
        CHECK_FALSE(group.drop_in);
        CHECK(group.by_request);
        CHECK(group.professional);
        CHECK(group.feedback_texts);
        CHECK(group.shows_handles);
        CHECK(group.people_max == 12);
        CHECK(group.age_from == 16);
        CHECK(group.age_to == 25);
        CHECK(group.time_zone == "Europe/Copenhagen");
        CHECK(group.hours == changed->hours);
        CHECK(group.policy == "open");
        CHECK(group.revision == 2);
        REQUIRE(group.rooms.size() == 3);
        CHECK(group.rooms[0].frozen);
        CHECK(group.rooms[0].slow_seconds == 30);
        CHECK(group.rooms[1].closed);
        CHECK(group.rooms[1].people_max == 5);
        CHECK(group.rooms[1].hours == changed->rooms[1].hours);
        CHECK(group.rooms[2].stream == changed->rooms[2].stream);
        CHECK(group.rooms[2].slug == "cellar");
        test.reopen();
    }
    const auto lines = test.log();
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].line.act == "group_changed");
    CHECK(lines[0].line.by == "calm-heron");
    CHECK(lines[0].line.subject == "grief/lounge");
    CHECK(lines[0].at_ms == test.clock.unix_ms());
}

TEST_CASE("other guidelines have another version, the same ones have not") {
    GroupsFixture test(backend());
    const auto set = [&](const std::string& text) {
        return test
            .change([text](Group& group) -> Result<bool> {
                group.guidelines = {{"be-kind", {{"en", text}}}};
                return true;
            })
            ->guidelines_version;
    };
    CHECK(set("Be very kind") == 4);
    CHECK(set("Be very kind") == 4);
    CHECK(set("Be kind") == 5);
}

TEST_CASE("an edit that declines or fails changes nothing and leaves no line") {
    GroupsFixture test(backend());
    const auto declined = test.change([](Group& group) -> Result<bool> {
        group.policy = "open";
        return false;
    });
    CHECK(declined->revision == 1);
    CHECK(declined->policy == "careful");
    const auto failed = test.change([](Group& group) -> Result<bool> {
        group.policy = "open";
        return std::unexpected(Failure::conflict);
    });
    CHECK(failed.error() == Failure::conflict);
    CHECK(test.store->groups().load().front().policy == "careful");
    CHECK(test.log().empty());
}

TEST_CASE("changes of one group by many at once are all made") {
    GroupsFixture test(backend(), 4);
    constexpr int each = 10;
    std::atomic<int> left{static_cast<int>(test.shards.size()) * each};
    std::promise<void> all;
    for (auto& shard : test.shards) {
        for (int i = 0; i < each; ++i) {
            test.store->groups().change(
                *shard, test.group(),
                [](Group& group) -> Result<bool> {
                    ++group.people_max;
                    return true;
                },
                {line(test.group(), "counted")},
                [&](const Result<Group>& changed) {
                    CHECK(changed.has_value());
                    if (--left == 0) all.set_value();
                });
        }
    }
    REQUIRE(all.get_future().wait_for(std::chrono::seconds(60)) == std::future_status::ready);
    CHECK(test.store->groups().load().front().people_max == 40);
    CHECK(test.store->groups().load().front().revision == 41);
    CHECK(test.log().size() == 40);
}

TEST_CASE("a group that is added has its streams, and its name once") {
    GroupsFixture test(backend());
    const auto add = [&] {
        return await<Group>([&](auto done) {
            test.store->groups().add(test.shard(), a_group("sleep"), line({}, "group_created"),
                                     std::move(done));
        });
    };
    const auto made = add();
    REQUIRE(made);
    CHECK(made->forum);
    CHECK(made->rooms.size() == 2);
    CHECK(add().error() == Failure::taken);
    const auto read = await<Group>(
        [&](auto done) { test.store->groups().read(test.shard(), made->id, std::move(done)); });
    CHECK(read->slug == "sleep");
    CHECK(await<Group>([&](auto done) {
              test.store->groups().read(test.shard(), GroupId{999}, std::move(done));
          }).error() == Failure::absent);
}

TEST_CASE("the log of a group is paged, newest first") {
    GroupsFixture test(backend());
    for (int i = 0; i < 5; ++i)
        CHECK(await<bool>([&](auto done) {
                  test.store->group_log().add(test.shard(),
                                              line(test.group(), "act-" + std::to_string(i)),
                                              std::move(done));
              }).has_value());
    const auto first = test.log(0, 2);
    REQUIRE(first.size() == 2);
    CHECK(first[0].line.act == "act-4");
    const auto next = test.log(first.back().number, 10);
    REQUIRE(next.size() == 3);
    CHECK(next.back().line.act == "act-0");
}

TEST_CASE("members are listed by handle and have their role changed") {
    GroupsFixture test(backend());
    for (std::uint8_t i = 1; i <= 3; ++i) test.create_person(i).value();
    const auto bee = test.join(1, test.group(), "bee").value();
    test.join(2, test.group(), "ant").value();
    test.join(3, test.groups.back().id, "cat").value();
    const auto list = [&](std::string after) {
        return await<std::vector<Member>>([&](auto done) {
                   test.store->members().list(test.shard(), test.group(), after, 10,
                                              std::move(done));
               })
            .value();
    };
    REQUIRE(list("").size() == 2);
    CHECK(list("")[0].handle == "ant");
    REQUIRE(list("ant").size() == 1);
    CHECK(test.member("cat").error() == Failure::absent);
    const auto give = [&](GroupId group, Role role) {
        return await<bool>([&](auto done) {
            test.store->members().set_role(test.shard(), group, bee.id, role,
                                           line(test.group(), "role_given"), std::move(done));
        });
    };
    CHECK(give(test.groups.back().id, Role::moderator).error() == Failure::absent);
    CHECK(give(test.group(), Role::moderator).value());
    CHECK(test.member("bee")->role == Role::moderator);
    CHECK(test.find(1)->members.front().role == Role::moderator);
    CHECK(give(test.group(), Role::participant).value());
    CHECK(test.member("bee")->role == Role::participant);
}

TEST_CASE(
    "a restriction holds until its end, until it is lifted, or until another takes its place") {
    GroupsFixture test(backend());
    test.create_person(1).value();
    const auto otter = test.join(1, test.group(), "otter").value();
    const auto muted_until = [&] { return test.find(1)->members.front().muted_until_ms; };
    CHECK(muted_until() == 0);
    CHECK(test.restrict(otter, RestrictionKind::mute, start_ms + hour_ms).value());
    CHECK(muted_until() == start_ms + hour_ms);
    CHECK(test.restrict(otter, RestrictionKind::mute, start_ms + minute_ms).value());
    CHECK(muted_until() == start_ms + minute_ms);
    CHECK(test.restrict(otter, RestrictionKind::ban, no_end_ms).value());
    CHECK(test.find(1)->members.front().banned_until_ms == no_end_ms);
    // Joining again changes nothing about it.
    CHECK(test.join(1, test.group(), "otter")->banned_until_ms == no_end_ms);
    REQUIRE(test.restrictions(otter.id).size() == 2);
    CHECK(test.restrictions(otter.id).front().reason == "a reason");
    CHECK(test.restrictions().size() == 2);

    test.clock.advance_ms(2 * minute_ms);
    CHECK(test.restrictions().size() == 1);
    CHECK(test.lift(otter.id, RestrictionKind::mute).error() == Failure::absent);
    CHECK(test.lift(otter.id, RestrictionKind::ban).value());
    CHECK(test.find(1)->members.front().banned_until_ms == 0);
    CHECK(test.lift(otter.id, std::nullopt).error() == Failure::absent);
    const Member nobody{.id = MemberId{99}, .group = test.group(), .handle = "nobody"};
    CHECK(test.restrict(nobody, RestrictionKind::ban, no_end_ms).error() == Failure::absent);
}

TEST_CASE("the author of a case is found by it, in its group alone") {
    GroupsFixture test(backend());
    test.create_person(1).value();
    const auto otter = test.join(1, test.group(), "otter").value();
    Case about;
    about.group = test.group();
    about.kind = CaseKind::appeal;
    about.stream = test.forum();
    about.place = "grief/forum";
    about.author = otter.id;
    about.handle = "otter";
    about.text = "please look again";
    about.findings_json = "[]";
    const auto opened = test.open_case(about).value();
    CHECK(test.member("", opened.id.value)->handle == "otter");
    CHECK(test.member("", 999).error() == Failure::absent);
    // Granted or not, nothing is said anywhere.
    CHECK(test.decide(test.group(), opened.id, CaseState::released)->seq == 0);
    CHECK(test.after(test.forum(), 0).entries.empty());
}

TEST_CASE("who asks waits for agreement, then joins") {
    GroupsFixture test(backend());
    for (std::uint8_t i = 1; i <= 2; ++i) test.create_person(i).value();
    CHECK(test.join_with(1, "otter", true).error() == Failure::absent);
    const auto asked = test.ask(1, true, 0).value();
    CHECK(asked.state == AskState::asked);
    CHECK(asked.words == "please");
    CHECK(test.ask(1, true, 0)->id == asked.id);
    CHECK(test.join_with(1, "otter", true).error() == Failure::absent);
    REQUIRE(test.asks().size() == 1);
    CHECK(test.decide_ask(asked.id, true)->state == AskState::invited);
    CHECK(test.decide_ask(asked.id, false).error() == Failure::conflict);
    CHECK(test.asks().empty());
    CHECK(test.join_with(1, "otter", true)->handle == "otter");
    CHECK(test.decide_ask(asked.id, true).error() == Failure::absent);

    const auto other = test.ask(2, true, 0).value();
    CHECK(test.decide_ask(other.id, false).has_value());
    CHECK(test.join_with(2, "heron", true).error() == Failure::absent);
    CHECK(test.log().size() == 2);
}

TEST_CASE("a full group keeps the order of those who wait, and a place for a time") {
    GroupsFixture test(backend());
    for (std::uint8_t i = 1; i <= 4; ++i) test.create_person(i).value();
    CHECK(test.join_with(1, "ant", false, 1).has_value());
    CHECK(test.join_with(2, "bee", false, 1).error() == Failure::conflict);
    for (std::uint8_t i = 2; i <= 4; ++i) {
        const auto waits = test.ask(i, false, 1).value();
        CHECK(waits.state == AskState::waiting);
        CHECK(waits.ahead == i - 2U);
    }
    CHECK(test.invite(1).empty());
    CHECK(test.forget(1, test.group()).value());
    const auto invited = test.invite(1);
    REQUIRE(invited.size() == 1);
    CHECK(invited[0].person == PersonId{2});
    CHECK(test.invite(1).empty());
    // The place is kept for the one whose turn it is, and goes on when it is not taken.
    CHECK(test.join_with(3, "cat", false, 1).error() == Failure::conflict);
    test.clock.advance_ms(7 * hour_ms);
    const auto next = test.invite(1);
    REQUIRE(next.size() == 1);
    CHECK(next[0].person == PersonId{3});
    CHECK(test.join_with(3, "cat", false, 1).has_value());
    CHECK(test.join_with(2, "bee", false, 1).error() == Failure::conflict);
    // More places: whoever still waits comes in.
    REQUIRE(test.invite(2).size() == 1);
    CHECK(test.join_with(4, "dog", false, 2).has_value());
    CHECK(await<std::vector<Ask>>([&](auto done) {
              test.store->asks().of_person(test.shard(), PersonId{4}, std::move(done));
          })->empty());
}

TEST_CASE("two who claim one case: one has it, until the claim lapses") {
    GroupsFixture test(backend());
    CHECK(test.hold(test.held_message("a", "1")).has_value());
    const auto id = test.cases().front().id;
    CHECK(test.claim(id, "heron", true)->claimed_by == "heron");
    CHECK(test.cases().front().claimed_by == "heron");
    CHECK(test.claim(id, "otter", true).error() == Failure::conflict);
    CHECK(test.claim(id, "heron", true).has_value());
    CHECK(test.claim(id, "heron", false)->claimed_by.empty());
    CHECK(test.claim(id, "otter", true)->claimed_by == "otter");
    test.clock.advance_ms(claim_kept_ms);
    CHECK(test.claim(id, "heron", true)->claimed_by == "heron");
    CHECK(test.claim(CaseId{99}, "heron", true).error() == Failure::absent);
    CHECK(test.decide(test.group(), id, CaseState::removed).has_value());
    CHECK(test.claim(id, "heron", true).error() == Failure::conflict);
}

TEST_CASE("notes for the next shift come oldest first") {
    GroupsFixture test(backend());
    for (const std::string text : {"one", "two", "three"})
        CHECK(await<ShiftNote>([&](auto done) {
                  test.store->shift_notes().add(test.shard(), {test.group(), "heron", text, 0},
                                                std::move(done));
              })->at_ms == start_ms);
    const auto notes = await<std::vector<ShiftNote>>([&](auto done) {
        test.store->shift_notes().list(test.shard(), test.group(), 2, std::move(done));
    });
    REQUIRE(notes->size() == 2);
    CHECK(notes->at(0).text == "two");
    CHECK(notes->at(1).text == "three");
    CHECK(notes->at(1).by == "heron");
}

}  // namespace
}  // namespace havn::store::contract
