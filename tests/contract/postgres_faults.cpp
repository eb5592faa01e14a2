// What the PostgreSQL store does when the server goes away, hangs or is cut off in the middle of a
// commit, with two stores over one database as two servers would have them.

#include <signal.h>

#include <atomic>
#include <condition_variable>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "tests/contract/store_fixture.hpp"
#include "tests/support/cutting_proxy.hpp"

namespace havn::store::contract {
namespace {

using tests::PostgresServer;
using namespace std::chrono_literals;

unsigned seed_of(const char* name) {
    const auto seed = std::random_device{}();
    std::cout << name << ": seed " << seed << "\n";
    return seed;
}

// Shards and a store over a database, as one server has them.
struct Instance {
    Instance(const std::string& url, std::chrono::milliseconds answer_max = 7s,
             std::size_t shard_count = 1) {
        for (std::size_t i = 0; i < shard_count; ++i) {
            shards.push_back(std::make_unique<core::Shard>(i));
            shards.back()->start();
        }
        store = open_postgres({.url = url, .readers = 2, .answer_max = answer_max}, clock, stats);
    }
    ~Instance() {
        store.reset();
        for (auto& shard : shards) shard->stop();
        for (auto& shard : shards) shard->join();
    }
    core::Shard& shard() { return *shards.front(); }
    Result<Appended> append(Append append) {
        return await<Appended>([&](auto done) {
            store->journal().append(shard(), std::move(append), std::move(done));
        });
    }
    Page all_of(StreamId stream) {
        return await<Page>([&](auto done) {
                   store->journal().read_after(shard(), stream, 0, 1'000'000, std::move(done));
               })
            .value();
    }

    core::SystemClock clock;
    StoreStats stats;
    std::vector<std::unique_ptr<core::Shard>> shards;
    std::unique_ptr<Store> store;
};

void set_up(Instance& instance) {
    instance.store->groups().create(a_group("grief"));
}

std::vector<StreamId> rooms_of(Instance& instance) {
    std::vector<StreamId> rooms;
    const auto groups = instance.store->groups().load();
    for (const auto& room : groups.front().rooms) rooms.push_back(room.stream);
    return rooms;
}

bool wait_until(auto condition, std::chrono::milliseconds most = 60s) {
    const auto deadline = std::chrono::steady_clock::now() + most;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

// Senders that each say one message after the other, and say it again under the same cid, by way of
// either instance, as long as it was not stored. What they are told is checked in the end against
// what is there.
class Conversation {
  public:
    Conversation(std::vector<Instance*> instances, std::vector<StreamId> rooms)
        : instances_(std::move(instances)), rooms_(std::move(rooms)) {}

    void start(std::size_t senders) {
        left_ = senders;
        for (std::size_t i = 0; i < senders; ++i) say(i, 0, i);
    }
    std::size_t acked() const { return acked_; }
    // The senders say what they have begun, and no more.
    void finish() {
        stopping_ = true;
        REQUIRE(wait_until([&] { return left_ == 0; }, 120s));
    }
    void check() {
        std::size_t count = 0;
        for (const auto room : rooms_) {
            const auto page = instances_.front()->all_of(room);
            std::map<std::string, Seq> places;
            for (Seq i = 0; i < page.entries.size(); ++i) {
                const auto& entry = page.entries[i];
                REQUIRE(entry.seq == i + 1);
                REQUIRE(places.emplace(entry.text, entry.seq).second);
            }
            REQUIRE(page.last == page.entries.size());
            REQUIRE(places == told_[room]);
            count += places.size();
        }
        CHECK(count == acked_);
        CHECK(wrong_ == 0);
    }
    std::size_t refused() const { return refused_; }

  private:
    void say(std::size_t sender, std::size_t number, std::size_t way) {
        auto& instance = *instances_[way % instances_.size()];
        auto& shard = *instance.shards[sender % instance.shards.size()];
        const auto room = rooms_[(sender + number) % rooms_.size()];
        auto text = std::to_string(sender) + "-" + std::to_string(number);
        instance.store->journal().append(
            shard, StoreFixture::message(room, text, text),
            [=, this](Result<Appended> placed) { said(sender, number, way, room, text, placed); });
    }
    void said(std::size_t sender, std::size_t number, std::size_t way, StreamId room,
              const std::string& text, const Result<Appended>& placed) {
        if (!placed) {
            if (placed.error() != Failure::unavailable) ++wrong_;
            ++refused_;
            // Not at once: a store that is away refuses at once.
            std::this_thread::sleep_for(1ms);
            return say(sender, number, way + 1);
        }
        // Whoever was told "unavailable" was told that nothing was stored.
        if (placed->repeated) ++wrong_;
        {
            const std::lock_guard guard(mutex_);
            told_[room].emplace(text, placed->seq);
        }
        ++acked_;
        if (stopping_) {
            --left_;
        } else {
            say(sender, number + 1, way);
        }
    }

    std::vector<Instance*> instances_;
    std::vector<StreamId> rooms_;
    std::mutex mutex_;
    std::map<StreamId, std::map<std::string, Seq>> told_;
    std::atomic<std::size_t> left_ = 0, acked_ = 0, refused_ = 0, wrong_ = 0;
    std::atomic<bool> stopping_ = false;
};

TEST_CASE("two servers number the messages of one room without gaps") {
    const auto url = PostgresServer::shared().new_database();
    Instance a(url, 7s, 2), b(url, 7s, 2);
    set_up(a);
    Conversation talk({&a, &b}, rooms_of(a));
    talk.start(64);
    REQUIRE(wait_until([&] { return talk.acked() > 5'000; }));
    talk.finish();
    talk.check();
    CHECK(talk.refused() == 0);
    CHECK(a.stats.commits.value() + b.stats.commits.value() < talk.acked());
    CHECK(a.store->healthy());
}

TEST_CASE("connections that are cut in the middle of commits lose and double nothing") {
    std::mt19937 random(seed_of("cut connections"));
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    const TemporaryFolder folder;
    const auto name = ".s.PGSQL." + std::to_string(server.port());
    tests::CuttingProxy proxy(folder.path() / name, server.folder() / name);
    const auto database = url.substr(url.find("@/") + 2, url.find('?') - url.find("@/") - 2);
    const auto by_proxy = "postgresql://havn@/" + database + "?host=" + folder.path().string() +
                          "&port=" + std::to_string(server.port());
    Instance a(by_proxy), b(by_proxy), reader(url);
    set_up(reader);
    Conversation talk({&reader, &a, &b}, rooms_of(reader));
    talk.start(48);
    const auto in_doubt = [&] {
        return a.stats.commits_doubtful.value() + b.stats.commits_doubtful.value();
    };
    for (int i = 0; i < 20 || (in_doubt() < 5 && i < 200); ++i) {
        for (auto* instance : {&a, &b}) {
            const auto before = instance->stats.commits.value();
            REQUIRE(wait_until([&] { return instance->stats.commits.value() > before + 3; }));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 5'000));
        proxy.cut();
    }
    talk.finish();
    talk.check();
    const auto doubts = in_doubt();
    std::cout << "cut connections: " << talk.acked() << " acked, " << talk.refused() << " refused, "
              << doubts << " commits in doubt\n";
    CHECK(doubts >= 5);
}

TEST_CASE("backends that are ended under load lose and double nothing") {
    std::mt19937 random(seed_of("ended backends"));
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    Instance a(url), b(url);
    set_up(a);
    Conversation talk({&a, &b}, rooms_of(a));
    talk.start(48);
    for (int i = 0; i < 30; ++i) {
        const auto before = talk.acked();
        REQUIRE(wait_until([&] { return talk.acked() > before + 20; }));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 5'000));
        server.execute(url,
                       "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                       " current_database() AND pid <> pg_backend_pid() AND random() < 0.7");
    }
    talk.finish();
    talk.check();
}

TEST_CASE("a database that is restarted loses and doubles nothing") {
    std::mt19937 random(seed_of("restarts"));
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    Instance a(url), b(url);
    set_up(a);
    Conversation talk({&a, &b}, rooms_of(a));
    talk.start(32);
    for (const int signal : {SIGINT, SIGQUIT, SIGQUIT}) {
        const auto before = talk.acked();
        REQUIRE(wait_until([&] { return talk.acked() > before + 100; }));
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 50));
        server.stop(signal);
        REQUIRE(wait_until([&] { return !a.store->healthy() && !b.store->healthy(); }));
        server.start();
    }
    talk.finish();
    talk.check();
    REQUIRE(wait_until([&] { return a.store->healthy() && b.store->healthy(); }));
}

TEST_CASE("a database that hangs is not waited for, and answers for what it did afterwards") {
    std::mt19937 random(seed_of("hanging"));
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    Instance a(url, 1s), b(url, 1s);
    set_up(a);
    Conversation talk({&a, &b}, rooms_of(a));
    talk.start(32);
    for (int i = 0; i < 3; ++i) {
        const auto before = talk.acked();
        REQUIRE(wait_until([&] { return talk.acked() > before + 100; }));
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 50));
        server.pause();
        CHECK(wait_until([&] { return !a.store->healthy() && !b.store->healthy(); }));
        // Nobody waits longer than the server is given.
        CHECK(a.append(StoreFixture::message(StreamId{1}, "while it hangs")).error() ==
              Failure::unavailable);
        server.resume();
    }
    talk.finish();
    talk.check();
}

TEST_CASE("a store without its database refuses at once and finds it again by itself") {
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    Instance only(url);
    set_up(only);
    const auto room = rooms_of(only).front();
    server.stop(SIGINT);
    CHECK(wait_until([&] { return !only.store->healthy(); }));
    CHECK(only.append(StoreFixture::message(room, "away")).error() == Failure::unavailable);
    const auto read = await<StoredEntry>(
        [&](auto done) { only.store->journal().read_one(only.shard(), room, 1, std::move(done)); });
    CHECK(read.error() == Failure::unavailable);
    server.start();
    CHECK(wait_until([&] { return only.store->healthy(); }));
    CHECK(only.append(StoreFixture::message(room, "back")).value().seq == 1);
}

TEST_CASE("what two servers are asked at once is done once") {
    const auto url = PostgresServer::shared().new_database();
    Instance a(url), b(url);
    set_up(a);
    const auto room = rooms_of(a).front();
    const auto group = a.store->groups().load().front().id;
    const auto both = [&](auto ask) {
        using Outcome = decltype(ask(a));
        std::optional<Outcome> of_b;
        std::jthread other([&] { of_b = ask(b); });
        auto of_a = ask(a);
        other.join();
        return std::pair(std::move(of_a), std::move(*of_b));
    };
    for (std::uint8_t i = 1; i <= 20; ++i) {
        const auto name = std::to_string(i);
        const auto [said_a, said_b] = both([&](Instance& by) {
            return by.append(StoreFixture::message(room, name, "cid-" + name)).value();
        });
        CHECK(said_a.repeated != said_b.repeated);
        CHECK(said_a.seq == said_b.seq);

        const auto [removed_a, removed_b] = both([&](Instance& by) {
            return by.append(StoreFixture::removal(room, said_a.seq)).value();
        });
        CHECK(removed_a.repeated != removed_b.repeated);
        CHECK(removed_a.seq == removed_b.seq);

        auto held = StoreFixture::message(room, name, "held-" + name);
        held.draft = std::make_unique<CaseDraft>();
        held.draft->group = group;
        const auto id =
            await<Appended>([&](auto done) {
                a.store->journal().hold(a.shard(), {std::move(held), "g", "c"}, std::move(done));
            })
                .value()
                .held;
        const auto [decided_a, decided_b] = both([&](Instance& by) {
            return await<Decision>([&](auto done) {
                by.store->cases().decide(by.shard(), group, id, CaseState::released, "by",
                                         std::move(done));
            });
        });
        CHECK(decided_a.has_value() != decided_b.has_value());

        std::uint8_t number = i;
        const auto [joined_a, joined_b] = both([&](Instance& by) {
            const PersonId person{static_cast<std::uint64_t>(number) * 2 + (&by == &a ? 0 : 1)};
            await<Person>([&](auto done) {
                TokenHash token{};
                token[0] = static_cast<std::uint8_t>(person.value);
                by.store->people().create(by.shard(),
                                          {person, {SessionId{person.value}, token, Device::other}, "en", 1LL << 50},
                                          std::move(done));
            }).value();
            return await<Member>([&](auto done) {
                by.store->people().join(by.shard(), {person, group, name, name}, std::move(done));
            });
        });
        CHECK(joined_a.has_value() != joined_b.has_value());
        CHECK((joined_a ? joined_b : joined_a).error() == Failure::taken);
    }
    CHECK(a.all_of(room).entries.size() == 60);
}

}  // namespace
}  // namespace havn::store::contract
