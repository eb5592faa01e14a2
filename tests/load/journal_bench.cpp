// What the journal costs: appends per second and CPU per append with 1, 100 and 500 in flight, one
// find of a person, one page of history.
//
// usage: havn_journal_bench [FOLDER [ROOMS [MEMBERS [APPENDS]]]]

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <future>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/store/sqlite/open.hpp"

namespace {

using namespace havn;

double process_cpu_us() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto us = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
    };
    return us(usage.ru_utime) + us(usage.ru_stime);
}

double thread_cpu_us() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

struct Bench {
    const core::SystemClock clock;
    store::StoreStats stats;
    core::Shard shard{0};
    std::unique_ptr<store::Store> store;
    std::vector<store::StreamId> rooms;
    std::uint64_t members = 1'000;
    std::mt19937_64 random{20};

    std::uint64_t wanted = 0, asked = 0, answered = 0;
    std::promise<void> finished;

    void append_one() {
        ++asked;
        store::Append append;
        append.stream = rooms[random() % rooms.size()];
        append.author = store::MemberId{(random() % members + 1) * 0x5851f42d4cULL};
        append.handle = "quiet-otter";
        append.text = std::string(150, 'x');
        append.key = {protocol::to_hex(random()) + protocol::to_hex(random()), random()};
        store->journal().append(shard, std::move(append),
                                [this](core::Result<store::Appended> done) {
                                    if (!done) std::abort();
                                    if (++answered == wanted) finished.set_value();
                                    if (asked < wanted) append_one();
                                });
    }

    template <class T>
    T on_shard(std::move_only_function<T()> work) {
        std::promise<T> result;
        shard.post([&] { result.set_value(work()); });
        return result.get_future().get();
    }

    // Calls `ask` with a completion until `count` were answered, `in_flight` at a time.
    void measure(const char* what, std::uint64_t in_flight, std::uint64_t count) {
        wanted = count;
        asked = answered = 0;
        finished = {};
        const auto commits = stats.commits.value();
        const double shard_before = on_shard<double>([] { return thread_cpu_us(); });
        const double process_before = process_cpu_us();
        const auto start_ns = clock.monotonic_ns();
        auto done = finished.get_future();
        shard.post([&] {
            for (std::uint64_t i = 0; i < in_flight; ++i) append_one();
        });
        done.get();
        const auto seconds = static_cast<double>(clock.monotonic_ns() - start_ns) / 1e9;
        const double process = process_cpu_us() - process_before;
        const double on_the_shard = on_shard<double>([] { return thread_cpu_us(); }) - shard_before;
        const auto each = static_cast<double>(count);
        std::printf(
            "%-10s %5llu in flight: %8.0f/s, CPU each: store %5.2f us, shard %5.2f us; %6.1f"
            " per commit\n",
            what, static_cast<unsigned long long>(in_flight), each / seconds,
            (process - on_the_shard) / each, on_the_shard / each,
            each / static_cast<double>(stats.commits.value() - commits));
        std::fflush(stdout);
    }

    void measure_reads(const char* what, std::uint64_t count,
                       std::move_only_function<void(std::move_only_function<void()>)> ask) {
        std::uint64_t left = count;
        std::promise<void> all;
        std::move_only_function<void()> next = [&] {
            if (left-- == 0) return all.set_value();
            ask([&] { next(); });
        };
        const double before = process_cpu_us();
        const auto start_ns = clock.monotonic_ns();
        shard.post([&] { next(); });
        all.get_future().get();
        const auto wall_us = static_cast<double>(clock.monotonic_ns() - start_ns) / 1e3;
        const auto each = static_cast<double>(count);
        std::printf(
            "%-30s %7.2f us wall, %7.2f us CPU (one at a time, the way there and back"
            " included)\n",
            what, wall_us / each, (process_cpu_us() - before) / each);
    }
};

}  // namespace

int main(int argc, char** argv) {
    const auto number = [&](int index, std::uint64_t otherwise) {
        return argc > index ? std::strtoull(argv[index], nullptr, 10) : otherwise;
    };
    const std::filesystem::path folder = argc > 1 ? argv[1] : "journal-bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    Bench bench;
    const auto rooms = number(2, 100);
    bench.members = number(3, 1'000);
    const auto appends = number(4, 200'000);
    bench.store = store::open_sqlite({.file = folder / "havn.sqlite"}, bench.clock, bench.stats);
    store::Group group;
    group.slug = "bench";
    for (std::uint64_t i = 0; i < rooms; ++i) {
        group.rooms.push_back({{}, "room-" + std::to_string(i), {{"en", "Room"}}});
    }
    bench.store->groups().create(group);
    const auto stored = bench.store->groups().load().front();
    for (const auto& room : stored.rooms) bench.rooms.push_back(room.stream);
    bench.shard.start();

    bench.measure("append", 1, std::min<std::uint64_t>(appends, 5'000));
    for (const std::uint64_t in_flight : {100, 500, 1'000})
        bench.measure("append", in_flight, appends);

    store::TokenHash token{};
    token[3] = 7;
    std::promise<void> joined;
    bench.store->people().create(
        bench.shard, {store::PersonId{9}, token, "en", bench.clock.unix_ms() + 86'400'000},
        [&](core::Result<store::Person>) {
            bench.store->people().join(bench.shard,
                                       {store::PersonId{9}, stored.id, "quiet-otter", "quiet-otter",
                                        store::Role::participant, 1},
                                       [&](core::Result<store::Member>) { joined.set_value(); });
        });
    joined.get_future().get();
    bench.measure_reads("find a person", 20'000, [&](std::move_only_function<void()> then) {
        bench.store->people().find(
            bench.shard, token, 0,
            [then = std::move(then)](core::Result<store::Person> found) mutable {
                if (!found || found->members.size() != 1) std::abort();
                then();
            });
    });
    bench.measure_reads("read 200 entries", 5'000, [&](std::move_only_function<void()> then) {
        bench.store->journal().read_before(
            bench.shard, bench.rooms.front(), 0, 200, false,
            [then = std::move(then)](core::Result<store::Page> page) mutable {
                if (!page || page->entries.size() != 200) std::abort();
                then();
            });
    });
    bench.store->drain();
    std::printf("database %.1f MB\n",
                static_cast<double>(std::filesystem::file_size(folder / "havn.sqlite")) / 1e6);
    bench.shard.stop();
    bench.shard.join();
    std::filesystem::remove_all(folder);
}
