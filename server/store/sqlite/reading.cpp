#include "server/store/sqlite/reading.hpp"

#include <algorithm>
#include <utility>

#include "protocol/limits.hpp"

namespace havn::store::sqlite {
namespace {

using protocol::limits::unread_counted_max;

// Entries that are no messages of others are passed over, but not without end.
constexpr Seq entries_looked_at_max = 5 * unread_counted_max;

bool has(const Handles& handles, std::string_view handle) {
    return std::ranges::find(handles, handle) != handles.end();
}

}  // namespace

SqliteReading::SqliteReading(Writer& writer, JournalWrites& journal, Reader& reader,
                             Entries& entries)
    : writer_(writer),
      journal_(journal),
      reader_(reader),
      entries_(entries),
      member_exists_(writer.connection(), "SELECT 1 FROM member WHERE id = ?"),
      store_mark_(writer.connection(),
                  "INSERT INTO read_mark (member_id, stream_id, seq) VALUES (?1, ?2, ?3)"
                  " ON CONFLICT DO UPDATE SET seq = ?3 WHERE seq < ?3"),
      written_mark_(writer.connection(),
                    "SELECT seq FROM read_mark WHERE member_id = ? AND stream_id = ?"),
      follow_(writer.connection(),
              "INSERT INTO read_mark (member_id, stream_id, seq, following)"
              " VALUES (?1, ?2, ?3, ?4)"
              " ON CONFLICT DO UPDATE SET following = ?4 WHERE ?5 OR following = 0"),
      count_followed_(writer.connection(),
                      "SELECT count(*) FROM read_mark WHERE member_id = ? AND following = 1"),
      mark_(reader.connection(),
            "SELECT seq, following FROM read_mark WHERE member_id = ? AND stream_id = ?"),
      brief_(reader.connection(),
             "SELECT kind = 1 AND typeof(text) <> 'blob' AND member_id <> ?2, handle FROM entry"
             " WHERE id = ?1"),
      followed_(reader.connection(),
                "SELECT t.id, t.number, f.id FROM read_mark r JOIN stream t ON t.id = r.stream_id"
                " JOIN stream f ON f.group_id = t.group_id AND f.kind = 2"
                " WHERE r.member_id = ? AND r.following = 1 AND t.kind = 3"
                " ORDER BY t.number DESC LIMIT ?") {}

void SqliteReading::mark(core::Shard& home, MemberId member, StreamId stream, Seq seq,
                         core::Completion<Seq> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_mark(member, stream, seq); });
}

void SqliteReading::follow(core::Shard& home, MemberId member, StreamId thread, Following following,
                           Seq read, core::Completion<bool> done) {
    writer_.submit(home, std::move(done),
                   [=, this] { return write_following(member, thread, following, read); });
}

void SqliteReading::news(core::Shard& home, MemberId member, std::vector<StreamId> streams,
                         Handles hidden, core::Completion<std::vector<News>> done) {
    reader_.submit(home, std::move(done),
                   [this, member, streams = std::move(streams),
                    hidden = std::move(hidden)]() -> core::Result<std::vector<News>> {
                       entries_.refresh();
                       std::vector<News> news;
                       for (const auto stream : streams)
                           news.push_back(news_of(member, stream, hidden));
                       return news;
                   });
}

void SqliteReading::followed(core::Shard& home, MemberId member, Handles hidden,
                             core::Completion<std::vector<News>> done) {
    reader_.submit(home, std::move(done),
                   [this, member, hidden = std::move(hidden)]() -> core::Result<std::vector<News>> {
                       entries_.refresh();
                       return followed_by(member, hidden);
                   });
}

core::Result<Seq> SqliteReading::write_mark(MemberId member, StreamId stream, Seq seq) {
    const auto last = journal_.last_of(stream);
    if (!last || !member_exists_.query(member).next())
        return std::unexpected(core::Failure::absent);
    store_mark_.execute(member, stream, std::min(seq, *last));
    if (writer_.connection().changes() > 0) writer_.changed(ChangeKind::reading, {}, member.value);
    Rows rows = written_mark_.query(member, stream);
    return rows.next() ? rows.number(0) : 0;
}

core::Result<bool> SqliteReading::write_following(MemberId member, StreamId thread,
                                                  Following following, Seq read) {
    if (!member_exists_.query(member).next()) return std::unexpected(core::Failure::absent);
    const bool said = following != Following::yes_unless_said;
    if (following != Following::no) {
        Rows rows = count_followed_.query(member);
        if (rows.next() && rows.number(0) >= protocol::limits::followed_max)
            return std::unexpected(core::Failure::full);
    }
    follow_.execute(member, thread, read, said ? following : Following::yes, said);
    return true;
}

News SqliteReading::news_of(MemberId member, StreamId stream, const Handles& hidden) {
    News news;
    news.stream = stream;
    news.last = entries_.last(stream);
    {
        Rows rows = mark_.query(member, stream);
        if (!rows.next()) return news;
        news.read = rows.number(0);
        news.following = rows.as<Following>(1) == Following::yes;
    }
    const Seq begin = *news.read + 1;
    const Seq end = std::min(news.last, *news.read + entries_looked_at_max);
    Seq seq = begin;
    for (const auto row : entries_.rows(stream, begin, end)) {
        Rows rows = brief_.query(row, member);
        if (rows.next() && rows.integer(0) != 0 && !has(hidden, rows.text(1))) {
            if (news.unread == 0) news.first = seq;
            if (++news.unread == unread_counted_max) break;
        }
        ++seq;
    }
    return news;
}

std::vector<News> SqliteReading::followed_by(MemberId member, const Handles& hidden) {
    struct Thread {
        StreamId stream, forum;
        Seq number = 0;
    };
    std::vector<Thread> threads;
    {
        Rows rows = followed_.query(member, protocol::limits::followed_max);
        while (rows.next())
            threads.push_back({StreamId{rows.number(0)}, StreamId{rows.number(2)}, rows.number(1)});
    }
    std::vector<News> all;
    for (const auto& thread : threads) {
        auto opening = entries_.one(thread.forum, thread.number);
        if (!opening || opening->removed || has(hidden, opening->handle)) continue;
        auto news = news_of(member, thread.stream, hidden);
        news.thread = thread.number;
        news.title = std::move(opening->title);
        all.push_back(std::move(news));
    }
    return all;
}

}  // namespace havn::store::sqlite
