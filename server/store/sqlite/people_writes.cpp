#include "server/store/sqlite/people_writes.hpp"

#include <algorithm>
#include <utility>

#include "server/core/clock.hpp"

namespace havn::store::sqlite {
namespace {

constexpr std::int64_t handle_retired_ms = 30 * core::day_ms;
// So long one is told that a link has expired, not that there is none.
constexpr std::int64_t link_remembered_ms = 30 * core::day_ms;
// What one transaction forgets at most; the rest waits for the next call.
constexpr int expired_forgotten_max = 200;
// Small enough to be stored in six bytes, large enough that two never meet.
constexpr std::uint64_t member_id_mask = (1ULL << 47) - 1;

}  // namespace

PeopleWrites::PeopleWrites(Writer& writer, AskWrites& asks)
    : writer_(writer),
      asks_(asks),
      insert_person_(writer.connection(),
                     "INSERT OR IGNORE INTO person (id, language, expires_at_ms) VALUES (?, ?, ?)"),
      insert_token_(writer.connection(),
                    "INSERT OR IGNORE INTO token (hash, person_id, session_id, device, since_day,"
                    " seen_day) VALUES (?, ?, ?, ?, ?5, ?5)"),
      find_person_(writer.connection(), "SELECT 1 FROM person WHERE id = ?"),
      put_off_(writer.connection(),
               "UPDATE person SET expires_at_ms = max(expires_at_ms, ?2) WHERE id = ?1"),
      seen_(writer.connection(), "UPDATE token SET seen_day = max(seen_day, ?2) WHERE hash = ?1"),
      delete_person_(writer.connection(), "DELETE FROM person WHERE id = ?"),
      expired_(writer.connection(),
               "SELECT id FROM person WHERE expires_at_ms <= ? ORDER BY expires_at_ms LIMIT ?"),
      find_member_(writer.connection(),
                   "SELECT " + std::string(member_columns) +
                       " FROM member m WHERE m.person_id = ? AND m.group_id = ?"),
      member_exists_(writer.connection(), "SELECT 1 FROM member WHERE id = ?"),
      skeleton_in_use_(writer.connection(),
                       "SELECT 1 FROM member WHERE group_id = ?1 AND skeleton = ?2"
                       " UNION ALL SELECT 1 FROM retired_handle"
                       " WHERE group_id = ?1 AND skeleton = ?2 AND until_ms > ?3"
                       " UNION ALL SELECT 1 FROM hidden WHERE group_id = ?1 AND handle = ?4"),
      insert_member_(writer.connection(),
                     "INSERT INTO member (id, person_id, group_id, handle, skeleton, role,"
                     " guidelines_version, joined_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      accept_guidelines_(writer.connection(),
                         "UPDATE member SET guidelines_version = ?2 WHERE id = ?1"),
      find_renaming_(writer.connection(),
                     "SELECT id, handle, skeleton, role, guidelines_version, joined_at_ms,"
                     " renamed_at_ms FROM member WHERE person_id = ? AND group_id = ?"),
      rename_(writer.connection(),
              "UPDATE member SET handle = ?2, skeleton = ?3, renamed_at_ms = ?4 WHERE id = ?1"),
      former_(writer.connection(),
              "INSERT OR IGNORE INTO former_handle (member_id, handle) VALUES (?, ?)"),
      hide_(writer.connection(),
            "INSERT OR IGNORE INTO hidden (person_id, block_id, group_id, handle)"
            " SELECT by_person, id, group_id, ?3 FROM block"
            " WHERE of_person = ?1 AND group_id = ?2 AND by_person <> 0"
            " UNION ALL SELECT of_person, id, group_id, ?3 FROM block"
            " WHERE by_person = ?1 AND group_id = ?2 AND two_way = 1 AND of_person <> 0"),
      hidden_from_(writer.connection(),
                   "SELECT DISTINCT person_id FROM hidden WHERE group_id = ? AND handle = ?"),
      unname_by_(writer.connection(), "UPDATE block SET by_person = 0 WHERE by_person = ?"),
      unname_of_(writer.connection(), "UPDATE block SET of_person = 0 WHERE of_person = ?"),
      prune_blocks_(writer.connection(), "DELETE FROM block WHERE by_person = 0 AND of_person = 0"),
      memberships_(writer.connection(),
                   "SELECT id, group_id, skeleton FROM member"
                   " WHERE person_id = ?1 AND (?2 = 0 OR group_id = ?2)"),
      retire_(writer.connection(),
              "INSERT OR REPLACE INTO retired_handle (group_id, skeleton, until_ms)"
              " VALUES (?, ?, ?)"),
      delete_member_(writer.connection(), "DELETE FROM member WHERE id = ?"),
      delete_granted_(writer.connection(),
                      "DELETE FROM granted_role WHERE person_id = ? AND group_id = ?"),
      find_granted_(writer.connection(),
                    "SELECT max(role) FROM granted_role"
                    " WHERE person_id = ? AND group_id IN (0, ?)"),
      insert_granted_(writer.connection(),
                      "INSERT INTO granted_role (person_id, group_id, role) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT DO UPDATE SET role = max(role, ?3)"),
      raise_role_(writer.connection(),
                  "UPDATE member SET role = max(role, ?3)"
                  " WHERE person_id = ?1 AND (?2 = 0 OR group_id = ?2)"),
      make_organiser_(writer.connection(), "UPDATE person SET organiser = 1 WHERE id = ?"),
      insert_link_(writer.connection(),
                   "INSERT OR IGNORE INTO role_link (code, group_id, role, expires_at_ms)"
                   " VALUES (?, ?, ?, ?)"),
      find_link_(writer.connection(),
                 "SELECT group_id, role, expires_at_ms FROM role_link WHERE code = ?"),
      delete_link_(writer.connection(), "DELETE FROM role_link WHERE code = ?"),
      prune_retired_(writer.connection(), "DELETE FROM retired_handle WHERE until_ms <= ?"),
      prune_links_(writer.connection(), "DELETE FROM role_link WHERE expires_at_ms <= ?") {}

core::Result<Person> PeopleWrites::create(const NewPerson& person) {
    insert_person_.execute(person.id, person.language, person.expires_at_ms);
    if (writer_.connection().changes() == 0) return std::unexpected(core::Failure::conflict);
    insert_token_.execute(person.session.token, person.id, person.session.id, person.session.device,
                          writer_.clock().unix_ms() / core::day_ms);
    if (writer_.connection().changes() == 0) {
        delete_person_.execute(person.id);
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
    put_off_.execute(person, expires_at_ms);
}

void PeopleWrites::seen(const TokenHash& token, std::int64_t day) {
    seen_.execute(token, day);
}

core::Result<Member> PeopleWrites::join(const Join& join) {
    if (!exists(join.person)) return std::unexpected(core::Failure::absent);
    {
        Rows rows = find_member_.query(join.person, join.group);
        if (rows.next()) {
            auto member = member_of(rows);
            if (join.guidelines_version > member.guidelines_version) {
                member.guidelines_version = join.guidelines_version;
                accept_guidelines_.execute(member.id, member.guidelines_version);
            }
            return member;
        }
    }
    const auto role = granted(join.person, join.group);
    if (role == Role{} && !asks_.invited(join.person, join.group)) {
        if (join.by_link_only) return std::unexpected(core::Failure::absent);
        if (asks_.full(join.group, join.people_max))
            return std::unexpected(core::Failure::conflict);
    }
    const auto now_ms = writer_.clock().unix_ms();
    if (skeleton_in_use_.query(join.group, join.skeleton, now_ms, join.handle).next()) {
        return std::unexpected(core::Failure::taken);
    }
    const Member member{.id = new_member_id(),
                        .group = join.group,
                        .handle = join.handle,
                        .role = std::max(join.role, role),
                        .guidelines_version = join.guidelines_version,
                        .joined_at_ms = now_ms,
                        .muted_until_ms = 0,
                        .banned_until_ms = 0};
    insert_member_.execute(member.id, join.person, join.group, join.handle, join.skeleton,
                           member.role, member.guidelines_version, member.joined_at_ms);
    hide_as_before(join.person, join.group, join.handle);
    asks_.joined(join.person, join.group);
    return member;
}

core::Result<Member> PeopleWrites::rename(const Rename& rename) {
    Member member;
    std::string skeleton;
    std::int64_t renamed_at_ms = 0;
    {
        Rows rows = find_renaming_.query(rename.person, rename.group);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        member = {.id = MemberId{rows.number(0)},
                  .group = rename.group,
                  .handle = rows.text(1),
                  .role = rows.as<Role>(3),
                  .guidelines_version = rows.number(4),
                  .joined_at_ms = rows.integer(5)};
        skeleton = rows.text(2);
        renamed_at_ms = rows.integer(6);
    }
    if (member.handle == rename.handle) return member;
    const auto now_ms = writer_.clock().unix_ms();
    if (now_ms - renamed_at_ms < rename.interval_ms)
        return std::unexpected(core::Failure::conflict);
    if (rename.skeleton != skeleton &&
        skeleton_in_use_.query(rename.group, rename.skeleton, now_ms, rename.handle).next()) {
        return std::unexpected(core::Failure::taken);
    }
    former_.execute(member.id, member.handle);
    if (rename.skeleton != skeleton)
        retire_.execute(rename.group, skeleton, now_ms + handle_retired_ms);
    rename_.execute(member.id, rename.handle, rename.skeleton, now_ms);
    hide_as_before(rename.person, rename.group, rename.handle);
    writer_.changed(ChangeKind::person, rename.group, rename.person.value);
    member.handle = rename.handle;
    return member;
}

// Whoever does not see this person goes on not to.
void PeopleWrites::hide_as_before(PersonId person, GroupId group, const std::string& handle) {
    hide_.execute(person, group, handle);
    std::vector<PersonId> others;
    {
        Rows rows = hidden_from_.query(group, handle);
        while (rows.next()) others.push_back(PersonId{rows.number(0)});
    }
    for (const auto other : others) writer_.changed(ChangeKind::person, group, other.value);
}

core::Result<bool> PeopleWrites::forget(PersonId person, GroupId group) {
    struct Membership {
        std::uint64_t id, group;
        std::string skeleton;
    };
    std::vector<Membership> ending;
    {
        Rows rows = memberships_.query(person, group);
        while (rows.next()) ending.push_back({rows.number(0), rows.number(1), rows.text(2)});
    }
    const auto until_ms = writer_.clock().unix_ms() + handle_retired_ms;
    for (const auto& membership : ending) {
        retire_.execute(membership.group, membership.skeleton, until_ms);
        delete_member_.execute(membership.id);
    }
    bool forgotten = !ending.empty();
    if (group) {
        delete_granted_.execute(person, group);
    } else {
        unname_by_.execute(person);
        unname_of_.execute(person);
        delete_person_.execute(person);
        forgotten = forgotten || writer_.connection().changes() > 0;
    }
    if (!forgotten) return false;
    writer_.erased();
    writer_.changed(ChangeKind::person, group, person.value);
    return true;
}

core::Result<std::vector<PersonId>> PeopleWrites::expire() {
    std::vector<PersonId> expired;
    {
        Rows rows = expired_.query(writer_.clock().unix_ms(), expired_forgotten_max);
        while (rows.next()) expired.push_back(PersonId{rows.number(0)});
    }
    for (const PersonId person : expired) forget(person, GroupId{});
    return expired;
}

core::Result<bool> PeopleWrites::add_link(const Link& link) {
    insert_link_.execute(link.code, link.group, link.role, link.expires_at_ms);
    if (writer_.connection().changes() == 0) return std::unexpected(core::Failure::conflict);
    return true;
}

core::Result<Link> PeopleWrites::redeem(PersonId person, const TokenHash& code) {
    if (!exists(person)) return std::unexpected(core::Failure::absent);
    Link link{.code = code, .group = {}, .role = {}, .expires_at_ms = 0};
    {
        Rows rows = find_link_.query(code);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        link.group = GroupId{rows.number(0)};
        link.role = rows.as<Role>(1);
        link.expires_at_ms = rows.integer(2);
    }
    if (link.expires_at_ms <= writer_.clock().unix_ms())
        return std::unexpected(core::Failure::conflict);
    delete_link_.execute(code);
    insert_granted_.execute(person, link.group, link.role);
    raise_role_.execute(person, link.group, link.role);
    if (!link.group && link.role == Role::organiser) make_organiser_.execute(person);
    writer_.changed(ChangeKind::person, link.group, person.value);
    return link;
}

void PeopleWrites::prune() {
    const auto now_ms = writer_.clock().unix_ms();
    prune_retired_.execute(now_ms);
    prune_links_.execute(now_ms - link_remembered_ms);
    asks_.prune();
    prune_blocks_.execute();
}

bool PeopleWrites::exists(PersonId person) {
    return find_person_.query(person).next();
}

Role PeopleWrites::granted(PersonId person, GroupId group) {
    Rows rows = find_granted_.query(person, group);
    return rows.next() ? rows.as<Role>(0) : Role{};
}

MemberId PeopleWrites::new_member_id() {
    for (;;) {
        MemberId id;
        sqlite3_randomness(sizeof id.value, &id.value);
        id.value &= member_id_mask;
        if (id && !member_exists_.query(id).next()) return id;
    }
}

}  // namespace havn::store::sqlite
