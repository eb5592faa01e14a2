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
#include "server/store/reactions.hpp"

namespace havn::store {

// One entry, held message or appeal a person wrote. An edited entry and each of its edits are
// entries of their own, with what they said.
struct OwnEntry {
    StreamId stream;
    GroupId group;
    std::string place;  // "grief/lounge", "grief/forum", "grief/forum/12"
    Seq seq = 0;        // 0: held
    MemberId author;
    std::string handle;
    std::int64_t at_ms = 0;
    std::string title, text, note;
    std::string carried = {};  // the room it was carried over from
    Seq edits = 0;             // an edit: of which entry
    bool removed = false;
    bool appeal = false;
};

// What a person did beside saying something.
struct OwnReaction {
    std::string place;
    Seq seq = 0;
    Reaction kind = Reaction::hug;
    GroupId group;
    StreamId stream;
    MemberId member;
};
struct OwnReading {
    std::string place;
    Seq read = 0;
    bool following = false;
};
struct OwnMarks {
    std::vector<OwnReaction> reactions;
    std::vector<OwnReading> reading;
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
    // What is held of theirs, and appeals nobody has decided.
    virtual void held(core::Shard& home, PersonId person, core::Completion<OwnPage> done) = 0;
    virtual void marks(core::Shard& home, PersonId person, core::Completion<OwnMarks> done) = 0;
    // Empties what moderators have of the members' words, closes those cases, takes their reactions
    // back, remembers the members as erased and forgets the person.
    virtual void erase(core::Shard& home, PersonId person, core::Completion<bool> done) = 0;

    // Start only, on a shard that serves nobody yet: removes what these members said if a restored
    // backup has it again. Gives how many entries that were.
    virtual void erase_again(core::Shard& home, std::vector<MemberId> members,
                             core::Completion<std::uint64_t> done) = 0;
};

}  // namespace havn::store
