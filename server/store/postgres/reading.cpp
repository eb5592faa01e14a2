#include "server/store/postgres/reading.hpp"

#include <algorithm>
#include <utility>

#include "protocol/limits.hpp"

namespace havn::store::postgres {
namespace {

using protocol::limits::unread_counted_max;

// Entries that are no messages of others are passed over, but not without end.
constexpr Seq entries_looked_at_max = 5 * unread_counted_max;

constexpr auto member_sql = "SELECT 1 FROM member WHERE id = $1";
// $1 member, $2 how many are counted, $3 how many are looked at, $4 hidden handles; then which
// streams.
#define HAVN_SELECT_NEWS                                                                       \
    "SELECT s.id, s.last_seq, r.member_id IS NOT NULL, r.seq, r.following, u.unread, u.first," \
    " s.number, o.title, s.kind FROM stream s"                                                 \
    " LEFT JOIN read_mark r ON r.stream_id = s.id AND r.member_id = $1"                        \
    " LEFT JOIN LATERAL (SELECT count(*) AS unread, min(seq) AS first FROM (SELECT e.seq"      \
    " FROM entry e WHERE e.stream_id = s.id AND e.seq > r.seq AND e.seq <= r.seq + $3"         \
    " AND e.kind = 1 AND NOT e.removed AND e.member_id <> $1"                                  \
    " AND e.handle <> ALL($4) ORDER BY e.seq LIMIT $2) n) u ON true"                           \
    " LEFT JOIN stream f ON f.group_id = s.group_id AND f.kind = 2 AND s.kind = 3"             \
    " LEFT JOIN entry g ON g.stream_id = f.id AND g.seq = s.number"                            \
    " LEFT JOIN LATERAL (SELECT coalesce((SELECT title FROM entry WHERE stream_id = f.id"      \
    " AND kind = 3 AND refers = g.seq ORDER BY seq DESC LIMIT 1), g.title) AS title) o ON true "
constexpr auto news_sql = HAVN_SELECT_NEWS "WHERE s.id = ANY($5)";
constexpr auto followed_sql = HAVN_SELECT_NEWS
    "WHERE s.id IN (SELECT stream_id FROM read_mark WHERE member_id = $1 AND following = 1"
    " LIMIT $5) AND s.kind = 3 AND NOT g.removed AND g.handle <> ALL($4) ORDER BY s.number DESC";
#undef HAVN_SELECT_NEWS

constexpr auto store_mark_sql =
    "INSERT INTO read_mark (member_id, stream_id, seq) VALUES ($1, $2, $3)"
    " ON CONFLICT (member_id, stream_id) DO UPDATE SET seq = $3"
    " WHERE read_mark.seq < $3";
constexpr auto mark_sql = "SELECT seq FROM read_mark WHERE member_id = $1 AND stream_id = $2";
constexpr auto follow_sql =
    "INSERT INTO read_mark (member_id, stream_id, seq, following) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (member_id, stream_id) DO UPDATE SET following = $4"
    " WHERE $5 OR read_mark.following = 0";

News news_of(const Rows& rows) {
    News news;
    news.stream = StreamId{rows.number(0)};
    news.last = rows.number(1);
    if (rows.integer(2) != 0) news.read = rows.number(3);
    news.following = rows.as<Following>(4) == Following::yes;
    news.unread = rows.number(5);
    news.first = rows.number(6);
    news.thread = rows.number(7);
    news.title = rows.text(8);
    return news;
}

}  // namespace

void PostgresReading::mark(core::Shard& home, MemberId member, StreamId stream, Seq seq,
                           core::Completion<Seq> done) {
    writes_.submit<Seq>(home, {stream}, std::move(done),
                        [=, this] { return write_mark(member, stream, seq); });
}

void PostgresReading::follow(core::Shard& home, MemberId member, StreamId thread,
                             Following following, Seq read, core::Completion<bool> done) {
    writes_.submit<bool>(home, {thread}, std::move(done),
                         [=, this] { return write_following(member, thread, following, read); });
}

void PostgresReading::news(core::Shard& home, MemberId member, std::vector<StreamId> streams,
                           Handles hidden, core::Completion<std::vector<News>> done) {
    reader_.submit(home, std::move(done),
                   [member, streams = std::move(streams), hidden = std::move(hidden)](
                       Connection& connection) -> core::Result<std::vector<News>> {
                       std::vector<std::uint64_t> ids;
                       for (const auto stream : streams) ids.push_back(stream.value);
                       auto rows = connection.query(news_sql, member, unread_counted_max,
                                                    entries_looked_at_max, hidden, ids);
                       std::vector<News> found;
                       while (rows.next()) found.push_back(news_of(rows));
                       // In the order they were asked for.
                       std::vector<News> news;
                       for (const auto stream : streams) {
                           const auto one = std::ranges::find(found, stream, &News::stream);
                           if (one != found.end()) {
                               news.push_back(*one);
                           } else {
                               news.emplace_back().stream = stream;
                           }
                       }
                       return news;
                   });
}

void PostgresReading::followed(core::Shard& home, MemberId member, Handles hidden,
                               core::Completion<std::vector<News>> done) {
    reader_.submit(
        home, std::move(done), [=](Connection& connection) -> core::Result<std::vector<News>> {
            auto rows =
                connection.query(followed_sql, member, unread_counted_max, entries_looked_at_max,
                                 hidden, protocol::limits::followed_max);
            std::vector<News> news;
            while (rows.next()) news.push_back(news_of(rows));
            return news;
        });
}

core::Result<Seq> PostgresReading::write_mark(MemberId member, StreamId stream, Seq seq) {
    const auto last = writes_.last_of(stream);
    auto& connection = writes_.connection();
    if (!last || !connection.query(member_sql, member).next())
        return std::unexpected(core::Failure::absent);
    if (connection.execute(store_mark_sql, member, stream, std::min(seq, *last)) > 0)
        writes_.changed(ChangeKind::reading, {}, member.value);
    auto stored = connection.query(mark_sql, member, stream);
    return stored.next() ? stored.number(0) : 0;
}

core::Result<bool> PostgresReading::write_following(MemberId member, StreamId thread,
                                                    Following following, Seq read) {
    auto& connection = writes_.connection();
    if (!connection.query(member_sql, member).next()) return std::unexpected(core::Failure::absent);
    const bool said = following != Following::yes_unless_said;
    if (following != Following::no) {
        auto rows = connection.query(
            "SELECT count(*) FROM read_mark WHERE member_id = $1 AND following = 1", member);
        if (rows.next() && rows.number(0) >= protocol::limits::followed_max)
            return std::unexpected(core::Failure::full);
    }
    connection.execute(follow_sql, member, thread, read, said ? following : Following::yes, said);
    return true;
}

}  // namespace havn::store::postgres
