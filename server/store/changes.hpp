#pragma once
// What instances hold in memory and somebody else may change: who has which role or is banned, what
// a group's policy is, which cases wait. Every such change gets a number in the database, in the
// same transaction as what it is about, and every instance asks again and again for what is new
// (community/change_watch.hpp), so that nothing depends on a message that may get lost.
//
// Whoever writes something that others hold in memory records a change beside it, inside the store
// (SQLite: Writer::changed). A change says what to look at again, never what became of it: it may
// be seen late, twice, or together with a later one. Threading as in journal.hpp.

#include <cstdint>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

enum class ChangeKind : std::uint8_t {
    everything = 0,  // never stored: more was missed than is kept, so nothing remembered holds
    person,       // subject: person. Roles, memberships, bans, mutes, blocks, sessions, forgotten
    group,        // subject: 0, or a stream of the group. Policy, guidelines, rooms, frozen rooms
    desk_case,    // subject: case. Opened, claimed, decided
    shift,        // subject: 0. Who is on duty in the group
    preferences,  // subject: person
    turn,         // subject: person. What became of their asking to come into the group
    reading,      // subject: member. How far they have read
};
inline constexpr std::size_t change_kinds = 8;

struct Change {
    std::uint64_t number = 0;
    ChangeKind kind = ChangeKind::everything;
    protocol::GroupId group;  // 0: none or all
    std::uint64_t subject = 0;
    bool ours = false;  // written by this instance
};

struct NewChanges {
    std::vector<Change> changes;  // oldest first
    std::uint64_t last = 0;       // number of the newest one that was read or passed over
    bool more = false;
    bool missed = false;  // some after `after` are not kept any more
};

class Changes {
  public:
    virtual ~Changes() = default;

    // The number of the newest change. Blocks; before the shards run, and before anything that may
    // change is read. Throws std::runtime_error.
    virtual std::uint64_t last() = 0;
    // At most `limit` changes after this number. One that is committed late never has a lower
    // number than one that was read before.
    virtual void since(core::Shard& home, std::uint64_t after, std::size_t limit,
                       core::Completion<NewChanges> done) = 0;
};

}  // namespace havn::store
