#include "server/copy_target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string_view>

#include "server/store/postgres/migrate.hpp"

namespace havn {

namespace {

using namespace std::chrono_literals;
using store::postgres::Pipeline;
using store::postgres::Rows;
using store::postgres::Values;

constexpr std::size_t rows_at_once = 1'000;
// What the target keeps about itself, or makes from the rest.
constexpr std::string_view own_tables =
    "'change', 'change_counter', 'organisation', 'room_place', 'schema_step', 'search_entry',"
    " 'store_copy', 'writer_mark'";

ColumnType type_of(const std::string& name) {
    if (name == "boolean") return ColumnType::boolean;
    if (name == "text") return ColumnType::text;
    if (name == "bytea") return ColumnType::bytes;
    if (name == "bigint" || name == "integer" || name == "smallint") return ColumnType::number;
    throw std::runtime_error("a column of type " + name + " cannot be copied");
}

std::string select_of(const Table& table) {
    std::string list;
    for (const auto& column : table.columns) {
        if (!list.empty()) list += ", ";
        list += "\"" + column.name + "\"";
        if (column.type == ColumnType::number) list += "::bigint";
    }
    return "SELECT " + list + " FROM \"" + table.name + "\"";
}

store::postgres::Settings settings(const std::string& url) {
    return {
        .url = url, .connect_max = 10s, .lock_max = 5s, .statement_max = 60s, .answer_max = 120s};
}

}  // namespace

CopyTarget::CopyTarget(const std::string& url, const std::string& source)
    : connection_(settings(url)) {
    connection_.connect();
    migrate(connection_, store::postgres::migrations());
    connection_.lift_limits();
    find_tables();
    sort_tables();
    check(source);
}

void CopyTarget::find_tables() {
    // Columns the database fills in by itself are left to it.
    auto rows = connection_.query(
        fmt::format("SELECT c.table_name::text, c.column_name::text, c.data_type::text"
                    " FROM information_schema.columns c JOIN information_schema.tables t"
                    " USING (table_schema, table_name)"
                    " WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'"
                    " AND c.is_generated = 'NEVER' AND c.table_name NOT IN ({})"
                    " ORDER BY c.table_name, c.column_name",
                    own_tables));
    while (rows.next()) {
        const auto name = rows.text(0);
        if (tables_.empty() || tables_.back().name != name) tables_.push_back({name, {}});
        tables_.back().columns.push_back({rows.text(1), type_of(rows.text(2))});
    }
}

void CopyTarget::sort_tables() {
    std::vector<std::pair<std::string, std::string>> refers;
    auto rows = connection_.query(
        "SELECT a.relname::text, b.relname::text FROM pg_constraint k"
        " JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid"
        " WHERE k.contype = 'f' AND a.oid <> b.oid"
        " AND k.connamespace = current_schema()::regnamespace");
    while (rows.next()) refers.emplace_back(rows.text(0), rows.text(1));
    std::vector<Table> sorted;
    while (!tables_.empty()) {
        const auto free = std::ranges::find_if(tables_, [&](const Table& table) {
            return std::ranges::none_of(refers, [&](const auto& pair) {
                return pair.first == table.name &&
                       std::ranges::count(tables_, pair.second, &Table::name) > 0;
            });
        });
        if (free == tables_.end()) throw std::runtime_error("tables refer to each other in a ring");
        sorted.push_back(std::move(*free));
        tables_.erase(free);
    }
    tables_ = std::move(sorted);
}

void CopyTarget::check(const std::string& source) {
    const auto where = store::postgres::describe(connection_.settings().url);
    auto copy = connection_.query("SELECT source, finished, entry_id FROM store_copy");
    if (copy.next()) {
        if (copy.text(0) != source)
            throw std::runtime_error(where + " holds the copy of another organisation");
        if (copy.integer(1) != 0)
            throw std::runtime_error(where + " holds the finished copy of this organisation");
        entries_copied_ = copy.number(2);
        return;
    }
    for (const auto& table : tables_) {
        const auto sql = "SELECT EXISTS (SELECT FROM \"" + table.name + "\")";
        auto used = connection_.query(sql);
        if (used.next() && used.integer(0) != 0)
            throw std::runtime_error(where + " is not empty: table " + table.name + " has rows");
    }
    connection_.execute("INSERT INTO store_copy (source) VALUES ($1)", source);
}

const std::string& CopyTarget::insert_sql(const Table& table) {
    const auto known =
        std::ranges::find(inserts_, table.name, &std::pair<std::string, std::string>::first);
    if (known != inserts_.end()) return known->second;
    std::string names, places;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        names += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", table.columns[i].name);
        places += fmt::format("{}${}", i == 0 ? "" : ", ", i + 1);
    }
    inserts_.reserve(tables_.size());
    return inserts_
        .emplace_back(table.name,
                      fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, names, places))
        .second;
}

void CopyTarget::insert(Pipeline& into, const Table& table, const Row& row) {
    Values values;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto& cell = row[i];
        switch (table.columns[i].type) {
            case ColumnType::number:
                values.add(std::get<std::int64_t>(cell));
                break;
            case ColumnType::boolean:
                values.add(std::get<std::int64_t>(cell) != 0);
                break;
            case ColumnType::text:
                values.add(std::get<std::string>(cell));
                break;
            case ColumnType::bytes: {
                const auto& bytes = std::get<std::string>(cell);
                values.add(
                    std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
                break;
            }
        }
    }
    into.add_values(insert_sql(table), std::move(values));
}

void CopyTarget::replace(const std::function<void(const Table&)>& fill) {
    connection_.script("BEGIN");
    for (auto table = tables_.rbegin(); table != tables_.rend(); ++table) {
        if (table->name != "entry") connection_.script("DELETE FROM \"" + table->name + "\"");
    }
    for (const auto& table : tables_) {
        if (table.name == "entry") continue;
        fill(table);
        if (!waiting_.empty()) connection_.run(std::exchange(waiting_, {}));
        auto identity = connection_.query(
            "SELECT pg_get_serial_sequence($1, 'id') FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = $1 AND column_name = 'id'"
            " AND is_identity = 'YES'",
            table.name);
        if (identity.next()) {
            connection_.script("SELECT setval('" + identity.text(0) +
                               "', (SELECT greatest(max(id), 1) FROM \"" + table.name +
                               "\"), EXISTS (SELECT FROM \"" + table.name + "\"))");
        }
    }
    connection_.script("COMMIT");
}

void CopyTarget::add(const Table& table, const Row& row) {
    insert(waiting_, table, row);
    if (waiting_.size() >= rows_at_once) connection_.run(std::exchange(waiting_, {}));
}

void CopyTarget::add_entries(const Table& table, const std::vector<Row>& rows, std::uint64_t last) {
    Pipeline all;
    all.add("BEGIN");
    for (const auto& row : rows) insert(all, table, row);
    all.add("UPDATE store_copy SET entry_id = $1", last);
    all.add("COMMIT");
    connection_.run(all);
    entries_copied_ = last;
}

void CopyTarget::start_entries_anew() {
    connection_.script("TRUNCATE entry; UPDATE store_copy SET entry_id = 0");
    entries_copied_ = 0;
}

void CopyTarget::read(const Table& table, const std::function<void(const Row&)>& visit) {
    const auto fetch = fmt::format("FETCH {} FROM \"copy_{}\"", rows_at_once, table.name);
    connection_.script("BEGIN; DECLARE \"copy_" + table.name + "\" NO SCROLL CURSOR FOR " +
                       select_of(table));
    for (;;) {
        auto rows = connection_.query(fetch);
        if (rows.count() == 0) break;
        while (rows.next()) {
            Row row;
            row.reserve(table.columns.size());
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const int at = static_cast<int>(i);
                const auto type = table.columns[i].type;
                if (type == ColumnType::number || type == ColumnType::boolean) {
                    row.emplace_back(rows.integer(at));
                } else {
                    row.emplace_back(rows.text(at));
                }
            }
            visit(row);
        }
    }
    connection_.script("COMMIT");
}

void CopyTarget::finish() {
    connection_.script("UPDATE store_copy SET finished = true; ANALYZE");
}

}  // namespace havn
