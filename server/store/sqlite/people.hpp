#pragma once
// People over SQLite. Any thread.

#include "server/store/people.hpp"
#include "server/store/sqlite/people_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqlitePeople final : public People {
  public:
    SqlitePeople(Writer& writer, PeopleWrites& writes, Reader& reader);

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
    // The reader's thread.
    core::Result<Person> find_by(const TokenHash& token, std::int64_t& seen_day);
    core::Result<Person> read_by(PersonId id);
    core::Result<Person> person_of(const Rows& rows, bool with_session);

    Writer& writer_;
    PeopleWrites& writes_;
    Reader& reader_;
    Statement find_person_, read_person_, find_members_, find_hidden_;
};

}  // namespace havn::store::sqlite
