#pragma once
// Members and their restrictions over SQLite. Any thread.

#include "server/store/members.hpp"
#include "server/store/sqlite/group_log.hpp"

namespace havn::store::sqlite {

// Columns of a member m: id, group_id, handle, role, guidelines_version, joined_at_ms, and until
// when it is muted and banned.
inline constexpr std::string_view member_columns =
    "m.id, m.group_id, m.handle, m.role, m.guidelines_version, m.joined_at_ms,"
    " coalesce((SELECT max(r.until_ms) FROM restriction r WHERE r.member_id = m.id AND r.kind = 1"
    " AND r.lifted_at_ms = 0), 0),"
    " coalesce((SELECT max(r.until_ms) FROM restriction r WHERE r.member_id = m.id AND r.kind = 2"
    " AND r.lifted_at_ms = 0), 0)";
Member member_of(const Rows& rows);

class SqliteMembers final : public Members {
  public:
    SqliteMembers(Writer& writer, Reader& reader, LogWrites& log);

    void list(core::Shard& home, GroupId group, std::string after, std::size_t limit,
              core::Completion<std::vector<Member>> done) override;
    void find(core::Shard& home, GroupId group, std::string handle, std::uint64_t of_case,
              core::Completion<Member> done) override;
    void set_role(core::Shard& home, GroupId group, MemberId member, Role role, LogLine line,
                  core::Completion<bool> done) override;
    void restrict(core::Shard& home, Restriction restriction, LogLine line,
                  core::Completion<bool> done) override;
    void lift(core::Shard& home, GroupId group, MemberId member,
              std::optional<RestrictionKind> kind, LogLine line,
              core::Completion<bool> done) override;
    void restrictions(core::Shard& home, GroupId group, MemberId member,
                      core::Completion<std::vector<Restriction>> done) override;

  private:
    // The writer's thread.
    std::uint64_t person_of(GroupId group, MemberId member);

    Writer& writer_;
    Reader& reader_;
    LogWrites& log_;
    Statement exists_, set_role_, grant_, lift_, insert_;            // the writer's
    Statement list_, find_by_handle_, find_by_case_, restrictions_;  // the reader's
};

}  // namespace havn::store::sqlite
