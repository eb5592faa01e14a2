#pragma once
// Entries as they are read: each with the body it has now. Any thread.

#include "server/store/journal.hpp"
#include "server/store/postgres/values.hpp"

// The rows entry_of() understands, of entry e; WHERE follows. How a thread stands is looked up for
// openings only, the newest edit for what was said and for edits.
#define HAVN_SELECT_ENTRY                                                                         \
    "SELECT e.seq, e.kind, e.member_id, e.handle, e.at_ms, e.refers,"                             \
    " coalesce(n.title, e.title), coalesce(n.text, e.text), coalesce(n.note, e.note), e.removed," \
    " n.seq, t.posts, t.locked, t.pinned_by, e.origin FROM entry e"                               \
    " LEFT JOIN LATERAL (SELECT seq, title, text, note FROM entry WHERE stream_id = e.stream_id"  \
    " AND kind = 3 AND refers = CASE e.kind WHEN 1 THEN e.seq WHEN 3 THEN e.refers END"           \
    " ORDER BY seq DESC LIMIT 1) n ON true"                                                       \
    " LEFT JOIN stream f ON f.id = e.stream_id AND f.kind = 2 AND e.kind = 1"                     \
    " LEFT JOIN stream t ON t.group_id = f.group_id AND t.kind = 3 AND t.number = e.seq"          \
    " AND t.slug = ''"

namespace havn::store::postgres {

StoredEntry entry_of(const Rows& rows);

}  // namespace havn::store::postgres
