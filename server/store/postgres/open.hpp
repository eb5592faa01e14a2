#pragma once
// The store over a PostgreSQL database, which several servers may share: a thread that writes to
// the journal, one that writes about people, and some that read, each over a connection of its own.
// Journal, people, cases and thread_stream may be called from any thread; the rest says so.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "server/core/clock.hpp"
#include "server/store/stats.hpp"
#include "server/store/store.hpp"

namespace havn::store {

struct PostgresOptions {
    // As libpq reads it: postgresql://USER@HOST:PORT/NAME?… A password may stand there, in the file
    // that `passfile` or PGPASSFILE names, or in PGPASSWORD.
    std::string url;
    std::size_t readers = 4;
    // After so long without an answer the server counts as gone.
    std::chrono::milliseconds answer_max{7'000};
    std::uint64_t instance = 0;  // random, of this process; at most 63 bits
};

// Whether `address` is one for open_postgres.
bool is_postgres(const std::string& address);

// Brings the database to the current schema and starts the threads. `clock` and `stats` must
// outlive the store, which must be drained or destroyed before the shards are. Throws
// std::runtime_error with one clear line, which never holds the password.
std::unique_ptr<Store> open_postgres(const PostgresOptions& options, const core::Clock& clock,
                                     StoreStats& stats);

}  // namespace havn::store
