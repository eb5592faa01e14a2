#include "server/store/postgres/group_log.hpp"

#include <utility>

namespace havn::store::postgres {

void LogWrites::write(const LogLine& line) {
    writer_.connection().execute(
        "INSERT INTO group_log (group_id, at_ms, by, act, subject, detail)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        line.group, writer_.clock().unix_ms(), line.by, line.act, line.subject, line.detail);
}

PostgresGroupLog::PostgresGroupLog(Writer& writer, LogWrites& writes, Reader& reader)
    : writer_(writer), writes_(writes), reader_(reader) {}

void PostgresGroupLog::add(core::Shard& home, LogLine line, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [this, line = std::move(line)]() -> core::Result<bool> {
        writes_.write(line);
        return true;
    });
}

void PostgresGroupLog::list(core::Shard& home, protocol::GroupId group, std::uint64_t before,
                            std::size_t limit, core::Completion<std::vector<StoredLogLine>> done) {
    reader_.submit(
        home, std::move(done),
        [=](Connection& connection) -> core::Result<std::vector<StoredLogLine>> {
            std::vector<StoredLogLine> lines;
            auto rows = connection.query(
                "SELECT id, at_ms, by, act, subject, detail FROM group_log"
                " WHERE group_id = $1 AND ($2 = 0 OR id < $2)"
                " ORDER BY id DESC LIMIT $3",
                group, before, limit);
            while (rows.next())
                lines.push_back({rows.number(0),
                                 rows.integer(1),
                                 {group, rows.text(2), rows.text(3), rows.text(4), rows.text(5)}});
            return lines;
        });
}

}  // namespace havn::store::postgres
