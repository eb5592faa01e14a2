#pragma once
// Asking to come in over SQLite. AskWrites belongs to the writer's thread, SqliteAsks to any.

#include "server/store/asks.hpp"
#include "server/store/sqlite/group_log.hpp"

namespace havn::store::sqlite {

class AskWrites {
  public:
    AskWrites(Writer& writer, LogWrites& log);

    core::Result<Ask> ask(GroupId group, PersonId person, const std::string& words,
                          bool needs_agreement, std::uint32_t people_max);
    core::Result<Ask> decide(GroupId group, std::uint64_t id, bool accept, std::uint32_t people_max,
                             const LogLine& line);
    core::Result<std::vector<Ask>> invite(GroupId group, std::uint32_t people_max);

    // For joining: whether this person is invited; whether another member would be one too many;
    // and that the person has joined.
    bool invited(PersonId person, GroupId group);
    bool full(GroupId group, std::uint32_t people_max);
    void joined(PersonId person, GroupId group);
    void prune();

  private:
    std::optional<Ask> find(GroupId group, PersonId person);
    void set(Ask& ask, AskState state, std::uint32_t people_max);

    Writer& writer_;
    LogWrites& log_;
    Statement find_, find_by_id_, insert_, set_, remove_, joined_, taken_, next_, prune_;
};

class SqliteAsks final : public Asks {
  public:
    SqliteAsks(Writer& writer, AskWrites& writes, Reader& reader);

    void ask(core::Shard& home, GroupId group, PersonId person, std::string words,
             bool needs_agreement, std::uint32_t people_max, core::Completion<Ask> done) override;
    void list(core::Shard& home, GroupId group, std::size_t limit,
              core::Completion<std::vector<Ask>> done) override;
    void decide(core::Shard& home, GroupId group, std::uint64_t ask, bool accept,
                std::uint32_t people_max, LogLine line, core::Completion<Ask> done) override;
    void invite(core::Shard& home, GroupId group, std::uint32_t people_max,
                core::Completion<std::vector<Ask>> done) override;
    void of_person(core::Shard& home, PersonId person,
                   core::Completion<std::vector<Ask>> done) override;

  private:
    Writer& writer_;
    AskWrites& writes_;
    Reader& reader_;
    Statement list_, of_person_;
};

}  // namespace havn::store::sqlite
