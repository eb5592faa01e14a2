#pragma once
// Entries as they are read: each with the body it has now. The reader's thread only.

#include <vector>

#include "server/store/journal.hpp"
#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/places.hpp"

namespace havn::store::sqlite {

class Entries {
  public:
    explicit Entries(Connection& connection);

    // Takes in what was committed meanwhile; before the other calls of a job.
    void refresh() { places_.refresh(); }
    Seq last(StreamId stream) { return places_.last(stream); }
    // Entries first … last, in order; all of them must be there.
    std::vector<StoredEntry> range(StreamId stream, Seq first, Seq last);
    core::Result<StoredEntry> one(StreamId stream, Seq seq);
    std::vector<std::uint64_t> rows(StreamId stream, Seq first, Seq last) {
        return places_.rows(stream, first, last);
    }
    // 0: none.
    std::uint64_t row(StreamId stream, Seq seq);
    // As it was written; its body may have been replaced since.
    StoredEntry written(std::uint64_t row);

  private:
    void bring_up_to_date(StreamId stream, std::vector<StoredEntry>& entries);

    PlacesSeen places_;
    Statement entry_, edits_;
};

}  // namespace havn::store::sqlite
