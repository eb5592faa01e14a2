#pragma once
// Reactions over PostgreSQL. Any thread.

#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/reactions.hpp"

namespace havn::store::postgres {

class PostgresReactions final : public Reactions {
  public:
    PostgresReactions(JournalWrites& writes, Reader& reader) : writes_(writes), reader_(reader) {}

    void set(core::Shard& home, MemberId member, StreamId stream, Seq seq, Reaction kind, bool on,
             core::Completion<ReactionSet> done) override;
    void range(core::Shard& home, MemberId member, StreamId stream, Seq first, Seq last,
               core::Completion<ReactionPage> done) override;
    void since(core::Shard& home, MemberId member, StreamId stream, std::uint64_t rev,
               std::size_t limit, core::Completion<ReactionPage> done) override;

  private:
    core::Result<ReactionSet> write(MemberId member, StreamId stream, Seq seq, Reaction kind,
                                    bool on);

    JournalWrites& writes_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
