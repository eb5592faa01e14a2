#pragma once
// Everything that is stored about one person: for showing it to them, and for erasing it. Threading
// as in journal.hpp.
//
// Erasing: what the person said is removed entry by entry through the journal, as they might do
// themselves; then erase() drops the rest. Which members were erased is also written to a file
// beside the database (community/erasures.hpp), because a backup from before that is put back knows
// nothing of it.

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/journal.hpp"
#include "server/store/people.hpp"

namespace havn::store {

// One entry or held message a person wrote.
struct OwnEntry {
    StreamId stream;
    GroupId group;
    std::string place;  // "grief/lounge", "grief/forum", "grief/forum/12"
    Seq seq = 0;        // 0: held
    MemberId author;
    std::string handle;
    std::int64_t at_ms = 0;
    std::string title, text;
    bool removed = false;
};

struct OwnPage {
    std::vector<OwnEntry> entries;
    std::uint64_t next = 0;  // for the page after this one; 0: there is none
};

class OwnData {
  public:
    virtual ~OwnData() = default;

    // A one-time code for this person.
    virtual void add_code(core::Shard& home, PersonId person, TokenHash code,
                          std::int64_t expires_at_ms, core::Completion<bool> done) = 0;
    // Uses it up. absent: unknown, used or expired.
    virtual void take_code(core::Shard& home, TokenHash code, core::Completion<PersonId> done) = 0;
    // The memberships there are.
    virtual void members(core::Shard& home, PersonId person,
                         core::Completion<std::vector<Member>> done) = 0;
    // What the members of the person said, removals left out, oldest first; `after` 0: from the
    // beginning. A page may be empty and not the last.
    virtual void entries(core::Shard& home, PersonId person, std::uint64_t after,
                         core::Completion<OwnPage> done) = 0;
    // What is held of theirs.
    virtual void held(core::Shard& home, PersonId person, core::Completion<OwnPage> done) = 0;
    // Empties what moderators have of the members' words, closes those cases, remembers the members
    // as erased and forgets the person.
    virtual void erase(core::Shard& home, PersonId person, core::Completion<bool> done) = 0;

    // Start only, on a shard that serves nobody yet: removes what these members said if a restored
    // backup has it again. Gives how many entries that were.
    virtual void erase_again(core::Shard& home, std::vector<MemberId> members,
                             core::Completion<std::uint64_t> done) = 0;
};

}  // namespace havn::store
