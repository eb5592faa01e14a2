#pragma once
// The PostgreSQL database a copy goes to. What was copied and what not is written down in table
// store_copy there, in the same transactions. One thread; throws std::runtime_error with one clear
// line.

#include <functional>
#include <string>
#include <vector>

#include "server/copy_rows.hpp"
#include "server/store/postgres/connection.hpp"

namespace havn {

class CopyTarget {
  public:
    // Brings the schema up to date; refuses a database that holds anything but the unfinished copy
    // of `source`.
    CopyTarget(const std::string& url, const std::string& source);

    // In an order in which no row comes before one it refers to; entry is among them.
    const std::vector<Table>& tables() const { return tables_; }
    // The last row of entry that was copied before.
    std::uint64_t entries_copied() const { return entries_copied_; }

    // Replaces what is in all tables but entry. `fill` is called for each, and hands rows to
    // add().
    void replace(const std::function<void(const Table&)>& fill);
    void add(const Table& table, const Row& row);
    // Adds entries, the last of which is row `last`, in one transaction.
    void add_entries(const Table& table, const std::vector<Row>& rows, std::uint64_t last);
    void start_entries_anew();

    void read(const Table& table, const std::function<void(const Row&)>& visit);
    void finish();

  private:
    void find_tables();
    void sort_tables();
    void check(const std::string& source);
    void insert(store::postgres::Pipeline& into, const Table& table, const Row& row);
    const std::string& insert_sql(const Table& table);

    store::postgres::Connection connection_;
    std::vector<Table> tables_;
    std::vector<std::pair<std::string, std::string>> inserts_;  // by table
    store::postgres::Pipeline waiting_;
    std::uint64_t entries_copied_ = 0;
};

}  // namespace havn
