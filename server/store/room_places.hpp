#pragma once
// How many places of a room that holds only so many people each instance has given away, so that
// two of them never give away the same one. Numbers alone, no persons. What an instance says is
// believed for a while, so whoever has places says so again and again; of one that died they are
// free once that time has passed. Threading as in journal.hpp.

#include <cstdint>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

class RoomPlaces {
  public:
    static constexpr std::int64_t believed_ms = 12'000;

    struct Taken {
        protocol::StreamId room;
        std::uint32_t places = 0;
    };

    virtual ~RoomPlaces() = default;

    // This instance has so many places from now on, unless with those of the others they are more
    // than people_max: then false, and nothing is changed. Claims and what is told take effect in
    // the order they were asked for.
    virtual void claim(core::Shard& home, Taken taken, std::uint32_t people_max,
                       core::Completion<bool> done) = 0;
    // It has so many, whatever the others have.
    virtual void tell(core::Shard& home, std::vector<Taken> taken, core::Completion<bool> done) = 0;
};

}  // namespace havn::store
