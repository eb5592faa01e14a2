#include "server/store/postgres/cases.hpp"

#include <algorithm>
#include <utility>

#include "server/store/case_rank.hpp"

namespace havn::store::postgres {
namespace {

constexpr std::size_t list_max = 1'000;

#define HAVN_SELECT_CASE                                                                   \
    "SELECT c.id, group_id, kind, state, stream_id, place, seq, member_id, handle, cid,"   \
    " refers, title, text, reason, verdict, care, findings, at_ms, decided_by, body_hash," \
    " entry_kind, note, claimed_by, claimed_at_ms"                                         \
    " FROM moderation_case c JOIN case_body b ON b.case_id = c.id "

constexpr auto find_sql = HAVN_SELECT_CASE "WHERE c.id = $1 AND group_id = $2 FOR UPDATE OF c";
constexpr auto read_sql = HAVN_SELECT_CASE "WHERE c.id = $1";
constexpr auto find_open_sql =
    HAVN_SELECT_CASE "WHERE stream_id = $1 AND seq = $2 AND kind = $3 AND state = 1";
constexpr auto list_sql = HAVN_SELECT_CASE
    "WHERE group_id = $1 AND state = 1 ORDER BY " HAVN_CASE_RANK ", c.id LIMIT $2";

#undef HAVN_SELECT_CASE

Case case_of(const Rows& rows) {
    Case found;
    found.id = CaseId{rows.number(0)};
    found.group = GroupId{rows.number(1)};
    found.kind = rows.as<CaseKind>(2);
    found.state = rows.as<CaseState>(3);
    found.stream = StreamId{rows.number(4)};
    found.place = rows.text(5);
    found.seq = rows.number(6);
    found.author = MemberId{rows.number(7)};
    found.handle = rows.text(8);
    found.cid = rows.text(9);
    found.refers = rows.number(10);
    found.title = rows.text(11);
    found.text = rows.text(12);
    found.reason = rows.text(13);
    found.verdict = rows.text(14);
    found.care = rows.text(15);
    found.findings_json = rows.text(16);
    found.at_ms = rows.integer(17);
    found.decided_by = rows.text(18);
    found.entry_kind = rows.as<EntryKind>(20);
    found.note = rows.text(21);
    found.claimed_by = rows.text(22);
    return found;
}

}  // namespace

PostgresCases::PostgresCases(JournalWrites& writes, Reader& reader)
    : writes_(writes), reader_(reader) {}

void PostgresCases::open(core::Shard& home, Case about, core::Completion<Case> done) {
    const std::vector streams{about.stream};
    writes_.submit<Case>(home, streams, std::move(done),
                         [this, about = std::move(about)] { return write_open(about); });
}

void PostgresCases::list(core::Shard& home, GroupId group, std::size_t limit,
                         core::Completion<std::vector<Case>> done) {
    reader_.submit(home, std::move(done),
                   [=](Connection& connection) -> core::Result<std::vector<Case>> {
                       std::vector<Case> cases;
                       auto rows = connection.query(list_sql, group, std::min(limit, list_max));
                       while (rows.next()) cases.push_back(case_of(rows));
                       return cases;
                   });
}

void PostgresCases::read(core::Shard& home, CaseId id, core::Completion<Case> done) {
    reader_.submit(home, std::move(done), [=](Connection& connection) -> core::Result<Case> {
        auto rows = connection.query(read_sql, id);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        return case_of(rows);
    });
}

// The stream of a case never changes; it is read first, because streams are locked before
// everything else.
void PostgresCases::decide(core::Shard& home, GroupId group, CaseId id, CaseState to,
                           std::string by, core::Completion<Decision> done) {
    auto locked = [this, &home, group, id, to, by = std::move(by),
                   done = std::move(done)](core::Result<StreamId> stream) mutable {
        if (!stream) return done(std::unexpected(stream.error()));
        writes_.submit<Decision>(home, {*stream}, std::move(done),
                                 [this, group, id, to, by = std::move(by)] {
                                     return write_decision(group, id, to, by);
                                 });
    };
    reader_.submit(home, core::Completion<StreamId>(std::move(locked)),
                   [=](Connection& connection) -> core::Result<StreamId> {
                       auto rows = connection.query(
                           "SELECT stream_id FROM moderation_case WHERE id = $1 AND group_id = $2",
                           id, group);
                       if (!rows.next()) return std::unexpected(core::Failure::absent);
                       return StreamId{rows.number(0)};
                   });
}

void PostgresCases::claim(core::Shard& home, GroupId group, CaseId id, std::string by, bool claimed,
                          core::Completion<Case> done) {
    writes_.submit<Case>(home, {}, std::move(done), [this, group, id, by = std::move(by), claimed] {
        return write_claim(group, id, by, claimed);
    });
}

void PostgresCases::count_open(core::Shard& home, core::Completion<std::uint64_t> done) {
    reader_.submit(
        home, std::move(done), [](Connection& connection) -> core::Result<std::uint64_t> {
            auto rows = connection.query("SELECT count(*) FROM moderation_case WHERE state = 1");
            return rows.next() ? rows.number(0) : 0;
        });
}

core::Result<Case> PostgresCases::write_open(const Case& about) {
    if (about.seq != 0) {
        auto rows = writes_.connection().query(find_open_sql, about.stream, about.seq, about.kind);
        if (rows.next()) return case_of(rows);
    }
    Case opened = about;
    opened.state = CaseState::open;
    opened.at_ms = writes_.clock().unix_ms();
    opened.id = writes_.open_case(opened);
    return opened;
}

core::Result<Case> PostgresCases::write_claim(GroupId group, CaseId id, const std::string& by,
                                              bool claimed) {
    auto rows = writes_.connection().query(find_sql, id, group);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    auto found = case_of(rows);
    const auto now_ms = writes_.clock().unix_ms();
    const bool lapsed = rows.integer(23) + claim_kept_ms <= now_ms;
    const bool of_another = !found.claimed_by.empty() && found.claimed_by != by && !lapsed;
    if (found.state != CaseState::open || of_another)
        return std::unexpected(core::Failure::conflict);
    found.claimed_by = claimed ? by : std::string();
    writes_.connection().execute(
        "UPDATE moderation_case SET claimed_by = $2, claimed_at_ms = $3 WHERE id = $1", id,
        found.claimed_by, now_ms);
    writes_.changed(ChangeKind::desk_case, group, id.value);
    return found;
}

core::Result<Decision> PostgresCases::write_decision(GroupId group, CaseId id, CaseState to,
                                                     const std::string& by) {
    auto rows = writes_.connection().query(find_sql, id, group);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    Decision decision;
    decision.decided = case_of(rows);
    auto& decided = decision.decided;
    if (decided.state != CaseState::open || to == CaseState::open)
        return std::unexpected(core::Failure::conflict);
    decided.state = to;
    decided.decided_by = by;
    const auto followed = follow(decided, rows.number(19));
    if (!followed) return std::unexpected(followed.error());
    decision.seq = followed->seq;
    decision.at_ms = followed->at_ms;
    const bool placed = decided.kind == CaseKind::held && to == CaseState::released;
    if (placed) decided.seq = decision.seq;
    Pipeline writes;
    writes.add(
        "UPDATE moderation_case SET state = $2, seq = $3, decided_by = $4, decided_at_ms = $5,"
        " told = (kind <> 1) WHERE id = $1",
        id, to, decided.seq, by, writes_.clock().unix_ms());
    writes.add(
        "UPDATE case_body SET title = '', text = '', reason = '', findings = '', note = ''"
        " WHERE case_id = $1",
        id);
    writes_.connection().run(writes);
    writes_.changed(ChangeKind::desk_case, group, id.value);
    return decision;
}

// What follows from a decision in the journal; an Appended of seq 0 when nothing does.
core::Result<Appended> PostgresCases::follow(const Case& decided, std::uint64_t body_hash) {
    Append entry;
    entry.stream = decided.stream;
    entry.author = decided.author;
    entry.handle = decided.handle;
    entry.refers = decided.refers;
    entry.title = decided.title;
    entry.text = decided.text;
    entry.note = decided.note;
    entry.key = {decided.cid, body_hash};
    if (decided.kind == CaseKind::held) {
        if (decided.state != CaseState::released) return Appended{};
        entry.kind = decided.entry_kind;
        return writes_.append_released(entry);
    }
    if (decided.seq == 0 || decided.state != CaseState::removed) return Appended{};
    entry.kind = EntryKind::removal;
    entry.refers = decided.seq;
    return writes_.remove(entry);
}

}  // namespace havn::store::postgres
