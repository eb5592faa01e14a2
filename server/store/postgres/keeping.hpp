#pragma once
// Keeping, sessions and preferences over PostgreSQL. Any thread but for salt().

#include <vector>

#include "server/store/keeping.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/postgres/writer.hpp"
#include "server/store/preferences.hpp"
#include "server/store/sessions.hpp"

namespace havn::store::postgres {

class PostgresKeeping final : public Keeping {
  public:
    // `connection` is for salt() alone.
    PostgresKeeping(Connection& connection, Writer& writer)
        : connection_(connection), writer_(writer) {}

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
};

class PostgresSessions final : public Sessions {
  public:
    PostgresSessions(Writer& writer, Reader& reader) : writer_(writer), reader_(reader) {}

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
};

class PostgresPreferences final : public Preferences {
  public:
    PostgresPreferences(Writer& writer, Reader& reader) : writer_(writer), reader_(reader) {}

    void read(core::Shard& home, PersonId person, core::Completion<Preferred> done) override;
    void write(core::Shard& home, PersonId person, Preferred preferred,
               core::Completion<bool> done) override;
    void pause(core::Shard& home, PersonId person, std::int64_t until_ms,
               std::int64_t expires_at_ms, core::Completion<std::int64_t> done) override;

  private:
    Writer& writer_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
