// Search, reactions and reading: what every store makes of them.
#include <algorithm>

#include "protocol/limits.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

std::vector<std::string> texts(const Result<FoundPage>& page) {
    std::vector<std::string> all;
    for (const auto& found : page.value().found) all.push_back(found.entry.text);
    return all;
}

using Texts = std::vector<std::string>;

// With a group of all languages.
struct Searching : StoreFixture {
    explicit Searching(const Backend& with) : StoreFixture(with) {
        auto all = a_group("everybody");
        all.languages = {"en", "fr", "da", "ru", "de", "es"};
        store->groups().create(all);
        groups = store->groups().load();
        std::ranges::rotate(groups, groups.end() - 1);
    }

    SearchQuery query(std::string text) const {
        SearchQuery asked;
        asked.text = std::move(text);
        asked.groups = {{group(), groups.front().languages, {}}};
        asked.limit = 10;
        return asked;
    }
    Result<FoundPage> find(SearchQuery asked) {
        return await<FoundPage>(
            [&](auto done) { store->search().find(shard(), std::move(asked), std::move(done)); });
    }
    Texts find(std::string text) { return texts(find(query(std::move(text)))); }
    void say(std::string text) { REQUIRE(append(message(room(), std::move(text)))); }
};

Append edit_of(StreamId stream, Seq seq, std::string text) {
    auto edit = StoreFixture::message(stream, std::move(text));
    edit.kind = EntryKind::edit;
    edit.refers = seq;
    return edit;
}

constexpr MemberId other{8};

}  // namespace

TEST_CASE("words are found in their other forms, in every language") {
    Searching test(backend());
    struct Pair {
        const char *said, *asked;
    };
    const std::vector<Pair> pairs{
        {"I have been sleeping badly for weeks", "sleep week"},
        {"Ma mère est décédée, les nuits sont longues", "meres nuit longue"},
        {"Jeg savner min søster hver eneste dag", "sosteren dage"},
        {"Я всё ещё скучаю по нему по ночам", "ночь скучать"},
        {"Die Nächte ohne meine Mutter sind am schlimmsten", "nacht schlimm"},
        {"Las noches son más difíciles sin ella", "noche dificil"},
    };
    for (const auto& pair : pairs) test.say(pair.said);
    for (const auto& pair : pairs) {
        INFO(pair.asked);
        CHECK(test.find(pair.asked) == Texts{pair.said});
    }
    CHECK(test.find("décédée") == Texts{pairs[1].said});
    CHECK(test.find("DECEDEE NUITS") == Texts{pairs[1].said});
    CHECK(test.find("ЕЩЕ") == Texts{pairs[3].said});
    CHECK(test.find("NÄCHTE") == Texts{pairs[4].said});
}

TEST_CASE("all words have to be there, and none of those with a minus") {
    Searching test(backend());
    test.say("red apples");
    test.say("green apples and self-harm");
    CHECK(test.find("apple") == Texts{"green apples and self-harm", "red apples"});
    CHECK(test.find("apple -green") == Texts{"red apples"});
    CHECK(test.find("apple green") == Texts{"green apples and self-harm"});
    CHECK(test.find("self-harm") == Texts{"green apples and self-harm"});
    CHECK(test.find("blue apple").empty());
    for (const auto* nothing : {"", " ", "-green", "\"'*():^", "%", "\xf0\x9f\x98\x80"}) {
        INFO(nothing);
        CHECK(test.find(nothing).empty());
    }
    for (const auto* injected :
         {"apple\" OR 1=1 --", "apple* NEAR(red)", "text:apple", "'; DROP TABLE entry; --"})
        CHECK(test.find(test.query(injected)).has_value());
    CHECK(test.find("apple").size() == 2);
    std::string many;
    for (std::size_t i = 0; i <= protocol::limits::search_words_max; ++i) many += "apple ";
    CHECK(test.find(test.query(many)).error() == Failure::full);
    CHECK(test.find(std::string(4'000, 'x')).empty());
}

TEST_CASE("what is held, removed or was edited away is not found") {
    Searching test(backend());
    test.say("a first apple");
    test.say("a second apple");
    REQUIRE(test.hold(test.held_message("a held apple", "h")));
    CHECK(test.find("apple") == Texts{"a second apple", "a first apple"});
    REQUIRE(test.append(edit_of(test.room(), 1, "now a pear")));
    CHECK(test.find("apple") == Texts{"a second apple"});
    CHECK(test.find("pear") == Texts{"now a pear"});
    REQUIRE(test.append(StoreFixture::removal(test.room(), 1)));
    REQUIRE(test.append(StoreFixture::removal(test.room(), 2)));
    CHECK(test.find("apple").empty());
    CHECK(test.find("pear").empty());
    test.reopen();
    CHECK(test.find("apple").empty());
}

TEST_CASE("pages go on where the last one ended, in the groups and the time asked for") {
    Searching test(backend());
    for (int i = 0; i < 25; ++i) {
        test.clock.advance_ms(minute_ms);
        test.say("message " + std::to_string(i));
    }
    const auto middle_ms = test.clock.unix_ms();
    REQUIRE(test.append(StoreFixture::message(test.groups[1].forum, "message elsewhere")));
    auto asked = test.query("message");
    Texts all;
    for (;;) {
        auto page = test.find(asked);
        REQUIRE(page);
        for (const auto& found : page->found) {
            all.push_back(found.entry.text);
            CHECK(found.group == test.group());
            CHECK(found.room == "lounge");
        }
        if (!page->more) break;
        asked.before_stream = page->found.back().stream;
        asked.before_seq = page->found.back().entry.seq;
    }
    REQUIRE(all.size() == 25);
    for (int i = 0; i < 25; ++i) CHECK(all[i] == "message " + std::to_string(24 - i));
    asked.before_seq = 99;
    CHECK(test.find(asked).error() == Failure::absent);

    auto recent = test.query("message");
    recent.since_ms = middle_ms - minute_ms;
    CHECK(texts(test.find(recent)) == Texts{"message 24", "message 23"});
    auto old = test.query("message");
    old.until_ms = middle_ms - 24 * minute_ms;
    CHECK(texts(test.find(old)) == Texts{"message 0"});
    auto elsewhere = test.query("message");
    elsewhere.groups = {{test.groups[1].id, {"en"}}};
    CHECK(texts(test.find(elsewhere)) == Texts{"message elsewhere"});
}

TEST_CASE("reactions stand as they were set, with a revision for whoever was away") {
    Searching test(backend());
    test.say("mine");
    const auto set = [&](MemberId member, Seq seq, Reaction kind, bool on) {
        return await<ReactionSet>([&](auto done) {
            test.store->reactions().set(test.shard(), member, test.room(), seq, kind, on,
                                        std::move(done));
        });
    };
    const auto since = [&](std::uint64_t rev) {
        return await<ReactionPage>([&](auto done) {
                   test.store->reactions().since(test.shard(), other, test.room(), rev, 10,
                                                 std::move(done));
               })
            .value();
    };
    CHECK(set(MemberId{7}, 1, Reaction::hug, true).error() == Failure::absent);
    CHECK(set(other, 2, Reaction::hug, true).error() == Failure::absent);
    const auto first = set(other, 1, Reaction::hug, true);
    REQUIRE(first);
    CHECK(first->changed);
    CHECK(first->state.people[0] == 1);
    CHECK(first->state.mine[0]);
    CHECK_FALSE(set(other, 1, Reaction::hug, true)->changed);
    CHECK(set(MemberId{9}, 1, Reaction::hug, true)->state.people[0] == 2);
    CHECK(set(MemberId{9}, 1, Reaction::thank_you, true)->state.people[2] == 1);
    CHECK(since(0).entries.size() == 1);
    const auto rev = since(0).rev;
    CHECK(since(rev).entries.empty());
    CHECK(set(MemberId{9}, 1, Reaction::hug, false)->state.people[0] == 1);
    REQUIRE(since(rev).entries.size() == 1);
    CHECK(since(rev).entries[0].mine[0]);
    const auto range = await<ReactionPage>([&](auto done) {
        test.store->reactions().range(test.shard(), MemberId{9}, test.room(), 1, 10,
                                      std::move(done));
    });
    REQUIRE(range->entries.size() == 1);
    CHECK_FALSE(range->entries[0].mine[0]);
    CHECK(range->entries[0].mine[2]);
    const auto before = since(0).rev;
    test.append(StoreFixture::removal(test.room(), 1));
    CHECK(since(before).entries.at(0).people[0] == 0);
    CHECK(set(other, 1, Reaction::hug, true).error() == Failure::gone);
}

TEST_CASE("what is under a hidden handle is not found, and does not shorten a page") {
    Searching test(backend());
    const auto say = [&](std::string handle, std::string text) {
        auto said = StoreFixture::message(test.room(), std::move(text));
        said.handle = std::move(handle);
        REQUIRE(test.append(std::move(said)));
    };
    say("quiet-otter", "the first boat");
    for (int i = 0; i < 5; ++i) say("calm-heron", "a boat of the heron " + std::to_string(i));
    say("quiet-otter", "the last boat");
    auto query = test.query("boat");
    query.groups[0].hidden = {"calm-heron", "somebody-else"};
    query.limit = 2;
    const auto page = test.find(query);
    CHECK(texts(page) == Texts{"the last boat", "the first boat"});
    CHECK_FALSE(page.value().more);
    query.groups[0].hidden = {"quiet-otter"};
    query.limit = 10;
    CHECK(test.find(query).value().found.size() == 5);
}

TEST_CASE("what others said in a thread of a hidden handle is not found") {
    Searching test(backend());
    for (const auto& handle : {"calm-heron", "quiet-otter"}) {
        auto opening = StoreFixture::message(test.forum(), "about boats");
        opening.handle = handle;
        const auto opened = test.append(std::move(opening));
        REQUIRE(opened);
        auto post = StoreFixture::message(test.thread(opened->seq).value(),
                                          "a boat in the thread of " + std::string(handle));
        post.handle = "third-person";
        REQUIRE(test.append(std::move(post)));
    }
    auto query = test.query("boat");
    CHECK(test.find(query).value().found.size() == 4);
    query.groups[0].hidden = {"calm-heron"};
    CHECK(texts(test.find(query)) == Texts{"a boat in the thread of quiet-otter", "about boats"});
}

TEST_CASE("what was read only grows, and what is new is what others said since") {
    Searching test(backend());
    REQUIRE(test.create_person(1));
    const auto me = test.join(1, test.group(), "me")->id;
    const auto mark = [&](MemberId member, Seq seq) {
        return await<Seq>([&](auto done) {
            test.store->reading().mark(test.shard(), member, test.room(), seq, std::move(done));
        });
    };
    const auto news = [&](Handles hidden = {}) {
        return await<std::vector<News>>([&](auto done) {
                   test.store->reading().news(test.shard(), me, {test.room()}, std::move(hidden),
                                              std::move(done));
               })
            .value()
            .at(0);
    };
    test.say("one");
    test.say("two");
    CHECK_FALSE(news().read);
    CHECK(news().unread == 0);
    CHECK(mark(me, 1) == 1);
    CHECK(mark(me, 0) == 1);
    CHECK(mark(MemberId{99}, 1).error() == Failure::absent);
    CHECK(news().unread == 1);
    CHECK(news().first == 2);
    test.append(StoreFixture::message(test.room(), "my own", "", me));
    test.say("three");
    test.append(StoreFixture::removal(test.room(), 2));
    CHECK(news().unread == 1);
    CHECK(news().first == 4);
    CHECK(news({"calm-heron"}).unread == 1);
    CHECK(news({"calm-heron", "quiet-otter"}).unread == 0);
    CHECK(mark(me, 1'000) == 5);
    CHECK(news().unread == 0);
    for (std::size_t i = 0; i < protocol::limits::unread_counted_max + 5; ++i) test.say("more");
    CHECK(news().unread == protocol::limits::unread_counted_max);
    CHECK(news().first == 6);
    test.reopen();
    CHECK(news().read == 5);

    auto opening = StoreFixture::message(test.forum(), "text");
    opening.title = "a title";
    test.append(std::move(opening));
    const auto thread = test.thread(1).value();
    const auto follow = [&](Following following) {
        return await<bool>([&](auto done) {
            test.store->reading().follow(test.shard(), me, thread, following, 0, std::move(done));
        });
    };
    const auto followed = [&](Handles hidden = {}) {
        return await<std::vector<News>>([&](auto done) {
                   test.store->reading().followed(test.shard(), me, std::move(hidden),
                                                  std::move(done));
               })
            .value();
    };
    CHECK(followed().empty());
    CHECK(follow(Following::yes_unless_said));
    test.append(StoreFixture::message(thread, "a post"));
    REQUIRE(followed().size() == 1);
    CHECK(followed()[0].title == "a title");
    CHECK(followed()[0].unread == 1);
    CHECK(followed({"calm-heron"}).size() == 1);
    CHECK(followed({"quiet-otter"}).empty());
    CHECK(follow(Following::no));
    CHECK(follow(Following::yes_unless_said));
    CHECK(followed().empty());
}

}  // namespace havn::store::contract
