#include "server/community/stage_watch.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace havn::community {

namespace {

// Looks counted rather than a clock: after a pause of the whole machine nothing has hung.
constexpr std::int64_t looks_per_deadline = 4;
// So many deadlines without a move, then a step that was given up has not noticed.
constexpr std::int64_t deadlines_to_notice = 2;

}  // namespace

StageWatch::StageWatch(const moderation::Pipeline& pipeline, std::size_t shards, Times times,
                       std::filesystem::path stuck_texts, const core::Clock& clock, core::Log& log)
    : pipeline_(pipeline),
      times_(times),
      clock_(clock),
      log_(log),
      look_ms_(std::max<std::int64_t>(1, times.step_ms_max / looks_per_deadline)),
      stuck_texts_(std::move(stuck_texts),
                   [this](std::uint64_t hash, std::string_view stage) {
                       const auto step = std::ranges::find(steps(), stage) - steps().begin();
                       if (step < std::ssize(steps())) left_out_[hash] |= 1U << step;
                   }),
      shards_(shards) {
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

moderation::Judgement StageWatch::judge(std::size_t shard, std::string_view text,
                                        const moderation::Facts& facts,
                                        const moderation::Policy& policy,
                                        moderation::StageObserver* observer) {
    auto& watched = shards_[shard];
    const auto hash = stuck_texts_.hash(text);
    watched.text.store(hash, std::memory_order_relaxed);
    const auto stuck = left_out_.find(hash);
    watched.progress->leave_out(stuck == left_out_.end() ? 0 : stuck->second);
    auto judgement = pipeline_.judge(text, facts, policy, observer, watched.progress.get());
    note(judgement);
    return judgement;
}

void StageWatch::watch() {
    std::unique_lock lock(mutex_);
    const std::chrono::milliseconds pause(look_ms_);
    while (!wake_.wait_for(lock, pause, [&] { return stopping_; })) {
        for (std::size_t number = 0; number < shards_.size(); ++number) look(number);
        standing_.store(static_cast<std::size_t>(std::ranges::count_if(
                            shards_,
                            [](const Watched& shard) {
                                return shard.looks >= deadlines_to_notice * looks_per_deadline;
                            })),
                        std::memory_order_relaxed);
        for (std::size_t step = 0; step < steps().size(); ++step) {
            auto& left_ms = rest_ms_left_[step];
            if (left_ms <= 0) continue;
            left_ms -= look_ms_;
            if (left_ms <= 0) rest(step, false);
        }
    }
}

void StageWatch::look(std::size_t number) {
    auto& shard = shards_[number];
    const auto at = shard.progress->at();
    shard.looks = at != 0 && at == shard.at ? shard.looks + 1 : 0;
    shard.at = at;
    if (shard.looks * look_ms_ >= times_.stuck_ms_max) end(number);
    if (shard.looks != looks_per_deadline) return;
    const auto step = moderation::Progress::step_of(at);
    shard.progress->give_up(at);
    rest(step, times_.rest_ms > 0);
    rest_ms_left_[step] = times_.rest_ms;
    log_.error("stage_overran", {{"stage", steps()[step]}, {"ms_max", times_.step_ms_max}});
}

// Nothing is finished first: what was acknowledged is committed, and a shard that stands still
// would keep everything else from ending.
void StageWatch::end(std::size_t number) {
    const auto& shard = shards_[number];
    const auto stage = steps()[moderation::Progress::step_of(shard.at)];
    const bool remembered = stuck_texts_.add(shard.text.load(std::memory_order_relaxed), stage);
    log_.error("shard_stuck", {{"shard", number},
                               {"stage", stage},
                               {"ms_max", times_.stuck_ms_max},
                               {"remembered", remembered},
                               {"then", "the process ends, to be started again"}});
    std::_Exit(stuck_exit_code);
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
    if (!moving())
        lines += "moderation: a stage holds up a thread; if it goes on, the server starts again\n";
    for (std::size_t step = 0; step < steps().size(); ++step) {
        if (working(step)) continue;
        lines += "moderation: " + std::string(steps()[step]) +
                 " does not do its work; messages are held, unless a group's policy says "
                 "otherwise\n";
    }
    return lines;
}

}  // namespace havn::community
