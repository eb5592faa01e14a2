#pragma once
// Groups over SQLite. load() and create() block and are for one thread before the shards run.

#include "server/store/groups.hpp"
#include "server/store/sqlite/group_log.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteGroups final : public Groups {
  public:
    // `connection` is for the blocking calls alone.
    SqliteGroups(Connection& connection, Writer& writer, JournalWrites& writes, Reader& reader,
                 LogWrites& log);

    std::vector<Group> load() override;
    void create(const Group& group) override;
    void change(core::Shard& home, GroupId group, Edit edit, std::vector<LogLine> lines,
                core::Completion<Group> done) override;
    void add(core::Shard& home, Group group, LogLine line, core::Completion<Group> done) override;
    void read(core::Shard& home, GroupId group, core::Completion<Group> done) override;
    void thread_stream(core::Shard& home, StreamId forum, Seq opening,
                       core::Completion<StreamId> done) override;

  private:
    // The writer's thread.
    core::Result<Group> find(GroupId id);
    core::Result<Group> write_change(GroupId id, const Edit& edit,
                                     const std::vector<LogLine>& lines);

    Connection& connection_;
    Writer& writer_;
    JournalWrites& writes_;
    Reader& reader_;
    LogWrites& log_;
    Statement find_group_, find_streams_, slug_exists_;  // the writer's
    Statement insert_group_, insert_stream_, update_group_, update_room_;
    Statement find_thread_;  // the reader's
};

}  // namespace havn::store::sqlite
