#include "server/community/floor.hpp"

#include "server/store/members.hpp"

namespace havn::community {

using protocol::Act;
using protocol::ErrorCode;

namespace {

Barred until(ErrorCode code, std::int64_t until_ms, std::int64_t now_ms) {
    if (until_ms >= store::no_end_ms) return {code, std::nullopt};
    return {code, until_ms - now_ms};
}

std::optional<Barred> closed(const Speaker& speaker, const GroupEntry& group,
                             const store::Room& room, Schedule& schedule, std::int64_t now_ms) {
    if (room.closed) return Barred{ErrorCode::room_closed, std::nullopt};
    const auto hours = schedule.hours_of(group, room, now_ms);
    if (hours.open || may(speaker.role, Act::enter_closed)) return std::nullopt;
    return until(ErrorCode::room_closed, hours.until_ms, now_ms);
}

}  // namespace

std::optional<Barred> barred_from_speaking(const Speaker& speaker, const GroupEntry& group,
                                           const Stream& stream, std::uint64_t cid_hash,
                                           Schedule& schedule, const Pace& pace,
                                           std::int64_t now_ms) {
    if (pace.said(speaker.person, stream->id, cid_hash)) return std::nullopt;
    if (speaker.member->muted_until_ms > now_ms)
        return until(ErrorCode::muted, speaker.member->muted_until_ms, now_ms);
    const auto* room = room_of(group, stream->id);
    if (room == nullptr) return std::nullopt;
    if (auto shut = closed(speaker, group, *room, schedule, now_ms)) return shut;
    if (room->frozen && !may(speaker.role, Act::speak_frozen))
        return Barred{ErrorCode::room_frozen, std::nullopt};
    if (room->slow_seconds == 0 || may(speaker.role, Act::speak_unslowed)) return std::nullopt;
    const auto next_ms =
        pace.last_said_ms(speaker.person, stream->id) + std::int64_t{room->slow_seconds} * 1'000;
    if (next_ms <= now_ms) return std::nullopt;
    return Barred{ErrorCode::slow_mode, next_ms - now_ms};
}

std::optional<Barred> barred_from_entering(const Speaker& speaker, const GroupEntry& group,
                                           const Stream& room, Schedule& schedule,
                                           std::int64_t now_ms) {
    const auto* stored = room_of(group, room->id);
    if (stored == nullptr) return std::nullopt;
    return closed(speaker, group, *stored, schedule, now_ms);
}

}  // namespace havn::community
