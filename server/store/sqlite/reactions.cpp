#include "server/store/sqlite/reactions.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::sqlite {
namespace {

constexpr auto mine_sql =
    "SELECT kind FROM reaction WHERE stream_id = ? AND seq = ? AND kind BETWEEN 1 AND 3"
    " AND member_id = ?";
constexpr auto last_rev_sql = "SELECT max(rev) FROM reaction_state WHERE stream_id = ?";

ReactionState state_of(const Rows& rows) {
    ReactionState state;
    state.seq = rows.number(0);
    state.rev = rows.number(1);
    for (std::size_t i = 0; i < reaction_kinds; ++i)
        state.people[i] = rows.number(static_cast<int>(i) + 2);
    return state;
}

void add_mine(Statement& mine, ReactionState& state, StreamId stream, MemberId member) {
    Rows rows = mine.query(stream, state.seq, member);
    while (rows.next()) state.mine[rows.number(0) - 1] = true;
}

}  // namespace

SqliteReactions::SqliteReactions(Writer& writer, JournalWrites& journal, Reader& reader)
    : writer_(writer),
      journal_(journal),
      reader_(reader),
      insert_(writer.connection(),
              "INSERT OR IGNORE INTO reaction (stream_id, seq, kind, member_id)"
              " VALUES (?, ?, ?, ?)"),
      delete_(writer.connection(),
              "DELETE FROM reaction"
              " WHERE stream_id = ? AND seq = ? AND kind = ? AND member_id = ?"),
      state_(writer.connection(),
             "SELECT seq, rev, hug, me_too, thank_you FROM reaction_state"
             " WHERE stream_id = ? AND seq = ?"),
      count_(writer.connection(), last_rev_sql),
      store_(writer.connection(),
             "INSERT OR REPLACE INTO reaction_state (stream_id, seq, rev, hug, me_too, thank_you)"
             " VALUES (?, ?, ?, ?, ?, ?)"),
      written_mine_(writer.connection(), mine_sql),
      range_(reader.connection(),
             "SELECT seq, rev, hug, me_too, thank_you FROM reaction_state"
             " WHERE stream_id = ? AND seq BETWEEN ? AND ? AND hug + me_too + thank_you > 0"
             " ORDER BY seq LIMIT ?"),
      since_(reader.connection(),
             "SELECT seq, rev, hug, me_too, thank_you FROM reaction_state"
             " WHERE stream_id = ? AND rev > ? ORDER BY rev DESC LIMIT ?"),
      last_rev_(reader.connection(), last_rev_sql),
      mine_(reader.connection(), mine_sql) {}

void SqliteReactions::set(core::Shard& home, MemberId member, StreamId stream, Seq seq,
                          Reaction kind, bool on, core::Completion<ReactionSet> done) {
    writer_.submit(home, std::move(done),
                   [=, this] { return write(member, stream, seq, kind, on); });
}

void SqliteReactions::range(core::Shard& home, MemberId member, StreamId stream, Seq first,
                            Seq last, core::Completion<ReactionPage> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<ReactionPage> {
        const auto limit = last < first ? 0 : last - first + 1;
        return page(member, stream, range_.query(stream, first, last, limit + 1), limit);
    });
}

void SqliteReactions::since(core::Shard& home, MemberId member, StreamId stream, std::uint64_t rev,
                            std::size_t limit, core::Completion<ReactionPage> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<ReactionPage> {
        return page(member, stream, since_.query(stream, rev, limit + 1), limit);
    });
}

core::Result<ReactionSet> SqliteReactions::write(MemberId member, StreamId stream, Seq seq,
                                                 Reaction kind, bool on) {
    const auto author = journal_.author_of(stream, seq);
    if (!author) return std::unexpected(author.error());
    if (*author == member) return std::unexpected(core::Failure::absent);
    ReactionSet set;
    if (on) {
        insert_.execute(stream, seq, kind, member);
    } else {
        delete_.execute(stream, seq, kind, member);
    }
    set.changed = writer_.connection().changes() > 0;
    auto& state = set.state;
    state.seq = seq;
    if (Rows rows = state_.query(stream, seq); rows.next()) state = state_of(rows);
    if (set.changed) {
        if (Rows rows = count_.query(stream); rows.next()) state.rev = rows.number(0) + 1;
        state.people[static_cast<std::size_t>(kind) - 1] += on ? 1 : std::uint64_t(-1);
        store_.execute(stream, seq, state.rev, state.people[0], state.people[1], state.people[2]);
    }
    add_mine(written_mine_, state, stream, member);
    return set;
}

ReactionPage SqliteReactions::page(MemberId member, StreamId stream, Rows states,
                                   std::size_t limit) {
    ReactionPage page;
    while (states.next()) {
        page.more = page.entries.size() == limit;
        if (page.more) break;
        page.entries.push_back(state_of(states));
    }
    if (Rows rows = last_rev_.query(stream); rows.next()) page.rev = rows.number(0);
    for (auto& state : page.entries) add_mine(mine_, state, stream, member);
    std::ranges::sort(page.entries, {}, &ReactionState::seq);
    return page;
}

}  // namespace havn::store::sqlite
