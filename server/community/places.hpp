#pragma once
// The places of rooms that hold only so many people: who is inside, for whom a place is kept, and
// who waits for one, in order. One a shard, for the rooms whose home it is; called there. What
// other instances have given away comes from the Crowd, which is told what is given away here; two
// of them may give away the last place within the same second.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>

#include "protocol/ids.hpp"
#include "server/community/crowd.hpp"

namespace havn::community {

using protocol::PersonId;
using protocol::StreamId;

class Places {
  public:
    // So long a place is kept for somebody who is on the way in, or was told that one is free.
    static constexpr std::int64_t entering_ms = 10'000;
    static constexpr std::int64_t offered_ms = 60'000;

    // Whom a place is offered to, and in which room.
    using Offered = std::function<void(PersonId, StreamId)>;
    Places(Crowd& crowd, Offered offered) : crowd_(crowd), offered_(std::move(offered)) {}

    // Whether there is a place for this person, who then has it; else it is offered when one is
    // free. people_max 0: no limit.
    bool take(StreamId room, PersonId person, std::uint32_t people_max, std::int64_t now_ms);
    // Once for every connection.
    void enter(StreamId room, PersonId person);
    void leave(StreamId room, PersonId person, std::int64_t now_ms);
    void tick(std::int64_t now_ms);

  private:
    struct Room {
        std::uint32_t people_max = 0;
        std::map<PersonId, std::uint32_t> inside;  // with how many connections
        std::map<PersonId, std::int64_t> kept;     // until when
        std::deque<PersonId> waiting;

        std::uint32_t taken() const {
            return static_cast<std::uint32_t>(inside.size() + kept.size());
        }
    };
    bool has_place(StreamId id, const Room& room) const;
    void tell(StreamId id, const Room& room);
    void offer(StreamId id, Room& room, std::int64_t now_ms);

    Crowd& crowd_;
    Offered offered_;
    boost::unordered_flat_map<StreamId, Room, std::hash<StreamId>> rooms_;
};

}  // namespace havn::community
