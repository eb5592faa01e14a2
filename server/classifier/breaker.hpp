#pragma once
// Stops asking a server that keeps failing; after a rest one request finds out whether it is back.
// One thread.

#include <cstdint>

namespace havn::classifier {

class Breaker {
  public:
    enum class Admission : std::uint8_t { refused, admitted, probe };

    Breaker(std::int64_t failures_max, std::int64_t rest_ms)
        : failures_max_(failures_max), rest_ms_(rest_ms) {}

    Admission admit(std::int64_t now_ms) {
        if (!open_) return Admission::admitted;
        if (probing_ || now_ms < rests_until_ms_) return Admission::refused;
        probing_ = true;
        return Admission::probe;
    }
    // What came of something admitted. Late answers to what was asked before it opened do not
    // count.
    void concluded(Admission as, bool well, std::int64_t now_ms) {
        const bool probe = as == Admission::probe;
        if (open_ && !probe) return;
        failures_ = well ? 0 : failures_ + 1;
        if (probe) {
            probing_ = false;
            open_ = !well;
        } else if (failures_ >= failures_max_) {
            open_ = true;
        }
        if (open_) rests_until_ms_ = now_ms + rest_ms_;
    }
    bool open() const { return open_; }

  private:
    const std::int64_t failures_max_, rest_ms_;
    std::int64_t failures_ = 0, rests_until_ms_ = 0;
    bool open_ = false, probing_ = false;
};

}  // namespace havn::classifier
