#pragma once
// Reading over PostgreSQL. Any thread.

#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/reading.hpp"

namespace havn::store::postgres {

class PostgresReading final : public Reading {
  public:
    PostgresReading(JournalWrites& writes, Reader& reader) : writes_(writes), reader_(reader) {}

    void mark(core::Shard& home, MemberId member, StreamId stream, Seq seq,
              core::Completion<Seq> done) override;
    void follow(core::Shard& home, MemberId member, StreamId thread, Following following, Seq read,
                core::Completion<bool> done) override;
    void news(core::Shard& home, MemberId member, std::vector<StreamId> streams, Handles hidden,
              core::Completion<std::vector<News>> done) override;
    void followed(core::Shard& home, MemberId member, Handles hidden,
                  core::Completion<std::vector<News>> done) override;

  private:
    core::Result<Seq> write_mark(MemberId member, StreamId stream, Seq seq);
    core::Result<bool> write_following(MemberId member, StreamId thread, Following following,
                                       Seq read);

    JournalWrites& writes_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
