#include "server/store/postgres/threads.hpp"

#include <utility>

#include "server/store/postgres/entries.hpp"

namespace havn::store::postgres {
namespace {

constexpr auto versions_sql =
    "SELECT kind, removed, at_ms, title, text, note FROM entry WHERE stream_id = $1"
    " AND ((kind = 1 AND seq = $2) OR (kind = 3 AND refers = $2)) ORDER BY seq";
constexpr auto depth_sql =
    "WITH RECURSIVE above (seq, refers, depth) AS ("
    " SELECT seq, refers, 1 FROM entry WHERE stream_id = $1 AND seq = $2 AND kind = 1"
    " UNION ALL SELECT e.seq, e.refers, depth + 1 FROM above"
    " JOIN entry e ON e.stream_id = $1 AND e.seq = above.refers AND e.kind = 1 WHERE depth < $3)"
    " SELECT max(depth) FROM above";
constexpr auto pinned_sql = HAVN_SELECT_ENTRY
    " WHERE e.stream_id = $1 AND t.pinned_by <> 0 AND NOT e.removed"
    " ORDER BY t.pinned_by DESC";

core::Result<std::vector<StoredVersion>> versions_in(Connection& connection, StreamId stream,
                                                     Seq seq) {
    auto rows = connection.query(versions_sql, stream, seq);
    std::vector<StoredVersion> versions;
    while (rows.next()) {
        if (versions.empty() && rows.as<EntryKind>(0) != EntryKind::said)
            return std::unexpected(core::Failure::absent);
        if (rows.integer(1) != 0) return std::unexpected(core::Failure::gone);
        versions.push_back({.at_ms = rows.integer(2),
                            .title = rows.text(3),
                            .text = rows.text(4),
                            .note = rows.text(5)});
    }
    if (versions.empty()) return std::unexpected(core::Failure::absent);
    return versions;
}

}  // namespace

void PostgresThreads::versions(core::Shard& home, StreamId stream, Seq seq,
                               core::Completion<std::vector<StoredVersion>> done) {
    reader_.submit(home, std::move(done),
                   [=](Connection& connection) { return versions_in(connection, stream, seq); });
}

void PostgresThreads::depth(core::Shard& home, StreamId thread, Seq post, std::size_t most,
                            core::Completion<std::size_t> done) {
    reader_.submit(home, std::move(done), [=](Connection& connection) -> core::Result<std::size_t> {
        auto rows = connection.query(depth_sql, thread, post, most);
        if (!rows.next() || rows.number(0) == 0) return std::unexpected(core::Failure::absent);
        return rows.number(0);
    });
}

void PostgresThreads::pinned(core::Shard& home, StreamId forum,
                             core::Completion<std::vector<StoredEntry>> done) {
    reader_.submit(home, std::move(done),
                   [=](Connection& connection) -> core::Result<std::vector<StoredEntry>> {
                       std::vector<StoredEntry> openings;
                       auto rows = connection.query(pinned_sql, forum);
                       while (rows.next()) openings.push_back(entry_of(rows));
                       return openings;
                   });
}

}  // namespace havn::store::postgres
