#include <array>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "server/core/shard.hpp"

namespace havn::core {
namespace {

std::vector<std::unique_ptr<Shard>> started(std::size_t count) {
    std::vector<std::unique_ptr<Shard>> shards;
    for (std::size_t i = 0; i < count; ++i) {
        shards.push_back(std::make_unique<Shard>(i));
        shards.back()->start();
    }
    return shards;
}

// Runs `work` on the shard and waits for it.
template <class F>
auto on(Shard& shard, F work) {
    std::packaged_task<std::invoke_result_t<F>()> task(std::move(work));
    auto result = task.get_future();
    shard.post([task = std::move(task)]() mutable { task(); });
    return result.get();
}

TEST_CASE("posted work runs on the shard's own thread, in order") {
    const auto shards = started(2);
    std::vector<int> order;
    for (int i = 0; i < 100; ++i) shards[0]->post([&order, i] { order.push_back(i); });
    const auto here =
        on(*shards[0], [&] { return std::array{shards[0]->here(), shards[1]->here()}; });
    CHECK(here == std::array{true, false});
    CHECK_FALSE(shards[0]->here());
    REQUIRE(order.size() == 100);
    CHECK(std::ranges::is_sorted(order));
}

TEST_CASE("a hop runs at once when already here, and later from elsewhere") {
    const auto shards = started(2);
    const auto order = on(*shards[0], [&] {
        std::vector<int> seen{1};
        shards[0]->hop([&] { seen.push_back(2); });
        seen.push_back(3);
        return seen;
    });
    CHECK(order == std::vector{1, 2, 3});

    std::promise<std::size_t> arrived;
    on(*shards[0], [&] {
        shards[1]->hop([&] { arrived.set_value(shards[1]->here() ? 1 : 0); });
        return true;
    });
    CHECK(arrived.get_future().get() == 1);
}

TEST_CASE("post never runs at once, even from the shard itself") {
    const auto shards = started(1);
    std::promise<std::vector<int>> done;
    on(*shards[0], [&] {
        auto seen = std::make_shared<std::vector<int>>();
        shards[0]->post([&done, seen] {
            seen->push_back(2);
            done.set_value(*seen);
        });
        seen->push_back(1);
        return true;
    });
    CHECK(done.get_future().get() == std::vector{1, 2});
}

TEST_CASE("the end of a turn comes once after the work that was waiting") {
    const auto shards = started(1);
    auto& shard = *shards[0];
    std::vector<std::string> seen;
    std::promise<void> flushed;
    shard.post([&] {
        // Both are waiting when the end of this turn is asked for.
        shard.post([&] {
            seen.emplace_back("first");
            shard.at_turn_end([&] { seen.emplace_back("flush one"); });
        });
        shard.post([&] {
            seen.emplace_back("second");
            shard.at_turn_end([&] {
                seen.emplace_back("flush two");
                flushed.set_value();
            });
        });
    });
    flushed.get_future().get();
    CHECK(seen == std::vector<std::string>{"first", "second", "flush one", "flush two"});
}

TEST_CASE("a flush may ask for the end of the next turn") {
    const auto shards = started(1);
    auto& shard = *shards[0];
    std::promise<int> done;
    int flushes = 0;
    std::function<void()> flush = [&] {
        if (++flushes == 3) {
            done.set_value(flushes);
        } else {
            shard.at_turn_end([&] { flush(); });
        }
    };
    shard.post([&] { shard.at_turn_end([&] { flush(); }); });
    CHECK(done.get_future().get() == 3);
}

TEST_CASE("a tick comes again and again, on the shard, until it stops") {
    auto shards = started(1);
    auto& shard = *shards[0];
    std::promise<bool> third;
    int ticks = 0;
    bool always_here = true;
    shard.post([&] {
        shard.every(1, [&] {
            always_here = always_here && shard.here();
            if (++ticks == 3) third.set_value(true);
        });
    });
    CHECK(third.get_future().get());
    shard.stop();
    shard.join();
    CHECK(always_here);
    CHECK(ticks >= 3);
}

TEST_CASE("work that never ran is destroyed with the shard") {
    const auto kept = std::make_shared<int>(1);
    {
        Shard shard(0);
        shard.post([kept] {});
        shard.start();
        shard.stop();
        shard.join();
        shard.post([kept] {});
        CHECK(kept.use_count() >= 2);
    }
    CHECK(kept.use_count() == 1);
}

TEST_CASE("a shard that was never started can be destroyed") {
    Shard shard(3);
    CHECK(shard.index() == 3);
    CHECK_FALSE(shard.here());
}

TEST_CASE("homes are spread evenly and never change") {
    std::vector<std::unique_ptr<Shard>> shards;
    for (std::size_t i = 0; i < 4; ++i) shards.push_back(std::make_unique<Shard>(i));
    std::array<int, 4> homes{};
    for (std::uint64_t id = 1; id <= 4'000; ++id) {
        const auto& home = home_of(shards, id);
        CHECK(&home == &home_of(shards, id));
        ++homes[home.index()];
    }
    for (const int count : homes) {
        CHECK(count > 800);
        CHECK(count < 1'200);
    }
    CHECK(home_of(Shards(shards).first(1), 77).index() == 0);
}

TEST_CASE("a flood of hops from several threads loses none") {
    const auto shards = started(2);
    constexpr int each = 5'000;
    int count = 0;
    {
        std::vector<std::jthread> senders;
        for (int sender = 0; sender < 4; ++sender)
            senders.emplace_back([&] {
                for (int i = 0; i < each; ++i) shards[0]->hop([&count] { ++count; });
            });
    }
    CHECK(on(*shards[0], [&] { return count; }) == 4 * each);
}

}  // namespace
}  // namespace havn::core
