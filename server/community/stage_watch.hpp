#pragma once
// Watches the shards judge. A step of the pipeline that does not come to its end in time is given
// up, then rests: until the rest is over its work is unavailable at once, so that a message is held
// up by it once and not every message. What became of the steps is counted here for /readyz and
// /metrics. Any thread, except where said; the watching has a thread of its own.

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "moderation/pipeline.hpp"
#include "server/core/clock.hpp"
#include "server/core/log.hpp"

namespace havn::community {

class StageWatch {
  public:
    struct Times {
        std::int64_t step_ms_max = 2'000;
        std::int64_t rest_ms = 30'000;
    };
    // How long a failure is told in readiness().
    static constexpr std::int64_t failure_told_ms = 60'000;
    static constexpr std::array<std::string_view, 4> faults{
        moderation::Pipeline::threw, moderation::Pipeline::overran, moderation::Pipeline::resting,
        moderation::Pipeline::missing};

    StageWatch(const moderation::Pipeline& pipeline, std::size_t shards, Times times,
               const core::Clock& clock, core::Log& log);
    ~StageWatch();
    StageWatch(const StageWatch&) = delete;
    StageWatch& operator=(const StageWatch&) = delete;

    // For the thread of that shard to judge with.
    moderation::Progress& of(std::size_t shard) { return *shards_[shard].progress; }
    // Counts what in a judgement was unavailable.
    void note(const moderation::Judgement& judgement);

    std::span<const std::string_view> steps() const { return pipeline_.steps(); }
    std::uint64_t failures(std::size_t step, std::size_t fault) const {
        return failures_[step][fault].load(std::memory_order_relaxed);
    }
    // Whether it did its work whenever it was asked to lately.
    bool working(std::size_t step) const;
    // What does not work, a line each.
    std::string readiness() const;

  private:
    struct Watched {
        std::unique_ptr<moderation::Progress> progress;
        std::uint64_t at = 0;  // when last looked at
        int looks = 0;         // in which it had not moved
    };

    void watch();
    void look(Watched& shard);
    void rest(std::size_t step, bool resting);

    const moderation::Pipeline& pipeline_;
    const Times times_;
    const core::Clock& clock_;
    core::Log& log_;
    std::vector<Watched> shards_;
    std::array<std::int64_t, moderation::steps_max> rest_ms_left_{};
    std::array<std::array<std::atomic<std::uint64_t>, faults.size()>, moderation::steps_max>
        failures_{};
    std::array<std::atomic<std::int64_t>, moderation::steps_max> failed_at_ms_{};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace havn::community
