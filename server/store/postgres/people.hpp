#pragma once
// People over PostgreSQL. Any thread.

#include "server/store/people.hpp"
#include "server/store/postgres/people_writes.hpp"
#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {

class PostgresPeople final : public People {
  public:
    PostgresPeople(Writer& writer, PeopleWrites& writes, Reader& reader);

    void create(core::Shard& home, NewPerson person, core::Completion<Person> done) override;
    void find(core::Shard& home, TokenHash token, std::int64_t expires_at_ms,
              core::Completion<Person> done) override;
    void read(core::Shard& home, PersonId person, core::Completion<Person> done) override;
    void join(core::Shard& home, Join join, core::Completion<Member> done) override;
    void rename(core::Shard& home, Rename rename, core::Completion<Member> done) override;
    void forget(core::Shard& home, PersonId person, GroupId group,
                core::Completion<bool> done) override;
    void expire(core::Shard& home, core::Completion<std::vector<PersonId>> done) override;
    void add_link(core::Shard& home, Link link, core::Completion<bool> done) override;
    void redeem(core::Shard& home, PersonId person, TokenHash code,
                core::Completion<Link> done) override;

  private:
    // A reader's thread.
    core::Result<Person> find_by(Connection& connection, const TokenHash& token,
                                 std::int64_t& seen_day) const;
    core::Result<Person> read_by(Connection& connection, PersonId id) const;

    Writer& writer_;
    PeopleWrites& writes_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
