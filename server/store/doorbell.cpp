#include "server/store/doorbell.hpp"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <ctime>

namespace havn::store {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t), "a futex is 32 bits");

void Doorbell::ring() {
    if (state_.load() == awake || state_.exchange(awake) == awake) return;
    ::syscall(SYS_futex, &state_, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

// A futex and not std::atomic::wait, which cannot end after a while.
void Doorbell::sleep(std::optional<std::chrono::milliseconds> wait) {
    timespec limit{};
    if (wait) {
        limit.tv_sec = wait->count() / 1'000;
        limit.tv_nsec = wait->count() % 1'000 * 1'000'000;
    }
    ::syscall(SYS_futex, &state_, FUTEX_WAIT_PRIVATE, asleep, wait ? &limit : nullptr, nullptr, 0);
    stay_awake();
}

}  // namespace havn::store
