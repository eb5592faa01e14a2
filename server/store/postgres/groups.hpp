#pragma once
// Groups over PostgreSQL. load() and create() block and are for one thread before the shards run.

#include "server/store/groups.hpp"
#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {

// Several servers may start on an empty database at once: the first that finds it empty keeps the
// others waiting in load() until it has set up what it wants and loaded again.
class PostgresGroups final : public Groups {
  public:
    // `connection` is for the blocking calls alone.
    PostgresGroups(Connection& connection, JournalWrites& writes, Reader& reader);

    std::vector<Group> load() override;
    void create(const Group& group) override;
    void thread_stream(core::Shard& home, StreamId forum, Seq opening,
                       core::Completion<StreamId> done) override;

  private:
    void reach();
    std::vector<Group> read();
    void insert(const Group& group);

    Connection& connection_;
    JournalWrites& writes_;
    Reader& reader_;
    bool setting_up_ = false;
};

}  // namespace havn::store::postgres
