#include "server/store/postgres/members.hpp"

#include <utility>

namespace havn::store::postgres {

Member member_of(const Rows& rows) {
    return {.id = MemberId{rows.number(0)},
            .group = GroupId{rows.number(1)},
            .handle = rows.text(2),
            .role = rows.as<Role>(3),
            .guidelines_version = rows.number(4),
            .joined_at_ms = rows.integer(5),
            .muted_until_ms = rows.integer(6),
            .banned_until_ms = rows.integer(7)};
}

void PostgresMembers::list(core::Shard& home, GroupId group, std::string after, std::size_t limit,
                           core::Completion<std::vector<Member>> done) {
    reader_.submit(home, std::move(done),
                   [group, after = std::move(after),
                    limit](Connection& connection) -> core::Result<std::vector<Member>> {
                       std::vector<Member> members;
                       // Octet by octet, as SQLite orders them.
                       auto rows =
                           connection.query(HAVN_SELECT_MEMBER
                                            "WHERE m.group_id = $1 AND m.handle COLLATE \"C\" > $2"
                                            " ORDER BY m.handle COLLATE \"C\" LIMIT $3",
                                            group, after, limit);
                       while (rows.next()) members.push_back(member_of(rows));
                       return members;
                   });
}

void PostgresMembers::find(core::Shard& home, GroupId group, std::string handle,
                           std::uint64_t of_case, core::Completion<Member> done) {
    reader_.submit(
        home, std::move(done),
        [group, handle = std::move(handle),
         of_case](Connection& connection) -> core::Result<Member> {
            auto rows =
                of_case != 0
                    ? connection.query(HAVN_SELECT_MEMBER
                                       "JOIN moderation_case c ON c.member_id = m.id"
                                       " WHERE m.group_id = $1 AND c.group_id = $1 AND c.id = $2",
                                       group, of_case)
                    : connection.query(HAVN_SELECT_MEMBER "WHERE m.group_id = $1 AND m.handle = $2",
                                       group, handle);
            if (!rows.next()) return std::unexpected(core::Failure::absent);
            return member_of(rows);
        });
}

void PostgresMembers::set_role(core::Shard& home, GroupId group, MemberId member, Role role,
                               LogLine line, core::Completion<bool> done) {
    writer_.submit(home, std::move(done),
                   [=, this, line = std::move(line)]() -> core::Result<bool> {
                       auto& connection = writer_.connection();
                       auto rows = connection.query(
                           "UPDATE member SET role = $3 WHERE id = $1 AND group_id = $2"
                           " RETURNING person_id",
                           member, group, role);
                       if (!rows.next()) return std::unexpected(core::Failure::absent);
                       // What a link gave is given again on joining again, so it changes too.
                       connection.execute(
                           "UPDATE granted_role SET role = $3"
                           " WHERE person_id = $1 AND group_id = $2",
                           rows.number(0), group, role);
                       writer_.changed(ChangeKind::person, group, rows.number(0));
                       log_.write(line);
                       return true;
                   });
}

void PostgresMembers::restrict(core::Shard& home, Restriction restriction, LogLine line,
                               core::Completion<bool> done) {
    writer_.submit(
        home, std::move(done),
        [this, one = std::move(restriction), line = std::move(line)]() -> core::Result<bool> {
            auto& connection = writer_.connection();
            auto there = connection.query(
                "SELECT person_id FROM member WHERE id = $1 AND group_id = $2 FOR UPDATE",
                one.member, one.group);
            if (!there.next()) return std::unexpected(core::Failure::absent);
            end(one.group, one.member, one.kind);
            connection.execute(
                "INSERT INTO restriction (group_id, member_id, kind, handle, decided_by, reason,"
                " at_ms, until_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                one.group, one.member, one.kind, one.handle, one.by, one.reason,
                writer_.clock().unix_ms(), one.until_ms);
            writer_.changed(ChangeKind::person, one.group, there.number(0));
            log_.write(line);
            return true;
        });
}

std::uint64_t PostgresMembers::end(GroupId group, MemberId member, RestrictionKind kind) {
    return writer_.connection().execute(
        "UPDATE restriction SET lifted_at_ms = $4 WHERE group_id = $1 AND member_id = $2"
        " AND ($3 = 0 OR kind = $3) AND lifted_at_ms = 0 AND until_ms > $4",
        group, member, kind, writer_.clock().unix_ms());
}

void PostgresMembers::lift(core::Shard& home, GroupId group, MemberId member,
                           std::optional<RestrictionKind> kind, LogLine line,
                           core::Completion<bool> done) {
    writer_.submit(
        home, std::move(done), [=, this, line = std::move(line)]() -> core::Result<bool> {
            if (end(group, member, kind.value_or(RestrictionKind{})) == 0)
                return std::unexpected(core::Failure::absent);
            auto there = writer_.connection().query(
                "SELECT person_id FROM member WHERE id = $1 AND group_id = $2", member, group);
            if (there.next()) writer_.changed(ChangeKind::person, group, there.number(0));
            log_.write(line);
            return true;
        });
}

void PostgresMembers::restrictions(core::Shard& home, GroupId group, MemberId member,
                                   core::Completion<std::vector<Restriction>> done) {
    reader_.submit(home, std::move(done),
                   [=, now_ms = writer_.clock().unix_ms()](
                       Connection& connection) -> core::Result<std::vector<Restriction>> {
                       std::vector<Restriction> found;
                       auto rows = connection.query(
                           "SELECT member_id, kind, handle, decided_by, reason, at_ms, until_ms"
                           " FROM restriction WHERE group_id = $1 AND ($2 = 0 OR member_id = $2)"
                           " AND lifted_at_ms = 0 AND until_ms > $3 ORDER BY id DESC",
                           group, member, now_ms);
                       while (rows.next())
                           found.push_back({.group = group,
                                            .member = MemberId{rows.number(0)},
                                            .kind = rows.as<RestrictionKind>(1),
                                            .handle = rows.text(2),
                                            .by = rows.text(3),
                                            .reason = rows.text(4),
                                            .at_ms = rows.integer(5),
                                            .until_ms = rows.integer(6)});
                       return found;
                   });
}

}  // namespace havn::store::postgres
