#pragma once
// Cases over PostgreSQL. Any thread.

#include "server/store/cases.hpp"
#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {

class PostgresCases final : public Cases {
  public:
    PostgresCases(JournalWrites& writes, Reader& reader);

    void open(core::Shard& home, Case about, core::Completion<Case> done) override;
    void list(core::Shard& home, GroupId group, std::size_t limit,
              core::Completion<std::vector<Case>> done) override;
    void read(core::Shard& home, CaseId id, core::Completion<Case> done) override;
    void decide(core::Shard& home, GroupId group, CaseId id, CaseState to, std::string by,
                core::Completion<Decision> done) override;
    void claim(core::Shard& home, GroupId group, CaseId id, std::string by, bool claimed,
               core::Completion<Case> done) override;
    void count_open(core::Shard& home, core::Completion<std::uint64_t> done) override;

  private:
    // The writer's thread.
    core::Result<Case> write_open(const Case& about);
    core::Result<Decision> write_decision(GroupId group, CaseId id, CaseState to,
                                          const std::string& by);
    core::Result<Case> write_claim(GroupId group, CaseId id, const std::string& by, bool claimed);
    core::Result<Appended> follow(const Case& decided, std::uint64_t body_hash);

    JournalWrites& writes_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
