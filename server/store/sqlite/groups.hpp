#pragma once
// Groups over SQLite. load() and create() block and are for one thread before the shards run.

#include "server/store/groups.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteGroups final : public Groups {
  public:
    // `connection` is for the blocking calls alone.
    SqliteGroups(Connection& connection, Writer& writer, JournalWrites& writes, Reader& reader);

    std::vector<Group> load() override;
    void create(const Group& group) override;
    void thread_stream(core::Shard& home, StreamId forum, Seq opening,
                       core::Completion<StreamId> done) override;

  private:
    void insert(const Group& group);

    Connection& connection_;
    Writer& writer_;
    JournalWrites& writes_;
    Reader& reader_;
    Statement find_thread_;  // the reader's
};

}  // namespace havn::store::sqlite
