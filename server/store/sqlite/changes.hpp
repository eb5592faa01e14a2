#pragma once
// Changes over SQLite. Any thread but for last().

#include "server/store/changes.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class SqliteChanges final : public Changes {
  public:
    // `started` is the thread's that opens the store.
    SqliteChanges(Connection& started, Writer& writer, Reader& reader);

    std::uint64_t last() override;
    void since(core::Shard& home, std::uint64_t after, std::size_t limit,
               core::Completion<NewChanges> done) override;
    // Inside a writer's job: drops old ones.
    void prune();

  private:
    // The reader's thread.
    NewChanges after(std::uint64_t after, std::size_t limit);

    Connection& started_;
    Writer& writer_;
    Reader& reader_;
    Statement find_, bounds_, prune_;
};

}  // namespace havn::store::sqlite
