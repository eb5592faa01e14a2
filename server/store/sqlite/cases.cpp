#include "server/store/sqlite/cases.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "server/store/case_rank.hpp"

namespace havn::store::sqlite {
namespace {

constexpr std::size_t list_max = 1'000;

std::string select_cases(const std::string& rest) {
    return "SELECT c.id, group_id, kind, state, stream_id, place, seq, member_id, handle, cid,"
           " refers, title, text, reason, verdict, care, findings, at_ms, decided_by, body_hash,"
           " coalesce(entry_kind, 1), coalesce(note, ''), claimed_by, claimed_at_ms"
           " FROM moderation_case c JOIN case_body b ON b.case_id = c.id"
           " LEFT JOIN case_extra x ON x.case_id = c.id " +
           rest;
}

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
    found.verdict = rows.text(14);
    found.care = rows.text(15);
    found.at_ms = rows.integer(17);
    found.decided_by = rows.text(18);
    found.entry_kind = rows.as<EntryKind>(20);
    if (found.state != CaseState::open) return found;  // its body is zeros
    found.title = rows.text(11);
    found.text = rows.text(12);
    found.reason = rows.text(13);
    found.findings_json = rows.text(16);
    found.note = rows.text(21);
    found.claimed_by = rows.text(22);
    return found;
}

}  // namespace

SqliteCases::SqliteCases(Writer& writer, JournalWrites& journal, Reader& reader)
    : writer_(writer),
      journal_(journal),
      reader_(reader),
      find_(writer.connection(), select_cases("WHERE c.id = ? AND group_id = ?")),
      find_open_(writer.connection(),
                 select_cases("WHERE stream_id = ? AND seq = ? AND kind = ? AND state = 1")),
      decide_(
          writer.connection(),
          "UPDATE moderation_case SET state = ?2, seq = ?3, decided_by = ?4, decided_at_ms = ?5,"
          " told = (kind <> 1) WHERE id = ?1"),
      claim_(writer.connection(),
             "UPDATE moderation_case SET claimed_by = ?2, claimed_at_ms = ?3 WHERE id = ?1"),
      blank_(writer.connection(),
             "UPDATE case_body SET title = zeroblob(length(CAST(title AS BLOB))),"
             " text = zeroblob(length(CAST(text AS BLOB))),"
             " reason = zeroblob(length(CAST(reason AS BLOB))),"
             " findings = zeroblob(length(CAST(findings AS BLOB))) WHERE case_id = ?"),
      blank_extra_(writer.connection(),
                   "UPDATE case_extra SET note = zeroblob(length(CAST(note AS BLOB)))"
                   " WHERE case_id = ?"),
      list_(
          reader.connection(),
          select_cases("WHERE group_id = ? AND state = 1 ORDER BY " HAVN_CASE_RANK
                       ", c.id LIMIT ?")),
      count_(reader.connection(), "SELECT count(*) FROM moderation_case WHERE state = 1"),
      read_(reader.connection(), select_cases("WHERE c.id = ?")) {}

void SqliteCases::open(core::Shard& home, Case about, core::Completion<Case> done) {
    writer_.submit(home, std::move(done),
                   [this, about = std::move(about)] { return write_open(about); });
}

void SqliteCases::list(core::Shard& home, GroupId group, std::size_t limit,
                       core::Completion<std::vector<Case>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Case>> {
        std::vector<Case> cases;
        Rows rows = list_.query(group, std::min(limit, list_max));
        while (rows.next()) cases.push_back(case_of(rows));
        return cases;
    });
}

void SqliteCases::read(core::Shard& home, CaseId id, core::Completion<Case> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<Case> {
        Rows rows = read_.query(id);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        return case_of(rows);
    });
}

void SqliteCases::decide(core::Shard& home, GroupId group, CaseId id, CaseState to, std::string by,
                         core::Completion<Decision> done) {
    writer_.submit(home, std::move(done), [this, group, id, to, by = std::move(by)] {
        return write_decision(group, id, to, by);
    });
}

void SqliteCases::claim(core::Shard& home, GroupId group, CaseId id, std::string by, bool claimed,
                        core::Completion<Case> done) {
    writer_.submit(home, std::move(done), [this, group, id, by = std::move(by), claimed] {
        return write_claim(group, id, by, claimed);
    });
}

void SqliteCases::count_open(core::Shard& home, core::Completion<std::uint64_t> done) {
    reader_.submit(home, std::move(done), [this]() -> core::Result<std::uint64_t> {
        Rows rows = count_.query();
        return rows.next() ? rows.number(0) : 0;
    });
}

core::Result<Case> SqliteCases::write_open(const Case& about) {
    if (about.seq != 0) {
        Rows rows = find_open_.query(about.stream, about.seq, about.kind);
        if (rows.next()) return case_of(rows);
    }
    Case opened = about;
    opened.state = CaseState::open;
    opened.at_ms = writer_.clock().unix_ms();
    opened.id = journal_.open_case(opened);
    return opened;
}

core::Result<Decision> SqliteCases::write_decision(GroupId group, CaseId id, CaseState to,
                                                   const std::string& by) {
    Decision decision;
    std::uint64_t body_hash = 0;
    {
        Rows rows = find_.query(id, group);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        decision.decided = case_of(rows);
        body_hash = rows.number(19);
    }
    auto& decided = decision.decided;
    if (decided.state != CaseState::open || to == CaseState::open) {
        return std::unexpected(core::Failure::conflict);
    }
    decided.state = to;
    decided.decided_by = by;
    const auto followed = follow(decided, body_hash);
    if (!followed) return std::unexpected(followed.error());
    decision.seq = followed->seq;
    decision.at_ms = followed->at_ms;
    const bool placed = decided.kind == CaseKind::held && to == CaseState::released;
    if (placed) decided.seq = decision.seq;
    decide_.execute(id, to, decided.seq, by, writer_.clock().unix_ms());
    blank_.execute(id);
    blank_extra_.execute(id);
    writer_.erased();
    writer_.changed(ChangeKind::desk_case, group, id.value);
    return decision;
}

core::Result<Case> SqliteCases::write_claim(GroupId group, CaseId id, const std::string& by,
                                            bool claimed) {
    Case found;
    const auto now_ms = writer_.clock().unix_ms();
    bool lapsed = false;
    {
        Rows rows = find_.query(id, group);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        found = case_of(rows);
        lapsed = rows.integer(23) + claim_kept_ms <= now_ms;
    }
    const bool of_another = !found.claimed_by.empty() && found.claimed_by != by && !lapsed;
    if (found.state != CaseState::open || of_another)
        return std::unexpected(core::Failure::conflict);
    found.claimed_by = claimed ? by : std::string();
    claim_.execute(id, found.claimed_by, now_ms);
    writer_.changed(ChangeKind::desk_case, group, id.value);
    return found;
}

// What follows from a decision in the journal; an Appended of seq 0 when nothing does.
core::Result<Appended> SqliteCases::follow(const Case& decided, std::uint64_t body_hash) {
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
        return journal_.append_released(entry);
    }
    if (decided.seq == 0 || decided.state != CaseState::removed) return Appended{};
    entry.kind = EntryKind::removal;
    entry.refers = decided.seq;
    return journal_.remove(entry);
}

}  // namespace havn::store::sqlite
