#include "server/store/sqlite/people.hpp"

#include <utility>

namespace havn::store::sqlite {
namespace {
constexpr std::int64_t expiry_slack_ms = 60LL * 60 * 1'000;
}

SqlitePeople::SqlitePeople(Writer& writer, PeopleWrites& writes, Reader& reader)
    : writer_(writer),
      writes_(writes),
      reader_(reader),
      find_person_(reader.connection(),
                   "SELECT p.id, p.language, p.organiser, p.expires_at_ms FROM token t"
                   " JOIN person p ON p.id = t.person_id WHERE t.hash = ? AND p.expires_at_ms > ?"),
      read_person_(reader.connection(),
                   "SELECT id, language, organiser, expires_at_ms FROM person"
                   " WHERE id = ? AND expires_at_ms > ?"),
      find_members_(reader.connection(),
                    "SELECT id, group_id, handle, role, guidelines_version, joined_at_ms"
                    " FROM member WHERE person_id = ?") {}

void SqlitePeople::create(core::Shard& home, NewPerson person, core::Completion<Person> done) {
    writer_.submit(home, std::move(done),
                   [this, person = std::move(person)] { return writes_.create(person); });
}

void SqlitePeople::find(core::Shard& home, TokenHash token, std::int64_t expires_at_ms,
                        core::Completion<Person> done) {
    reader_.submit(home, std::move(done), [this, &home, token, expires_at_ms] {
        auto found = find_by(token);
        if (found && found->expires_at_ms + expiry_slack_ms < expires_at_ms) {
            found->expires_at_ms = expires_at_ms;
            // Nobody waits for this: a failure is made good by the next visit.
            writer_.submit(home, core::Completion<bool>([](core::Result<bool>) {}),
                           [this, id = found->id, expires_at_ms]() -> core::Result<bool> {
                               writes_.put_off_expiry(id, expires_at_ms);
                               return true;
                           });
        }
        return found;
    });
}

void SqlitePeople::read(core::Shard& home, PersonId person, core::Completion<Person> done) {
    reader_.submit(home, std::move(done), [=, this] { return read_by(person); });
}

void SqlitePeople::join(core::Shard& home, Join join, core::Completion<Member> done) {
    writer_.submit(home, std::move(done),
                   [this, join = std::move(join)] { return writes_.join(join); });
}

void SqlitePeople::forget(core::Shard& home, PersonId person, GroupId group,
                          core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.forget(person, group); });
}

void SqlitePeople::expire(core::Shard& home, core::Completion<std::vector<PersonId>> done) {
    writer_.submit(home, std::move(done), [this] { return writes_.expire(); });
}

void SqlitePeople::add_link(core::Shard& home, Link link, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.add_link(link); });
}

void SqlitePeople::redeem(core::Shard& home, PersonId person, TokenHash code,
                          core::Completion<Link> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.redeem(person, code); });
}

core::Result<Person> SqlitePeople::find_by(const TokenHash& token) {
    Rows rows = find_person_.query(token, writer_.clock().unix_ms());
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    return person_of(rows);
}

core::Result<Person> SqlitePeople::read_by(PersonId id) {
    Rows rows = read_person_.query(id, writer_.clock().unix_ms());
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    return person_of(rows);
}

core::Result<Person> SqlitePeople::person_of(const Rows& found) {
    Person person;
    person.id = PersonId{found.number(0)};
    person.language = found.text(1);
    person.organiser = found.integer(2) != 0;
    person.expires_at_ms = found.integer(3);
    Rows rows = find_members_.query(person.id);
    while (rows.next()) {
        person.members.push_back({.id = MemberId{rows.number(0)},
                                  .group = GroupId{rows.number(1)},
                                  .handle = rows.text(2),
                                  .role = rows.as<Role>(3),
                                  .guidelines_version = rows.number(4),
                                  .joined_at_ms = rows.integer(5)});
    }
    return person;
}

}  // namespace havn::store::sqlite
