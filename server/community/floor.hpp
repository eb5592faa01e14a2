#pragma once
// Who may speak where, now: mutes, closed and frozen rooms, slow mode. On the shard whose Schedule
// and Pace are given.

#include <cstdint>
#include <optional>

#include "protocol/errors.hpp"
#include "protocol/roles.hpp"
#include "server/community/hours.hpp"
#include "server/community/pace.hpp"
#include "server/store/people.hpp"

namespace havn::community {

struct Barred {
    protocol::ErrorCode code = protocol::ErrorCode::muted;
    std::optional<std::int64_t> retry_after_ms;
};

struct Speaker {
    PersonId person;
    const store::Member* member = nullptr;
    protocol::Role role = protocol::Role::participant;
};

// nullopt: speak. What was said already under this cid is let through, to be answered as before.
std::optional<Barred> barred_from_speaking(const Speaker& speaker, const GroupEntry& group,
                                           const Stream& stream, std::uint64_t cid_hash,
                                           Schedule& schedule, const Pace& pace,
                                           std::int64_t now_ms);
// nullopt: enter, if there is a place.
std::optional<Barred> barred_from_entering(const Speaker& speaker, const GroupEntry& group,
                                           const Stream& room, Schedule& schedule,
                                           std::int64_t now_ms);

}  // namespace havn::community
