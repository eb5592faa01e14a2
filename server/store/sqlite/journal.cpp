#include "server/store/sqlite/journal.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::sqlite {
namespace {

// The number of posts is looked up for openings only: entries that were said in a forum.
constexpr auto entry_sql =
    "SELECT seq, kind, member_id, handle, at_ms, refers, title, text, typeof(text) = 'blob',"
    " CASE WHEN kind = 1 THEN (SELECT t.posts FROM stream f JOIN stream t"
    " ON t.group_id = f.group_id AND t.kind = 3 AND t.number = e.seq AND t.slug = ''"
    " WHERE f.id = e.stream_id AND f.kind = 2) END"
    " FROM entry e WHERE id = ?";

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

}  // namespace

SqliteJournal::SqliteJournal(Writer& writer, JournalWrites& writes, Reader& reader)
    : writer_(writer),
      writes_(writes),
      reader_(reader),
      places_(reader.connection()),
      entry_(reader.connection(), entry_sql) {}

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

void SqliteJournal::last_of(core::Shard& home, std::vector<StreamId> streams,
                            core::Completion<std::vector<Seq>> done) {
    reader_.submit(home, std::move(done),
                   [this, streams = std::move(streams)]() -> core::Result<std::vector<Seq>> {
                       places_.refresh();
                       std::vector<Seq> last;
                       for (const auto stream : streams) last.push_back(places_.last(stream));
                       return last;
                   });
}

void SqliteJournal::read_one(core::Shard& home, StreamId stream, Seq seq,
                             core::Completion<StoredEntry> done) {
    reader_.submit(home, std::move(done), [=, this] { return one(stream, seq); });
}

Page SqliteJournal::after(StreamId stream, Seq after, std::size_t limit) {
    places_.refresh();
    Page page;
    page.last = places_.last(stream);
    if (after >= page.last) return page;
    const Seq end = limit < page.last - after ? after + limit : page.last;
    for (const auto row : places_.rows(stream, after + 1, end)) page.entries.push_back(entry(row));
    page.more = end < page.last;
    return page;
}

Page SqliteJournal::before(StreamId stream, Seq before, std::size_t limit, bool openings_only) {
    places_.refresh();
    Page page;
    page.last = places_.last(stream);
    Seq end = before == 0 || before > page.last ? page.last : before - 1;
    // Entries that are left out make further looks necessary.
    while (end > 0 && !page.more) {
        const Seq begin = end > limit ? end - limit : 1;
        const auto rows = places_.rows(stream, begin, end);
        for (auto row = rows.rbegin(); row != rows.rend() && !page.more; ++row) {
            auto found = entry(*row);
            if (openings_only && found.kind != EntryKind::said) continue;
            page.more = page.entries.size() == limit;
            if (!page.more) page.entries.push_back(std::move(found));
        }
        end = begin - 1;
    }
    std::ranges::reverse(page.entries);
    return page;
}

core::Result<StoredEntry> SqliteJournal::one(StreamId stream, Seq seq) {
    places_.refresh();
    if (seq == 0 || seq > places_.last(stream)) return std::unexpected(core::Failure::absent);
    return entry(places_.rows(stream, seq, seq).at(0));
}

StoredEntry SqliteJournal::entry(std::uint64_t row) {
    Rows rows = entry_.query(row);
    if (!rows.next()) throw SqliteError(SQLITE_CORRUPT, "a place without an entry");
    return entry_of(rows);
}

}  // namespace havn::store::sqlite
