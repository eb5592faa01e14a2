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
