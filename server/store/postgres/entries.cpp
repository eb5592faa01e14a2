#include "server/store/postgres/entries.hpp"

namespace havn::store::postgres {

StoredEntry entry_of(const Rows& rows) {
    const auto kind = rows.as<EntryKind>(1);
    const bool edit = kind == EntryKind::edit;
    const bool removed = rows.integer(9) != 0;
    const bool superseded = edit && (removed || rows.number(10) != rows.number(0));
    const bool bodiless = removed || superseded;
    return StoredEntry{.seq = rows.number(0),
                       .kind = kind,
                       .author = MemberId{rows.number(2)},
                       .handle = rows.text(3),
                       .at_ms = rows.integer(4),
                       .refers = rows.number(5),
                       .title = bodiless ? std::string() : rows.text(6),
                       .text = bodiless ? std::string() : rows.text(7),
                       .note = bodiless ? std::string() : rows.text(8),
                       .carried = rows.text(14),
                       .removed = removed && !edit,
                       .edited = !edit && !removed && rows.number(10) != 0,
                       .superseded = superseded,
                       .replies = rows.number(11),
                       .locked = rows.integer(12) != 0,
                       .pinned = rows.number(13) != 0};
}

}  // namespace havn::store::postgres
