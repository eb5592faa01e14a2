#include "server/store_copy.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ostream>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "server/config.hpp"
#include "server/copy_source.hpp"
#include "server/copy_target.hpp"
#include "server/store/postgres/open.hpp"

namespace havn {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";
constexpr std::chrono::seconds progress_interval{1};

std::size_t column_of(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table.columns, name, &Column::name);
    return static_cast<std::size_t>(found - table.columns.begin());
}

void check_tables(CopySource& source, const CopyTarget& target) {
    for (const auto& name : source.tables()) {
        if (std::ranges::count(target.tables(), name, &Table::name) == 0)
            throw std::runtime_error("table " + name + " cannot be copied: PostgreSQL has none");
    }
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

const Table& entry_table(const CopyTarget& target) {
    return *std::ranges::find(target.tables(), "entry", &Table::name);
}

void copy_entries(CopySource& source, CopyTarget& target, const CopyOptions& options) {
    const auto& table = entry_table(target);
    const auto of = source.entries();
    std::uint64_t done = 0;
    for (auto after = target.entries_copied();;) {
        std::vector<Row> rows;
        const auto last = source.entries_after(table, after, options.entries_at_once,
                                               [&](const Row& row) { rows.push_back(row); });
        if (rows.empty()) return;
        target.add_entries(table, rows, after = last);
        done += rows.size();
        if (options.progress) options.progress(done, of);
    }
}

// The streams that differ.
std::vector<std::int64_t> compare_entries(CopySource& source, CopyTarget& target,
                                          std::ostream& out) {
    const auto& table = entry_table(target);
    const auto stream = column_of(table, "stream_id"), seq = column_of(table, "seq");
    EntryDigest here(stream, seq), there(stream, seq);
    constexpr std::size_t at_once = 10'000;
    for (std::uint64_t after = 0;;) {
        const auto last =
            source.entries_after(table, after, at_once, [&](const Row& row) { here.add(row); });
        if (std::exchange(after, last) == last) break;
    }
    target.read(table, [&](const Row& row) { there.add(row); });
    auto differences = here.differences(there);
    if (differences.empty()) {
        out << fmt::format("entry: {} rows in {} streams, content {}\n", here.whole().count(),
                           here.streams(), here.whole().hex().substr(0, 16));
    }
    return differences;
}

void compare_rows(CopySource& source, CopyTarget& target, const Table& table, std::ostream& out) {
    Digest here, there;
    source.rows(table, [&](const Row& row) { here.add(row); });
    target.read(table, [&](const Row& row) { there.add(row); });
    if (here != there)
        throw std::runtime_error(fmt::format(
            "table {} differs after copying ({} rows there, {} here); start the copy again",
            table.name, here.count(), there.count()));
    out << fmt::format("{}: {} rows, content {}\n", table.name, here.count(),
                       here.hex().substr(0, 16));
}

}  // namespace

void copy_store(const CopyOptions& options, std::ostream& out) {
    if (!options.from.starts_with(sqlite_prefix))
        throw std::runtime_error("--from must be sqlite:FILE or sqlite:FOLDER");
    if (!store::is_postgres(options.to))
        throw std::runtime_error("--to must be an address like postgresql://USER@HOST:PORT/NAME");
    CopySource source(options.from.substr(sqlite_prefix.size()));
    CopyTarget target(options.to, source.identity());
    check_tables(source, target);
    const auto tables = source.tables();
    const bool resumed = target.entries_copied() > 0;
    if (resumed) out << "going on with the copy that was begun\n";
    target.replace([&](const Table& table) {
        if (has(tables, table.name))
            source.rows(table, [&](const Row& row) { target.add(table, row); });
    });
    copy_entries(source, target, options);
    auto differences = compare_entries(source, target, out);
    if (!differences.empty() && resumed) {
        out << "messages changed since the copy was begun; copying them anew\n";
        target.start_entries_anew();
        copy_entries(source, target, options);
        differences = compare_entries(source, target, out);
    }
    if (!differences.empty())
        throw std::runtime_error(fmt::format("{} streams differ after copying, the first is {}",
                                             differences.size(), differences.front()));
    for (const auto& table : target.tables()) {
        if (table.name != "entry" && has(tables, table.name))
            compare_rows(source, target, table, out);
    }
    target.finish();
    out << "copied and compared: servers may be started on it now\n";
}

int run_store(int count, const char* const* arguments, std::ostream& out) {
    CLI::App app("Work on stores", "havn store");
    app.require_subcommand(1);
    auto* copy = app.add_subcommand(
        "copy",
        "moves an organisation from SQLite, which no server may use meanwhile, to an "
        "empty PostgreSQL database; once more to go on after it was cut short");
    CopyOptions options;
    copy->add_option("--from", options.from, "sqlite:FILE or sqlite:FOLDER")->required();
    copy->add_option("--to", options.to, "postgresql://USER@HOST:PORT/NAME")->required();
    try {
        app.parse(count, arguments);
    } catch (const CLI::Success& wanted) {
        return app.exit(wanted);
    } catch (const CLI::ParseError& error) {
        throw ConfigError(std::string(error.what()) + " (havn store copy --help lists the flags)");
    }
    auto told_at = std::chrono::steady_clock::now();
    options.progress = [&](std::uint64_t entries, std::uint64_t of) {
        const auto now = std::chrono::steady_clock::now();
        if (now - told_at < progress_interval) return;
        told_at = now;
        out << fmt::format("{} of {} entries\n", entries, of) << std::flush;
    };
    copy_store(options, out);
    return 0;
}

}  // namespace havn
