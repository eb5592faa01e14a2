#pragma once
// The one gate to groups, rooms, forums, threads and desks. What is absent and what is not for this
// person read the same: not_found. On the session's shard.

#include <optional>
#include <string_view>

#include "server/api/session.hpp"

namespace havn::api {

// A place a member may be in.
struct Access {
    community::GroupRef group;
    const store::Member* member = nullptr;  // valid until the session's memberships change
    community::Stream stream;
};

// nullopt: not_found.
std::optional<Access> group_access(const Session&, std::string_view slug);
std::optional<Access> room_access(const Session&, std::string_view name);
// The group's forum by the group's name, or by the forum's ("grief/forum").
std::optional<Access> forum_access(const Session&, std::string_view group_or_forum);

// A thread's opening is named by its forum and its number; whether it exists, the store knows.
struct ThreadAccess {
    Access forum;
    protocol::Seq opening = 0;
};
std::optional<ThreadAccess> thread_access(const Session&, std::string_view name);

// A group with its desk, or one of its rooms, for those who may do `act` there
// (protocol/roles.hpp); member is null for an organiser who did not join.
std::optional<Access> act_access(const Session&, std::string_view slug, protocol::Act act);
std::optional<Access> room_act_access(const Session&, std::string_view name, protocol::Act act);

}  // namespace havn::api
