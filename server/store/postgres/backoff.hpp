#pragma once
// When to try to connect again: soon at first, then more rarely, at random moments so that many
// servers do not come all at once. One thread.

#include <algorithm>
#include <chrono>
#include <random>

namespace havn::store::postgres {

class Backoff {
  public:
    using Clock = std::chrono::steady_clock;

    bool due() const { return Clock::now() >= next_; }
    std::chrono::milliseconds wait() const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_ - Clock::now());
        return std::max(left, std::chrono::milliseconds(1));
    }
    void failed() {
        std::uniform_int_distribution<std::int64_t> some(step_.count() / 2, step_.count());
        next_ = Clock::now() + std::chrono::milliseconds(some(random_));
        step_ = std::min(step_ * 2, step_max);
    }
    void succeeded() {
        next_ = {};
        step_ = step_min;
    }

  private:
    static constexpr std::chrono::milliseconds step_min{100}, step_max{2'000};
    std::chrono::milliseconds step_ = step_min;
    Clock::time_point next_;
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace havn::store::postgres
