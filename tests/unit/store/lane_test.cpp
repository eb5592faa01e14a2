#include "server/store/lane.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <latch>
#include <thread>
#include <vector>

#include "server/core/shard.hpp"

namespace havn::store {
namespace {

using core::Result;

void run_and_deliver(Jobs batch) {
    batch.for_each([](Job& job) { job.run(); });
    deliver(std::move(batch));
}

struct Running {
    core::Shard shard{0};
    Lane lane{100};
    Running() { shard.start(); }
    ~Running() {
        lane.drain();
        shard.stop();
        shard.join();
    }
};

TEST_CASE("jobs of one thread run and complete in the order they were asked for") {
    constexpr int threads = 4, each = 5'000;
    Running running;
    std::vector<int> ran(threads, 0), completed(threads, 0);
    std::atomic<int> out_of_turn = 0;
    std::latch done(threads * each);
    running.lane.start(run_and_deliver, [] { return std::nullopt; });
    std::vector<std::jthread> producers;
    for (std::size_t thread = 0; thread < threads; ++thread) {
        producers.emplace_back([&, thread] {
            for (int i = 0; i < each; ++i) {
                running.lane.submit(running.shard, core::Completion<int>([&, thread](auto result) {
                                        if (completed[thread]++ != *result) ++out_of_turn;
                                        done.count_down();
                                    }),
                                    [&, thread, i]() -> Result<int> {
                                        if (ran[thread]++ != i) ++out_of_turn;
                                        return i;
                                    });
            }
        });
    }
    done.wait();
    CHECK(out_of_turn == 0);
}

TEST_CASE("a batch is sent home by one post per shard") {
    Running running;
    core::Shard other(1);
    std::vector<int> order;
    std::latch asked(1), done(6);
    running.lane.start(
        [&](Jobs batch) {
            asked.wait();
            run_and_deliver(std::move(batch));
        },
        [] { return std::nullopt; });
    for (int i = 0; i < 6; ++i) {
        running.lane.submit(i % 2 == 0 ? running.shard : other,
                            core::Completion<int>([&](auto) { done.count_down(); }),
                            [&, i]() -> Result<int> {
                                order.push_back(i);
                                return i;
                            });
    }
    asked.count_down();
    running.lane.drain();
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4, 5});
    other.start();
    done.wait();
    other.stop();
    other.join();
}

TEST_CASE("a lane that was drained refuses, whoever races with the end") {
    constexpr int threads = 4;
    Running running;
    std::atomic<int> asked = 0, answered = 0, worked = 0, ran = 0;
    running.lane.start(run_and_deliver, [] { return std::nullopt; });
    std::latch started(threads);
    std::atomic<bool> stop = false;
    {
        std::vector<std::jthread> producers;
        for (int thread = 0; thread < threads; ++thread) {
            producers.emplace_back([&] {
                started.count_down();
                for (int i = 0; i < 100'000 && !stop; ++i) {
                    ++asked;
                    running.lane.submit(running.shard, core::Completion<int>([&](auto result) {
                                            worked += result.has_value();
                                            ++answered;
                                        }),
                                        [&]() -> Result<int> { return ++ran; });
                }
            });
        }
        started.wait();
        running.lane.drain();
        stop = true;
    }
    std::latch last(1);
    running.shard.post([&] { last.count_down(); });
    last.wait();
    CHECK(answered == asked);
    CHECK(worked == ran);
}

TEST_CASE("an idle lane looks after itself when its time has come") {
    Running running;
    std::atomic<int> looked = 0;
    std::latch thrice(3);
    running.lane.start(run_and_deliver, [&]() -> std::optional<std::chrono::milliseconds> {
        if (++looked > 3) return std::nullopt;
        thrice.count_down();
        return std::chrono::milliseconds(1);
    });
    thrice.wait();
    CHECK(looked >= 3);
}

}  // namespace
}  // namespace havn::store
