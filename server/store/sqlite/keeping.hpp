#pragma once
// Keeping and sessions over SQLite. Any thread but for salt().

#include <vector>

#include "server/store/keeping.hpp"
#include "server/store/sessions.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class SqliteKeeping final : public Keeping {
  public:
    // `connection` is for salt() alone.
    SqliteKeeping(Connection& connection, Writer& writer);

    Salt salt() override;
    void keep(core::Shard& home, PersonId person, PhraseHash phrase, bool renew,
              core::Completion<bool> done) override;
    void come_back(core::Shard& home, PhraseHash phrase, NewSession session,
                   core::Completion<PersonId> done) override;

  private:
    // The writer's thread.
    core::Result<bool> write_keep(PersonId person, const PhraseHash& phrase, bool renew);
    core::Result<PersonId> write_come_back(const PhraseHash& phrase, const NewSession& session);

    Connection& connection_;
    Writer& writer_;
    Statement find_kept_, insert_kept_, change_kept_, never_expire_;
    Statement find_by_phrase_, insert_token_, end_oldest_;
};

class SqliteSessions final : public Sessions {
  public:
    SqliteSessions(Writer& writer, Reader& reader);

    void list(core::Shard& home, PersonId person,
              core::Completion<std::vector<StoredSession>> done) override;
    void end_one(core::Shard& home, PersonId person, SessionId session,
                 core::Completion<std::vector<SessionId>> done) override;
    void end_others(core::Shard& home, PersonId person, SessionId kept,
                    core::Completion<std::vector<SessionId>> done) override;

  private:
    // Other instances close what ended.
    std::vector<SessionId> told(PersonId person, std::vector<SessionId> ended);

    Writer& writer_;
    Reader& reader_;
    Statement list_, end_one_, end_others_;
};

}  // namespace havn::store::sqlite
