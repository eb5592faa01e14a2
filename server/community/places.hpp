#pragma once
// The places of rooms that hold only so many people: who is inside, for whom a place is kept, and
// who waits for one, in order. One a shard, for the rooms whose home it is; called there.
//
// What other instances have given away comes from the Crowd, which is told what is given away here:
// soon enough to know that a room is full, or has a place again. A place itself is claimed in the
// store, so that two instances never give away the same one. While the store is away the Crowd has
// to do.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <vector>

#include "protocol/ids.hpp"
#include "server/community/crowd.hpp"
#include "server/core/shard.hpp"
#include "server/store/room_places.hpp"

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
    Places(core::Shard& shard, store::RoomPlaces& store, Crowd& crowd, Offered offered)
        : shard_(shard), store_(store), crowd_(crowd), offered_(std::move(offered)) {}

    // Whether there is a place for this person, who then has it; else it is offered when one is
    // free. people_max 0: no limit.
    using Answer = std::move_only_function<void(bool)>;
    void take(StreamId room, PersonId person, std::uint32_t people_max, std::int64_t now_ms,
              Answer answer);
    // Once for every connection.
    void enter(StreamId room, PersonId person);
    void leave(StreamId room, PersonId person, std::int64_t now_ms);
    void tick(std::int64_t now_ms);

  private:
    static constexpr std::uint32_t unknown = UINT32_MAX;
    // Others believe for longer than two repetitions take what this instance told the store.
    static constexpr std::int64_t told_again_ms = store::RoomPlaces::believed_ms * 5 / 12;

    struct Room {
        std::uint32_t people_max = 0;              // 0: no limit, or nobody has asked
        std::uint32_t stored = 0;                  // what the store was told last
        std::map<PersonId, std::uint32_t> inside;  // with how many connections
        std::map<PersonId, std::int64_t> kept;     // until when
        // Whose place the store has not answered for yet, and who is to be told.
        std::map<PersonId, std::vector<Answer>> claiming;
        std::deque<PersonId> waiting;

        std::uint32_t taken() const {
            return static_cast<std::uint32_t>(inside.size() + kept.size() + claiming.size());
        }
        bool empty() const { return taken() == 0 && waiting.empty(); }
    };
    bool has_place(StreamId id, const Room& room) const;
    // For one who is among those claiming; `offer`: they wait and are to be told.
    void claim(StreamId id, Room& room, PersonId person, std::int64_t until_ms, bool offer);
    void settle(StreamId id, PersonId person, std::int64_t until_ms, bool offer,
                core::Result<bool> place);
    void tell(StreamId id, Room& room);
    void offer(StreamId id, Room& room, std::int64_t now_ms);
    void tell_store(std::vector<store::RoomPlaces::Taken> taken);

    core::Shard& shard_;
    store::RoomPlaces& store_;
    Crowd& crowd_;
    Offered offered_;
    std::map<StreamId, Room> rooms_;
    std::int64_t told_ms_ = 0;
};

}  // namespace havn::community
