#pragma once
// Cases over SQLite. Any thread.

#include "server/store/cases.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteCases final : public Cases {
  public:
    SqliteCases(Writer& writer, JournalWrites& journal, Reader& reader);

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

    Writer& writer_;
    JournalWrites& journal_;
    Reader& reader_;
    Statement find_, find_open_, decide_, claim_, blank_, blank_extra_;
    Statement list_, count_, read_;
};

}  // namespace havn::store::sqlite
