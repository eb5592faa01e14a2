#include "server/net/timer_wheel.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <set>

namespace havn::net {

namespace {
constexpr std::int64_t start_ms = 1'000'000;
}

TEST_CASE("A deadline comes once, and not before it is due", "[net][wheel]") {
    TimerWheel wheel(start_ms);
    TimerHook hook;
    int calls = 0;
    const auto turn = [&](std::int64_t to) { wheel.turn(to, [&](TimerHook&) { ++calls; }); };
    for (const std::int64_t in_ms : {0, 1, 255, 256, 257, 10'000, 130'000, 131'072, 500'000}) {
        TimerWheel fresh(start_ms);
        calls = 0;
        const auto turn_fresh = [&](std::int64_t to) {
            fresh.turn(to, [&](TimerHook&) { ++calls; });
        };
        fresh.schedule(hook, start_ms + in_ms);
        for (std::int64_t now = start_ms; now < start_ms + in_ms; now += 100) turn_fresh(now);
        turn_fresh(start_ms + in_ms - 1);
        CHECK(calls == 0);
        turn_fresh(start_ms + in_ms);
        CHECK(calls == 1);
        turn_fresh(start_ms + in_ms + 1'000'000);
        CHECK(calls == 1);
    }
    calls = 0;
    wheel.schedule(hook, start_ms + 100);
    wheel.schedule(hook, start_ms + 1'000);
    turn(start_ms + 500);
    CHECK(calls == 0);
    TimerWheel::cancel(hook);
    turn(start_ms + 2'000);
    CHECK(calls == 0);
}

TEST_CASE("A long sleep misses no deadline", "[net][wheel]") {
    TimerWheel wheel(start_ms);
    std::array<TimerHook, 300> hooks;
    for (std::size_t at = 0; at < hooks.size(); ++at)
        wheel.schedule(hooks[at], start_ms + static_cast<std::int64_t>(at) * 900);
    std::set<TimerHook*> seen;
    wheel.turn(start_ms + 10'000'000, [&](TimerHook& hook) { seen.insert(&hook); });
    CHECK(seen.size() == hooks.size());
}

TEST_CASE("A hook may be scheduled and others cancelled while the wheel turns", "[net][wheel]") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::minstd_rand random(seed);
    TimerWheel wheel(start_ms);
    std::array<TimerHook, 64> hooks;
    for (auto& hook : hooks) wheel.schedule(hook, start_ms + static_cast<int>(random() % 5'000));
    std::int64_t now = start_ms;
    for (int round = 0; round < 2'000; ++round) {
        now += static_cast<std::int64_t>(random() % 700);
        wheel.turn(now, [&](TimerHook& hook) {
            REQUIRE(hook.due_ms <= now);
            wheel.schedule(hook, now + static_cast<int>(random() % 5'000));
            TimerHook& other = hooks[random() % hooks.size()];
            wheel.schedule(other, now - 10);
        });
        // Whatever was due has been called: nothing is overdue by more than what was put there
        // during this very turn.
        for (const auto& hook : hooks) REQUIRE(hook.due_ms >= now - 10);
    }
}

}  // namespace havn::net
