#include <catch2/catch.hpp>
#include <ctime>

#include "server/core/clock.hpp"

namespace havn::core {
namespace {

TEST_CASE("the system's clock is the C library's, and never runs back") {
    const SystemClock clock;
    // The C library may read a coarser clock, which lags behind.
    const auto before = std::time(nullptr);
    const auto unix_ms = clock.unix_ms();
    const auto after = std::time(nullptr);
    CHECK(unix_ms / 1'000 >= before - 1);
    CHECK(unix_ms / 1'000 <= after + 1);
    const auto first = clock.monotonic_ns();
    CHECK(clock.monotonic_ns() >= first);
}

TEST_CASE("a manual clock moves only when it is turned") {
    ManualClock clock(1'000);
    CHECK(clock.unix_ms() == 1'000);
    CHECK(clock.unix_ms() == 1'000);
    const auto first = clock.monotonic_ns();
    clock.advance_ms(250);
    CHECK(clock.unix_ms() == 1'250);
    CHECK(clock.monotonic_ns() - first == 250'000'000);
}

}  // namespace
}  // namespace havn::core
