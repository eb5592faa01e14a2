#include "server/store/sqlite/entries.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::sqlite {
namespace {

// How a thread stands is looked up for openings only: entries that were said in a forum.
constexpr auto entry_sql =
    "SELECT e.seq, e.kind, e.member_id, e.handle, e.at_ms, e.refers, e.title, e.text, n.note,"
    " typeof(e.text) = 'blob', t.posts, s.locked, s.pinned_by, o.place"
    " FROM entry e LEFT JOIN entry_note n ON n.entry_id = e.id"
    " LEFT JOIN entry_origin o ON o.entry_id = e.id"
    " LEFT JOIN stream f ON f.id = e.stream_id AND f.kind = 2 AND e.kind = 1"
    " LEFT JOIN stream t ON t.group_id = f.group_id AND t.kind = 3 AND t.number = e.seq"
    " AND t.slug = ''"
    " LEFT JOIN thread_state s ON s.stream_id = t.id"
    " WHERE e.id = ?";

StoredEntry entry_of(const Rows& rows) {
    const bool removed = rows.integer(9) != 0;
    return StoredEntry{.seq = rows.number(0),
                       .kind = rows.as<EntryKind>(1),
                       .author = MemberId{rows.number(2)},
                       .handle = rows.text(3),
                       .at_ms = rows.integer(4),
                       .refers = rows.number(5),
                       .title = removed ? std::string() : rows.text(6),
                       .text = removed ? std::string() : rows.text(7),
                       .note = removed ? std::string() : rows.text(8),
                       .carried = rows.text(13),
                       .removed = removed,
                       .replies = rows.number(10),
                       .locked = rows.integer(11) != 0,
                       .pinned = rows.integer(12) != 0};
}

}  // namespace

Entries::Entries(Connection& connection)
    : places_(connection),
      entry_(connection, entry_sql),
      edits_(connection,
             "SELECT refers, max(id) FROM entry WHERE stream_id = ? AND kind = 3"
             " AND refers BETWEEN ? AND ? GROUP BY refers") {}

std::vector<StoredEntry> Entries::range(StreamId stream, Seq first, Seq last) {
    std::vector<StoredEntry> entries;
    if (last < first) return entries;
    entries.reserve(last - first + 1);
    for (const auto row : places_.rows(stream, first, last)) entries.push_back(written(row));
    bring_up_to_date(stream, entries);
    return entries;
}

core::Result<StoredEntry> Entries::one(StreamId stream, Seq seq) {
    if (seq == 0 || seq > places_.last(stream)) return std::unexpected(core::Failure::absent);
    return std::move(range(stream, seq, seq).front());
}

std::uint64_t Entries::row(StreamId stream, Seq seq) {
    return seq == 0 || seq > places_.last(stream) ? 0 : places_.rows(stream, seq, seq).at(0);
}

StoredEntry Entries::written(std::uint64_t row) {
    Rows rows = entry_.query(row);
    if (!rows.next()) throw SqliteError(SQLITE_CORRUPT, "a place without an entry");
    return entry_of(rows);
}

void Entries::bring_up_to_date(StreamId stream, std::vector<StoredEntry>& entries) {
    const Seq first = entries.front().seq;
    std::vector<std::pair<Seq, std::uint64_t>> edits;
    {
        Rows rows = edits_.query(stream, first, entries.back().seq);
        while (rows.next()) edits.emplace_back(rows.number(0), rows.number(1));
    }
    for (const auto& [seq, row] : edits) {
        auto& edited = entries[seq - first];
        if (edited.removed) continue;
        auto now = written(row);
        edited.edited = true;
        edited.title = std::move(now.title);
        edited.text = std::move(now.text);
        edited.note = std::move(now.note);
    }
    for (auto& edit : entries) {
        if (edit.kind != EntryKind::edit) continue;
        Seq newest = edit.seq;
        {
            Rows rows = edits_.query(stream, edit.refers, edit.refers);
            std::uint64_t row = rows.next() ? rows.number(1) : 0;
            if (row != 0) newest = written(row).seq;
        }
        edit.superseded = edit.removed || newest != edit.seq;
        if (!edit.superseded) continue;
        edit.removed = false;
        edit.title.clear();
        edit.text.clear();
        edit.note.clear();
    }
}

}  // namespace havn::store::sqlite
