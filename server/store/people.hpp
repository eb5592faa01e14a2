#pragma once
// Persons, their tokens and memberships. No name, address or anything else that says who somebody
// is. Threading as in journal.hpp: call from any thread, `done` runs on `home`.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/roles.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

using protocol::GroupId;
using protocol::MemberId;
using protocol::PersonId;

using TokenHash = std::array<std::uint8_t, 32>;
using SessionId = protocol::Id<struct SessionTag>;  // random; one for each token

// A word for what somebody signed in with.
enum class Device : std::uint8_t { other = 0, phone, tablet, computer };

struct NewSession {
    SessionId id;
    TokenHash token;
    Device device = Device::other;
};

using protocol::Role;

struct Member {
    MemberId id;
    GroupId group;
    std::string handle;
    Role role = Role::participant;
    std::uint64_t guidelines_version = 0;  // the version that was accepted
    std::int64_t joined_at_ms = 0;
    std::int64_t muted_until_ms = 0, banned_until_ms = 0;  // 0: not; see members.hpp
};

// Of one group.
using Handles = std::vector<std::string>;

// A handle in a group that somebody is not shown.
struct Hidden {
    GroupId group;
    std::string handle;
};

struct Person {
    PersonId id;
    std::string language;
    bool organiser = false;
    std::int64_t expires_at_ms = 0;
    bool kept = false;                 // has a recovery phrase
    std::int64_t paused_until_ms = 0;  // takes a break until then
    bool untold = false;               // see store/outcomes.hpp
    SessionId session;                 // the one the token belongs to
    std::vector<Member> members;
    std::vector<Hidden> hidden;  // see store/blocks.hpp
};

struct NewPerson {
    PersonId id;
    NewSession session;
    std::string language;
    std::int64_t expires_at_ms = 0;
};

struct Join {
    PersonId person;
    GroupId group;
    std::string handle;
    std::string skeleton;  // look-alike form, unique in the group
    Role role = Role::participant;
    std::uint64_t guidelines_version = 0;
    // absent unless a link gave this person a role here, or the person is invited (asks.hpp).
    bool by_link_only = false;
    std::uint32_t people_max = 0;  // conflict: every place is taken; not for those with a link
};

struct Rename {
    PersonId person;
    GroupId group;
    std::string handle;
    std::string skeleton;
    std::int64_t interval_ms = 0;
};

// A one-time link; group 0 means every group (organisers).
struct Link {
    TokenHash code;
    GroupId group;
    Role role = Role::participant;
    std::int64_t expires_at_ms = 0;
};

class People {
  public:
    virtual ~People() = default;

    virtual void create(core::Shard& home, NewPerson person, core::Completion<Person> done) = 0;
    // absent: unknown or expired. Puts the expiry off to `expires_at_ms` when it has come closer
    // by more than an hour (so that a reconnect storm writes nothing).
    virtual void find(core::Shard& home, TokenHash token, std::int64_t expires_at_ms,
                      core::Completion<Person> done) = 0;
    // The same by id, and leaves the expiry alone.
    virtual void read(core::Shard& home, PersonId person, core::Completion<Person> done) = 0;
    // taken: somebody has, or lately had, a handle of this skeleton. Already a member: that
    // membership, unchanged but for an accepted newer guideline version.
    virtual void join(core::Shard& home, Join join, core::Completion<Member> done) = 0;
    // Another handle in a group. taken: as in join(). conflict: changed less than `interval_ms`
    // ago. absent: not a member.
    virtual void rename(core::Shard& home, Rename rename, core::Completion<Member> done) = 0;
    // Ends one membership, or all and the person (group 0). Handles stay out of reach for a time;
    // entries keep theirs.
    virtual void forget(core::Shard& home, PersonId person, GroupId group,
                        core::Completion<bool> done) = 0;
    // Forgets drop-in persons who have expired; returns them.
    virtual void expire(core::Shard& home, core::Completion<std::vector<PersonId>> done) = 0;

    virtual void add_link(core::Shard& home, Link link, core::Completion<bool> done) = 0;
    // Uses up the link and gives the role: organiser of everything, or a role that the person has
    // in the group from now on (or will have on joining). absent: unknown or used. conflict:
    // expired.
    virtual void redeem(core::Shard& home, PersonId person, TokenHash code,
                        core::Completion<Link> done) = 0;
};

}  // namespace havn::store
