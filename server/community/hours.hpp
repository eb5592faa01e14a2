#pragma once
// When rooms are open: weekly hours in a time zone, daylight saving included, and what follows from
// them and from what organisers set. open_state and known_time_zone: any thread. Schedule: one a
// shard, used there.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/community/directory.hpp"

namespace havn::community {

struct OpenState {
    bool open = true;
    std::int64_t until_ms = 0;  // when that may change; 0: never
};

bool known_time_zone(const std::string& name);
// No hours: always open.
OpenState open_state(std::span<const store::OpenRange> hours, const std::string& time_zone,
                     std::int64_t now_ms);

const store::Room* room_of(const GroupEntry& group, StreamId stream);  // null: none

class Schedule {
  public:
    // By the hours alone.
    OpenState hours_of(const GroupEntry& group, const store::Room& room, std::int64_t now_ms);
    // "open", "frozen" or "closed".
    std::string_view word(const GroupEntry& group, const store::Room& room, std::int64_t now_ms);
    // When its hours open the room next, if it is closed by them alone.
    std::optional<std::int64_t> opens_at_ms(const GroupEntry& group, const store::Room& room,
                                            std::int64_t now_ms);

    // Calls `turned` for every room that its hours have opened or closed since the last time.
    using Turned = std::function<void(const GroupRef&, const store::Room&)>;
    void tick(const Directory& directory, std::int64_t now_ms, const Turned& turned);

  private:
    struct Known {
        std::uint64_t revision = 0;
        OpenState state;
        std::optional<bool> told;
    };
    Known& known(const GroupEntry& group, const store::Room& room, std::int64_t now_ms);

    boost::unordered_flat_map<StreamId, Known, std::hash<StreamId>> known_;
};

}  // namespace havn::community
