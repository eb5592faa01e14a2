#include "server/store/sqlite/members.hpp"

#include <utility>

namespace havn::store::sqlite {
namespace {

std::string select_members(std::string_view rest) {
    return "SELECT " + std::string(member_columns) + " FROM member m " + std::string(rest);
}

}  // namespace

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

SqliteMembers::SqliteMembers(Writer& writer, Reader& reader, LogWrites& log)
    : writer_(writer),
      reader_(reader),
      log_(log),
      exists_(writer.connection(), "SELECT person_id FROM member WHERE id = ? AND group_id = ?"),
      set_role_(writer.connection(), "UPDATE member SET role = ?2 WHERE id = ?1"),
      // What a link gave is given again on joining again, so it changes too.
      grant_(writer.connection(),
             "UPDATE granted_role SET role = ?3 WHERE person_id = ?1 AND group_id = ?2"),
      lift_(writer.connection(),
            "UPDATE restriction SET lifted_at_ms = ?4 WHERE group_id = ?1 AND member_id = ?2"
            " AND (?3 = 0 OR kind = ?3) AND lifted_at_ms = 0 AND until_ms > ?4"),
      insert_(writer.connection(),
              "INSERT INTO restriction (group_id, member_id, kind, handle, decided_by, reason,"
              " at_ms, until_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      list_(reader.connection(),
            select_members("WHERE m.group_id = ? AND m.handle > ? ORDER BY m.handle LIMIT ?")),
      find_by_handle_(reader.connection(), select_members("WHERE m.group_id = ? AND m.handle = ?")),
      find_by_case_(reader.connection(),
                    select_members("JOIN moderation_case c ON c.member_id = m.id"
                                   " WHERE m.group_id = ?1 AND c.group_id = ?1 AND c.id = ?2")),
      restrictions_(reader.connection(),
                    "SELECT member_id, kind, handle, decided_by, reason, at_ms, until_ms"
                    " FROM restriction WHERE group_id = ?1 AND (?2 = 0 OR member_id = ?2)"
                    " AND lifted_at_ms = 0 AND until_ms > ?3 ORDER BY id DESC") {}

void SqliteMembers::list(core::Shard& home, GroupId group, std::string after, std::size_t limit,
                         core::Completion<std::vector<Member>> done) {
    reader_.submit(
        home, std::move(done),
        [this, group, after = std::move(after), limit]() -> core::Result<std::vector<Member>> {
            std::vector<Member> members;
            Rows rows = list_.query(group, after, limit);
            while (rows.next()) members.push_back(member_of(rows));
            return members;
        });
}

void SqliteMembers::find(core::Shard& home, GroupId group, std::string handle,
                         std::uint64_t of_case, core::Completion<Member> done) {
    reader_.submit(home, std::move(done),
                   [this, group, handle = std::move(handle), of_case]() -> core::Result<Member> {
                       Rows rows = of_case != 0 ? find_by_case_.query(group, of_case)
                                                : find_by_handle_.query(group, handle);
                       if (!rows.next()) return std::unexpected(core::Failure::absent);
                       return member_of(rows);
                   });
}

void SqliteMembers::set_role(core::Shard& home, GroupId group, MemberId member, Role role,
                             LogLine line, core::Completion<bool> done) {
    writer_.submit(home, std::move(done),
                   [=, this, line = std::move(line)]() -> core::Result<bool> {
                       const auto person = person_of(group, member);
                       if (person == 0) return std::unexpected(core::Failure::absent);
                       set_role_.execute(member, role);
                       grant_.execute(person, group, role);
                       writer_.changed(ChangeKind::person, group, person);
                       log_.write(line);
                       return true;
                   });
}

void SqliteMembers::restrict(core::Shard& home, Restriction restriction, LogLine line,
                             core::Completion<bool> done) {
    writer_.submit(
        home, std::move(done),
        [this, one = std::move(restriction), line = std::move(line)]() -> core::Result<bool> {
            const auto person = person_of(one.group, one.member);
            if (person == 0) return std::unexpected(core::Failure::absent);
            const auto now_ms = writer_.clock().unix_ms();
            lift_.execute(one.group, one.member, one.kind, now_ms);
            insert_.execute(one.group, one.member, one.kind, one.handle, one.by, one.reason, now_ms,
                            one.until_ms);
            writer_.changed(ChangeKind::person, one.group, person);
            log_.write(line);
            return true;
        });
}

void SqliteMembers::lift(core::Shard& home, GroupId group, MemberId member,
                         std::optional<RestrictionKind> kind, LogLine line,
                         core::Completion<bool> done) {
    writer_.submit(home, std::move(done),
                   [=, this, line = std::move(line)]() -> core::Result<bool> {
                       lift_.execute(group, member, kind.value_or(RestrictionKind{}),
                                     writer_.clock().unix_ms());
                       if (writer_.connection().changes() == 0)
                           return std::unexpected(core::Failure::absent);
                       if (const auto person = person_of(group, member))
                           writer_.changed(ChangeKind::person, group, person);
                       log_.write(line);
                       return true;
                   });
}

// 0: no such member.
std::uint64_t SqliteMembers::person_of(GroupId group, MemberId member) {
    Rows rows = exists_.query(member, group);
    return rows.next() ? rows.number(0) : 0;
}

void SqliteMembers::restrictions(core::Shard& home, GroupId group, MemberId member,
                                 core::Completion<std::vector<Restriction>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Restriction>> {
        std::vector<Restriction> found;
        Rows rows = restrictions_.query(group, member, writer_.clock().unix_ms());
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

}  // namespace havn::store::sqlite
