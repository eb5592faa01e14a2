#pragma once
// Time, passed in so that tests turn it by hand. Wall time is shown and stored; monotonic time
// measures. Any thread.

#include <atomic>
#include <cstdint>

namespace havn::core {

inline constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1'000;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual std::int64_t unix_ms() const = 0;
    virtual std::int64_t monotonic_ns() const = 0;
};

// The machine's, except that it does not jump with it: whoever sets the clock by hours, by mistake
// or after a pause, would forget people and end their stay. A step is believed once it has lasted.
class SystemClock final : public Clock {
  public:
    static constexpr std::int64_t step_ms_min = 1'000;
    static constexpr std::int64_t step_believed_after_ms = 10 * 60 * 1'000;

    std::int64_t unix_ms() const override;
    std::int64_t monotonic_ns() const override;

  private:
    static constexpr std::int64_t unknown = INT64_MIN;
    mutable std::atomic<std::int64_t> ahead_ms_{unknown};  // of the monotonic clock
    mutable std::atomic<std::int64_t> stepped_at_ms_{unknown};
};

// Stands still until told otherwise.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(std::int64_t unix_ms) : unix_ms_(unix_ms) {}
    std::int64_t unix_ms() const override { return unix_ms_; }
    std::int64_t monotonic_ns() const override { return unix_ms_ * 1'000'000; }
    void advance_ms(std::int64_t by) { unix_ms_ += by; }

  private:
    std::atomic<std::int64_t> unix_ms_;
};

}  // namespace havn::core
