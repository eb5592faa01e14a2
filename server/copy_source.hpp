#pragma once
// The SQLite file a copy is made from, which no server may use meanwhile. It is only read. One
// thread; throws std::runtime_error with one clear line.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "server/copy_rows.hpp"
#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/folder.hpp"

namespace havn {

class CopySource {
  public:
    // A file, or the data folder it is in.
    explicit CopySource(const std::filesystem::path& path);

    // Tells this organisation from another one.
    std::string identity();
    // Those that are to be copied; what the store can make again from others is not among them.
    std::vector<std::string> tables();
    std::uint64_t entries();

    using Visit = std::function<void(const Row&)>;
    // Of any table but entry.
    void rows(const Table& table, const Visit& visit);
    // Entries after the row `after`, at most `limit`; returns the last row. `after` if none.
    std::uint64_t entries_after(const Table& table, std::uint64_t after, std::size_t limit,
                                const Visit& visit);

  private:
    Row row_of(const Table& table, const store::sqlite::Rows& rows, int first_column) const;

    std::filesystem::path file_;
    store::sqlite::FileLock lock_;
    store::sqlite::Connection connection_;
};

}  // namespace havn
