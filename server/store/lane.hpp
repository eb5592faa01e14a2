#pragma once
// A thread that works off jobs in the order they were asked for, taking at once whatever has
// gathered, and sends the outcomes home: one post per turn and shard.
//
// submit() may be called from any thread and takes no lock: jobs are pushed on a stack that the
// thread takes whole and turns round. After drain() every job is refused.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/doorbell.hpp"

namespace havn::store {

class Job {
  public:
    explicit Job(core::Shard& home) : home_(&home) {}
    virtual ~Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    // The lane's thread; again if the transaction was rolled back.
    virtual void run() = 0;
    virtual void refuse() = 0;
    // On `home`, once.
    virtual void complete() = 0;
    core::Shard& home() const { return *home_; }

  private:
    friend class Jobs;
    friend class Lane;
    core::Shard* home_;
    Job* next_ = nullptr;
};

// Owns a chain of jobs.
class Jobs {
  public:
    Jobs() = default;
    Jobs(Jobs&& other) noexcept { *this = std::move(other); }
    Jobs& operator=(Jobs&& other) noexcept;
    ~Jobs();

    bool empty() const { return first_ == nullptr; }
    void append(std::unique_ptr<Job> job);
    void append(Jobs jobs);
    std::unique_ptr<Job> take_first();
    Jobs take(std::size_t count);
    std::size_t size() const;
    void for_each(auto&& visit) {
        for (Job* job = first_; job != nullptr; job = job->next_) visit(*job);
    }

  private:
    friend class Lane;
    Job* first_ = nullptr;
    Job* last_ = nullptr;
};

// Posts the outcomes home, in order.
void deliver(Jobs jobs);

class Lane {
  public:
    // Runs all of the batch and delivers it.
    using Turn = std::function<void(Jobs batch)>;
    // Nothing waits: what else there is to do, and how long to sleep at most.
    using Idle = std::function<std::optional<std::chrono::milliseconds>()>;

    // More jobs than this do not share a turn, so that the first of them is not answered late.
    explicit Lane(std::size_t batch_jobs_max) : batch_jobs_max_(batch_jobs_max) {}
    ~Lane();

    void start(Turn turn, Idle idle);
    // Finishes what was asked for, then ends the thread.
    void drain();

    // Any thread. `work` gives a core::Result<T>; it must not use up what it captured.
    template <class T, class Work>
    void submit(core::Shard& home, core::Completion<T> done, Work work) {
        push(std::make_unique<JobOf<T, Work>>(home, std::move(done), std::move(work)));
    }
    void push(std::unique_ptr<Job> job);

    // Any thread. What `ask` submits shares a turn: the thread is not woken before it has returned.
    void together(auto&& ask) {
        ++gathering_;
        ask();
        --gathering_;
        if (newest_.load() != nullptr) doorbell_.ring();
    }

  private:
    template <class T, class Work>
    class JobOf final : public Job {
      public:
        JobOf(core::Shard& home, core::Completion<T> done, Work work)
            : Job(home), done_(std::move(done)), work_(std::move(work)) {}
        void run() override { outcome_ = work_(); }
        void refuse() override { outcome_ = std::unexpected(core::Failure::unavailable); }
        void complete() override { done_(std::move(outcome_)); }

      private:
        core::Completion<T> done_;
        Work work_;
        core::Result<T> outcome_ = std::unexpected(core::Failure::unavailable);
    };

    Jobs take_all();
    bool close();
    void loop();

    const std::size_t batch_jobs_max_;
    std::atomic<Job*> newest_{nullptr};
    std::atomic<int> gathering_{0};
    Doorbell doorbell_;
    std::atomic<bool> stopping_{false};
    Turn turn_;
    Idle idle_;
    std::thread thread_;
};

}  // namespace havn::store
