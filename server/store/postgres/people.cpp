#include "server/store/postgres/people.hpp"

#include <utility>

namespace havn::store::postgres {
namespace {

constexpr std::int64_t expiry_slack_ms = 60LL * 60 * 1'000;

// With what belongs to the person that was found, if any.
core::Result<Person> person_of(Connection& connection, Rows found) {
    if (!found.next()) return std::unexpected(core::Failure::absent);
    Person person;
    person.id = PersonId{found.number(0)};
    person.language = found.text(1);
    person.organiser = found.integer(2) != 0;
    person.expires_at_ms = found.integer(3);
    auto rows = connection.query(
        "SELECT id, group_id, handle, role, guidelines_version, joined_at_ms FROM member"
        " WHERE person_id = $1",
        person.id);
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

}  // namespace

PostgresPeople::PostgresPeople(Writer& writer, PeopleWrites& writes, Reader& reader)
    : writer_(writer), writes_(writes), reader_(reader) {}

void PostgresPeople::create(core::Shard& home, NewPerson person, core::Completion<Person> done) {
    writer_.submit(home, std::move(done),
                   [this, person = std::move(person)] { return writes_.create(person); });
}

void PostgresPeople::find(core::Shard& home, TokenHash token, std::int64_t expires_at_ms,
                          core::Completion<Person> done) {
    reader_.submit(home, std::move(done), [this, &home, token, expires_at_ms](Connection& from) {
        auto found = find_by(from, token);
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

void PostgresPeople::read(core::Shard& home, PersonId person, core::Completion<Person> done) {
    reader_.submit(home, std::move(done),
                   [this, person](Connection& connection) { return read_by(connection, person); });
}

void PostgresPeople::join(core::Shard& home, Join join, core::Completion<Member> done) {
    writer_.submit(home, std::move(done),
                   [this, join = std::move(join)] { return writes_.join(join); });
}

void PostgresPeople::forget(core::Shard& home, PersonId person, GroupId group,
                            core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.forget(person, group); });
}

void PostgresPeople::expire(core::Shard& home, core::Completion<std::vector<PersonId>> done) {
    writer_.submit(home, std::move(done), [this] { return writes_.expire(); });
}

void PostgresPeople::add_link(core::Shard& home, Link link, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.add_link(link); });
}

void PostgresPeople::redeem(core::Shard& home, PersonId person, TokenHash code,
                            core::Completion<Link> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.redeem(person, code); });
}

core::Result<Person> PostgresPeople::find_by(Connection& connection, const TokenHash& token) const {
    auto found = connection.query(
        "SELECT p.id, p.language, p.organiser, p.expires_at_ms FROM token t"
        " JOIN person p ON p.id = t.person_id WHERE t.hash = $1 AND p.expires_at_ms > $2",
        token, writer_.clock().unix_ms());
    return person_of(connection, std::move(found));
}

core::Result<Person> PostgresPeople::read_by(Connection& connection, PersonId id) const {
    auto found = connection.query(
        "SELECT id, language, organiser, expires_at_ms FROM person"
        " WHERE id = $1 AND expires_at_ms > $2",
        id, writer_.clock().unix_ms());
    return person_of(connection, std::move(found));
}

}  // namespace havn::store::postgres
