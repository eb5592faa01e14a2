#pragma once
// What is written about persons, as steps inside the writer's transaction. The writer's thread
// only.

#include <vector>

#include "server/store/people.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

class PeopleWrites {
  public:
    explicit PeopleWrites(Writer& writer) : writer_(writer) {}

    core::Result<Person> create(const NewPerson& person);
    void put_off_expiry(PersonId person, std::int64_t expires_at_ms);
    core::Result<Member> join(const Join& join);
    core::Result<bool> forget(PersonId person, GroupId group);
    core::Result<std::vector<PersonId>> expire();
    core::Result<bool> add_link(const Link& link);
    core::Result<Link> redeem(PersonId person, const TokenHash& code);

    // Drops handles that may be taken again and links nobody used.
    void prune();

  private:
    Connection& connection() { return writer_.connection(); }
    core::Result<Member> joined_before(const Join& join);
    bool exists(PersonId person);
    Role granted(PersonId person, GroupId group);

    Writer& writer_;
};

}  // namespace havn::store::postgres
