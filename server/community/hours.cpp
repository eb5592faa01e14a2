#include "server/community/hours.hpp"

#include <unicode/timezone.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "server/core/clock.hpp"

namespace havn::community {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t days_looked_ahead = 8;

std::unique_ptr<icu::TimeZone> zone_named(const std::string& name) {
    return std::unique_ptr<icu::TimeZone>(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

std::int64_t offset_ms(const icu::TimeZone& zone, std::int64_t at_ms, bool local) {
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.getOffset(static_cast<UDate>(at_ms), local, raw, saving, status);
    return std::int64_t{raw} + saving;
}

std::int64_t day_of(std::int64_t local_ms) {
    return (local_ms >= 0 ? local_ms : local_ms - core::day_ms + 1) / core::day_ms;
}

bool on_day(const store::OpenRange& range, std::int64_t day) {
    const auto weekday = ((day + 3) % 7 + 7) % 7;  // 1970 began on a Thursday
    return (range.days >> weekday & 1) != 0;
}

using Interval = std::pair<std::int64_t, std::int64_t>;

// In UTC, by their begin, from yesterday on; those that touch are one.
std::vector<Interval> intervals(std::span<const store::OpenRange> hours, const icu::TimeZone& zone,
                                std::int64_t now_ms) {
    const auto utc = [&](std::int64_t local_ms) {
        return local_ms - offset_ms(zone, local_ms, true);
    };
    std::vector<Interval> found;
    const auto today = day_of(now_ms + offset_ms(zone, now_ms, false));
    for (auto day = today - 1; day <= today + days_looked_ahead; ++day) {
        for (const auto& range : hours) {
            if (!on_day(range, day)) continue;
            const auto end_day = range.to <= range.from ? day + 1 : day;
            found.emplace_back(utc(day * core::day_ms + range.from * minute_ms),
                               utc(end_day * core::day_ms + range.to * minute_ms));
        }
    }
    std::ranges::sort(found);
    std::vector<Interval> joined;
    for (const auto& one : found) {
        if (!joined.empty() && one.first <= joined.back().second) {
            joined.back().second = std::max(joined.back().second, one.second);
        } else {
            joined.push_back(one);
        }
    }
    return joined;
}

}  // namespace

bool known_time_zone(const std::string& name) {
    return *zone_named(name) != icu::TimeZone::getUnknown();
}

OpenState open_state(std::span<const store::OpenRange> hours, const std::string& time_zone,
                     std::int64_t now_ms) {
    if (hours.empty()) return {};
    for (const auto& [begin, end] : intervals(hours, *zone_named(time_zone), now_ms)) {
        if (now_ms < begin) return {false, begin};
        if (now_ms < end) return {true, end};
    }
    return {false, now_ms + days_looked_ahead * core::day_ms};
}

const store::Room* room_of(const GroupEntry& group, StreamId stream) {
    const auto found = std::ranges::find(group.group.rooms, stream, &store::Room::stream);
    return found == group.group.rooms.end() ? nullptr : &*found;
}

Schedule::Known& Schedule::known(const GroupEntry& group, const store::Room& room,
                                 std::int64_t now_ms) {
    auto& known = known_[room.stream];
    const bool current = known.revision == group.group.revision &&
                         (known.state.until_ms == 0 || now_ms < known.state.until_ms);
    if (current) return known;
    known.revision = group.group.revision;
    known.state = open_state(room.hours.empty() ? group.group.hours : room.hours,
                             group.group.time_zone, now_ms);
    return known;
}

OpenState Schedule::hours_of(const GroupEntry& group, const store::Room& room,
                             std::int64_t now_ms) {
    return known(group, room, now_ms).state;
}

std::string_view Schedule::word(const GroupEntry& group, const store::Room& room,
                                std::int64_t now_ms) {
    if (room.closed || !hours_of(group, room, now_ms).open) return "closed";
    return room.frozen ? "frozen" : "open";
}

std::optional<std::int64_t> Schedule::opens_at_ms(const GroupEntry& group, const store::Room& room,
                                                  std::int64_t now_ms) {
    const auto state = hours_of(group, room, now_ms);
    if (room.closed || state.open) return std::nullopt;
    return state.until_ms;
}

void Schedule::tick(const Directory& directory, std::int64_t now_ms, const Turned& turned) {
    for (const auto& group : directory.groups()) {
        for (const auto& room : group->group.rooms) {
            auto& room_known = known(*group, room, now_ms);
            const bool open = room_known.state.open;
            const auto told = std::exchange(room_known.told, open);
            if (told && *told != open) turned(group, room);
        }
    }
}

}  // namespace havn::community
