#pragma once
// A token bucket: so many points at once, then so many over time. Belongs to one thread.

#include <algorithm>
#include <cstdint>

namespace havn::core {

struct BucketRate {
    std::int64_t burst_points = 0;
    std::int64_t refill_ms_per_point = 0;
};

class Bucket {
  public:
    Bucket(const BucketRate& rate, std::int64_t now_ms) : points_(rate.burst_points), refilled_ms_(now_ms) {}

    // Takes `points`; 0: allowed, else in how many ms to try again (nothing is taken).
    std::int64_t take(const BucketRate& rate, std::int64_t points, std::int64_t now_ms) {
        // A clock that was set back must not stop anybody.
        if (now_ms < refilled_ms_) refilled_ms_ = now_ms;
        const auto gained = (now_ms - refilled_ms_) / rate.refill_ms_per_point;
        points_ = std::min(rate.burst_points, points_ + gained);
        refilled_ms_ = points_ == rate.burst_points ? now_ms : refilled_ms_ + gained * rate.refill_ms_per_point;
        if (points_ >= points) {
            points_ -= points;
            return 0;
        }
        return (points - points_) * rate.refill_ms_per_point - (now_ms - refilled_ms_);
    }

  private:
    std::int64_t points_;
    std::int64_t refilled_ms_;
};

}  // namespace havn::core
