#pragma once
// Asking to come in over PostgreSQL. AskWrites belongs to the writer's thread, PostgresAsks to any.

#include "server/store/asks.hpp"
#include "server/store/postgres/group_log.hpp"

namespace havn::store::postgres {

class AskWrites {
  public:
    AskWrites(Writer& writer, LogWrites& log) : writer_(writer), log_(log) {}

    core::Result<Ask> ask(GroupId group, PersonId person, const std::string& words,
                          bool needs_agreement, std::uint32_t people_max);
    core::Result<Ask> decide(GroupId group, std::uint64_t id, bool accept, std::uint32_t people_max,
                             const LogLine& line);
    core::Result<std::vector<Ask>> invite(GroupId group, std::uint32_t people_max);

    // For joining: whether this person is invited; whether another member would be one too many
    // (and until the commit nobody else takes a place); and that the person has joined.
    bool invited(PersonId person, GroupId group);
    bool full(GroupId group, std::uint32_t people_max);
    void joined(PersonId person, GroupId group);
    void prune();

  private:
    Connection& connection() { return writer_.connection(); }
    std::optional<Ask> find(GroupId group, PersonId person);
    void set(std::uint64_t ask, AskState state, std::uint32_t people_max);

    Writer& writer_;
    LogWrites& log_;
};

class PostgresAsks final : public Asks {
  public:
    PostgresAsks(Writer& writer, AskWrites& writes, Reader& reader)
        : writer_(writer), writes_(writes), reader_(reader) {}

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
};

}  // namespace havn::store::postgres
