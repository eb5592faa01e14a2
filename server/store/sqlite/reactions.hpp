#pragma once
// Reactions over SQLite. Any thread.

#include "server/store/reactions.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteReactions final : public Reactions {
  public:
    SqliteReactions(Writer& writer, JournalWrites& journal, Reader& reader);

    void set(core::Shard& home, MemberId member, StreamId stream, Seq seq, Reaction kind, bool on,
             core::Completion<ReactionSet> done) override;
    void range(core::Shard& home, MemberId member, StreamId stream, Seq first, Seq last,
               core::Completion<ReactionPage> done) override;
    void since(core::Shard& home, MemberId member, StreamId stream, std::uint64_t rev,
               std::size_t limit, core::Completion<ReactionPage> done) override;

  private:
    // The writer's thread.
    core::Result<ReactionSet> write(MemberId member, StreamId stream, Seq seq, Reaction kind,
                                    bool on);
    // The reader's thread.
    ReactionPage page(MemberId member, StreamId stream, Rows states, std::size_t limit);

    Writer& writer_;
    JournalWrites& journal_;
    Reader& reader_;
    Statement insert_, delete_, state_, count_, store_, written_mine_;
    Statement range_, since_, last_rev_, mine_;
};

}  // namespace havn::store::sqlite
