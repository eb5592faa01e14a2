#pragma once
// `havn store copy`: moves an organisation from SQLite to PostgreSQL. What was begun and cut short
// goes on where it ended; at the end both sides are compared, row by row. One thread.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

namespace havn {

struct CopyOptions {
    std::string from;  // sqlite:FILE or sqlite:FOLDER
    std::string to;    // postgresql://…
    // Called after each part of the messages, which it may end by throwing.
    std::function<void(std::uint64_t entries, std::uint64_t of)> progress;
    std::size_t entries_at_once = 2'000;
};

// Throws std::runtime_error with one clear line; `out` is told what was found.
void copy_store(const CopyOptions& options, std::ostream& out);

// arguments[0] is the word "store". Returns the exit code; throws as copy_store.
int run_store(int count, const char* const* arguments, std::ostream& out);

}  // namespace havn
