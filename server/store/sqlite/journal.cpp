#include "server/store/sqlite/journal.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::sqlite {

SqliteJournal::SqliteJournal(Writer& writer, JournalWrites& writes, Reader& reader,
                             Entries& entries)
    : writer_(writer), writes_(writes), reader_(reader), entries_(entries) {}

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
                       entries_.refresh();
                       std::vector<Seq> last;
                       for (const auto stream : streams) last.push_back(entries_.last(stream));
                       return last;
                   });
}

void SqliteJournal::read_one(core::Shard& home, StreamId stream, Seq seq,
                             core::Completion<StoredEntry> done) {
    reader_.submit(home, std::move(done), [=, this] {
        entries_.refresh();
        return entries_.one(stream, seq);
    });
}

Page SqliteJournal::after(StreamId stream, Seq after, std::size_t limit) {
    entries_.refresh();
    Page page;
    page.last = entries_.last(stream);
    if (after >= page.last) return page;
    const Seq end = limit < page.last - after ? after + limit : page.last;
    page.entries = entries_.range(stream, after + 1, end);
    page.more = end < page.last;
    return page;
}

Page SqliteJournal::before(StreamId stream, Seq before, std::size_t limit, bool openings_only) {
    entries_.refresh();
    Page page;
    page.last = entries_.last(stream);
    Seq end = before == 0 || before > page.last ? page.last : before - 1;
    // Entries that are left out make further looks necessary.
    while (end > 0 && !page.more) {
        const Seq begin = end > limit ? end - limit : 1;
        auto found = entries_.range(stream, begin, end);
        for (auto entry = found.rbegin(); entry != found.rend() && !page.more; ++entry) {
            if (openings_only && entry->kind != EntryKind::said) continue;
            page.more = page.entries.size() == limit;
            if (!page.more) page.entries.push_back(std::move(*entry));
        }
        end = begin - 1;
    }
    std::ranges::reverse(page.entries);
    return page;
}

}  // namespace havn::store::sqlite
