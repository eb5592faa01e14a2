#include "server/store/postgres/reactions.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::postgres {
namespace {

// The member's own reactions as bits, kind 1 the lowest.
#define HAVN_SELECT_STATE                                                                 \
    "SELECT s.seq, s.rev, s.hug, s.me_too, s.thank_you,"                                  \
    " (SELECT coalesce(sum(1 << (r.kind - 1)), 0) FROM reaction r WHERE r.stream_id = $1" \
    " AND r.seq = s.seq AND r.member_id = $2) FROM reaction_state s WHERE s.stream_id = $1"

constexpr auto one_sql = HAVN_SELECT_STATE " AND s.seq = $3";
constexpr auto range_sql = HAVN_SELECT_STATE
    " AND s.seq BETWEEN $3 AND $4 AND s.hug + s.me_too + s.thank_you > 0 ORDER BY s.seq LIMIT $5";
constexpr auto since_sql = HAVN_SELECT_STATE " AND s.rev > $3 ORDER BY s.rev DESC LIMIT $4";
constexpr auto last_rev_sql =
    "SELECT coalesce(max(rev), 0) FROM reaction_state WHERE stream_id = $1";

#undef HAVN_SELECT_STATE

ReactionState state_of(const Rows& rows) {
    ReactionState state;
    state.seq = rows.number(0);
    state.rev = rows.number(1);
    const auto mine = rows.number(5);
    for (std::size_t i = 0; i < reaction_kinds; ++i) {
        state.people[i] = rows.number(static_cast<int>(i) + 2);
        state.mine[i] = (mine >> i & 1) != 0;
    }
    return state;
}

// The revision is read before the states, so that nobody who asks for what came after it misses
// any.
ReactionPage page_of(std::vector<Rows> found, std::size_t limit) {
    ReactionPage page;
    if (found[0].next()) page.rev = found[0].number(0);
    auto& states = found[1];
    while (states.next()) {
        page.more = page.entries.size() == limit;
        if (page.more) break;
        page.entries.push_back(state_of(states));
    }
    std::ranges::sort(page.entries, {}, &ReactionState::seq);
    return page;
}

}  // namespace

void PostgresReactions::set(core::Shard& home, MemberId member, StreamId stream, Seq seq,
                            Reaction kind, bool on, core::Completion<ReactionSet> done) {
    writes_.submit<ReactionSet>(home, {stream}, std::move(done),
                                [=, this] { return write(member, stream, seq, kind, on); });
}

void PostgresReactions::range(core::Shard& home, MemberId member, StreamId stream, Seq first,
                              Seq last, core::Completion<ReactionPage> done) {
    reader_.submit(home, std::move(done),
                   [=](Connection& connection) -> core::Result<ReactionPage> {
                       const auto limit = last < first ? 0 : last - first + 1;
                       Pipeline looks;
                       looks.add(last_rev_sql, stream);
                       looks.add(range_sql, stream, member, first, last, limit + 1);
                       return page_of(connection.run(looks), limit);
                   });
}

void PostgresReactions::since(core::Shard& home, MemberId member, StreamId stream,
                              std::uint64_t rev, std::size_t limit,
                              core::Completion<ReactionPage> done) {
    reader_.submit(home, std::move(done),
                   [=](Connection& connection) -> core::Result<ReactionPage> {
                       Pipeline looks;
                       looks.add(last_rev_sql, stream);
                       looks.add(since_sql, stream, member, rev, limit + 1);
                       return page_of(connection.run(looks), limit);
                   });
}

core::Result<ReactionSet> PostgresReactions::write(MemberId member, StreamId stream, Seq seq,
                                                   Reaction kind, bool on) {
    const auto author = writes_.author_of(stream, seq);
    if (!author) return std::unexpected(author.error());
    if (*author == member) return std::unexpected(core::Failure::absent);
    auto& connection = writes_.connection();
    ReactionSet set;
    set.changed = connection.execute(on ? "INSERT INTO reaction (stream_id, seq, kind, member_id)"
                                          " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
                                        : "DELETE FROM reaction WHERE stream_id = $1 AND seq = $2"
                                          " AND kind = $3 AND member_id = $4",
                                     stream, seq, kind, member) > 0;
    if (set.changed) {
        const auto by = [&](Reaction one) { return one == kind ? (on ? 1 : -1) : 0; };
        connection.execute(
            "INSERT INTO reaction_state (stream_id, seq, rev, hug, me_too, thank_you)"
            " SELECT $1, $2, coalesce(max(rev), 0) + 1, $3, $4, $5 FROM reaction_state"
            " WHERE stream_id = $1"
            " ON CONFLICT (stream_id, seq) DO UPDATE SET rev = excluded.rev,"
            " hug = reaction_state.hug + $3, me_too = reaction_state.me_too + $4,"
            " thank_you = reaction_state.thank_you + $5",
            stream, seq, by(Reaction::hug), by(Reaction::me_too), by(Reaction::thank_you));
    }
    set.state.seq = seq;
    auto state = connection.query(one_sql, stream, member, seq);
    if (state.next()) set.state = state_of(state);
    return set;
}

}  // namespace havn::store::postgres
