#include <algorithm>
#include <set>

#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

struct OwnDataFixture : StoreFixture {
    using StoreFixture::StoreFixture;

    std::vector<OwnEntry> said(std::uint8_t person) {
        std::vector<OwnEntry> all;
        std::uint64_t after = 0;
        do {
            auto page =
                await<OwnPage>([&](auto done) {
                    store->own_data().entries(shard(), PersonId{person}, after, std::move(done));
                }).value();
            all.insert(all.end(), page.entries.begin(), page.entries.end());
            after = page.next;
        } while (after != 0);
        return all;
    }
    std::vector<OwnEntry> held(std::uint8_t person) {
        return await<OwnPage>([&](auto done) {
                   store->own_data().held(shard(), PersonId{person}, std::move(done));
               })
            .value()
            .entries;
    }
    Result<bool> erase(std::uint8_t person) {
        return await<bool>([&](auto done) {
            store->own_data().erase(shard(), PersonId{person}, std::move(done));
        });
    }
    std::uint64_t erase_again(std::vector<MemberId> members) {
        return await<std::uint64_t>([&](auto done) {
                   store->own_data().erase_again(shard(), std::move(members), std::move(done));
               })
            .value();
    }
    Result<PersonId> take(std::uint8_t code) {
        return await<PersonId>([&](auto done) {
            store->own_data().take_code(shard(), secret(code), std::move(done));
        });
    }
    Member member(std::uint8_t person, const std::string& handle) {
        create_person(person).value();
        return join(person, group(), handle).value();
    }
    Appended say(const Member& by, std::string text, StreamId stream) {
        auto said = message(stream, std::move(text), "", by.id);
        said.handle = by.handle;
        return append(std::move(said)).value();
    }
    OwnMarks marks(std::uint8_t person) {
        return await<OwnMarks>([&](auto done) {
                   store->own_data().marks(shard(), PersonId{person}, std::move(done));
               })
            .value();
    }
    void react(const Member& by, Seq seq, Reaction kind) {
        REQUIRE(await<ReactionSet>([&](auto done) {
            store->reactions().set(shard(), by.id, room(), seq, kind, true, std::move(done));
        }));
    }
    void read(const Member& by, Seq seq) {
        REQUIRE(await<Seq>([&](auto done) {
            store->reading().mark(shard(), by.id, room(), seq, std::move(done));
        }));
    }
    std::vector<Outcome> untold(std::uint8_t person) {
        return await<std::vector<Outcome>>([&](auto done) {
                   store->outcomes().untold(shard(), PersonId{person}, std::move(done));
               })
            .value();
    }
};

TEST_CASE("what a person said is found in every place, and nothing of others") {
    OwnDataFixture test(backend());
    const auto anna = test.member(1, "quiet-otter");
    const auto bo = test.member(2, "calm-heron");
    test.say(anna, "in the room", test.room());
    test.say(bo, "by somebody else", test.room());
    auto opening = StoreFixture::message(test.forum(), "an opening", "", anna.id);
    opening.title = "a title";
    const auto opened = test.append(std::move(opening)).value();
    const auto thread = test.thread(opened.seq).value();
    test.say(anna, "a post", thread);
    test.append(StoreFixture::removal(test.room(), 1)).value();

    auto said = test.said(1);
    REQUIRE(said.size() == 3);
    std::set<std::string> places, texts;
    for (const auto& entry : said) {
        places.insert(entry.place);
        if (!entry.removed) texts.insert(entry.text);
        CHECK(entry.author == anna.id);
        CHECK(entry.group == test.group());
        CHECK(entry.at_ms == start_ms);
    }
    CHECK(places == std::set<std::string>{"grief/lounge", "grief/forum",
                                          "grief/forum/" + std::to_string(opened.seq)});
    CHECK(texts == std::set<std::string>{"an opening", "a post"});
    CHECK(std::ranges::count_if(said, &OwnEntry::removed) == 1);
    CHECK(test.said(2).size() == 1);
    CHECK(test.said(3).empty());
}

TEST_CASE("what a person noted, edited, carried over, gave and read is theirs to see") {
    OwnDataFixture test(backend());
    const auto anna = test.member(1, "quiet-otter");
    const auto bo = test.member(2, "calm-heron");
    auto first = StoreFixture::message(test.room(), "as it was", "", anna.id);
    first.note = "death";
    test.append(std::move(first)).value();
    auto edit = StoreFixture::message(test.room(), "as it is", "", anna.id);
    edit.kind = EntryKind::edit;
    edit.refers = 1;
    test.append(std::move(edit)).value();
    test.say(bo, "by somebody else", test.room());
    auto over = StoreFixture::message(test.forum(), "as it is", "", anna.id);
    over.title = "carried over";
    over.carried = "grief/lounge";
    test.append(std::move(over)).value();
    test.react(anna, 3, Reaction::hug);
    test.read(anna, 3);
    auto appeal = test.held_message("let me back in", "c1");
    appeal.message.author = anna.id;
    appeal.message.draft = test.draft(CaseKind::appeal);
    test.hold(std::move(appeal)).value();

    const auto said = test.said(1);
    REQUIRE(said.size() == 3);
    const auto find = [&](std::string_view text, Seq edits) {
        return std::ranges::find_if(said, [&](const OwnEntry& entry) {
            return entry.text == text && entry.edits == edits && entry.carried.empty();
        });
    };
    REQUIRE(find("as it was", 0) != said.end());
    CHECK(find("as it was", 0)->note == "death");
    CHECK(find("as it is", 1) != said.end());
    CHECK(std::ranges::count(said, "grief/lounge", &OwnEntry::carried) == 1);
    REQUIRE(test.held(1).size() == 1);
    CHECK(test.held(1)[0].appeal);
    CHECK(test.held(1)[0].text == "let me back in");
    const auto marks = test.marks(1);
    REQUIRE(marks.reactions.size() == 1);
    CHECK(marks.reactions[0].place == "grief/lounge");
    CHECK(marks.reactions[0].seq == 3);
    CHECK(marks.reactions[0].kind == Reaction::hug);
    CHECK(marks.reactions[0].group == test.group());
    CHECK(marks.reactions[0].stream == test.room());
    CHECK(marks.reactions[0].member == anna.id);
    REQUIRE(marks.reading.size() == 1);
    CHECK(marks.reading[0].read == 3);
    CHECK(test.marks(2).reactions.empty());
    CHECK(test.marks(2).reading.empty());
}

TEST_CASE("erasing takes reactions back, one each, and whoever was away hears of it") {
    OwnDataFixture test(backend());
    const auto anna = test.member(1, "quiet-otter");
    const auto bo = test.member(2, "calm-heron");
    const auto carl = test.member(3, "grey-gull");
    test.say(carl, "one", test.room());
    test.say(carl, "two", test.room());
    for (const Seq seq : {1, 2}) {
        test.react(anna, seq, Reaction::hug);
        test.react(anna, seq, Reaction::thank_you);
        test.react(bo, seq, Reaction::hug);
    }
    const auto since = [&](std::uint64_t rev) {
        return await<ReactionPage>([&](auto done) {
                   test.store->reactions().since(test.shard(), carl.id, test.room(), rev, 100,
                                                 std::move(done));
               })
            .value();
    };
    const auto before = since(0).rev;
    CHECK(test.erase(1).value());
    const auto page = since(before);
    REQUIRE(page.entries.size() == 2);
    for (const auto& state : page.entries)
        CHECK(state.people == std::array<std::uint64_t, 3>{1, 0, 0});
    CHECK(test.marks(1).reactions.empty());
    CHECK(test.marks(2).reactions.size() == 2);
}

TEST_CASE("a code is good once, and not for long") {
    OwnDataFixture test(backend());
    test.member(1, "quiet-otter");
    const auto add = [&](std::uint8_t code) {
        return await<bool>([&](auto done) {
            test.store->own_data().add_code(test.shard(), PersonId{1}, StoreFixture::secret(code),
                                            test.clock.unix_ms() + minute_ms, std::move(done));
        });
    };
    CHECK(add(70).value());
    CHECK(add(71).value());
    CHECK(test.take(72).error() == Failure::absent);
    CHECK(test.take(70).value() == PersonId{1});
    CHECK(test.take(70).error() == Failure::absent);
    test.clock.advance_ms(minute_ms);
    CHECK(test.take(71).error() == Failure::absent);
}

TEST_CASE("erasing empties cases and forgets the person") {
    OwnDataFixture test(backend());
    const auto anna = test.member(1, "quiet-otter");
    auto hold = test.held_message("held words", "c1");
    hold.message.author = anna.id;
    test.hold(std::move(hold)).value();
    REQUIRE(test.held(1).size() == 1);
    CHECK(test.held(1)[0].text == "held words");
    CHECK(test.held(1)[0].seq == 0);
    CHECK(test.cases().size() == 1);
    CHECK(test.erase(1).value());
    CHECK(test.cases().empty());
    CHECK(test.find(1).error() == Failure::absent);
    CHECK(test.held(1).empty());
    CHECK_FALSE(test.erase(1).value());
}

TEST_CASE("a store from before an erasure is made to follow it, once") {
    OwnDataFixture test(backend());
    const auto anna = test.member(1, "quiet-otter");
    const auto bo = test.member(2, "calm-heron");
    test.say(anna, "erased words", test.room());
    test.say(bo, "bo stays", test.room());
    test.say(anna, "more of them", test.room());
    CHECK(test.erase_again({anna.id, MemberId{12345}}) == 2);
    CHECK(test.one(test.room(), 1).value().removed);
    CHECK(test.one(test.room(), 2).value().text == "bo stays");
    CHECK(test.one(test.room(), 3).value().removed);
    const auto page = test.after(test.room(), 3);
    REQUIRE(page.entries.size() == 2);
    CHECK(page.entries[0].kind == EntryKind::removal);
    CHECK(test.find(1).error() == Failure::absent);
    CHECK(test.find(2).has_value());
    test.reopen();
    CHECK(test.erase_again({anna.id, MemberId{12345}}) == 0);
    CHECK(test.one(test.room(), 1).value().removed);
}

TEST_CASE("the outcome of a held message waits for its author") {
    OwnDataFixture test(backend());
    const auto anna = test.member(1, "quiet-otter");
    CHECK_FALSE(test.find(1).value().untold);
    std::vector<CaseId> ids;
    for (const auto* cid : {"c1", "c2"}) {
        auto hold = test.held_message(std::string("text of ") + cid, cid);
        hold.message.author = anna.id;
        ids.push_back(test.hold(std::move(hold)).value().held);
    }
    CHECK(test.untold(1).empty());
    const auto released = test.decide(test.group(), ids[0], CaseState::released).value();
    test.decide(test.group(), ids[1], CaseState::removed).value();
    CHECK(test.find(1).value().untold);
    const auto untold = test.untold(1);
    REQUIRE(untold.size() == 2);
    CHECK(untold[0].cid == "c1");
    CHECK(untold[0].place == "grief/lounge");
    CHECK(untold[0].state == CaseState::released);
    CHECK(untold[0].seq == released.seq);
    CHECK(untold[1].state == CaseState::removed);
    CHECK(test.untold(2).empty());
    const auto told = [&](std::vector<CaseId> cases) {
        return await<bool>([&](auto done) {
            test.store->outcomes().told(test.shard(), std::move(cases), std::move(done));
        });
    };
    CHECK(told({ids[0]}).value());
    CHECK(test.untold(1).size() == 1);
    CHECK(told({ids[0], ids[1]}).value());
    CHECK_FALSE(test.find(1).value().untold);
}

}  // namespace
}  // namespace havn::store::contract
