#pragma once
// Changes over PostgreSQL. Any thread but for last().

#include "server/store/changes.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

class PostgresChanges final : public Changes {
  public:
    // `started` is the thread's that opens the store.
    PostgresChanges(Connection& started, Writer& writer, Reader& reader)
        : started_(started), writer_(writer), reader_(reader) {}

    std::uint64_t last() override;
    void since(core::Shard& home, std::uint64_t after, std::size_t limit,
               core::Completion<NewChanges> done) override;
    // Inside a writer's job: drops old ones.
    void prune();

  private:
    Connection& started_;
    Writer& writer_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
