#include "server/store/sqlite/writer.hpp"

#include <string>

namespace havn::store::sqlite {
namespace {

// The log is copied into the database when it has grown to this, between commits.
constexpr int log_pages_max = 4'000;
constexpr std::int64_t log_bytes_kept_max = 64LL * 1024 * 1024;
constexpr int cache_kib = 32 * 1024;
// Emptying the log costs two fsyncs, so erasures that follow each other closely share one.
constexpr std::chrono::milliseconds empty_log_interval{1'000};

}  // namespace

Writer::Writer(const std::filesystem::path& file, std::uint64_t pages_max, std::uint64_t instance,
               const core::Clock& clock, StoreStats& stats)
    : connection_(file),
      instance_(instance),
      clock_(clock),
      stats_(stats),
      begin_(connection_, "BEGIN IMMEDIATE"),
      commit_(connection_, "COMMIT"),
      insert_change_(connection_,
                     "INSERT INTO change (kind, group_id, subject, instance, at_ms)"
                     " VALUES (?, ?, ?, ?, ?)"),
      log_space_(file, static_cast<int>(connection_.integer("PRAGMA page_size"))) {
    connection_.execute("PRAGMA synchronous = FULL");
    connection_.execute("PRAGMA wal_autocheckpoint = 0");
    connection_.execute("PRAGMA journal_size_limit = " + std::to_string(log_bytes_kept_max));
    connection_.execute("PRAGMA cache_size = -" + std::to_string(cache_kib));
    if (pages_max != 0) {
        connection_.execute("PRAGMA max_page_count = " + std::to_string(pages_max));
    }
    sqlite3_wal_hook(
        connection_.handle(),
        [](void* pages, sqlite3*, const char*, int count) {
            *static_cast<int*>(pages) = count;
            return SQLITE_OK;
        },
        &committed_pages_);
}

void Writer::start() {
    lane_.start([this](Jobs batch) { turn(std::move(batch)); }, [this] { return idle(); });
}

void Writer::drain() {
    lane_.drain();
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

void Writer::changed(ChangeKind kind, protocol::GroupId group, std::uint64_t subject) {
    insert_change_.execute(kind, group, subject, instance_, clock_.unix_ms());
}

void Writer::probe() {
    const auto version = connection_.integer("PRAGMA user_version");
    connection_.execute("PRAGMA user_version = " + std::to_string(version));
}

void Writer::turn(Jobs batch) {
    try {
        commit(batch);
    } catch (const SqliteError& error) {
        rolled_back(error.environmental());
        if (error.environmental()) {
            batch.for_each([](Job& job) { job.refuse(); });
        } else {
            commit_each(batch);
        }
    }
    deliver(std::move(batch));
    if (log_pages_ >= log_pages_max) checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    empty_log_in_time();
}

void Writer::commit(Jobs& batch) {
    const auto start_ns = clock_.monotonic_ns();
    committed_pages_ = 0;
    begin_.execute();
    batch.for_each([](Job& job) { job.run(); });
    hooks_.before_commit();
    log_space_.keep_room_behind(log_pages_);
    commit_.execute();
    hooks_.committed();
    if (committed_pages_ > 0) {
        log_pages_ = committed_pages_;
        healthy_.store(true, std::memory_order_relaxed);
    }
    stats_.commits.add();
    stats_.batch_jobs.observe(batch.size());
    stats_.commit_ns.observe(static_cast<std::uint64_t>(clock_.monotonic_ns() - start_ns));
}

// One of them cannot be stored; the others shall not suffer for it.
void Writer::commit_each(Jobs& batch) {
    Jobs done;
    while (!batch.empty()) {
        Jobs one = batch.take(1);
        try {
            commit(one);
        } catch (const SqliteError& error) {
            rolled_back(error.environmental());
            one.for_each([](Job& job) { job.refuse(); });
        }
        done.append(std::move(one));
    }
    batch = std::move(done);
}

void Writer::rolled_back(bool environmental) {
    connection_.roll_back();
    hooks_.rolled_back();
    if (!environmental) return;
    healthy_.store(false, std::memory_order_relaxed);
    stats_.commits_failed.add();
}

std::optional<std::chrono::milliseconds> Writer::idle() {
    empty_log_in_time();
    return erased_ ? std::optional(empty_log_interval) : std::nullopt;
}

void Writer::empty_log_in_time() {
    if (erased_ && std::chrono::steady_clock::now() - emptied_at_ >= empty_log_interval) {
        checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    }
}

void Writer::checkpoint(int mode) {
    const int code =
        sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, nullptr, nullptr);
    stats_.checkpoints.add();
    log_pages_ = 0;
    if (mode != SQLITE_CHECKPOINT_TRUNCATE) return;
    log_space_.forget();
    emptied_at_ = std::chrono::steady_clock::now();
    if (code == SQLITE_OK) erased_ = false;
}

}  // namespace havn::store::sqlite
