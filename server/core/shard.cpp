#include "server/core/shard.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

namespace havn::core {

Shard::Shard(std::size_t index) : index_(index) {}

Shard::~Shard() {
    stop();
    join();
}

void Shard::start() {
    thread_ = std::thread([this] {
        thread_id_ = std::this_thread::get_id();
        const auto guard = boost::asio::make_work_guard(context_);
        context_.run();
    });
}

void Shard::stop() {
    context_.stop();
}

void Shard::join() {
    if (thread_.joinable()) thread_.join();
}

void Shard::post(Work work) {
    boost::asio::post(context_, std::move(work));
}

void Shard::at_turn_end(Work flush, TurnEnd when) {
    turn_end_[static_cast<std::size_t>(when)].push_back(std::move(flush));
    if (std::exchange(turn_end_posted_, true)) return;
    boost::asio::post(context_, [this] { run_turn_end(); });
}

void Shard::run_turn_end() {
    turn_end_posted_ = false;
    for (auto& asked : turn_end_) {
        turn_end_running_.swap(asked);
        for (auto& flush : turn_end_running_) flush();
        turn_end_running_.clear();
    }
}

void Shard::after(std::int64_t delay_ms, Work work) {
    auto timer =
        std::make_unique<boost::asio::steady_timer>(context_, std::chrono::milliseconds(delay_ms));
    auto& waiting = *timer;
    waiting.async_wait([timer = std::move(timer),
                        work = std::move(work)](const boost::system::error_code& error) mutable {
        if (!error) work();
    });
}

void Shard::every(std::int64_t period_ms, std::function<void()> tick) {
    auto& timer = *timers_.emplace_back(std::make_unique<boost::asio::steady_timer>(context_));
    // The handler refers to itself through the timer's owner, so it ends with the shard.
    auto arm = std::make_shared<std::function<void()>>();
    *arm = [&timer, period_ms, tick = std::move(tick), weak = std::weak_ptr(arm)] {
        timer.expires_after(std::chrono::milliseconds(period_ms));
        timer.async_wait([tick, again = weak.lock()](const boost::system::error_code& error) {
            if (error) return;
            tick();
            (*again)();
        });
    };
    (*arm)();
}

}  // namespace havn::core
