#pragma once
// Own data and outcomes over PostgreSQL. Any thread.

#include <vector>

#include "server/store/outcomes.hpp"
#include "server/store/own_data.hpp"
#include "server/store/postgres/journal_writes.hpp"
#include "server/store/postgres/people_writes.hpp"
#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {

class PostgresOwnData final : public OwnData {
  public:
    PostgresOwnData(Writer& writer, JournalWrites& journal, PeopleWrites& people, Reader& reader)
        : writer_(writer), journal_(journal), people_(people), reader_(reader) {}

    void add_code(core::Shard& home, PersonId person, TokenHash code, std::int64_t expires_at_ms,
                  core::Completion<bool> done) override;
    void take_code(core::Shard& home, TokenHash code, core::Completion<PersonId> done) override;
    void members(core::Shard& home, PersonId person,
                 core::Completion<std::vector<Member>> done) override;
    void entries(core::Shard& home, PersonId person, std::uint64_t after,
                 core::Completion<OwnPage> done) override;
    void held(core::Shard& home, PersonId person, core::Completion<OwnPage> done) override;
    void marks(core::Shard& home, PersonId person, core::Completion<OwnMarks> done) override;
    void erase(core::Shard& home, PersonId person, core::Completion<bool> done) override;
    void erase_again(core::Shard& home, std::vector<MemberId> members,
                     core::Completion<std::uint64_t> done) override;

  private:
    // The people writer's thread.
    core::Result<bool> write_erase(PersonId person);
    core::Result<std::uint64_t> write_rest(const std::vector<std::uint64_t>& members,
                                           std::uint64_t removed);

    Writer& writer_;
    JournalWrites& journal_;
    PeopleWrites& people_;
    Reader& reader_;
};

class PostgresOutcomes final : public Outcomes {
  public:
    PostgresOutcomes(Writer& writer, Reader& reader) : writer_(writer), reader_(reader) {}

    void untold(core::Shard& home, PersonId author,
                core::Completion<std::vector<Outcome>> done) override;
    void told(core::Shard& home, std::vector<CaseId> cases, core::Completion<bool> done) override;

  private:
    Writer& writer_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
