// Which step of the pipeline a thread is at, for another thread to see: a step that does not come
// to its end is given up, and left alone for a while.
//
// One Progress belongs to the thread that judges; whoever watches calls at(), give_up() and rest()
// from a thread of its own. Steps are numbered as in Pipeline::steps().
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace havn::moderation {

inline constexpr std::size_t steps_max = 24;

class Progress {
  public:
    // Thrown by check(); nobody but the pipeline catches it.
    struct GivenUp {};

    // The judging thread.
    void begin(std::size_t step) {
        current_ = ++count_ * steps_max + step;
        at_.store(current_, std::memory_order_relaxed);
    }
    void end() { at_.store(0, std::memory_order_relaxed); }
    bool given_up() const { return lost_.load(std::memory_order_relaxed) == current_; }
    // What a stage asks wherever its work grows with the text.
    void check() const {
        if (given_up()) throw GivenUp{};
    }
    bool resting(std::size_t step) const { return resting_[step].load(std::memory_order_relaxed); }
    // From now on these steps, a bit each, do not read anything: what is judged next makes them
    // hang.
    void leave_out(std::uint32_t steps) { left_out_ = steps; }
    bool left_out(std::size_t step) const { return (left_out_ >> step & 1U) != 0; }

    // The watching thread. 0: at none; else a number that never comes twice.
    std::uint64_t at() const { return at_.load(std::memory_order_relaxed); }
    static std::size_t step_of(std::uint64_t at) { return at % steps_max; }
    void give_up(std::uint64_t at) { lost_.store(at, std::memory_order_relaxed); }
    void rest(std::size_t step, bool resting) {
        resting_[step].store(resting, std::memory_order_relaxed);
    }

  private:
    std::uint64_t count_ = 0, current_ = 0;
    std::uint32_t left_out_ = 0;
    static_assert(steps_max <= 32);
    std::atomic<std::uint64_t> at_{0};
    std::atomic<std::uint64_t> lost_{UINT64_MAX};
    std::array<std::atomic<bool>, steps_max> resting_{};
};

}  // namespace havn::moderation
