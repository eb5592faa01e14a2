#pragma once
// Time, passed in so that tests turn it by hand. Wall time is shown and stored; monotonic time
// measures. Any thread.

#include <atomic>
#include <cstdint>

namespace havn::core {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual std::int64_t unix_ms() const = 0;
    virtual std::int64_t monotonic_ns() const = 0;
};

class SystemClock final : public Clock {
  public:
    std::int64_t unix_ms() const override;
    std::int64_t monotonic_ns() const override;
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
