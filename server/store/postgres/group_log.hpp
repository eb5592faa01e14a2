#pragma once
// The logs of groups over PostgreSQL. LogWrites belongs to the writer's thread, PostgresGroupLog to
// any.

#include "server/store/group_log.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

class LogWrites {
  public:
    explicit LogWrites(Writer& writer) : writer_(writer) {}
    void write(const LogLine& line);

  private:
    Writer& writer_;
};

class PostgresGroupLog final : public GroupLog {
  public:
    PostgresGroupLog(Writer& writer, LogWrites& writes, Reader& reader);
    void add(core::Shard& home, LogLine line, core::Completion<bool> done) override;
    void list(core::Shard& home, protocol::GroupId group, std::uint64_t before, std::size_t limit,
              core::Completion<std::vector<StoredLogLine>> done) override;

  private:
    Writer& writer_;
    LogWrites& writes_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
