#pragma once
// Preferences over SQLite. Any thread.

#include "server/store/preferences.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class SqlitePreferences final : public Preferences {
  public:
    SqlitePreferences(Writer& writer, Reader& reader);

    void read(core::Shard& home, PersonId person, core::Completion<Preferred> done) override;
    void write(core::Shard& home, PersonId person, Preferred preferred,
               core::Completion<bool> done) override;
    void pause(core::Shard& home, PersonId person, std::int64_t until_ms,
               std::int64_t expires_at_ms, core::Completion<std::int64_t> done) override;

  private:
    Writer& writer_;
    Reader& reader_;
    Statement find_, set_language_, upsert_, pause_, find_pause_;
};

}  // namespace havn::store::sqlite
