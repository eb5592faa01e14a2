#include "server/store/sqlite/group_log.hpp"

#include <utility>

namespace havn::store::sqlite {

LogWrites::LogWrites(Writer& writer)
    : writer_(writer),
      insert_(writer.connection(),
              "INSERT INTO group_log (group_id, at_ms, by, act, subject, detail)"
              " VALUES (?, ?, ?, ?, ?, ?)") {}

void LogWrites::write(const LogLine& line) {
    insert_.execute(line.group, writer_.clock().unix_ms(), line.by, line.act, line.subject,
                    line.detail);
}

SqliteGroupLog::SqliteGroupLog(Writer& writer, LogWrites& writes, Reader& reader)
    : writer_(writer),
      writes_(writes),
      reader_(reader),
      list_(reader.connection(),
            "SELECT id, at_ms, by, act, subject, detail FROM group_log"
            " WHERE group_id = ?1 AND (?2 = 0 OR id < ?2) ORDER BY id DESC LIMIT ?3") {}

void SqliteGroupLog::add(core::Shard& home, LogLine line, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [this, line = std::move(line)]() -> core::Result<bool> {
        writes_.write(line);
        return true;
    });
}

void SqliteGroupLog::list(core::Shard& home, protocol::GroupId group, std::uint64_t before,
                          std::size_t limit, core::Completion<std::vector<StoredLogLine>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<StoredLogLine>> {
        std::vector<StoredLogLine> lines;
        Rows rows = list_.query(group, before, limit);
        while (rows.next())
            lines.push_back({rows.number(0),
                             rows.integer(1),
                             {group, rows.text(2), rows.text(3), rows.text(4), rows.text(5)}});
        return lines;
    });
}

}  // namespace havn::store::sqlite
