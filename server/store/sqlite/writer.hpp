#pragma once
// The one thread that writes: whatever has gathered while a commit ran goes into the next
// transaction together, and completes after it is on disk. submit() from any thread, the rest as
// said.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include "server/core/clock.hpp"
#include "server/store/changes.hpp"
#include "server/store/lane.hpp"
#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/log_space.hpp"
#include "server/store/stats.hpp"

namespace havn::store::sqlite {

inline constexpr std::size_t batch_writes_max = 4'096;

class Writer {
  public:
    // pages_max 0: as large as the disk allows. `instance` marks the changes of this process.
    Writer(const std::filesystem::path& file, std::uint64_t pages_max, std::uint64_t instance,
           const core::Clock& clock, StoreStats& stats);

    // Before start().
    Connection& connection() { return connection_; }
    const core::Clock& clock() const { return clock_; }
    std::uint64_t instance() const { return instance_; }
    // Called on the writer's thread, inside the transaction before its end, and after it.
    struct Hooks {
        std::function<void()> before_commit, committed, rolled_back;
    };
    void set_hooks(Hooks hooks) { hooks_ = std::move(hooks); }
    void start();

    // Inside jobs: texts were erased, so the log they went through is to be emptied soon.
    void erased() { erased_ = true; }
    // Inside jobs: others must look at this again (server/store/changes.hpp).
    void changed(ChangeKind kind, protocol::GroupId group, std::uint64_t subject);

    // Any thread.
    template <class T, class Work>
    void submit(core::Shard& home, core::Completion<T> done, Work work) {
        lane_.submit(home, std::move(done), std::move(work));
    }
    // Any thread. What `ask` submits goes into one transaction.
    void together(auto&& ask) { lane_.together(ask); }
    // Inside jobs: makes the commit write something, to find out whether that works again.
    void probe();
    bool healthy() const { return healthy_.load(std::memory_order_relaxed); }
    void drain();

  private:
    void turn(Jobs batch);
    void commit(Jobs& batch);
    void commit_each(Jobs& batch);
    void rolled_back(bool environmental);
    std::optional<std::chrono::milliseconds> idle();
    void empty_log_in_time();
    void checkpoint(int mode);

    Connection connection_;
    const std::uint64_t instance_;
    const core::Clock& clock_;
    StoreStats& stats_;
    Statement begin_, commit_, insert_change_;
    LogSpace log_space_;
    Hooks hooks_;
    std::atomic<bool> healthy_{true};
    int committed_pages_ = 0;  // set by SQLite when a commit wrote something
    int log_pages_ = 0;
    bool erased_ = false;
    std::chrono::steady_clock::time_point emptied_at_;
    Lane lane_{batch_writes_max};
};

}  // namespace havn::store::sqlite
