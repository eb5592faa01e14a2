#pragma once
// What is written about persons, as steps inside the writer's transaction. The writer's thread
// only.

#include <vector>

#include "server/store/people.hpp"
#include "server/store/postgres/asks.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

class PeopleWrites {
  public:
    PeopleWrites(Writer& writer, AskWrites& asks) : writer_(writer), asks_(asks) {}

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
    bool out_of_reach(GroupId group, const std::string& skeleton, const std::string& handle);
    void hide_as_before(PersonId person, GroupId group, const std::string& handle);
    Connection& connection() { return writer_.connection(); }
    core::Result<Member> joined_before(const Join& join);
    bool exists(PersonId person);
    Role granted(PersonId person, GroupId group);

    Writer& writer_;
    AskWrites& asks_;
};

}  // namespace havn::store::postgres
