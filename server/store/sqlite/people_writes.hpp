#pragma once
// What is written about persons, as steps inside the writer's transaction. The writer's thread
// only.

#include <vector>

#include "server/store/people.hpp"
#include "server/store/sqlite/asks.hpp"
#include "server/store/sqlite/members.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class PeopleWrites {
  public:
    PeopleWrites(Writer& writer, AskWrites& asks);

    core::Result<Person> create(const NewPerson& person);
    void put_off_expiry(PersonId person, std::int64_t expires_at_ms);
    void seen(const TokenHash& token, std::int64_t day);
    core::Result<Member> join(const Join& join);
    core::Result<Member> rename(const Rename& rename);
    core::Result<bool> forget(PersonId person, GroupId group);
    core::Result<std::vector<PersonId>> expire();
    core::Result<bool> add_link(const Link& link);
    core::Result<Link> redeem(PersonId person, const TokenHash& code);

    // Drops handles that may be taken again and links nobody used.
    void prune();

  private:
    void hide_as_before(PersonId person, GroupId group, const std::string& handle);
    bool exists(PersonId person);
    Role granted(PersonId person, GroupId group);
    MemberId new_member_id();

    Writer& writer_;
    AskWrites& asks_;
    Statement insert_person_, insert_token_, find_person_, put_off_, seen_, delete_person_,
        expired_;
    Statement find_member_, member_exists_, skeleton_in_use_, insert_member_, accept_guidelines_;
    Statement find_renaming_, rename_, former_, hide_, hidden_from_, unname_by_, unname_of_,
        prune_blocks_;
    Statement memberships_, retire_, delete_member_, delete_granted_;
    Statement find_granted_, insert_granted_, raise_role_, make_organiser_;
    Statement insert_link_, find_link_, delete_link_, prune_retired_, prune_links_;
};

}  // namespace havn::store::sqlite
