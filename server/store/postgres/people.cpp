#include "server/store/postgres/people.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "server/core/clock.hpp"
#include "server/store/postgres/members.hpp"

namespace havn::store::postgres {
namespace {

constexpr std::int64_t expiry_slack_ms = 60LL * 60 * 1'000;
constexpr std::string_view person_columns =
    "p.id, p.language, p.organiser, p.expires_at_ms, p.paused_until_ms,"
    " EXISTS (SELECT 1 FROM kept WHERE person_id = p.id),"
    " EXISTS (SELECT 1 FROM member m JOIN moderation_case c ON c.member_id = m.id AND NOT c.told"
    " WHERE m.person_id = p.id)";
const std::string by_token_sql = "SELECT " + std::string(person_columns) +
                                 ", t.session_id, t.seen_day FROM token t JOIN person p"
                                 " ON p.id = t.person_id WHERE t.hash = $1"
                                 " AND p.expires_at_ms > $2";
const std::string by_id_sql = "SELECT " + std::string(person_columns) +
                              " FROM person p WHERE p.id = $1 AND p.expires_at_ms > $2";

// With what belongs to the person that was found, if any.
core::Result<Person> person_of(Connection& connection, const Rows& found, bool with_session) {
    Person person;
    person.id = PersonId{found.number(0)};
    person.language = found.text(1);
    person.organiser = found.integer(2) != 0;
    person.expires_at_ms = found.integer(3);
    person.paused_until_ms = found.integer(4);
    person.kept = found.integer(5) != 0;
    person.untold = found.integer(6) != 0;
    if (with_session) person.session = SessionId{found.number(7)};
    auto rows = connection.query(HAVN_SELECT_MEMBER "WHERE m.person_id = $1", person.id);
    while (rows.next()) person.members.push_back(member_of(rows));
    auto hidden = connection.query(
        "SELECT DISTINCT group_id, handle FROM hidden WHERE person_id = $1", person.id);
    while (hidden.next()) person.hidden.push_back({GroupId{hidden.number(0)}, hidden.text(1)});
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
        std::int64_t seen_day = 0;
        auto found = find_by(from, token, seen_day);
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

void PostgresPeople::read(core::Shard& home, PersonId person, core::Completion<Person> done) {
    reader_.submit(home, std::move(done),
                   [this, person](Connection& connection) { return read_by(connection, person); });
}

void PostgresPeople::join(core::Shard& home, Join join, core::Completion<Member> done) {
    writer_.submit(home, std::move(done),
                   [this, join = std::move(join)] { return writes_.join(join); });
}

void PostgresPeople::rename(core::Shard& home, Rename rename, core::Completion<Member> done) {
    writer_.submit(home, std::move(done),
                   [this, rename = std::move(rename)] { return writes_.rename(rename); });
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

core::Result<Person> PostgresPeople::find_by(Connection& connection, const TokenHash& token,
                                             std::int64_t& seen_day) const {
    auto found = connection.query(by_token_sql, token, writer_.clock().unix_ms());
    if (!found.next()) return std::unexpected(core::Failure::absent);
    seen_day = found.integer(8);
    return person_of(connection, found, true);
}

core::Result<Person> PostgresPeople::read_by(Connection& connection, PersonId id) const {
    auto found = connection.query(by_id_sql, id, writer_.clock().unix_ms());
    if (!found.next()) return std::unexpected(core::Failure::absent);
    return person_of(connection, found, false);
}

}  // namespace havn::store::postgres
