#pragma once
// Threads over SQLite. Any thread.

#include "server/store/sqlite/entries.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/threads.hpp"

namespace havn::store::sqlite {

class SqliteThreads final : public Threads {
  public:
    SqliteThreads(Reader& reader, Entries& entries);

    void versions(core::Shard& home, StreamId stream, Seq seq,
                  core::Completion<std::vector<StoredVersion>> done) override;
    void depth(core::Shard& home, StreamId thread, Seq post, std::size_t most,
               core::Completion<std::size_t> done) override;
    void pinned(core::Shard& home, StreamId forum,
                core::Completion<std::vector<StoredEntry>> done) override;

  private:
    // The reader's thread.
    core::Result<std::vector<StoredVersion>> versions_of(StreamId stream, Seq seq);
    core::Result<std::size_t> depth_of(StreamId thread, Seq post, std::size_t most);

    Reader& reader_;
    Entries& entries_;
    Statement edits_, pinned_;
};

}  // namespace havn::store::sqlite
