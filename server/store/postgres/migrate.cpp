#include "server/store/postgres/migrate.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "embedded/postgres_schema.hpp"

namespace havn::store::postgres {
namespace {

// Others hold it while they migrate.
constexpr std::int64_t migration_lock = 0x4841564e;  // "HAVN"
constexpr std::chrono::seconds migration_wait_max{120};
constexpr std::chrono::milliseconds migration_wait_step{100};

constexpr std::string_view works_with_line = "-- works with: ";

std::string describe(const Connection& connection) {
    return postgres::describe(connection.settings().url);
}

// The oldest version of Havn, by the schema it knows, that can work beside a step.
std::size_t works_with(const Migration& step, std::size_t number) {
    const auto at = step.sql.find(works_with_line);
    if (at == std::string_view::npos) return number;
    const auto digits = step.sql.substr(at + works_with_line.size());
    std::size_t oldest = number;
    std::from_chars(digits.data(), digits.data() + digits.size(), oldest);
    return oldest;
}

std::vector<std::string> tables_of(std::span<const Migration> steps) {
    constexpr std::string_view create = "CREATE TABLE ";
    std::vector<std::string> tables;
    for (const auto& step : steps) {
        for (auto at = step.sql.find(create); at != std::string_view::npos;
             at = step.sql.find(create, at + 1)) {
            const auto begin = at + create.size();
            tables.emplace_back(
                step.sql.substr(begin, step.sql.find_first_of(" (", begin) - begin));
        }
        constexpr std::string_view drop = "DROP TABLE ";
        for (auto at = step.sql.find(drop); at != std::string_view::npos;
             at = step.sql.find(drop, at + 1)) {
            const auto begin = at + drop.size();
            std::erase(tables, step.sql.substr(begin, step.sql.find_first_of(" ;", begin) - begin));
        }
    }
    return tables;
}

class Lock {
  public:
    explicit Lock(Connection& connection) : connection_(connection) {
        const auto deadline = std::chrono::steady_clock::now() + migration_wait_max;
        for (;;) {
            auto rows = connection_.query(
                "SELECT pg_try_advisory_lock($1 # (hashtext(current_schema()::text)::bigint << "
                "32))",
                migration_lock);
            if (rows.next() && rows.integer(0) != 0) return;
            if (std::chrono::steady_clock::now() > deadline)
                throw std::runtime_error(describe(connection_) +
                                         ": another server has been migrating it for two minutes");
            std::this_thread::sleep_for(migration_wait_step);
        }
    }
    ~Lock() {
        try {
            connection_.script("SELECT pg_advisory_unlock_all()");
        } catch (const PostgresError&) {
            connection_.close();  // which gives the lock back as well
        }
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    Connection& connection_;
};

struct Found {
    std::size_t version = 0;
    std::size_t works_with = 0;
};

Found look(Connection& connection, std::span<const Migration> steps) {
    const auto where = describe(connection);
    auto marked = connection.query("SELECT to_regclass('schema_step') IS NOT NULL");
    marked.next();
    if (marked.integer(0) == 0) {
        auto others = connection.query(
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm')"
            " AND relnamespace = current_schema()::regnamespace");
        others.next();
        if (others.integer(0) > 0)
            throw std::runtime_error(where + " holds tables of another program");
        return {};
    }
    Found found;
    auto rows =
        connection.query("SELECT number, name, works_with FROM schema_step ORDER BY number");
    while (rows.next()) {
        const auto number = rows.number(0);
        const auto name = rows.text(1);
        if (number != found.version + 1)
            throw std::runtime_error(where + ": its schema is half applied (step " +
                                     std::to_string(found.version + 1) +
                                     " is missing); restore a backup");
        if (number <= steps.size() && name != steps[number - 1].name)
            throw std::runtime_error(where + ": its schema is of another program or version (" +
                                     name + " where " + std::string(steps[number - 1].name) +
                                     " was expected)");
        found.version = number;
        if (number > steps.size()) found.works_with = std::max(found.works_with, rows.number(2));
    }
    const auto known = std::min(found.version, steps.size());
    if (found.version > steps.size()) return found;
    for (const auto& table : tables_of(steps.first(known))) {
        auto there = connection.query("SELECT to_regclass($1) IS NOT NULL", table);
        there.next();
        if (there.integer(0) == 0)
            throw std::runtime_error(where + ": its schema is half applied (table " + table +
                                     " is missing); restore a backup");
    }
    return found;
}

void run(Connection& connection, const Migration& step, std::size_t number) {
    connection.script("BEGIN");
    try {
        connection.script(std::string(step.sql));
        connection.execute("INSERT INTO schema_step (number, name, works_with) VALUES ($1, $2, $3)",
                           number, step.name, works_with(step, number));
        connection.script("COMMIT");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

// A table that is in use is not waited for long: whoever waits for it keeps others from using it.
void run_patiently(Connection& connection, const Migration& step, std::size_t number) {
    for (int tries = 1;; ++tries) {
        try {
            return run(connection, step, number);
        } catch (const PostgresError& error) {
            if (error.kind() == PostgresError::Kind::contention && tries < 20) continue;
            throw std::runtime_error(describe(connection) + " could not be brought to schema " +
                                     std::string(step.name) + ": " + error.what());
        }
    }
}

}  // namespace

std::span<const Migration> migrations() {
    static const std::vector<Migration> steps = [] {
        std::vector<Migration> found;
        for (const auto& file : postgres_schema()) found.push_back({file.name, file.data});
        std::ranges::sort(found, {}, &Migration::name);
        return found;
    }();
    return steps;
}

void migrate(Connection& connection, std::span<const Migration> steps) {
    auto encoding = connection.query("SHOW server_encoding");
    encoding.next();
    if (encoding.text(0) != "UTF8")
        throw std::runtime_error(describe(connection) + " is encoded as " + encoding.text(0) +
                                 "; wanted is UTF8");
    auto schema = connection.query("SELECT current_schema()::text");
    schema.next();
    if (schema.text(0).empty())
        throw std::runtime_error(describe(connection) + ": there is no schema to put tables into");
    connection.lift_limits();
    const Lock lock(connection);
    const auto found = look(connection, steps);
    if (found.version > steps.size() && found.works_with > steps.size())
        throw std::runtime_error(
            describe(connection) + " was written by a newer version of Havn (schema " +
            std::to_string(found.version) + ", this one knows up to " +
            std::to_string(steps.size()) + "); start that version or restore a backup");
    if (found.version == 0 && !steps.empty()) {
        connection.script(
            "CREATE TABLE IF NOT EXISTS schema_step (number bigint PRIMARY KEY, name text NOT NULL,"
            " works_with bigint NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())");
    }
    for (auto number = found.version; number < steps.size(); ++number)
        run_patiently(connection, steps[number], number + 1);
}

}  // namespace havn::store::postgres
