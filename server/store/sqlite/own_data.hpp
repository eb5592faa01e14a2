#pragma once
// Own data and outcomes over SQLite. Any thread.

#include <string>
#include <vector>

#include "server/store/outcomes.hpp"
#include "server/store/own_data.hpp"
#include "server/store/sqlite/journal_writes.hpp"
#include "server/store/sqlite/people_writes.hpp"
#include "server/store/sqlite/reader.hpp"

namespace havn::store::sqlite {

class SqliteOwnData final : public OwnData {
  public:
    SqliteOwnData(Writer& writer, JournalWrites& journal, PeopleWrites& people, Reader& reader);

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
    // The reader's thread.
    core::Result<OwnPage> read_entries(PersonId person, std::uint64_t after);
    core::Result<OwnPage> read_held(PersonId person);
    core::Result<OwnMarks> read_marks(PersonId person);
    // The writer's thread.
    core::Result<bool> write_erase(PersonId person);
    void empty_cases(MemberId member);
    void take_back_reactions(MemberId member);
    core::Result<std::uint64_t> write_erase_again(const std::vector<MemberId>& members);

    Writer& writer_;
    JournalWrites& journal_;
    PeopleWrites& people_;
    Reader& reader_;
    Statement add_code_, take_code_, members_, blank_cases_, close_cases_, cut_feedback_;
    Statement remember_, known_;
    Statement blank_notes_, reacted_, drop_reactions_, less_;
    Statement person_of_, said_by_, read_members_, last_, entries_, held_, reactions_, reading_;
};

class SqliteOutcomes final : public Outcomes {
  public:
    SqliteOutcomes(Writer& writer, Reader& reader);

    void untold(core::Shard& home, PersonId author,
                core::Completion<std::vector<Outcome>> done) override;
    void told(core::Shard& home, std::vector<CaseId> cases, core::Completion<bool> done) override;

  private:
    Writer& writer_;
    Reader& reader_;
    Statement untold_, told_;
};

}  // namespace havn::store::sqlite
