#pragma once
// The newest entries of every stream: which row each is. For what is not in table `place` yet. One
// thread.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "server/store/journal.hpp"

namespace havn::store::sqlite {

class Tail {
  public:
    // The stream's next entry.
    void add(StreamId stream, Seq seq, std::uint64_t entry);
    // Takes back the newest of the stream.
    void take_back(StreamId stream);
    // Forgets entries up to this one.
    void drop_to(std::uint64_t entry);
    void clear() { runs_.clear(); }

    // 0: not here.
    std::uint64_t find(StreamId stream, Seq seq) const;
    // 0: none is here.
    Seq first(StreamId stream) const;
    Seq last(StreamId stream) const;

  private:
    struct Run {
        Seq first = 0;
        std::vector<std::uint64_t> entries;
    };
    std::unordered_map<StreamId, Run> runs_;
};

}  // namespace havn::store::sqlite
