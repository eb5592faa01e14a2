#pragma once
// The places of rooms that hold only so many people: who is inside, for whom a place is kept, and
// who waits for one, in order. One a shard, for the rooms whose home it is; called there.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>

#include "protocol/ids.hpp"

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
    explicit Places(Offered offered) : offered_(std::move(offered)) {}

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

        bool has_place() const {
            return people_max == 0 || inside.size() + kept.size() < people_max;
        }
    };
    void offer(StreamId id, Room& room, std::int64_t now_ms);

    Offered offered_;
    boost::unordered_flat_map<StreamId, Room, std::hash<StreamId>> rooms_;
};

}  // namespace havn::community
