#pragma once
// Reading over SQLite. Any thread.

#include "server/store/reading.hpp"
#include "server/store/sqlite/entries.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteReading final : public Reading {
  public:
    SqliteReading(Writer& writer, JournalWrites& journal, Reader& reader, Entries& entries);

    void mark(core::Shard& home, MemberId member, StreamId stream, Seq seq,
              core::Completion<Seq> done) override;
    void follow(core::Shard& home, MemberId member, StreamId thread, Following following, Seq read,
                core::Completion<bool> done) override;
    void news(core::Shard& home, MemberId member, std::vector<StreamId> streams, Handles hidden,
              core::Completion<std::vector<News>> done) override;
    void followed(core::Shard& home, MemberId member, Handles hidden,
                  core::Completion<std::vector<News>> done) override;

  private:
    // The writer's thread.
    core::Result<Seq> write_mark(MemberId member, StreamId stream, Seq seq);
    core::Result<bool> write_following(MemberId member, StreamId thread, Following following,
                                       Seq read);
    // The reader's thread.
    News news_of(MemberId member, StreamId stream, const Handles& hidden);
    std::vector<News> followed_by(MemberId member, const Handles& hidden);

    Writer& writer_;
    JournalWrites& journal_;
    Reader& reader_;
    Entries& entries_;
    Statement member_exists_, store_mark_, written_mark_, follow_, count_followed_;
    Statement mark_, brief_, followed_;
};

}  // namespace havn::store::sqlite
