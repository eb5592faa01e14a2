// What the journal over PostgreSQL gives: two servers' stores over one database, as fast as they
// can and at a steady pace. The database is one of the bench's own, with fsync.
//
// usage: havn_postgres_bench [ROOMS [SECONDS]]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/store/postgres/open.hpp"
#include "tests/support/postgres_server.hpp"

namespace {

using namespace havn;
using std::chrono::steady_clock;

struct Instance {
    explicit Instance(const std::string& url) {
        shard.start();
        store = store::open_postgres({.url = url}, clock, stats);
    }
    ~Instance() {
        store.reset();
        shard.stop();
        shard.join();
    }
    // Runs on the shard; `done` gets the time it took.
    void append(store::StreamId room, std::function<void(double ms)> done) {
        store::Append append;
        append.stream = room;
        append.author = store::MemberId{random() % 1'000 + 1};
        append.handle = "quiet-otter";
        append.text = std::string(150, 'x');
        append.key = {protocol::to_hex(random()) + protocol::to_hex(random()), random()};
        const auto start = steady_clock::now();
        store->journal().append(
            shard, std::move(append), [start, done](core::Result<store::Appended> placed) {
                if (!placed) std::abort();
                const std::chrono::duration<double, std::milli> took = steady_clock::now() - start;
                done(took.count());
            });
    }

    const core::SystemClock clock;
    store::StoreStats stats;
    core::Shard shard{0};
    std::unique_ptr<store::Store> store;
    std::mt19937_64 random{20};
    std::vector<double> took_ms;
    std::atomic<std::uint64_t> waiting{0};
};

void print(const char* what, std::vector<std::unique_ptr<Instance>>& instances, double seconds) {
    std::vector<double> all;
    std::uint64_t commits = 0;
    for (auto& instance : instances) {
        all.insert(all.end(), instance->took_ms.begin(), instance->took_ms.end());
        commits += instance->stats.commits.value();
        instance->took_ms.clear();
    }
    std::ranges::sort(all);
    const auto at = [&](double share) {
        return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
    };
    std::printf("%-28s %8.0f acked/s, ack p50 %6.1f ms, p99 %6.1f ms (%llu commits so far)\n", what,
                static_cast<double>(all.size()) / seconds, at(0.5), at(0.99),
                static_cast<unsigned long long>(commits));
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t room_count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 10;
    tests::PostgresServer server(tests::PostgresServer::Disk::durable);
    const auto url = server.new_database();
    std::vector<std::unique_ptr<Instance>> instances;
    for (int i = 0; i < 2; ++i) instances.push_back(std::make_unique<Instance>(url));
    store::Group group;
    group.slug = "bench";
    for (std::size_t i = 0; i < room_count; ++i)
        group.rooms.push_back({{}, "room-" + std::to_string(i), {}});
    instances.front()->store->groups().create(group);
    std::vector<store::StreamId> rooms;
    const auto groups = instances.front()->store->groups().load();
    for (const auto& room : groups.front().rooms) rooms.push_back(room.stream);

    const auto finish = [&] {
        for (auto& instance : instances) {
            while (instance->waiting != 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    };
    for (const int in_flight : {100, 500}) {
        std::atomic<bool> over = false;
        std::vector<std::shared_ptr<std::function<void()>>> kept;
        for (auto& instance : instances) {
            auto again = std::make_shared<std::function<void()>>();
            *again = [&over, &rooms, one = instance.get(), self = again.get()] {
                one->append(rooms[one->random() % rooms.size()], [&over, one, self](double ms) {
                    one->took_ms.push_back(ms);
                    if (over) {
                        --one->waiting;
                    } else {
                        (*self)();
                    }
                });
            };
            instance->waiting += static_cast<std::uint64_t>(in_flight);
            instance->shard.post([again, in_flight] {
                for (int i = 0; i < in_flight; ++i) (*again)();
            });
            kept.push_back(std::move(again));
        }
        std::this_thread::sleep_for(std::chrono::seconds(seconds));
        over = true;
        finish();
        print((std::to_string(in_flight) + " in flight on each").c_str(), instances, seconds);
    }
    constexpr int per_second = 1'000;
    const auto start = steady_clock::now();
    for (int i = 0; i < per_second * seconds; ++i) {
        std::this_thread::sleep_until(start +
                                      std::chrono::microseconds(1'000'000 / per_second) * i);
        auto* one = instances[static_cast<std::size_t>(i) % 2].get();
        ++one->waiting;
        one->shard.post([one, &rooms] {
            one->append(rooms[one->random() % rooms.size()], [one](double ms) {
                one->took_ms.push_back(ms);
                --one->waiting;
            });
        });
    }
    finish();
    print("1,000 messages a second", instances, seconds);
}
