#include "server/core/clock.hpp"

#include <ctime>

namespace havn::core {

namespace {
std::int64_t read_ns(clockid_t id) {
    timespec time{};
    ::clock_gettime(id, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}
}  // namespace

std::int64_t SystemClock::unix_ms() const {
    return read_ns(CLOCK_REALTIME) / 1'000'000;
}
std::int64_t SystemClock::monotonic_ns() const {
    return read_ns(CLOCK_MONOTONIC);
}

}  // namespace havn::core
