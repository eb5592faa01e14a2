#pragma once
// The store over one SQLite file: one thread that writes, one that reads. Journal, people, cases
// and thread_stream may be called from any thread; the rest says so.

#include <cstdint>
#include <filesystem>
#include <memory>

#include "server/core/clock.hpp"
#include "server/store/stats.hpp"
#include "server/store/store.hpp"

namespace havn::store {

struct SqliteOptions {
    std::filesystem::path file;   // made when there is none; its folder must exist
    std::uint64_t pages_max = 0;  // the database's size in pages of 4 KiB; 0: what the disk holds
    // So many entries may wait in memory for their places in sorted tables, where they are cheaper
    // to put together.
    std::size_t gathered_max = 16'384;
    std::uint64_t instance = 0;  // random, of this process; at most 63 bits
};

// Takes the file for this process, brings it to the current schema and starts the threads. `clock`
// and `stats` must outlive the store, which must be drained or destroyed before the shards are.
// Throws std::runtime_error with one clear line.
std::unique_ptr<Store> open_sqlite(const SqliteOptions& options, const core::Clock& clock,
                                   StoreStats& stats);

}  // namespace havn::store
