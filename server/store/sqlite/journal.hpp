#pragma once
// Journal over SQLite. Any thread.

#include "server/store/journal.hpp"
#include "server/store/sqlite/entries.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteJournal final : public Journal {
  public:
    SqliteJournal(Writer& writer, JournalWrites& writes, Reader& reader, Entries& entries);

    void append(core::Shard& home, Append append, core::Completion<Appended> done) override;
    void hold(core::Shard& home, Hold hold, core::Completion<Appended> done) override;
    void together(const std::function<void()>& ask) override { writer_.together(ask); }
    void read_after(core::Shard& home, StreamId stream, Seq after, std::size_t limit,
                    core::Completion<Page> done) override;
    void read_before(core::Shard& home, StreamId stream, Seq before, std::size_t limit,
                     bool openings_only, core::Completion<Page> done) override;
    void last_of(core::Shard& home, std::vector<StreamId> streams,
                 core::Completion<std::vector<Seq>> done) override;
    void read_one(core::Shard& home, StreamId stream, Seq seq,
                  core::Completion<StoredEntry> done) override;

  private:
    // The reader's thread.
    Page after(StreamId stream, Seq after, std::size_t limit);
    Page before(StreamId stream, Seq before, std::size_t limit, bool openings_only);

    Writer& writer_;
    JournalWrites& writes_;
    Reader& reader_;
    Entries& entries_;
};

}  // namespace havn::store::sqlite
