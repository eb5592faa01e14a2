#include "server/copy_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "server/store/sqlite/migrate.hpp"

namespace havn {

namespace {

using store::sqlite::Rows;
using store::sqlite::Statement;

// SQLite gathers answers and places before it stores them sorted; the entries say the same. The
// search index is made anew from them. Nobody has seen the target yet who could need to know what
// changed, or by which number others call it.
constexpr std::array<std::string_view, 5> made_again{"change", "mark", "organisation", "place",
                                                     "search_posting"};
// Tables whose few rows are columns there.
constexpr std::array<std::string_view, 4> made_columns{"case_extra", "entry_note", "entry_origin",
                                                       "thread_state"};

// Columns there that are no columns here.
struct Derived {
    std::string_view table, column, expression;
};
constexpr std::array derived{
    Derived{"entry", "removed", "typeof(text) = 'blob'"},
    Derived{"entry", "note",
            "coalesce((SELECT CASE WHEN typeof(note) = 'blob' THEN '' ELSE note END"
            " FROM entry_note WHERE entry_id = entry.id), '')"},
    Derived{"entry", "origin",
            "coalesce((SELECT place FROM entry_origin WHERE entry_id = entry.id), '')"},
    Derived{"stream", "last_seq", "coalesce(last_seq, 0)"},
    Derived{"stream", "locked",
            "coalesce((SELECT locked FROM thread_state WHERE stream_id = stream.id), 0)"},
    Derived{"stream", "pinned_by",
            "coalesce((SELECT pinned_by FROM thread_state WHERE stream_id = stream.id), 0)"},
    Derived{"stream", "searched_seq", "0"},
    Derived{"case_body", "entry_kind",
            "coalesce((SELECT entry_kind FROM case_extra x WHERE x.case_id = case_body.case_id),"
            " 1)"},
    Derived{"case_body", "note",
            "coalesce((SELECT CASE WHEN typeof(note) = 'blob' THEN '' ELSE note END"
            " FROM case_extra x WHERE x.case_id = case_body.case_id), '')"},
};

constexpr auto last_seqs =
    "SELECT stream_id AS of_stream, max(seq) AS last_seq FROM entry GROUP BY stream_id";

std::filesystem::path file_of(const std::filesystem::path& path) {
    const auto file = std::filesystem::is_directory(path) ? path / "havn.db" : path;
    if (!std::filesystem::exists(file)) throw std::runtime_error(file.string() + " is not there");
    return file;
}

std::string expression(const Table& table, const Column& column) {
    for (const auto& one : derived)
        if (one.table == table.name && one.column == column.name)
            return std::string(one.expression);
    const auto name = "\"" + column.name + "\"";
    // A text that was removed is a blob of zeros.
    if (column.type == ColumnType::text)
        return "CASE WHEN typeof(" + name + ") = 'blob' THEN '' ELSE " + name + " END";
    return name;
}

std::string columns_of(const Table& table) {
    std::string list;
    for (const auto& column : table.columns)
        list += (list.empty() ? "" : ", ") + expression(table, column);
    return list;
}

// PostgreSQL holds no U+0000; nobody can have meant one.
std::string storable(std::string text) {
    for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at))
        text.replace(at, 1, "\xEF\xBF\xBD");
    return text;
}

}  // namespace

CopySource::CopySource(const std::filesystem::path& path)
    : file_(file_of(path)), lock_(file_), connection_(file_) {
    const auto known = static_cast<std::int64_t>(store::sqlite::migrations().size());
    const auto version = connection_.integer("PRAGMA user_version");
    if (version != known)
        throw std::runtime_error(fmt::format(
            "{} has schema {}, this version of Havn copies schema {}: start a server of this "
            "version on it once",
            file_.string(), version, known));
    connection_.execute(
        "CREATE TEMP TABLE answered_now (member_id INTEGER, cid_key INTEGER, body_hash INTEGER,"
        " at_ms INTEGER, seq INTEGER, case_id INTEGER, PRIMARY KEY (member_id, cid_key))");
    connection_.execute(
        "INSERT INTO answered_now SELECT a.member_id, a.cid_key, a.body_hash,"
        " coalesce(e.at_ms, a.at_ms), coalesce(e.seq, 0), a.case_id FROM answered a"
        " LEFT JOIN entry e ON e.id = a.entry_id WHERE a.entry_id = 0 OR e.id IS NOT NULL");
    connection_.execute(
        "INSERT OR REPLACE INTO answered_now SELECT member_id, cid_key, body_hash, at_ms, seq, 0"
        " FROM entry WHERE id > (SELECT entry_id FROM mark WHERE name = 'answered')"
        " AND cid_key <> 0");
}

std::string CopySource::identity() {
    std::string text;
    for (const auto* sql : {"SELECT id || ':' || slug FROM support_group ORDER BY id LIMIT 1",
                            "SELECT id || ':' || at_ms || ':' || member_id FROM entry"
                            " ORDER BY id LIMIT 1"}) {
        Statement statement(connection_, sql);
        if (Rows rows = statement.query(); rows.next()) text += rows.text(0) + "/";
    }
    Digest digest;
    digest.add({text});
    return digest.hex().substr(0, 16);
}

std::vector<std::string> CopySource::tables() {
    std::vector<std::string> names;
    Statement statement(connection_,
                        "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                        " AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    Rows rows = statement.query();
    while (rows.next()) {
        auto name = rows.text(0);
        const bool elsewhere = std::ranges::count(made_again, name) != 0 ||
                               std::ranges::count(made_columns, name) != 0;
        if (!elsewhere) names.push_back(std::move(name));
    }
    return names;
}

std::uint64_t CopySource::entries() {
    return static_cast<std::uint64_t>(connection_.integer("SELECT count(*) FROM entry"));
}

void CopySource::rows(const Table& table, const Visit& visit) {
    auto from = table.name == "answered" ? "answered_now" : "\"" + table.name + "\"";
    if (table.name == "stream")
        from += " LEFT JOIN (" + std::string(last_seqs) + ") ON of_stream = id";
    Statement statement(connection_, "SELECT " + columns_of(table) + " FROM " + from);
    Rows rows = statement.query();
    while (rows.next()) visit(row_of(table, rows, 0));
}

std::uint64_t CopySource::entries_after(const Table& table, std::uint64_t after, std::size_t limit,
                                        const Visit& visit) {
    Statement statement(connection_, "SELECT id, " + columns_of(table) +
                                         " FROM entry WHERE id > ? ORDER BY id LIMIT ?");
    Rows rows = statement.query(after, limit);
    while (rows.next()) {
        after = rows.number(0);
        visit(row_of(table, rows, 1));
    }
    return after;
}

Row CopySource::row_of(const Table& table, const Rows& rows, int first_column) const {
    Row row;
    row.reserve(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const int at = first_column + static_cast<int>(i);
        switch (table.columns[i].type) {
            case ColumnType::number:
                row.emplace_back(rows.integer(at));
                break;
            case ColumnType::boolean:
                row.emplace_back(std::int64_t{rows.integer(at) != 0});
                break;
            case ColumnType::text:
                row.emplace_back(storable(rows.text(at)));
                break;
            case ColumnType::bytes:
                row.emplace_back(rows.text(at));
                break;
        }
    }
    return row;
}

}  // namespace havn
