#pragma once
// Threads over PostgreSQL. Any thread.

#include "server/store/postgres/reader.hpp"
#include "server/store/threads.hpp"

namespace havn::store::postgres {

class PostgresThreads final : public Threads {
  public:
    explicit PostgresThreads(Reader& reader) : reader_(reader) {}

    void versions(core::Shard& home, StreamId stream, Seq seq,
                  core::Completion<std::vector<StoredVersion>> done) override;
    void depth(core::Shard& home, StreamId thread, Seq post, std::size_t most,
               core::Completion<std::size_t> done) override;
    void pinned(core::Shard& home, StreamId forum,
                core::Completion<std::vector<StoredEntry>> done) override;

  private:
    Reader& reader_;
};

}  // namespace havn::store::postgres
