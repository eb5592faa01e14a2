#pragma once
// Groups over PostgreSQL. load() and create() block and are for one thread before the shards run.

#include "server/store/groups.hpp"
#include "server/store/postgres/group_log.hpp"
#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {

// Several servers may start on an empty database at once: the first that finds it empty keeps the
// others waiting in load() until it has set up what it wants and loaded again.
class PostgresGroups final : public Groups {
  public:
    // `connection` is for the blocking calls alone.
    PostgresGroups(Connection& connection, JournalWrites& writes, Reader& reader, Writer& writer,
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
    void reach();
    std::vector<Group> read_all();
    // The writer's thread.
    core::Result<Group> write_change(GroupId id, const Edit& edit,
                                     const std::vector<LogLine>& lines);

    Connection& connection_;
    JournalWrites& writes_;
    Reader& reader_;
    Writer& writer_;
    LogWrites& log_;
    bool setting_up_ = false;
};

}  // namespace havn::store::postgres
