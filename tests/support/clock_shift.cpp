// Loaded (LD_PRELOAD) into a server whose clock is to be wrong: the time of day is as many seconds
// off as stands in the file that HAVN_CLOCK_SHIFT names, which is read each time. The steady clock
// goes on as it does. Any thread. Only system calls and the environment, because an allocator asks
// for the time while it starts.
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {

std::int64_t shift_s() {
    const char* const name = std::getenv("HAVN_CLOCK_SHIFT");
    const int file = name == nullptr ? -1 : ::open(name, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    std::array<char, 32> digits{};
    const auto size = ::read(file, digits.data(), digits.size());
    ::close(file);
    std::int64_t seconds = 0;
    if (size > 0) std::from_chars(digits.data(), digits.data() + size, seconds);
    return seconds;
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t id, timespec* time) noexcept {
    const auto result = static_cast<int>(::syscall(SYS_clock_gettime, id, time));
    if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        time->tv_sec += shift_s();
    return result;
}

int gettimeofday(timeval* time, void*) noexcept {
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1'000};
    return result;
}

time_t time(time_t* into) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (into != nullptr) *into = now.tv_sec;
    return now.tv_sec;
}

}  // extern "C"
