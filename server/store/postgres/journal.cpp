#include "server/store/postgres/journal.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "server/store/postgres/entries.hpp"

namespace havn::store::postgres {
namespace {

constexpr auto last_sql = "SELECT last_seq FROM stream WHERE id = $1";
constexpr auto after_sql = HAVN_SELECT_ENTRY
    " WHERE e.stream_id = $1 AND e.seq > $2"
    " ORDER BY e.seq LIMIT $3";
constexpr auto before_sql = HAVN_SELECT_ENTRY
    " WHERE e.stream_id = $1 AND e.seq < $2 AND (e.kind = 1 OR NOT $3)"
    " ORDER BY e.seq DESC LIMIT $4";
constexpr auto one_sql = HAVN_SELECT_ENTRY " WHERE e.stream_id = $1 AND e.seq = $2";

// As far as a bigint goes; no stream comes near.
constexpr Seq seq_max = std::numeric_limits<std::int64_t>::max();

// The stream's last seq is read first, so that everything up to it is there when entries are read.
Page after_in(Connection& connection, StreamId stream, Seq after, std::size_t limit) {
    Pipeline looks;
    looks.add(last_sql, stream);
    looks.add(after_sql, stream, std::min(after, seq_max), limit);
    auto found = connection.run(looks);
    Page page;
    if (found[0].next()) page.last = found[0].number(0);
    while (found[1].next() && found[1].number(0) <= page.last)
        page.entries.push_back(entry_of(found[1]));
    page.more = !page.entries.empty() && page.entries.back().seq < page.last;
    return page;
}

Page before_in(Connection& connection, StreamId stream, Seq before, std::size_t limit,
               bool openings_only) {
    Pipeline looks;
    looks.add(last_sql, stream);
    looks.add(before_sql, stream, before == 0 ? seq_max : std::min(before, seq_max), openings_only,
              limit + 1);
    auto found = connection.run(looks);
    Page page;
    if (found[0].next()) page.last = found[0].number(0);
    while (found[1].next() && page.entries.size() < limit) {
        // What was said since the last seq was read is of the next page.
        if (found[1].number(0) <= page.last) page.entries.push_back(entry_of(found[1]));
    }
    page.more = static_cast<std::size_t>(found[1].count()) > limit;
    std::ranges::reverse(page.entries);
    return page;
}

}  // namespace

PostgresJournal::PostgresJournal(JournalWrites& writes, Reader& reader)
    : writes_(writes), reader_(reader) {}

void PostgresJournal::append(core::Shard& home, Append append, core::Completion<Appended> done) {
    writes_.submit_append(home, std::move(append), std::move(done));
}

void PostgresJournal::hold(core::Shard& home, Hold hold, core::Completion<Appended> done) {
    writes_.submit_hold(home, std::move(hold), std::move(done));
}

void PostgresJournal::read_after(core::Shard& home, StreamId stream, Seq after, std::size_t limit,
                                 core::Completion<Page> done) {
    reader_.submit(home, std::move(done), [=](Connection& connection) -> core::Result<Page> {
        return after_in(connection, stream, after, limit);
    });
}

void PostgresJournal::read_before(core::Shard& home, StreamId stream, Seq before, std::size_t limit,
                                  bool openings_only, core::Completion<Page> done) {
    reader_.submit(home, std::move(done), [=](Connection& connection) -> core::Result<Page> {
        return before_in(connection, stream, before, limit, openings_only);
    });
}

void PostgresJournal::last_of(core::Shard& home, std::vector<StreamId> streams,
                              core::Completion<std::vector<Seq>> done) {
    std::vector<std::uint64_t> ids;
    for (const auto stream : streams) ids.push_back(stream.value);
    reader_.submit(
        home, std::move(done),
        [ids = std::move(ids)](Connection& connection) -> core::Result<std::vector<Seq>> {
            auto found = connection.query(
                "SELECT coalesce(s.last_seq, 0) FROM unnest($1) WITH ORDINALITY"
                " u (id, number) LEFT JOIN stream s ON s.id = u.id ORDER BY u.number",
                ids);
            std::vector<Seq> last;
            while (found.next()) last.push_back(found.number(0));
            last.resize(ids.size());
            return last;
        });
}

void PostgresJournal::read_one(core::Shard& home, StreamId stream, Seq seq,
                               core::Completion<StoredEntry> done) {
    reader_.submit(home, std::move(done), [=](Connection& connection) -> core::Result<StoredEntry> {
        auto found = connection.query(one_sql, stream, seq);
        if (!found.next()) return std::unexpected(core::Failure::absent);
        return entry_of(found);
    });
}

}  // namespace havn::store::postgres
