#pragma once
// Notes between shifts over SQLite. Any thread.

#include "server/store/shift_notes.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class SqliteShiftNotes final : public ShiftNotes {
  public:
    SqliteShiftNotes(Writer& writer, Reader& reader);
    void add(core::Shard& home, ShiftNote note, core::Completion<ShiftNote> done) override;
    void list(core::Shard& home, protocol::GroupId group, std::size_t limit,
              core::Completion<std::vector<ShiftNote>> done) override;

  private:
    Writer& writer_;
    Reader& reader_;
    Statement insert_, list_;
};

}  // namespace havn::store::sqlite
