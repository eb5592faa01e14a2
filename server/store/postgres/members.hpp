#pragma once
// Members and their restrictions over PostgreSQL. Any thread.

#include "server/store/members.hpp"
#include "server/store/postgres/group_log.hpp"

namespace havn::store::postgres {

// A SELECT of members m, to be ended: id, group_id, handle, role, guidelines_version, joined_at_ms,
// and until when they are muted and banned; for member_of().
#define HAVN_SELECT_MEMBER                                                             \
    "SELECT m.id, m.group_id, m.handle, m.role, m.guidelines_version, m.joined_at_ms," \
    " coalesce((SELECT max(r.until_ms) FROM restriction r WHERE r.member_id = m.id"    \
    " AND r.kind = 1 AND r.lifted_at_ms = 0), 0),"                                     \
    " coalesce((SELECT max(r.until_ms) FROM restriction r WHERE r.member_id = m.id"    \
    " AND r.kind = 2 AND r.lifted_at_ms = 0), 0) FROM member m "
Member member_of(const Rows& rows);

class PostgresMembers final : public Members {
  public:
    PostgresMembers(Writer& writer, Reader& reader, LogWrites& log)
        : writer_(writer), reader_(reader), log_(log) {}

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
    std::uint64_t end(GroupId group, MemberId member, RestrictionKind kind);

    Writer& writer_;
    Reader& reader_;
    LogWrites& log_;
};

}  // namespace havn::store::postgres
