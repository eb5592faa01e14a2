// What the SQLite store does when the disk is full, the process is killed or the file is not its.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <thread>

#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/migrate.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

using sqlite::Connection;

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string refusal(const std::filesystem::path& file) {
    const core::SystemClock clock;
    StoreStats stats;
    try {
        open_sqlite({.file = file}, clock, stats);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

void make_database(const std::filesystem::path& file, const std::string& sql) {
    std::ofstream(file).close();
    Connection(file).execute(sql);
}

TEST_CASE("a file that cannot be used is refused with one line that says why") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "havn.sqlite";
    std::string message;
    SECTION("the folder is not there") {
        message = refusal(folder.path() / "nowhere" / "havn.sqlite");
        CHECK_THAT(message, Catch::Contains("cannot be written: No such file"));
    }
    SECTION("the file cannot be made") {
        std::ofstream(folder.path() / "occupied").close();
        message = refusal(folder.path() / "occupied" / "havn.sqlite");
        CHECK_THAT(message, Catch::Contains("cannot be written: Not a directory"));
    }
    SECTION("not a database") {
        std::ofstream(file) << std::string(5'000, 'x');
        message = refusal(file);
        CHECK_THAT(message, Catch::Contains("is not a database"));
    }
    SECTION("a database of another program") {
        make_database(file, "CREATE TABLE recipe (name TEXT)");
        message = refusal(file);
        CHECK_THAT(message, Catch::Contains("another program"));
    }
    SECTION("a newer version") {
        CHECK(refusal(file).empty());
        Connection(file).execute("PRAGMA user_version = 4711");
        message = refusal(file);
        CHECK_THAT(message, Catch::Contains("newer version of Havn (schema 4711"));
        CHECK(Connection(file).integer("PRAGMA user_version") == 4711);
    }
    SECTION("another process writes to it") {
        CHECK(refusal(file).empty());
        Connection other(file);
        other.execute("PRAGMA locking_mode = EXCLUSIVE");
        other.execute("BEGIN IMMEDIATE; PRAGMA user_version = 0; COMMIT");
        message = refusal(file);
        CHECK_THAT(message, Catch::Contains("locked by another process"));
    }
    SECTION("another server runs on it") {
        const core::SystemClock clock;
        StoreStats stats;
        const auto running = open_sqlite({.file = file}, clock, stats);
        message = refusal(file);
        CHECK_THAT(message, Catch::Contains("in use by another Havn server"));
    }
    CHECK_THAT(message, Catch::Contains(folder.path().string()));
    CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("only its owner may read the database") {
    const StoreFixture test;
    for (const auto& entry : std::filesystem::directory_iterator(test.folder.path())) {
        INFO(entry.path());
        CHECK((entry.status().permissions() & std::filesystem::perms(077)) ==
              std::filesystem::perms::none);
    }
}

TEST_CASE("a full disk is told to whoever sends, and costs nothing that was acknowledged") {
    TemporaryFolder folder;
    const core::SystemClock clock;
    StoreStats stats;
    const SqliteOptions small{.file = folder.path() / "havn.sqlite",
                              .pages_max = 120,
                              .gathered_max = GENERATE(std::size_t{3}, std::size_t{16'384})};
    core::Shard shard(0);
    shard.start();
    auto store = open_sqlite(small, clock, stats);
    store->groups().create(a_group("grief"));
    const auto room = store->groups().load().front().rooms.front().stream;

    struct Outcome {
        std::vector<Seq> placed;
        int unavailable = 0;
    } outcome;
    const auto append_many = [&](int count, std::size_t length, const std::string& name) {
        std::promise<void> all;
        int left = count;
        for (int i = 0; i < count; ++i) {
            store->journal().append(
                shard,
                StoreFixture::message(room, std::string(length, 'x'), name + std::to_string(i)),
                [&](Result<Appended> result) {
                    if (result)
                        outcome.placed.push_back(result->seq);
                    else if (result.error() == Failure::unavailable)
                        ++outcome.unavailable;
                    if (--left == 0) all.set_value();
                });
        }
        all.get_future().get();
    };
    for (int i = 0; i < 200 && outcome.unavailable == 0; ++i) {
        append_many(20, 500, std::to_string(i) + "-");
    }
    REQUIRE(outcome.unavailable > 0);
    // A batch that did not fit may be followed by a smaller one that does.
    bool last_refused = false;
    for (int i = 0; i < 200 && !last_refused; ++i) {
        const auto before = outcome.unavailable;
        append_many(1, 4'000, "last-" + std::to_string(i));
        last_refused = outcome.unavailable != before;
    }
    REQUIRE(last_refused);
    CHECK_FALSE(store->healthy());
    CHECK(stats.commits_failed.value() > 0);
    const auto full_at = outcome.placed.size();
    const auto page = await<Page>(
        [&](auto done) { store->journal().read_after(shard, room, 0, 10'000, std::move(done)); });
    CHECK(page->entries.size() == full_at);

    store.reset();
    store = open_sqlite({.file = small.file}, clock, stats);
    append_many(20, 500, "later-");
    CHECK(store->healthy());
    REQUIRE(outcome.placed.size() == full_at + 20);
    for (std::size_t i = 0; i < outcome.placed.size(); ++i) REQUIRE(outcome.placed[i] == i + 1);
    store.reset();
    shard.stop();
    shard.join();
}

TEST_CASE("a store that was full finds out by itself that it can write again") {
    TemporaryFolder folder;
    const core::SystemClock clock;
    StoreStats stats;
    core::Shard shard(0);
    shard.start();
    auto store =
        open_sqlite({.file = folder.path() / "havn.sqlite", .pages_max = 60}, clock, stats);
    store->groups().create(a_group("grief"));
    const auto room = store->groups().load().front().rooms.front().stream;
    const auto append = [&](std::size_t length) {
        return await<Appended>([&](auto done) {
            store->journal().append(shard, StoreFixture::message(room, std::string(length, 'x')),
                                    std::move(done));
        });
    };
    // Larger than all that is left, so that small writes still fit afterwards.
    CHECK(append(60 * 4'096).error() == Failure::unavailable);
    CHECK_FALSE(store->healthy());
    store->maintain(shard);
    await<Person>([&](auto done) { store->people().find(shard, {}, 0, std::move(done)); });
    for (int i = 0; i < 1'000 && !store->healthy(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(store->healthy());
    CHECK(append(10)->seq == 1);
    store.reset();
    shard.stop();
    shard.join();
}

TEST_CASE("a message that cannot be stored does not take the others of its commit along") {
    StoreFixture test;
    std::atomic<int> placed = 0, refused = 0, left = 21;
    std::promise<void> all;
    const auto count = [&](bool ok) {
        ++(ok ? placed : refused);
        if (--left == 0) all.set_value();
    };
    test.shard().post([&] {
        for (int i = 0; i < 20; ++i) {
            test.store->journal().append(test.shard(), StoreFixture::message(test.room(), "text"),
                                         [&](Result<Appended> result) { count(!!result); });
            if (i != 10) continue;
            Case about;
            about.group = GroupId{4711};  // no such group: the foreign key refuses it
            test.store->cases().open(test.shard(), about,
                                     [&](Result<Case> result) { count(!!result); });
        }
    });
    all.get_future().get();
    CHECK(placed == 20);
    CHECK(refused == 1);
    CHECK(test.store->healthy());
    CHECK(test.before(test.room(), 0, 1).last == 20);
}

TEST_CASE("removed words are found nowhere in the files") {
    const auto seed = std::random_device{}();
    std::cout << "removed words: seed " << seed << "\n";
    std::mt19937 random(seed);
    StoreFixture test;
    const std::string marker = "marker-of-what-was-removed";
    const auto file = test.folder.path() / "havn.sqlite";
    std::vector<std::pair<StreamId, Seq>> removed;
    std::vector<CaseId> held;
    // Several streams grow between each other, so that pages split and text moves.
    for (int i = 0; i < 600; ++i) {
        const auto& group = test.groups[random() % 2];
        const auto stream = group.rooms[random() % 2].stream;
        const bool goes = random() % 2 == 0;
        const auto text = std::string(random() % 1'500, 'x') + (goes ? marker : "stays");
        if (goes && random() % 4 == 0) {
            held.push_back(test.hold(test.held_message(text, std::to_string(i)))->held);
            continue;
        }
        const auto placed = test.append(StoreFixture::message(stream, text, std::to_string(i)));
        if (goes) removed.emplace_back(stream, placed->seq);
    }
    const auto wal = test.folder.path() / "havn.sqlite-wal";
    REQUIRE((bytes_of(file) + bytes_of(wal)).find(marker) != std::string::npos);
    std::ranges::shuffle(removed, random);
    for (const auto& [stream, seq] : removed) {
        test.append(StoreFixture::removal(stream, seq)).value();
    }
    for (std::size_t i = 0; i < held.size(); ++i) {
        const auto to = i % 2 == 0 ? CaseState::removed : CaseState::released;
        const auto seq = test.decide(test.group(), held[i], to)->seq;
        if (seq != 0) test.append(StoreFixture::removal(test.room(), seq)).value();
    }
    bool found = true;
    for (int i = 0; i < 1'000 && found; ++i) {  // the log is emptied when the writer has time
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        found = (bytes_of(file) + bytes_of(wal)).find(marker) != std::string::npos;
    }
    CHECK_FALSE(found);
    CHECK(bytes_of(file).find("stays") != std::string::npos);
}

TEST_CASE("a person who was forgotten is found nowhere in the files") {
    StoreFixture test;
    test.create_person(1).value();
    test.create_person(2).value();
    const std::string handle = "handle-of-somebody-who-left";
    const auto member = test.join(1, test.group(), handle).value();
    test.append(StoreFixture::message(test.room(), "text", "cid-of-somebody", member.id)).value();
    CHECK(test.forget(1, GroupId{}).value());
    test.store->drain();
    const auto bytes = bytes_of(test.folder.path() / "havn.sqlite");
    CHECK(bytes.find("cid-of-somebody") == std::string::npos);
    Connection connection(test.folder.path() / "havn.sqlite");
    CHECK(connection.integer("SELECT count(*) FROM person") == 1);
    CHECK(connection.integer("SELECT count(*) FROM token") == 1);
    CHECK(connection.integer("SELECT count(*) FROM member") == 0);
    CHECK(connection.integer("SELECT count(*) FROM retired_handle") == 1);
}

// The child appends until it is killed and reports what was acknowledged.
[[noreturn]] void append_for_ever(const SqliteOptions& options, int report) {
    const core::SystemClock clock;
    StoreStats stats;
    core::Shard shard(0);
    const auto store = open_sqlite(options, clock, stats);
    const auto groups = store->groups().load();
    shard.start();
    std::function<void(std::uint64_t)> append_one = [&](std::uint64_t number) {
        const auto stream = groups.front().rooms[number % 2].stream;
        const auto name = std::to_string(::getpid()) + "-" + std::to_string(number);
        store->journal().append(shard, StoreFixture::message(stream, name, name),
                                [&, number, stream](Result<Appended> placed) {
                                    if (!placed) return;
                                    const std::uint64_t acknowledged[] = {stream.value, placed->seq,
                                                                          number};
                                    if (::write(report, acknowledged, sizeof acknowledged) < 0)
                                        ::_exit(1);
                                    append_one(number + 50);
                                });
    };
    shard.post([&] {
        for (std::uint64_t number = 0; number < 50; ++number) append_one(number);
    });
    for (;;) ::pause();
}

TEST_CASE("whatever was acknowledged before a kill is there, once and without a gap") {
    const auto seed = std::random_device{}();
    std::cout << "kill: seed " << seed << "\n";
    std::mt19937 random(seed);
    TemporaryFolder folder;
    const auto file = folder.path() / "havn.sqlite";
    const core::SystemClock clock;
    StoreStats stats;
    {
        const auto store = open_sqlite({.file = file}, clock, stats);
        store->groups().create(a_group("grief"));
    }
    std::map<std::pair<std::uint64_t, Seq>, std::string> acknowledged;
    for (int round = 0; round < 6; ++round) {
        const std::size_t gathered_max = round % 2 == 0 ? 200 : 16'384;
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(ends[0]);
            append_for_ever({.file = file, .gathered_max = gathered_max}, ends[1]);
        }
        ::close(ends[1]);
        // Killed after a number of acknowledgements, in the middle of whatever it does then.
        const auto wanted = 1 + random() % 3'000;
        std::uint64_t got[3];
        std::size_t count = 0;
        const auto note = [&] {
            acknowledged[{got[0], got[1]}] = std::to_string(child) + "-" + std::to_string(got[2]);
        };
        for (; count < wanted && ::read(ends[0], got, sizeof got) == sizeof got; ++count) note();
        ::kill(child, SIGKILL);
        while (::read(ends[0], got, sizeof got) == sizeof got) note();
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        REQUIRE(count == wanted);

        core::Shard shard(0);
        shard.start();
        const auto store = open_sqlite({.file = file}, clock, stats);
        std::map<std::string, int> texts;
        const auto groups = store->groups().load();
        for (const auto& room : groups.front().rooms) {
            const auto page = await<Page>([&](auto done) {
                store->journal().read_after(shard, room.stream, 0, 1'000'000, std::move(done));
            });
            for (Seq i = 0; i < page->entries.size(); ++i) {
                const auto& entry = page->entries[i];
                REQUIRE(entry.seq == i + 1);
                REQUIRE(++texts[entry.text] == 1);
                const auto known = acknowledged.find({room.stream.value, entry.seq});
                if (known != acknowledged.end()) REQUIRE(known->second == entry.text);
                // Sent again after the kill, it is answered and not stored again.
                if (i + 3 > page->entries.size()) {
                    const auto again = await<Appended>([&](auto done) {
                        store->journal().append(
                            shard, StoreFixture::message(room.stream, entry.text, entry.text),
                            std::move(done));
                    });
                    REQUIRE(again->repeated);
                    REQUIRE(again->seq == entry.seq);
                }
            }
        }
        for (const auto& [place, text] : acknowledged) REQUIRE(texts.count(text) == 1);
        store->drain();
        shard.stop();
        shard.join();
    }
    CHECK(acknowledged.size() > 0);
}

}  // namespace
}  // namespace havn::store::contract
