#include "server/store/lane.hpp"

#include <algorithm>

namespace havn::store {
namespace {

// What the stack's head is once nothing is taken any more.
Job* const closed = reinterpret_cast<Job*>(alignof(Job));  // never dereferenced

}  // namespace

Jobs& Jobs::operator=(Jobs&& other) noexcept {
    std::swap(first_, other.first_);
    std::swap(last_, other.last_);
    return *this;
}

Jobs::~Jobs() {
    while (take_first()) {
    }
}

void Jobs::append(std::unique_ptr<Job> job) {
    job->next_ = nullptr;
    (last_ != nullptr ? last_->next_ : first_) = job.get();
    last_ = job.release();
}

void Jobs::append(Jobs jobs) {
    if (jobs.empty()) return;
    (last_ != nullptr ? last_->next_ : first_) = jobs.first_;
    last_ = std::exchange(jobs.last_, nullptr);
    jobs.first_ = nullptr;
}

std::unique_ptr<Job> Jobs::take_first() {
    std::unique_ptr<Job> job(first_);
    if (job) first_ = std::exchange(job->next_, nullptr);
    if (first_ == nullptr) last_ = nullptr;
    return job;
}

Jobs Jobs::take(std::size_t count) {
    Jobs taken;
    if (empty() || count == 0) return taken;
    Job* end = first_;
    while (--count > 0 && end->next_ != nullptr) end = end->next_;
    taken.first_ = first_;
    taken.last_ = end;
    first_ = std::exchange(end->next_, nullptr);
    if (first_ == nullptr) last_ = nullptr;
    return taken;
}

std::size_t Jobs::size() const {
    std::size_t count = 0;
    for (Job* job = first_; job != nullptr; job = job->next_) ++count;
    return count;
}

void deliver(Jobs jobs) {
    std::vector<std::pair<core::Shard*, Jobs>> homes;
    while (auto job = jobs.take_first()) {
        auto* home = &job->home();
        auto found = std::ranges::find(homes, home, [](const auto& entry) { return entry.first; });
        if (found == homes.end()) found = homes.insert(homes.end(), {home, Jobs()});
        found->second.append(std::move(job));
    }
    for (auto& [home, jobs_of_home] : homes) {
        home->post([outcomes = std::move(jobs_of_home)]() mutable {
            while (const auto done = outcomes.take_first()) done->complete();
        });
    }
}

Lane::~Lane() {
    if (thread_.joinable()) drain();
    take_all();
}

void Lane::start(Turn turn, Idle idle) {
    turn_ = std::move(turn);
    idle_ = std::move(idle);
    thread_ = std::thread([this] { loop(); });
}

void Lane::drain() {
    stopping_.store(true);
    doorbell_.ring();
    if (thread_.joinable()) thread_.join();
}

void Lane::push(std::unique_ptr<Job> job) {
    Job* seen = newest_.load(std::memory_order_relaxed);
    do {
        if (seen == closed) {
            job->refuse();
            Jobs refused;
            refused.append(std::move(job));
            return deliver(std::move(refused));
        }
        job->next_ = seen;
    } while (!newest_.compare_exchange_weak(seen, job.get()));
    job.release();
    // Whoever pushed on an empty stack rings, or whoever is gathering; the others find the bell rung.
    if (seen == nullptr && gathering_.load() == 0) doorbell_.ring();
}

Jobs Lane::take_all() {
    Jobs jobs;
    Job* job = newest_.load();
    while (job != nullptr && job != closed && !newest_.compare_exchange_weak(job, nullptr)) {
    }
    if (job == closed || job == nullptr) return jobs;
    jobs.last_ = job;
    while (job != nullptr) {
        Job* older = job->next_;
        job->next_ = jobs.first_;
        jobs.first_ = job;
        job = older;
    }
    return jobs;
}

bool Lane::close() {
    Job* none = nullptr;
    return newest_.compare_exchange_strong(none, closed);
}

void Lane::loop() {
    Jobs waiting;
    for (;;) {
        waiting.append(take_all());
        if (!waiting.empty()) {
            turn_(waiting.take(batch_jobs_max_));
            continue;
        }
        if (stopping_.load()) {
            if (close()) return;
            continue;
        }
        const auto wait = idle_();
        doorbell_.lie_down();
        if (newest_.load() != nullptr || stopping_.load()) {
            doorbell_.stay_awake();
        } else {
            doorbell_.sleep(wait);
        }
    }
}

}  // namespace havn::store
