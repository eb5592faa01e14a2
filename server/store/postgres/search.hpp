#pragma once
// Search over PostgreSQL. Any thread.

#include <memory>
#include <mutex>

#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/search.hpp"
#include "server/store/search_terms.hpp"

namespace havn::store::postgres {

class PostgresSearch final : public Search {
  public:
    PostgresSearch(JournalWrites& writes, Reader& reader) : writes_(writes), reader_(reader) {}

    void find(core::Shard& home, SearchQuery query, core::Completion<FoundPage> done) override;

  private:
    // Until no stream of the groups has entries that were not indexed.
    void catch_up(core::Shard& home, std::shared_ptr<const SearchQuery> query,
                  core::Completion<FoundPage> done);
    void search(core::Shard& home, std::shared_ptr<const SearchQuery> query,
                core::Completion<FoundPage> done);
    // The writer's thread; the stream is locked.
    core::Result<bool> index(StreamId stream);

    JournalWrites& writes_;
    Reader& reader_;
    SearchTerms written_terms_;  // the writer's thread
};

}  // namespace havn::store::postgres
