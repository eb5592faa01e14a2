#pragma once
// Where a person is signed in: one session for each token. Of a session only a word for the device
// and two days are kept. Threading as in journal.hpp.

#include <cstdint>
#include <vector>

#include "server/store/people.hpp"

namespace havn::store {

struct StoredSession {
    SessionId id;
    Device device = Device::other;
    std::int64_t since_day = 0, seen_day = 0;  // days since 1970, UTC
};

class Sessions {
  public:
    virtual ~Sessions() = default;

    // The one seen last comes first.
    virtual void list(core::Shard& home, PersonId person,
                      core::Completion<std::vector<StoredSession>> done) = 0;
    // Their tokens are worth nothing from then on. Returns those that ended.
    virtual void end_one(core::Shard& home, PersonId person, SessionId session,
                         core::Completion<std::vector<SessionId>> done) = 0;
    // All but `kept` (none: all).
    virtual void end_others(core::Shard& home, PersonId person, SessionId kept,
                            core::Completion<std::vector<SessionId>> done) = 0;
};

}  // namespace havn::store
