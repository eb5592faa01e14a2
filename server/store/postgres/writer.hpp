#pragma once
// One thread that writes over one connection: whatever has gathered while a commit ran goes into
// the next transaction together and completes after it is on disk. submit() from any thread, the
// rest as said.
//
// When the connection is cut during a commit, nobody is answered before it is known what became of
// it. Every transaction begins by updating this writer's row of writer_mark, and sends nothing that
// could commit before that was answered. So the row stays locked until the server has made up its
// mind about the transaction, and tells afterwards which batch was the last.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "server/core/clock.hpp"
#include "server/store/changes.hpp"
#include "server/store/lane.hpp"
#include "server/store/postgres/backoff.hpp"
#include "server/store/postgres/connection.hpp"
#include "server/store/stats.hpp"

namespace havn::store::postgres {

inline constexpr std::size_t batch_writes_max = 2'048;

class Writer {
  public:
    // `instance` marks the changes of this process.
    Writer(const Settings& settings, std::uint64_t instance, const core::Clock& clock,
           StoreStats& stats);

    // Called on the writer's thread around the jobs of a transaction. `open` and `close` add to
    // the first and to the last round trip; `opened` is given the answers to what `open` added.
    struct Hooks {
        std::function<void(Pipeline&, Jobs&)> open;
        std::function<void(std::span<Rows>)> opened;
        std::function<void(Pipeline&)> close;
    };
    void set_hooks(Hooks hooks) { hooks_ = std::move(hooks); }
    // Throws PostgresError: no connection.
    void start();

    // Inside jobs.
    Connection& connection() { return connection_; }
    const core::Clock& clock() const { return clock_; }
    // Others must look at this again (server/store/changes.hpp).
    void changed(ChangeKind kind, protocol::GroupId group, std::uint64_t subject);

    // Any thread. `work` gives a core::Result<T>; it must not use up what it captured, because it
    // runs again when the transaction was rolled back.
    template <class T, class Work>
    void submit(core::Shard& home, core::Completion<T> done, Work work) {
        lane_.submit(home, std::move(done), std::move(work));
    }
    std::uint64_t instance() const { return instance_; }
    void push(std::unique_ptr<Job> job) { lane_.push(std::move(job)); }
    bool healthy() const { return healthy_.load(std::memory_order_relaxed); }
    void drain();

    // Inside a job: forgets writers that have not written for long.
    void prune();

  private:
    enum class Attempt : std::uint8_t { settled, again, in_doubt };

    void turn(Jobs batch);
    Attempt attempt(Jobs& batch);
    void commit(Jobs& batch);
    void commit_each(Jobs& batch);
    // Whether there is a connection and nothing in doubt.
    bool ready();
    void add_changes(Pipeline& pipeline);
    void connect();
    // Whether the transaction in doubt was committed; nullopt: not known yet.
    std::optional<bool> outcome();
    bool settle_doubt();
    std::optional<std::chrono::milliseconds> idle();
    void probe();

    const std::uint64_t instance_;
    const core::Clock& clock_;
    StoreStats& stats_;
    Connection connection_;
    Hooks hooks_;
    struct {
        std::vector<std::uint64_t> kind, group, subject;
    } changes_;               // of this transaction
    const std::uint64_t id_;  // of writer_mark
    std::uint64_t batch_ = 0;
    bool committing_ = false;
    Jobs doubtful_;  // with the outcomes they have if the transaction was committed
    Backoff backoff_;
    std::atomic<bool> healthy_{true};
    Lane lane_{batch_writes_max};
};

}  // namespace havn::store::postgres
