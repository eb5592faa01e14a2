#include "server/community/stage_watch.hpp"

#include <algorithm>
#include <chrono>

namespace havn::community {

namespace {

// Looks counted rather than a clock: after a pause of the whole machine nothing has hung.
constexpr int looks_per_deadline = 4;

}  // namespace

StageWatch::StageWatch(const moderation::Pipeline& pipeline, std::size_t shards, Times times,
                       const core::Clock& clock, core::Log& log)
    : pipeline_(pipeline), times_(times), clock_(clock), log_(log), shards_(shards) {
    for (auto& shard : shards_) shard.progress = std::make_unique<moderation::Progress>();
    if (!pipeline_.model_problem().empty())
        log_.error("model_unusable", {{"problem", pipeline_.model_problem()}});
    thread_ = std::thread([this] { watch(); });
}

StageWatch::~StageWatch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void StageWatch::watch() {
    const auto look_ms = std::max<std::int64_t>(1, times_.step_ms_max / looks_per_deadline);
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::milliseconds(look_ms), [&] { return stopping_; })) {
        for (auto& shard : shards_) look(shard);
        for (std::size_t step = 0; step < steps().size(); ++step) {
            auto& left_ms = rest_ms_left_[step];
            if (left_ms <= 0) continue;
            left_ms -= look_ms;
            if (left_ms <= 0) rest(step, false);
        }
    }
}

void StageWatch::look(Watched& shard) {
    const auto at = shard.progress->at();
    shard.looks = at != 0 && at == shard.at ? shard.looks + 1 : 0;
    shard.at = at;
    if (shard.looks != looks_per_deadline) return;
    const auto step = moderation::Progress::step_of(at);
    shard.progress->give_up(at);
    rest(step, times_.rest_ms > 0);
    rest_ms_left_[step] = times_.rest_ms;
    log_.error("stage_overran", {{"stage", steps()[step]}, {"ms_max", times_.step_ms_max}});
}

void StageWatch::rest(std::size_t step, bool resting) {
    for (auto& shard : shards_) shard.progress->rest(step, resting);
}

void StageWatch::note(const moderation::Judgement& judgement) {
    for (const auto& finding : judgement.findings) {
        if (finding.category != moderation::Category::unavailable) continue;
        const auto step = std::ranges::find(steps(), finding.stage) - steps().begin();
        const auto fault = std::ranges::find(faults, finding.kind) - faults.begin();
        failures_.at(static_cast<std::size_t>(step))
            .at(static_cast<std::size_t>(fault))
            .fetch_add(1, std::memory_order_relaxed);
        failed_at_ms_[static_cast<std::size_t>(step)].store(clock_.unix_ms(),
                                                            std::memory_order_relaxed);
    }
}

bool StageWatch::working(std::size_t step) const {
    if (!pipeline_.model_problem().empty() && steps()[step] == "model") return false;
    const auto failed_at_ms = failed_at_ms_[step].load(std::memory_order_relaxed);
    return failed_at_ms == 0 || clock_.unix_ms() - failed_at_ms > failure_told_ms;
}

std::string StageWatch::readiness() const {
    std::string lines;
    if (!pipeline_.model_problem().empty())
        lines += "moderation: " + pipeline_.model_problem() + "\n";
    for (std::size_t step = 0; step < steps().size(); ++step) {
        if (working(step)) continue;
        lines += "moderation: " + std::string(steps()[step]) +
                 " does not do its work; messages are held, unless a group's policy says "
                 "otherwise\n";
    }
    return lines;
}

}  // namespace havn::community
