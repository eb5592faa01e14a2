#pragma once
// The most recent entries of a stream, encoded as history shows them, so that a resume after a
// short cut costs no read. Bounded in entries and bytes. Belongs to the stream's home shard.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"
#include "server/community/directory.hpp"
#include "server/store/journal.hpp"

namespace havn::community {

// Appends one encoded entry to a comma separated list.
void append_encoded(std::string& list, std::string_view entry);

class EntryRing {
  public:
    static constexpr std::size_t bytes_max = 256 * 1024;

    // The stream's next entry: what it does to earlier ones is done to those that are here. Any
    // other than the one after the last starts the ring anew.
    void push(const store::StoredEntry& entry, StreamKind kind);
    // Whether every entry from `seq` on is here.
    bool covers(Seq seq) const { return !entries_.empty() && seq >= first_; }
    // The entries with this seq and later that are here, appended comma separated.
    void append_from(Seq seq, std::string& list) const;

  private:
    struct Encoded {
        std::string json;
        Seq edits = 0;
    };
    void change(Seq seq, auto&& to);
    void supersede_edits(Seq of);

    std::deque<Encoded> entries_;
    Seq first_ = 1;
    std::size_t bytes_ = 0;
};

}  // namespace havn::community
