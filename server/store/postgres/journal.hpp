#pragma once
// Journal over PostgreSQL. Any thread.

#include "server/store/journal.hpp"
#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {

class PostgresJournal final : public Journal {
  public:
    PostgresJournal(JournalWrites& writes, Reader& reader);

    void append(core::Shard& home, Append append, core::Completion<Appended> done) override;
    void hold(core::Shard& home, Hold hold, core::Completion<Appended> done) override;
    void read_after(core::Shard& home, StreamId stream, Seq after, std::size_t limit,
                    core::Completion<Page> done) override;
    void read_before(core::Shard& home, StreamId stream, Seq before, std::size_t limit,
                     bool openings_only, core::Completion<Page> done) override;
    void last_of(core::Shard& home, std::vector<StreamId> streams,
                 core::Completion<std::vector<Seq>> done) override;
    void read_one(core::Shard& home, StreamId stream, Seq seq,
                  core::Completion<StoredEntry> done) override;

  private:
    JournalWrites& writes_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
