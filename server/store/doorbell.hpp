#pragma once
// Wakes one sleeping thread. Any thread rings; ringing costs a system call only while the owner
// sleeps.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

namespace havn::store {

class Doorbell {
  public:
    // Any thread.
    void ring();

    // The owner: announce the sleep, look once more whether there is work, then sleep (until rung,
    // or for at most `wait`) or stay awake.
    void lie_down() { state_.store(asleep); }
    void sleep(std::optional<std::chrono::milliseconds> wait);
    void stay_awake() { state_.store(awake); }

  private:
    static constexpr std::uint32_t awake = 0;
    static constexpr std::uint32_t asleep = 1;
    // Sequentially consistent: either the ringer sees the owner asleep, or the owner sees the work
    // that was there before the ringing.
    std::atomic<std::uint32_t> state_{awake};
};

}  // namespace havn::store
