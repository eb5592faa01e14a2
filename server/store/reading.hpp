#pragma once
// How far members have read, which threads they follow, and what is new for them. Threading as in
// journal.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"
#include "server/store/people.hpp"

namespace havn::store {

enum class Following : std::uint8_t {
    unsaid = 0,
    yes = 1,
    no = 2,
    yes_unless_said = 3,  // only to ask for: yes, where nothing was said
};

struct News {
    StreamId stream;
    Seq thread = 0;  // its number; 0: no thread
    std::string title;
    Seq last = 0;
    std::optional<Seq> read;   // none: never
    std::uint64_t unread = 0;  // what others said since; none where nothing was ever read
    Seq first = 0;             // the first of it
    bool following = false;
};

class Reading {
  public:
    virtual ~Reading() = default;

    // Everything up to `seq`, or to the stream's last, was seen. Never goes back; returns how far.
    // absent: no such stream or member.
    virtual void mark(core::Shard& home, MemberId member, StreamId stream, Seq seq,
                      core::Completion<Seq> done) = 0;
    // `read`: where nothing was read yet. full: too many threads are followed.
    virtual void follow(core::Shard& home, MemberId member, StreamId thread, Following following,
                        Seq read, core::Completion<bool> done) = 0;
    // What is new in these streams for this member. Nothing under the handles `hidden` counts.
    virtual void news(core::Shard& home, MemberId member, std::vector<StreamId> streams,
                      Handles hidden, core::Completion<std::vector<News>> done) = 0;
    // What is new in the threads the member follows, the latest first; without those that were
    // opened under a handle in `hidden`.
    virtual void followed(core::Shard& home, MemberId member, Handles hidden,
                          core::Completion<std::vector<News>> done) = 0;
};

}  // namespace havn::store
