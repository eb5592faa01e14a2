#include "server/store/sqlite/journal.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace havn::store::sqlite {
namespace {

// The number of posts is looked up for openings only: entries that were said in a forum.
std::string select_entries(const std::string& where) {
    return "SELECT seq, kind, member_id, handle, at_ms, refers, title, text,"
           " typeof(text) = 'blob',"
           " CASE WHEN kind = 1 THEN (SELECT t.posts FROM stream f JOIN stream t"
           " ON t.group_id = f.group_id AND t.kind = 3 AND t.number = e.seq AND t.slug = ''"
           " WHERE f.id = e.stream_id AND f.kind = 2) END"
           " FROM entry e WHERE " +
           where;
}

StoredEntry entry_of(const Rows& rows) {
    const bool removed = rows.integer(8) != 0;
    return StoredEntry{.seq = rows.number(0),
                       .kind = rows.as<EntryKind>(1),
                       .author = MemberId{rows.number(2)},
                       .handle = rows.text(3),
                       .at_ms = rows.integer(4),
                       .refers = rows.number(5),
                       .title = removed ? std::string() : rows.text(6),
                       .text = removed ? std::string() : rows.text(7),
                       .removed = removed,
                       .replies = rows.number(9)};
}

// SQLite's integers are signed, a client's numbers may be anything.
std::int64_t bounded(std::uint64_t value) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() - 1);
    return static_cast<std::int64_t>(std::min(value, most));
}

}  // namespace

SqliteJournal::SqliteJournal(Writer& writer, JournalWrites& writes, Reader& reader)
    : writer_(writer),
      writes_(writes),
      reader_(reader),
      last_(reader.connection(), "SELECT max(seq) FROM entry WHERE stream_id = ?"),
      after_(reader.connection(), select_entries("stream_id = ? AND seq > ? ORDER BY seq LIMIT ?")),
      before_(reader.connection(),
              select_entries("stream_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?")),
      said_before_(reader.connection(), select_entries("stream_id = ? AND seq < ? AND kind = 1"
                                                       " ORDER BY seq DESC LIMIT ?")) {}

void SqliteJournal::append(core::Shard& home, Append append, core::Completion<Appended> done) {
    writer_.submit(home, std::move(done),
                   [this, append = std::move(append)] { return writes_.append(append); });
}

void SqliteJournal::hold(core::Shard& home, Hold hold, core::Completion<Appended> done) {
    writer_.submit(home, std::move(done),
                   [this, hold = std::move(hold)] { return writes_.hold(hold); });
}

void SqliteJournal::read_after(core::Shard& home, StreamId stream, Seq after, std::size_t limit,
                               core::Completion<Page> done) {
    reader_.submit(home, std::move(done),
                   [=, this]() -> core::Result<Page> { return this->after(stream, after, limit); });
}

void SqliteJournal::read_before(core::Shard& home, StreamId stream, Seq before, std::size_t limit,
                                bool openings_only, core::Completion<Page> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<Page> {
        return this->before(stream, before, limit, openings_only);
    });
}

void SqliteJournal::read_one(core::Shard& home, StreamId stream, Seq seq,
                             core::Completion<StoredEntry> done) {
    reader_.submit(home, std::move(done), [=, this] { return one(stream, seq); });
}

Page SqliteJournal::after(StreamId stream, Seq after, std::size_t limit) {
    Page page;
    page.last = last_of(stream);
    Rows rows = after_.query(stream, bounded(after), bounded(limit));
    while (rows.next()) page.entries.push_back(entry_of(rows));
    const Seq reached = page.entries.empty() ? after : page.entries.back().seq;
    page.more = reached < page.last;
    return page;
}

Page SqliteJournal::before(StreamId stream, Seq before, std::size_t limit, bool openings_only) {
    Page page;
    page.last = last_of(stream);
    const auto bound = bounded(before == 0 ? std::numeric_limits<Seq>::max() : before);
    auto& statement = openings_only ? said_before_ : before_;
    Rows rows = statement.query(stream, bound, bounded(limit) + 1);
    while (rows.next() && !page.more) {
        page.more = page.entries.size() == limit;
        if (!page.more) page.entries.push_back(entry_of(rows));
    }
    std::ranges::reverse(page.entries);
    return page;
}

core::Result<StoredEntry> SqliteJournal::one(StreamId stream, Seq seq) {
    if (seq == 0) return std::unexpected(core::Failure::absent);
    const auto place = bounded(seq);
    Rows rows = after_.query(stream, place - 1, 1);
    if (!rows.next() || rows.integer(0) != place) return std::unexpected(core::Failure::absent);
    return entry_of(rows);
}

Seq SqliteJournal::last_of(StreamId stream) {
    Rows rows = last_.query(stream);
    return rows.next() ? rows.number(0) : 0;
}

}  // namespace havn::store::sqlite
