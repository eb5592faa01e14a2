#pragma once
// Notes between shifts over PostgreSQL. Any thread.

#include "server/store/postgres/reader.hpp"
#include "server/store/postgres/writer.hpp"
#include "server/store/shift_notes.hpp"

namespace havn::store::postgres {

class PostgresShiftNotes final : public ShiftNotes {
  public:
    PostgresShiftNotes(Writer& writer, Reader& reader) : writer_(writer), reader_(reader) {}
    void add(core::Shard& home, ShiftNote note, core::Completion<ShiftNote> done) override;
    void list(core::Shard& home, protocol::GroupId group, std::size_t limit,
              core::Completion<std::vector<ShiftNote>> done) override;

  private:
    Writer& writer_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
