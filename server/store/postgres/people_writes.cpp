#include "server/store/postgres/people_writes.hpp"

#include <algorithm>

#include "server/core/clock.hpp"
#include "server/store/postgres/members.hpp"
#include "server/store/postgres/random.hpp"

namespace havn::store::postgres {
namespace {

constexpr std::int64_t handle_retired_ms = 30 * core::day_ms;
// So long one is told that a link has expired, not that there is none.
constexpr std::int64_t link_remembered_ms = 30 * core::day_ms;
// What one transaction forgets at most; the rest waits for the next call.
constexpr int expired_forgotten_max = 200;
// As in SQLite, large enough that two never meet.
constexpr std::uint64_t member_id_mask = (1ULL << 47) - 1;

}  // namespace

core::Result<Person> PeopleWrites::create(const NewPerson& person) {
    const auto made = connection().execute(
        "INSERT INTO person (id, language, expires_at_ms) VALUES ($1, $2, $3)"
        " ON CONFLICT DO NOTHING",
        person.id, person.language, person.expires_at_ms);
    if (made == 0) return std::unexpected(core::Failure::conflict);
    const auto given = connection().execute(
        "INSERT INTO token (hash, person_id, session_id, device, since_day, seen_day)"
        " VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING",
        person.session.token, person.id, person.session.id, person.session.device,
        writer_.clock().unix_ms() / core::day_ms);
    if (given == 0) {
        connection().execute("DELETE FROM person WHERE id = $1", person.id);
        return std::unexpected(core::Failure::conflict);
    }
    return Person{.id = person.id,
                  .language = person.language,
                  .organiser = false,
                  .expires_at_ms = person.expires_at_ms,
                  .session = person.session.id,
                  .members = {},
                  .hidden = {}};
}

void PeopleWrites::put_off_expiry(PersonId person, std::int64_t expires_at_ms) {
    connection().execute(
        "UPDATE person SET expires_at_ms = greatest(expires_at_ms, $2) WHERE id = $1", person,
        expires_at_ms);
}

void PeopleWrites::seen(const TokenHash& token, std::int64_t day) {
    connection().execute("UPDATE token SET seen_day = greatest(seen_day, $2) WHERE hash = $1",
                         token, day);
}

core::Result<Member> PeopleWrites::join(const Join& join) {
    if (!exists(join.person)) return std::unexpected(core::Failure::absent);
    if (auto before = joined_before(join)) return before;
    const auto role = granted(join.person, join.group);
    if (role == Role{} && !asks_.invited(join.person, join.group)) {
        if (join.by_link_only) return std::unexpected(core::Failure::absent);
        if (asks_.full(join.group, join.people_max))
            return std::unexpected(core::Failure::conflict);
    }
    const auto now_ms = writer_.clock().unix_ms();
    if (out_of_reach(join.group, join.skeleton, join.handle))
        return std::unexpected(core::Failure::taken);
    const Member member{.id = MemberId{random_id(member_id_mask)},
                        .group = join.group,
                        .handle = join.handle,
                        .role = std::max(join.role, role),
                        .guidelines_version = join.guidelines_version,
                        .joined_at_ms = now_ms,
                        .muted_until_ms = 0,
                        .banned_until_ms = 0};
    const auto made = connection().execute(
        "INSERT INTO member (id, person_id, group_id, handle, skeleton, role, guidelines_version,"
        " joined_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        member.id, join.person, join.group, join.handle, join.skeleton, member.role,
        member.guidelines_version, member.joined_at_ms);
    if (made > 0) {
        hide_as_before(join.person, join.group, join.handle);
        asks_.joined(join.person, join.group);
        return member;
    }
    // Somebody has the handle, or this person joined meanwhile by way of another server.
    if (auto meanwhile = joined_before(join)) return meanwhile;
    return std::unexpected(core::Failure::taken);
}

// Somebody had it lately, or somebody else does not want to see who had it.
bool PeopleWrites::out_of_reach(GroupId group, const std::string& skeleton,
                                const std::string& handle) {
    return connection()
        .query(
            "SELECT 1 FROM retired_handle WHERE group_id = $1 AND skeleton = $2 AND until_ms > $3"
            " UNION ALL SELECT 1 FROM hidden WHERE group_id = $1 AND handle = $4",
            group, skeleton, writer_.clock().unix_ms(), handle)
        .next();
}

core::Result<Member> PeopleWrites::rename(const Rename& rename) {
    auto rows = connection().query(
        "SELECT id, handle, skeleton, role, guidelines_version, joined_at_ms, renamed_at_ms"
        " FROM member WHERE person_id = $1 AND group_id = $2 FOR UPDATE",
        rename.person, rename.group);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    Member member{.id = MemberId{rows.number(0)},
                  .group = rename.group,
                  .handle = rows.text(1),
                  .role = rows.as<Role>(3),
                  .guidelines_version = rows.number(4),
                  .joined_at_ms = rows.integer(5)};
    const auto skeleton = rows.text(2);
    if (member.handle == rename.handle) return member;
    const auto now_ms = writer_.clock().unix_ms();
    if (now_ms - rows.integer(6) < rename.interval_ms)
        return std::unexpected(core::Failure::conflict);
    if (rename.skeleton != skeleton) {
        if (out_of_reach(rename.group, rename.skeleton, rename.handle) ||
            connection()
                .query("SELECT 1 FROM member WHERE group_id = $1 AND skeleton = $2", rename.group,
                       rename.skeleton)
                .next()) {
            return std::unexpected(core::Failure::taken);
        }
        connection().execute(
            "INSERT INTO retired_handle (group_id, skeleton, until_ms) VALUES ($1, $2, $3)"
            " ON CONFLICT (group_id, skeleton) DO UPDATE SET until_ms = excluded.until_ms",
            rename.group, skeleton, now_ms + handle_retired_ms);
    }
    connection().execute(
        "INSERT INTO former_handle (member_id, handle) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        member.id, member.handle);
    connection().execute(
        "UPDATE member SET handle = $2, skeleton = $3, renamed_at_ms = $4 WHERE id = $1", member.id,
        rename.handle, rename.skeleton, now_ms);
    hide_as_before(rename.person, rename.group, rename.handle);
    writer_.changed(ChangeKind::person, rename.group, rename.person.value);
    member.handle = rename.handle;
    return member;
}

// Whoever does not see this person goes on not to.
void PeopleWrites::hide_as_before(PersonId person, GroupId group, const std::string& handle) {
    connection().execute(
        "INSERT INTO hidden (person_id, block_id, group_id, handle)"
        " SELECT by_person, id, group_id, $3 FROM block"
        " WHERE of_person = $1 AND group_id = $2 AND by_person <> 0"
        " UNION ALL SELECT of_person, id, group_id, $3 FROM block"
        " WHERE by_person = $1 AND group_id = $2 AND two_way AND of_person <> 0"
        " ON CONFLICT DO NOTHING",
        person, group, handle);
    auto others = connection().query(
        "SELECT DISTINCT person_id FROM hidden WHERE group_id = $1 AND handle = $2", group, handle);
    while (others.next()) writer_.changed(ChangeKind::person, group, others.number(0));
}

core::Result<Member> PeopleWrites::joined_before(const Join& join) {
    auto rows = connection().query(HAVN_SELECT_MEMBER "WHERE m.person_id = $1 AND m.group_id = $2",
                                   join.person, join.group);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    auto member = member_of(rows);
    if (join.guidelines_version > member.guidelines_version) {
        member.guidelines_version = join.guidelines_version;
        connection().execute("UPDATE member SET guidelines_version = $2 WHERE id = $1", member.id,
                             member.guidelines_version);
    }
    return member;
}

core::Result<bool> PeopleWrites::forget(PersonId person, GroupId group) {
    auto ended = connection().query(
        "WITH ended AS (DELETE FROM member WHERE person_id = $1 AND ($2 = 0 OR group_id = $2)"
        " RETURNING group_id, skeleton)"
        " INSERT INTO retired_handle (group_id, skeleton, until_ms)"
        " SELECT group_id, skeleton, $3 FROM ended"
        " ON CONFLICT (group_id, skeleton) DO UPDATE SET until_ms = excluded.until_ms",
        person, group, writer_.clock().unix_ms() + handle_retired_ms);
    if (group) {
        connection().execute("DELETE FROM granted_role WHERE person_id = $1 AND group_id = $2",
                             person, group);
        if (ended.changed() > 0) writer_.changed(ChangeKind::person, group, person.value);
        return ended.changed() > 0;
    }
    connection().execute("UPDATE block SET by_person = 0 WHERE by_person = $1", person);
    connection().execute("UPDATE block SET of_person = 0 WHERE of_person = $1", person);
    const auto gone = connection().execute("DELETE FROM person WHERE id = $1", person);
    if (ended.changed() == 0 && gone == 0) return false;
    writer_.changed(ChangeKind::person, {}, person.value);
    return true;
}

core::Result<std::vector<PersonId>> PeopleWrites::expire() {
    std::vector<PersonId> expired;
    auto rows = connection().query(
        "SELECT id FROM person WHERE expires_at_ms <= $1 ORDER BY expires_at_ms LIMIT $2"
        " FOR UPDATE SKIP LOCKED",
        writer_.clock().unix_ms(), expired_forgotten_max);
    while (rows.next()) expired.push_back(PersonId{rows.number(0)});
    for (const PersonId person : expired) forget(person, GroupId{});
    return expired;
}

core::Result<bool> PeopleWrites::add_link(const Link& link) {
    const auto made = connection().execute(
        "INSERT INTO role_link (code, group_id, role, expires_at_ms) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT DO NOTHING",
        link.code, link.group, link.role, link.expires_at_ms);
    if (made == 0) return std::unexpected(core::Failure::conflict);
    return true;
}

core::Result<Link> PeopleWrites::redeem(PersonId person, const TokenHash& code) {
    if (!exists(person)) return std::unexpected(core::Failure::absent);
    auto rows = connection().query(
        "DELETE FROM role_link WHERE code = $1 AND expires_at_ms > $2"
        " RETURNING group_id, role, expires_at_ms",
        code, writer_.clock().unix_ms());
    if (!rows.next()) {
        const bool expired =
            connection().query("SELECT 1 FROM role_link WHERE code = $1", code).next();
        return std::unexpected(expired ? core::Failure::conflict : core::Failure::absent);
    }
    const Link link{.code = code,
                    .group = GroupId{rows.number(0)},
                    .role = rows.as<Role>(1),
                    .expires_at_ms = rows.integer(2)};
    Pipeline writes;
    writes.add(
        "INSERT INTO granted_role AS g (person_id, group_id, role) VALUES ($1, $2, $3)"
        " ON CONFLICT (person_id, group_id) DO UPDATE SET role = greatest(g.role, excluded.role)",
        person, link.group, link.role);
    writes.add(
        "UPDATE member SET role = greatest(role, $3)"
        " WHERE person_id = $1 AND ($2 = 0 OR group_id = $2)",
        person, link.group, link.role);
    if (!link.group && link.role == Role::organiser)
        writes.add("UPDATE person SET organiser = true WHERE id = $1", person);
    connection().run(writes);
    writer_.changed(ChangeKind::person, link.group, person.value);
    return link;
}

void PeopleWrites::prune() {
    const auto now_ms = writer_.clock().unix_ms();
    connection().execute("DELETE FROM retired_handle WHERE until_ms <= $1", now_ms);
    connection().execute("DELETE FROM role_link WHERE expires_at_ms <= $1",
                         now_ms - link_remembered_ms);
    asks_.prune();
    connection().execute("DELETE FROM block WHERE by_person = 0 AND of_person = 0");
}

// Kept from being forgotten by another server until this transaction ends.
bool PeopleWrites::exists(PersonId person) {
    return connection().query("SELECT 1 FROM person WHERE id = $1 FOR SHARE", person).next();
}

Role PeopleWrites::granted(PersonId person, GroupId group) {
    auto rows = connection().query(
        "SELECT max(role) FROM granted_role WHERE person_id = $1 AND group_id IN (0, $2)", person,
        group);
    return rows.next() ? rows.as<Role>(0) : Role{};
}

}  // namespace havn::store::postgres
