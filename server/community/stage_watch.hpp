#pragma once
// Watches the shards judge. A step of the pipeline that does not come to its end in time is given
// up, then rests: until the rest is over its work is unavailable at once, so that a message is held
// up by it once and not every message. A step that does not even notice holds up its whole shard:
// then the process ends, to be started again, and remembers by a hash what that step shall not read
// any more. What became of the steps is counted here for /readyz and /metrics. Any thread, except
// where said; the watching has a thread of its own.

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "moderation/pipeline.hpp"
#include "server/community/stuck_texts.hpp"
#include "server/core/clock.hpp"
#include "server/core/log.hpp"

namespace havn::community {

class StageWatch {
  public:
    struct Times {
        std::int64_t step_ms_max = 2'000;
        std::int64_t rest_ms = 30'000;
        std::int64_t stuck_ms_max = 20'000;  // of a step on one text, then the process ends
    };
    // How long a failure is told in readiness().
    static constexpr std::int64_t failure_told_ms = 60'000;
    static constexpr std::array<std::string_view, 4> faults{
        moderation::Pipeline::threw, moderation::Pipeline::overran, moderation::Pipeline::resting,
        moderation::Pipeline::missing};

    // The code the process ends with; not 0, so that whoever looks after it starts it again.
    static constexpr int stuck_exit_code = 70;

    // stuck_texts: the file that remembers them.
    StageWatch(const moderation::Pipeline& pipeline, std::size_t shards, Times times,
               std::filesystem::path stuck_texts, const core::Clock& clock, core::Log& log);
    ~StageWatch();
    StageWatch(const StageWatch&) = delete;
    StageWatch& operator=(const StageWatch&) = delete;

    // As Pipeline::judge(), on the thread of that shard.
    moderation::Judgement judge(std::size_t shard, std::string_view text,
                                const moderation::Facts& facts, const moderation::Policy& policy,
                                moderation::StageObserver* observer = nullptr);

    std::span<const std::string_view> steps() const { return pipeline_.steps(); }
    std::uint64_t failures(std::size_t step, std::size_t fault) const {
        return failures_[step][fault].load(std::memory_order_relaxed);
    }
    // Whether it did its work whenever it was asked to lately.
    bool working(std::size_t step) const;
    // Whether no step holds up a shard although it was given up.
    bool moving() const { return standing_.load(std::memory_order_relaxed) == 0; }
    // What does not work, a line each.
    std::string readiness() const;

  private:
    struct Watched {
        std::unique_ptr<moderation::Progress> progress;
        std::uint64_t at = 0;                // when last looked at
        std::int64_t looks = 0;              // in which it had not moved
        std::atomic<std::uint64_t> text{0};  // the hash of what it judges, or judged last
    };

    void watch();
    void look(std::size_t number);
    void note(const moderation::Judgement& judgement);
    [[noreturn]] void end(std::size_t number);
    void rest(std::size_t step, bool resting);

    const moderation::Pipeline& pipeline_;
    const Times times_;
    const core::Clock& clock_;
    core::Log& log_;
    const std::int64_t look_ms_;
    std::unordered_map<std::uint64_t, std::uint32_t> left_out_;  // by hash, a bit for each step
    const StuckTexts stuck_texts_;
    std::vector<Watched> shards_;
    std::atomic<std::size_t> standing_{0};
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
