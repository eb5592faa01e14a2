#pragma once
// Whom somebody does not want to see. A block holds in one group and for handles of that group
// alone: who is blocked in one group and goes by another handle in a second one does not vanish
// there, for that would tell that both are one person. Threading as in journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/people.hpp"

namespace havn::store {

struct StoredBlock {
    GroupId group;
    std::string handle;    // as it was when it was blocked
    bool two_way = false;  // neither sees the other; else a mute
    std::int64_t at_ms = 0;
};

class Blocks {
  public:
    virtual ~Blocks() = default;

    // Returns whose Person::hidden is another one now. A handle that nobody has any more is hidden
    // all the same. Again: two-way or not as it was asked for last. absent: not in this group.
    // conflict: the person's own handle. full: protocol::limits::blocks_max.
    virtual void add(core::Shard& home, PersonId by, GroupId group, std::string handle,
                     bool two_way, core::Completion<std::vector<PersonId>> done) = 0;
    // absent: no such block.
    virtual void remove(core::Shard& home, PersonId by, GroupId group, std::string handle,
                        core::Completion<std::vector<PersonId>> done) = 0;
    // Newest first.
    virtual void list(core::Shard& home, PersonId by,
                      core::Completion<std::vector<StoredBlock>> done) = 0;
    // What Person::hidden is now.
    virtual void hidden(core::Shard& home, PersonId person,
                        core::Completion<std::vector<Hidden>> done) = 0;
    // Who does not see `person` in the group.
    virtual void hidden_from(core::Shard& home, PersonId person, GroupId group,
                             core::Completion<std::vector<PersonId>> done) = 0;
};

}  // namespace havn::store
