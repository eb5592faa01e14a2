#include <algorithm>
#include <atomic>
#include <latch>
#include <map>
#include <mutex>

#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

TEST_CASE("an entry is numbered from one and reads back as it was said") {
    StoreFixture test(backend());
    auto said = StoreFixture::message(test.room(), "Hello, is anybody awake? Привет", "cid-1");
    said.refers = 4;
    said.title = "Awake";
    const auto first = test.append(std::move(said)).value();
    CHECK(first.seq == 1);
    CHECK(first.at_ms == start_ms);
    CHECK_FALSE(first.repeated);
    CHECK(test.append(StoreFixture::message(test.room(), "")).value().seq == 2);

    test.reopen();
    const auto entry = test.one(test.room(), 1).value();
    CHECK(entry.seq == 1);
    CHECK(entry.kind == EntryKind::said);
    CHECK(entry.author == MemberId{7});
    CHECK(entry.handle == "quiet-otter");
    CHECK(entry.at_ms == start_ms);
    CHECK(entry.refers == 4);
    CHECK(entry.title == "Awake");
    CHECK(entry.text == "Hello, is anybody awake? Привет");
    CHECK_FALSE(entry.removed);
    CHECK(test.one(test.room(), 2).value().text.empty());
    CHECK(test.one(test.room(), 3).error() == Failure::absent);
    CHECK(test.one(test.room(), 0).error() == Failure::absent);
    CHECK(test.append(StoreFixture::message(test.room(), "again")).value().seq == 3);
    CHECK(test.append(StoreFixture::message(StreamId{999}, "nowhere")).error() == Failure::absent);
}

TEST_CASE("streams are numbered apart") {
    StoreFixture test(backend());
    const auto garden = test.groups.front().rooms.back().stream;
    CHECK(test.append(StoreFixture::message(test.room(), "a")).value().seq == 1);
    CHECK(test.append(StoreFixture::message(garden, "b")).value().seq == 1);
    CHECK(test.append(StoreFixture::message(test.room(), "c")).value().seq == 2);
    CHECK(test.after(garden, 0).entries.size() == 1);
}

TEST_CASE("appends of many shards share commits, and each shard sees its streams in order") {
    const auto shard_count = GENERATE(std::size_t{1}, std::size_t{4});
    constexpr std::uint64_t each_count = 2'000;
    StoreFixture test(backend(), shard_count);
    const StreamId streams[] = {test.room(), test.groups.back().rooms.front().stream};
    std::mutex mutex;
    std::map<StreamId, std::vector<Seq>> seen;
    std::atomic<std::uint64_t> out_of_turn = 0, failed = 0;
    std::latch done(static_cast<std::ptrdiff_t>(shard_count * each_count));
    for (auto& shard : test.shards) {
        shard->post([&, home = shard.get()] {
            auto last = std::make_shared<std::map<StreamId, Seq>>();
            for (std::uint64_t i = 0; i < each_count; ++i) {
                const auto stream = streams[i % 2];
                test.store->journal().append(
                    *home, StoreFixture::message(stream, "text"),
                    [&, last, stream, home](Result<Appended> placed) {
                        if (!placed) {
                            ++failed;
                        } else {
                            if (placed->seq <= (*last)[stream] || !home->here()) ++out_of_turn;
                            (*last)[stream] = placed->seq;
                            const std::lock_guard guard(mutex);
                            seen[stream].push_back(placed->seq);
                        }
                        done.count_down();
                    });
            }
        });
    }
    done.wait();
    CHECK(failed == 0);
    CHECK(out_of_turn == 0);
    for (const auto stream : streams) {
        auto& seqs = seen[stream];
        std::ranges::sort(seqs);
        REQUIRE(seqs.size() == shard_count * each_count / 2);
        for (Seq i = 0; i < seqs.size(); ++i) REQUIRE(seqs[i] == i + 1);
        CHECK(test.after(stream, 0, 10'000).entries.size() == seqs.size());
    }
    INFO("commits " << test.stats.commits.value());
    CHECK(test.stats.commits.value() < shard_count * each_count / 2);
}

TEST_CASE("a message that is sent again gets the first answer") {
    StoreFixture test(backend());
    const auto say = [&](const char* text, const char* cid, std::uint64_t author = 7) {
        return test.append(StoreFixture::message(test.room(), text, cid, MemberId{author}));
    };
    const auto first = say("hello", "c1").value();
    CHECK(say("between", "c2").value().seq == 2);
    test.clock.advance_ms(minute_ms);
    if (GENERATE(false, true)) test.reopen();
    const auto again = say("hello", "c1").value();
    CHECK(again.repeated);
    CHECK(again.seq == first.seq);
    CHECK(again.at_ms == first.at_ms);
    CHECK(say("another text", "c1").error() == Failure::conflict);
    CHECK(say("hello", "c1", 8).value().seq == 3);
    const auto garden = test.groups.front().rooms.back().stream;
    CHECK(test.append(StoreFixture::message(garden, "hello", "c1")).value().seq == 1);
    CHECK(say("hello", "c3").value().seq == 4);
    CHECK(test.after(test.room(), 0).entries.size() == 4);
}

TEST_CASE("repeats that race with the first are answered alike") {
    StoreFixture test(backend(), 4);
    constexpr std::size_t rounds = 50;
    std::mutex mutex;
    std::map<std::size_t, std::vector<Appended>> answers;
    std::atomic<std::uint64_t> conflicts = 0;
    std::latch done(static_cast<std::ptrdiff_t>(test.shards.size() * rounds * 3));
    for (auto& shard : test.shards) {
        shard->post([&, home = shard.get()] {
            for (std::size_t i = 0; i < rounds * 3; ++i) {
                const auto round = i % rounds;
                auto append =
                    StoreFixture::message(test.room(), "same", "cid-" + std::to_string(round));
                if (i >= rounds * 2) append.key.body_hash ^= 1;
                test.store->journal().append(*home, std::move(append),
                                             [&, round](Result<Appended> placed) {
                                                 const std::lock_guard guard(mutex);
                                                 if (placed)
                                                     answers[round].push_back(*placed);
                                                 else if (placed.error() == Failure::conflict)
                                                     ++conflicts;
                                                 done.count_down();
                                             });
            }
        });
    }
    done.wait();
    CHECK(conflicts == test.shards.size() * rounds);
    std::vector<Seq> seqs;
    for (const auto& [round, same] : answers) {
        REQUIRE(same.size() == test.shards.size() * 2);
        CHECK(std::ranges::count(same, false, &Appended::repeated) == 1);
        for (const auto& each : same) CHECK(each.seq == same.front().seq);
        seqs.push_back(same.front().seq);
    }
    std::ranges::sort(seqs);
    REQUIRE(seqs.size() == rounds);
    CHECK(seqs.back() == rounds);
    CHECK(std::ranges::adjacent_find(seqs) == seqs.end());
}

TEST_CASE("history is read both ways, a page at a time") {
    StoreFixture test(backend());
    for (int i = 1; i <= 25; ++i) {
        test.append(StoreFixture::message(test.room(), "text " + std::to_string(i))).value();
    }
    const auto seqs = [](const Page& page) {
        std::vector<Seq> found;
        for (const auto& entry : page.entries) found.push_back(entry.seq);
        return found;
    };
    const auto newest = test.before(test.room(), 0, 10);
    CHECK(seqs(newest) == std::vector<Seq>{16, 17, 18, 19, 20, 21, 22, 23, 24, 25});
    CHECK(newest.more);
    CHECK(newest.last == 25);
    const auto older = test.before(test.room(), 16, 10);
    CHECK(seqs(older) == std::vector<Seq>{6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
    const auto oldest = test.before(test.room(), 6, 10);
    CHECK(seqs(oldest) == std::vector<Seq>{1, 2, 3, 4, 5});
    CHECK_FALSE(oldest.more);
    CHECK_FALSE(test.before(test.room(), 6, 5).more);
    CHECK(seqs(test.before(test.room(), 1, 10)).empty());
    CHECK(test.before(test.room(), ~Seq{0}, 3).entries.back().seq == 25);

    const auto next = test.after(test.room(), 20, 3);
    CHECK(seqs(next) == std::vector<Seq>{21, 22, 23});
    CHECK(next.more);
    CHECK(next.last == 25);
    CHECK_FALSE(test.after(test.room(), 22, 3).more);
    CHECK(seqs(test.after(test.room(), 25, 3)).empty());
    for (const Seq beyond : {Seq{26}, Seq{1} << 63, ~Seq{0}}) {
        const auto page = test.after(test.room(), beyond, 3);
        CHECK(page.entries.empty());
        CHECK_FALSE(page.more);
        CHECK(page.last == 25);
    }
    const auto nowhere = test.after(StreamId{999}, 0);
    CHECK(nowhere.entries.empty());
    CHECK(nowhere.last == 0);
}

TEST_CASE("a removal takes a place of its own and the body of what it removes") {
    StoreFixture test(backend());
    auto opening = StoreFixture::message(test.forum(), "body");
    opening.title = "title";
    CHECK(test.append(std::move(opening)).value().seq == 1);
    test.append(StoreFixture::message(test.forum(), "other")).value();
    test.clock.advance_ms(minute_ms);
    const auto removed = test.append(StoreFixture::removal(test.forum(), 1)).value();
    CHECK(removed.seq == 3);
    CHECK(removed.at_ms == start_ms + minute_ms);
    CHECK_FALSE(removed.repeated);

    test.clock.advance_ms(minute_ms);
    const auto again = test.append(StoreFixture::removal(test.forum(), 1)).value();
    CHECK(again.repeated);
    CHECK(again.seq == 3);
    CHECK(again.at_ms == start_ms + minute_ms);
    for (const Seq wrong : {Seq{3}, Seq{4}, Seq{0}, ~Seq{0}}) {
        CHECK(test.append(StoreFixture::removal(test.forum(), wrong)).error() == Failure::absent);
    }

    const auto page = test.after(test.forum(), 0);
    REQUIRE(page.entries.size() == 3);
    CHECK(page.entries[0].removed);
    CHECK(page.entries[0].title.empty());
    CHECK(page.entries[0].text.empty());
    CHECK(page.entries[0].handle == "quiet-otter");
    CHECK_FALSE(page.entries[1].removed);
    CHECK(page.entries[1].text == "other");
    CHECK(page.entries[2].kind == EntryKind::removal);
    CHECK(page.entries[2].refers == 1);
    CHECK(page.entries[2].text.empty());
    const auto openings = test.before(test.forum(), 0, 10, true);
    CHECK(openings.entries.size() == 2);
    CHECK(openings.last == 3);
}

TEST_CASE("a thread has a stream of its own and its opening counts the posts") {
    StoreFixture test(backend());
    CHECK(test.thread(1).error() == Failure::absent);
    test.append(StoreFixture::message(test.forum(), "first opening")).value();
    test.append(StoreFixture::message(test.forum(), "second opening")).value();
    test.append(StoreFixture::removal(test.forum(), 1)).value();
    const auto thread = test.thread(2).value();
    CHECK(test.thread(2).value() == thread);
    CHECK(test.thread(1).value() != thread);
    CHECK(test.thread(3).error() == Failure::absent);
    CHECK(test.append(StoreFixture::message(thread, "one")).value().seq == 1);
    CHECK(test.append(StoreFixture::message(thread, "two")).value().seq == 2);
    CHECK(test.append(StoreFixture::removal(thread, 1)).value().seq == 3);
    test.reopen();
    CHECK(test.thread(2).value() == thread);
    CHECK(test.append(StoreFixture::message(thread, "three")).value().seq == 4);
    const auto openings = test.before(test.forum(), 0, 10, true);
    REQUIRE(openings.entries.size() == 2);
    CHECK(openings.entries[0].replies == 0);
    CHECK(openings.entries[1].replies == 3);
    CHECK(test.one(test.forum(), 2).value().replies == 3);
    CHECK(test.one(thread, 1).value().replies == 0);
}

TEST_CASE("groups come back as they were created") {
    StoreFixture test(backend());
    test.reopen();
    const auto groups = test.store->groups().load();
    REQUIRE(groups.size() == 2);
    const auto& group = groups.front();
    const auto expected = a_group("grief");
    CHECK(group.id);
    CHECK(group.slug == expected.slug);
    CHECK(group.name == expected.name);
    CHECK(group.topic == expected.topic);
    CHECK(group.about == expected.about);
    CHECK(group.languages == expected.languages);
    CHECK(group.drop_in);
    CHECK(group.policy == "careful");
    CHECK(group.link_hosts_allowed == expected.link_hosts_allowed);
    CHECK(group.guidelines_version == 3);
    REQUIRE(group.guidelines.size() == 1);
    CHECK(group.guidelines[0].id == "be-kind");
    CHECK(group.guidelines[0].text == expected.guidelines[0].text);
    REQUIRE(group.rooms.size() == 2);
    CHECK(group.rooms[0].slug == "lounge");
    CHECK(group.rooms[0].name == expected.rooms[0].name);
    CHECK(group.forum);
    CHECK(group.forum != group.rooms[0].stream);
    CHECK_THROWS_AS(test.store->groups().create(a_group("grief")), std::runtime_error);
    CHECK(test.store->groups().load().size() == 2);
}

TEST_CASE("a store that is drained finishes its work and refuses more") {
    StoreFixture test(backend());
    std::atomic<int> answered = 0, placed = 0;
    test.shard().post([&] {
        for (int i = 0; i < 500; ++i) {
            test.store->journal().append(test.shard(), StoreFixture::message(test.room(), "text"),
                                         [&](Result<Appended> result) {
                                             placed += result.has_value();
                                             ++answered;
                                         });
        }
    });
    await<bool>(
        [&](auto done) { test.shard().post([done = std::move(done)]() mutable { done(true); }); });
    test.store->drain();
    CHECK(test.append(StoreFixture::message(test.room(), "late")).error() == Failure::unavailable);
    CHECK(test.find(1).error() == Failure::unavailable);
    CHECK(answered == 500);
    CHECK(placed == 500);
    test.reopen();
    CHECK(test.before(test.room(), 0, 1).last == 500);
}

}  // namespace
}  // namespace havn::store::contract
