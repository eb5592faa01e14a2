#pragma once
// Members of a group as those see them who look after it: roles, mutes and bans. A restriction
// belongs to the membership, ends by itself at its time, and is kept when it has ended. Threading
// as in journal.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/group_log.hpp"
#include "server/store/people.hpp"

namespace havn::store {

enum class RestrictionKind : std::uint8_t { mute = 1, ban };

// The end of what has none: the last day of the year 9999.
inline constexpr std::int64_t no_end_ms = 253'402'214'400'000;

struct Restriction {
    GroupId group;
    MemberId member;
    RestrictionKind kind = RestrictionKind::mute;
    std::string handle, by;  // as they were then
    std::string reason;      // what the person is told
    std::int64_t at_ms = 0, until_ms = 0;
};

class Members {
  public:
    virtual ~Members() = default;

    // By handle, those after `after`.
    virtual void list(core::Shard& home, GroupId group, std::string after, std::size_t limit,
                      core::Completion<std::vector<Member>> done) = 0;
    // Exactly one of handle and case says whom: the author of that case. absent: nobody.
    virtual void find(core::Shard& home, GroupId group, std::string handle, std::uint64_t of_case,
                      core::Completion<Member> done) = 0;
    virtual void set_role(core::Shard& home, GroupId group, MemberId member, Role role,
                          LogLine line, core::Completion<bool> done) = 0;
    // Takes the place of one of the same kind that holds. absent: no such member.
    virtual void restrict(core::Shard& home, Restriction restriction, LogLine line,
                          core::Completion<bool> done) = 0;
    // Ends what holds, of one kind or of both. absent: nothing does.
    virtual void lift(core::Shard& home, GroupId group, MemberId member,
                      std::optional<RestrictionKind> kind, LogLine line,
                      core::Completion<bool> done) = 0;
    // Those that hold, of one member (0: of all), newest first.
    virtual void restrictions(core::Shard& home, GroupId group, MemberId member,
                              core::Completion<std::vector<Restriction>> done) = 0;
};

}  // namespace havn::store
