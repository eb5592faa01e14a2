#include "server/store/sqlite/shift_notes.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::sqlite {

SqliteShiftNotes::SqliteShiftNotes(Writer& writer, Reader& reader)
    : writer_(writer),
      reader_(reader),
      insert_(writer.connection(),
              "INSERT INTO shift_note (group_id, by, text, at_ms) VALUES (?, ?, ?, ?)"),
      list_(reader.connection(),
            "SELECT by, text, at_ms FROM shift_note WHERE group_id = ? ORDER BY id DESC LIMIT ?") {}

void SqliteShiftNotes::add(core::Shard& home, ShiftNote note, core::Completion<ShiftNote> done) {
    writer_.submit(home, std::move(done),
                   [this, note = std::move(note)]() -> core::Result<ShiftNote> {
                       auto written = note;
                       written.at_ms = writer_.clock().unix_ms();
                       insert_.execute(written.group, written.by, written.text, written.at_ms);
                       return written;
                   });
}

void SqliteShiftNotes::list(core::Shard& home, protocol::GroupId group, std::size_t limit,
                            core::Completion<std::vector<ShiftNote>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<ShiftNote>> {
        std::vector<ShiftNote> notes;
        Rows rows = list_.query(group, limit);
        while (rows.next()) notes.push_back({group, rows.text(0), rows.text(1), rows.integer(2)});
        std::ranges::reverse(notes);
        return notes;
    });
}

}  // namespace havn::store::sqlite
