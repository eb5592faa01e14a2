#include "server/store/postgres/writer.hpp"

#include <thread>

#include "server/core/clock.hpp"
#include "server/store/postgres/random.hpp"

namespace havn::store::postgres {
namespace {

using Kind = PostgresError::Kind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

// So often a connection nobody uses is asked whether it still lives.
constexpr milliseconds ping_interval{2'000};
// At the end, for a commit in doubt.
constexpr std::chrono::seconds settle_at_end_max{5};
constexpr std::int64_t marks_kept_ms = 30 * core::day_ms;

void refuse(Jobs& jobs) {
    jobs.for_each([](Job& job) { job.refuse(); });
}

}  // namespace

Writer::Writer(const Settings& settings, std::uint64_t instance, const core::Clock& clock,
               StoreStats& stats)
    : instance_(instance), clock_(clock), stats_(stats), connection_(settings), id_(random_id()) {}

void Writer::start() {
    connect();
    lane_.start([this](Jobs batch) { turn(std::move(batch)); }, [this] { return idle(); });
}

void Writer::drain() {
    lane_.drain();
    const auto deadline = steady_clock::now() + settle_at_end_max;
    while (!doubtful_.empty() && !settle_doubt() && steady_clock::now() < deadline) {
        std::this_thread::sleep_for(backoff_.wait());
    }
    refuse(doubtful_);
    deliver(std::move(doubtful_));
    connection_.close();
}

void Writer::turn(Jobs batch) {
    const auto deadline = steady_clock::now() + connection_.settings().answer_max;
    while (ready()) {
        auto result = attempt(batch);
        if (result == Attempt::settled) return deliver(std::move(batch));
        if (result == Attempt::in_doubt) {
            stats_.commits_doubtful.add();
            const auto committed = outcome();
            if (!committed) {
                doubtful_ = std::move(batch);
                return;
            }
            if (*committed) return deliver(std::move(batch));
        }
        if (steady_clock::now() > deadline) break;
    }
    refuse(batch);
    deliver(std::move(batch));
}

Writer::Attempt Writer::attempt(Jobs& batch) {
    try {
        commit(batch);
        healthy_.store(true, std::memory_order_relaxed);
        return Attempt::settled;
    } catch (const PostgresError& error) {
        const bool committing = std::exchange(committing_, false);
        connection_.roll_back();
        switch (error.kind()) {
            case Kind::lost:
                return committing ? Attempt::in_doubt : Attempt::again;
            case Kind::contention:
                return Attempt::again;
            case Kind::refused:
                if (batch.size() > 1) {
                    commit_each(batch);
                } else {
                    refuse(batch);
                }
                return Attempt::settled;
            case Kind::environment:
                break;
        }
        healthy_.store(false, std::memory_order_relaxed);
        stats_.commits_failed.add();
        // Another server may have taken over, which only a new connection finds.
        connection_.close();
        backoff_.failed();
        refuse(batch);
        return Attempt::settled;
    }
}

void Writer::commit(Jobs& batch) {
    const auto start_ns = clock_.monotonic_ns();
    changes_ = {};
    Pipeline opening;
    opening.add("BEGIN");
    opening.add("UPDATE writer_mark SET batch = $2, at_ms = $3 WHERE id = $1", id_, ++batch_,
                clock_.unix_ms());
    const auto ours = opening.size();
    if (hooks_.open) hooks_.open(opening, batch);
    auto rows = connection_.run(opening);
    if (rows[1].changed() == 0) {  // a backup was restored; connecting makes a new one
        connection_.close();
        throw PostgresError(Kind::lost, "the writer's mark is gone");
    }
    if (hooks_.opened) hooks_.opened(std::span(rows).subspan(ours));
    batch.for_each([](Job& job) { job.run(); });
    Pipeline closing;
    if (hooks_.close) hooks_.close(closing);
    add_changes(closing);
    closing.add("COMMIT");
    committing_ = true;
    rows = connection_.run(closing);
    committing_ = false;
    if (rows.back().command() != "COMMIT") throw PostgresError(Kind::environment, "rolled back");
    stats_.commits.add();
    stats_.batch_jobs.observe(batch.size());
    stats_.commit_ns.observe(static_cast<std::uint64_t>(clock_.monotonic_ns() - start_ns));
}

void Writer::changed(ChangeKind kind, protocol::GroupId group, std::uint64_t subject) {
    changes_.kind.push_back(static_cast<std::uint64_t>(kind));
    changes_.group.push_back(group.value);
    changes_.subject.push_back(subject);
}

void Writer::add_changes(Pipeline& pipeline) {
    if (changes_.kind.empty()) return;
    pipeline.add(
        "WITH counter AS (UPDATE change_counter SET last = last + $6 RETURNING last - $6 AS before)"
        " INSERT INTO change (number, kind, group_id, subject, instance, at_ms)"
        " SELECT counter.before + u.number, u.kind, u.group_id, u.subject, $4, $5"
        " FROM counter, unnest($1, $2, $3) WITH ORDINALITY u (kind, group_id, subject, number)",
        changes_.kind, changes_.group, changes_.subject, instance_, clock_.unix_ms(),
        changes_.kind.size());
}

// One of them cannot be stored; the others shall not suffer for it. Each takes the way of a batch
// of its own.
void Writer::commit_each(Jobs& batch) {
    Jobs rest = std::move(batch);
    batch = Jobs();
    while (!rest.empty()) turn(rest.take(1));
}

bool Writer::ready() {
    if (!settle_doubt()) return false;
    if (connection_.connected()) return true;
    if (!backoff_.due()) return false;
    try {
        connect();
        return true;
    } catch (const PostgresError&) {
        healthy_.store(false, std::memory_order_relaxed);
        backoff_.failed();
        return false;
    }
}

void Writer::connect() {
    connection_.connect();
    connection_.execute(
        "INSERT INTO writer_mark (id, batch, at_ms) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING", id_,
        clock_.unix_ms());
    backoff_.succeeded();
}

std::optional<bool> Writer::outcome() {
    try {
        if (!connection_.connected()) connect();
        auto mark =
            connection_.query("SELECT batch FROM writer_mark WHERE id = $1 FOR UPDATE", id_);
        return mark.next() && mark.number(0) == batch_;
    } catch (const PostgresError&) {
        healthy_.store(false, std::memory_order_relaxed);
        backoff_.failed();
        return std::nullopt;
    }
}

bool Writer::settle_doubt() {
    if (doubtful_.empty()) return true;
    if (!backoff_.due()) return false;
    const auto committed = outcome();
    if (!committed) return false;
    if (!*committed) refuse(doubtful_);
    deliver(std::move(doubtful_));
    doubtful_ = Jobs();
    return true;
}

std::optional<milliseconds> Writer::idle() {
    if (!ready()) return backoff_.wait();
    if (!healthy() || steady_clock::now() - connection_.used_at() >= ping_interval) probe();
    return connection_.connected() ? ping_interval : backoff_.wait();
}

void Writer::probe() {
    Jobs none;
    // What writes nothing but the mark finds out whether the disk takes anything.
    if (!healthy()) {
        attempt(none);
        return;
    }
    try {
        connection_.execute("SELECT 1");
    } catch (const PostgresError&) {
        connection_.close();
        healthy_.store(ready(), std::memory_order_relaxed);
    }
}

void Writer::prune() {
    connection_.execute("DELETE FROM writer_mark WHERE at_ms < $1 AND id <> $2",
                        clock_.unix_ms() - marks_kept_ms, id_);
}

}  // namespace havn::store::postgres
