#pragma once
// A shard is one thread with one io_context. It owns its connections and its rooms; nothing it owns
// is touched from elsewhere. Other threads send it work with hop(). Work that should happen once
// after everything of this turn of the loop (writing what several messages left to be sent) is
// asked for with at_turn_end().

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

namespace havn::core {

enum class TurnEnd : std::uint8_t { publish, flush };

class Shard {
  public:
    using Work = std::move_only_function<void()>;

    explicit Shard(std::size_t index);
    ~Shard();
    Shard(const Shard&) = delete;
    Shard& operator=(const Shard&) = delete;

    std::size_t index() const { return index_; }
    boost::asio::io_context& context() { return context_; }

    // Any thread. Starts the thread; once.
    void start();
    // Any thread. Lets the loop end after the work at hand; join() waits for it.
    void stop();
    void join();

    // Any thread. Whether the caller runs on this shard.
    bool here() const {
        return std::this_thread::get_id() == thread_id_.load(std::memory_order_relaxed);
    }

    // Any thread. Runs `work` on this shard: at once when already here, else in order of arrival.
    template <class F>
    void hop(F&& work) {
        if (here()) {
            work();
        } else {
            post(Work(std::forward<F>(work)));
        }
    }
    // Any thread. Runs `work` in a later turn of this shard, also when already here.
    void post(Work work);

    // This shard only. Runs `flush` once, after the handlers of this turn; it may be asked for
    // again from then on. A caller that may be gone by then asks with something that outlives it.
    // Everything asked for with TurnEnd::publish runs before anything with TurnEnd::flush, so that
    // what is published to a connection goes out together with what was waiting for it.
    void at_turn_end(Work flush, TurnEnd when = TurnEnd::flush);

    // This shard only. Calls `tick` about every `period_ms` until the shard stops.
    void every(std::int64_t period_ms, std::function<void()> tick);

    // This shard only. Runs `work` once, in about `delay_ms`; not at all if the shard stops before.
    void after(std::int64_t delay_ms, Work work);

  private:
    void run_turn_end();

    const std::size_t index_;
    boost::asio::io_context context_{1};
    std::thread thread_;
    std::atomic<std::thread::id> thread_id_{};
    std::array<std::vector<Work>, 2> turn_end_;  // by TurnEnd
    std::vector<Work> turn_end_running_;
    bool turn_end_posted_ = false;
    std::vector<std::unique_ptr<boost::asio::steady_timer>> timers_;
};

using Shards = std::span<const std::unique_ptr<Shard>>;

// The shard that owns what has this id.
inline Shard& home_of(Shards shards, std::uint64_t id) {
    return *shards[(id * 0x9e3779b97f4a7c15ULL >> 32) % shards.size()];
}

}  // namespace havn::core
