#pragma once
// Which row is entry `seq` of a stream. Entries are added where the file ends; table `place` keeps
// them by stream and seq. A commit that touched a page of it for every stream would cost more than
// all the rest, so places gather in memory and go to the table sorted, many to a page. Entries
// behind the mark are not there yet and are read again at start.

#include <cstdint>
#include <vector>

#include "server/store/journal.hpp"
#include "server/store/sqlite/tail.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

// The writer's side. The writer's thread only.
class Places {
  public:
    Places(Writer& writer, std::size_t gathered_max);

    void add(StreamId stream, Seq seq, std::uint64_t entry);
    // 0: none.
    std::uint64_t find(StreamId stream, Seq seq);
    Seq last(StreamId stream);

    // The writer's hooks.
    void store_some();
    void committed();
    void rolled_back();

  private:
    struct Place {
        StreamId stream;
        Seq seq = 0;
        std::uint64_t entry = 0;
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    Writer& writer_;
    const std::size_t gathered_max_;
    Tail tail_;
    std::vector<Place> gathered_;
    std::size_t committed_ = 0;  // of `gathered_`
    // Sorted and on their way to the table; the mark follows when the last of them is there.
    std::vector<Place> storing_;
    std::size_t stored_ = 0, stored_before_ = 0;
    std::uint64_t storing_to_ = 0;

    Statement insert_, find_, last_, set_mark_;
};

// The same from the reader's side: what its snapshot holds. The reader's thread only.
class PlacesSeen {
  public:
    explicit PlacesSeen(Connection& connection);

    // Takes in what was committed meanwhile; before the other calls of a job.
    void refresh();
    Seq last(StreamId stream);
    // The rows of entries first … last, in order; all of them must be there.
    std::vector<std::uint64_t> rows(StreamId stream, Seq first, Seq last);

  private:
    Tail tail_;
    std::uint64_t mark_ = 0, seen_ = 0;
    Statement find_mark_, newer_, last_, range_;
};

}  // namespace havn::store::sqlite
