#pragma once
// What is asked about single entries and threads, beside the journal's pages. Threading as in
// journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"

namespace havn::store {

// What an entry said at some time.
struct StoredVersion {
    std::int64_t at_ms = 0;
    std::string title;
    std::string text;
    std::string note;
};

class Threads {
  public:
    virtual ~Threads() = default;

    // What the entry said, oldest first, ending with what it says now. absent: nothing was said
    // there; gone: it was removed.
    virtual void versions(core::Shard& home, StreamId stream, Seq seq,
                          core::Completion<std::vector<StoredVersion>> done) = 0;
    // How many posts stand between this one and the opening, itself included; counting ends at
    // `most`. absent: it is no post.
    virtual void depth(core::Shard& home, StreamId thread, Seq post, std::size_t most,
                       core::Completion<std::size_t> done) = 0;
    // The openings of the forum that are pinned, the latest pin first.
    virtual void pinned(core::Shard& home, StreamId forum,
                        core::Completion<std::vector<StoredEntry>> done) = 0;
};

}  // namespace havn::store
