#pragma once
// The logs of groups over SQLite. LogWrites belongs to the writer's thread, SqliteGroupLog to any.

#include "server/store/group_log.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class LogWrites {
  public:
    explicit LogWrites(Writer& writer);
    void write(const LogLine& line);

  private:
    Writer& writer_;
    Statement insert_;
};

class SqliteGroupLog final : public GroupLog {
  public:
    SqliteGroupLog(Writer& writer, LogWrites& writes, Reader& reader);
    void add(core::Shard& home, LogLine line, core::Completion<bool> done) override;
    void list(core::Shard& home, protocol::GroupId group, std::uint64_t before, std::size_t limit,
              core::Completion<std::vector<StoredLogLine>> done) override;

  private:
    Writer& writer_;
    LogWrites& writes_;
    Reader& reader_;
    Statement list_;
};

}  // namespace havn::store::sqlite
