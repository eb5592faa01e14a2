#pragma once
// Asking to come in: for a moderator's agreement, or for a place in a full group. An ask is gone
// once it is refused, or its person has joined or is forgotten. Threading as in journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/group_log.hpp"

namespace havn::store {

using protocol::GroupId;
using protocol::PersonId;

// asked: moderators decide. waiting: for a place, in the order of asking. invited: may join, until
// a time.
enum class AskState : std::uint8_t { asked = 1, waiting, invited };

struct Ask {
    std::uint64_t id = 0;
    GroupId group;
    PersonId person;
    AskState state = AskState::asked;
    std::string words;
    std::int64_t at_ms = 0;
    std::uint64_t ahead = 0;  // waiting: how many come first
};

class Asks {
  public:
    virtual ~Asks() = default;

    // One ask for a person and group: the one there is, where there is one. Where somebody is free
    // to come in at once it is invited at once: `needs_agreement` and `people_max` (0: no limit)
    // are the group's.
    virtual void ask(core::Shard& home, GroupId group, PersonId person, std::string words,
                     bool needs_agreement, std::uint32_t people_max,
                     core::Completion<Ask> done) = 0;
    // Asked and waiting ones, longest first.
    virtual void list(core::Shard& home, GroupId group, std::size_t limit,
                      core::Completion<std::vector<Ask>> done) = 0;
    // An asked one is invited, waits for a place, or is gone (refused: its state is asked still).
    // absent: no such ask, or decided before.
    virtual void decide(core::Shard& home, GroupId group, std::uint64_t ask, bool accept,
                        std::uint32_t people_max, LogLine line, core::Completion<Ask> done) = 0;
    // Invites those whose turn it is where places are free, and takes invitations back that were
    // not used in time; returns the newly invited.
    virtual void invite(core::Shard& home, GroupId group, std::uint32_t people_max,
                        core::Completion<std::vector<Ask>> done) = 0;
    // What a person asked for, in every group.
    virtual void of_person(core::Shard& home, PersonId person,
                           core::Completion<std::vector<Ask>> done) = 0;
};

}  // namespace havn::store
