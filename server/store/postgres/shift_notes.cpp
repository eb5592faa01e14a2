#include "server/store/postgres/shift_notes.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::postgres {

void PostgresShiftNotes::add(core::Shard& home, ShiftNote note, core::Completion<ShiftNote> done) {
    writer_.submit(home, std::move(done),
                   [this, note = std::move(note)]() -> core::Result<ShiftNote> {
                       auto written = note;
                       written.at_ms = writer_.clock().unix_ms();
                       writer_.connection().execute(
                           "INSERT INTO shift_note (group_id, by, text, at_ms)"
                           " VALUES ($1, $2, $3, $4)",
                           written.group, written.by, written.text, written.at_ms);
                       return written;
                   });
}

void PostgresShiftNotes::list(core::Shard& home, protocol::GroupId group, std::size_t limit,
                              core::Completion<std::vector<ShiftNote>> done) {
    reader_.submit(home, std::move(done),
                   [=](Connection& connection) -> core::Result<std::vector<ShiftNote>> {
                       std::vector<ShiftNote> notes;
                       auto rows = connection.query(
                           "SELECT by, text, at_ms FROM shift_note WHERE group_id = $1"
                           " ORDER BY id DESC LIMIT $2",
                           group, limit);
                       while (rows.next())
                           notes.push_back({group, rows.text(0), rows.text(1), rows.integer(2)});
                       std::ranges::reverse(notes);
                       return notes;
                   });
}

}  // namespace havn::store::postgres
