#include "server/core/clock.hpp"

#include <cstdlib>
#include <ctime>

namespace havn::core {

namespace {
std::int64_t read_ns(clockid_t id) {
    timespec time{};
    ::clock_gettime(id, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}
}  // namespace

// Threads that read it at once may store the same thing twice.
std::int64_t SystemClock::unix_ms() const {
    constexpr auto relaxed = std::memory_order_relaxed;
    const auto now_ms = read_ns(CLOCK_MONOTONIC) / 1'000'000;
    const auto shown_ms = read_ns(CLOCK_REALTIME) / 1'000'000;
    const auto ahead_ms = ahead_ms_.load(relaxed);
    if (ahead_ms != unknown && std::abs(shown_ms - now_ms - ahead_ms) >= step_ms_min) {
        auto stepped_at_ms = stepped_at_ms_.load(relaxed);
        if (stepped_at_ms == unknown) stepped_at_ms_.store(stepped_at_ms = now_ms, relaxed);
        if (now_ms - stepped_at_ms < step_believed_after_ms) return now_ms + ahead_ms;
    }
    if (shown_ms - now_ms != ahead_ms) ahead_ms_.store(shown_ms - now_ms, relaxed);
    if (stepped_at_ms_.load(relaxed) != unknown) stepped_at_ms_.store(unknown, relaxed);
    return shown_ms;
}
std::int64_t SystemClock::monotonic_ns() const {
    return read_ns(CLOCK_MONOTONIC);
}

}  // namespace havn::core
