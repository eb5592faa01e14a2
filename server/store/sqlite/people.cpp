#include "server/store/sqlite/people.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "server/core/clock.hpp"

namespace havn::store::sqlite {
namespace {
constexpr std::int64_t expiry_slack_ms = 60LL * 60 * 1'000;
constexpr std::string_view person_columns =
    "p.id, p.language, p.organiser, p.expires_at_ms, p.paused_until_ms,"
    " EXISTS (SELECT 1 FROM kept WHERE person_id = p.id),"
    " EXISTS (SELECT 1 FROM member m JOIN moderation_case c ON c.member_id = m.id AND c.told = 0"
    " WHERE m.person_id = p.id)";
}  // namespace

SqlitePeople::SqlitePeople(Writer& writer, PeopleWrites& writes, Reader& reader)
    : writer_(writer),
      writes_(writes),
      reader_(reader),
      find_person_(reader.connection(),
                   "SELECT " + std::string(person_columns) +
                       ", t.session_id, t.seen_day FROM token t JOIN person p"
                       " ON p.id = t.person_id WHERE t.hash = ? AND p.expires_at_ms > ?"),
      read_person_(reader.connection(), "SELECT " + std::string(person_columns) +
                                            " FROM person p WHERE p.id = ?"
                                            " AND p.expires_at_ms > ?"),
      find_members_(reader.connection(), "SELECT " + std::string(member_columns) +
                                             " FROM member m WHERE m.person_id = ?"),
      find_hidden_(reader.connection(),
                   "SELECT DISTINCT group_id, handle FROM hidden WHERE person_id = ?") {}

void SqlitePeople::create(core::Shard& home, NewPerson person, core::Completion<Person> done) {
    writer_.submit(home, std::move(done),
                   [this, person = std::move(person)] { return writes_.create(person); });
}

void SqlitePeople::find(core::Shard& home, TokenHash token, std::int64_t expires_at_ms,
                        core::Completion<Person> done) {
    reader_.submit(home, std::move(done), [this, &home, token, expires_at_ms] {
        std::int64_t seen_day = 0;
        auto found = find_by(token, seen_day);
        if (!found) return found;
        const bool closer = found->expires_at_ms + expiry_slack_ms < expires_at_ms;
        if (closer) found->expires_at_ms = expires_at_ms;
        const auto today = writer_.clock().unix_ms() / core::day_ms;
        if (!closer && seen_day == today) return found;
        // Nobody waits for this: a failure is made good by the next visit.
        writer_.submit(home, core::Completion<bool>([](core::Result<bool>) {}),
                       [this, id = found->id, token, today,
                        expires_at_ms = found->expires_at_ms]() -> core::Result<bool> {
                           writes_.put_off_expiry(id, expires_at_ms);
                           writes_.seen(token, today);
                           return true;
                       });
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

void SqlitePeople::rename(core::Shard& home, Rename rename, core::Completion<Member> done) {
    writer_.submit(home, std::move(done),
                   [this, rename = std::move(rename)] { return writes_.rename(rename); });
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

core::Result<Person> SqlitePeople::find_by(const TokenHash& token, std::int64_t& seen_day) {
    Rows rows = find_person_.query(token, writer_.clock().unix_ms());
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    seen_day = rows.integer(8);
    return person_of(rows, true);
}

core::Result<Person> SqlitePeople::read_by(PersonId id) {
    Rows rows = read_person_.query(id, writer_.clock().unix_ms());
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    return person_of(rows, false);
}

core::Result<Person> SqlitePeople::person_of(const Rows& found, bool with_session) {
    Person person;
    person.id = PersonId{found.number(0)};
    person.language = found.text(1);
    person.organiser = found.integer(2) != 0;
    person.expires_at_ms = found.integer(3);
    person.paused_until_ms = found.integer(4);
    person.kept = found.integer(5) != 0;
    person.untold = found.integer(6) != 0;
    if (with_session) person.session = SessionId{found.number(7)};
    Rows rows = find_members_.query(person.id);
    while (rows.next()) {
        person.members.push_back(member_of(rows));
    }
    Rows hidden = find_hidden_.query(person.id);
    while (hidden.next()) person.hidden.push_back({GroupId{hidden.number(0)}, hidden.text(1)});
    return person;
}

}  // namespace havn::store::sqlite
