#pragma once
// The most recent entries of a stream, encoded as history shows them, so that a resume after a
// short cut costs no read. Bounded in entries and bytes. Belongs to the stream's home shard.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace havn::community {

using protocol::Seq;

// Appends one encoded entry to a comma separated list.
void append_encoded(std::string& list, std::string_view entry);

class EntryRing {
  public:
    static constexpr std::size_t bytes_max = 256 * 1024;

    // `seq` is the one after the last; anything else starts the ring anew.
    void push(Seq seq, std::string encoded);
    // Whether every entry from `seq` on is here.
    bool covers(Seq seq) const { return !entries_.empty() && seq >= first_; }
    // The entries with this seq and later that are here, appended comma separated.
    void append_from(Seq seq, std::string& list) const;
    // The entry keeps its place and loses its body.
    void remove_body(Seq seq);

  private:
    std::deque<std::string> entries_;
    Seq first_ = 1;
    std::size_t bytes_ = 0;
};

}  // namespace havn::community
