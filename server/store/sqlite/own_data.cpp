#include "server/store/sqlite/own_data.hpp"

#include <string>
#include <utility>

#include "server/store/sqlite/members.hpp"

namespace havn::store::sqlite {
namespace {

// Entries are found by looking through the table, so many rows at a time that nobody else has to
// wait for long.
constexpr std::uint64_t rows_looked_through = 20'000;

// The place's name on the wire, of a stream s in a group g.
constexpr std::string_view place_sql =
    "g.slug || CASE s.kind WHEN 1 THEN '/' || s.slug WHEN 2 THEN '/forum'"
    " ELSE '/forum/' || s.number END";

}  // namespace

SqliteOwnData::SqliteOwnData(Writer& writer, JournalWrites& journal, PeopleWrites& people,
                             Reader& reader)
    : writer_(writer),
      journal_(journal),
      people_(people),
      reader_(reader),
      add_code_(writer.connection(),
                "INSERT INTO own_data_code (code, person_id, expires_at_ms) VALUES (?, ?, ?)"),
      take_code_(writer.connection(),
                 "DELETE FROM own_data_code WHERE code = ?1 AND expires_at_ms > ?2"
                 " RETURNING person_id"),
      members_(writer.connection(), "SELECT id FROM member WHERE person_id = ?"),
      blank_cases_(writer.connection(),
                   "UPDATE case_body SET title = zeroblob(length(CAST(title AS BLOB))),"
                   " text = zeroblob(length(CAST(text AS BLOB))),"
                   " reason = zeroblob(length(CAST(reason AS BLOB))),"
                   " findings = zeroblob(length(CAST(findings AS BLOB))) WHERE case_id IN"
                   " (SELECT id FROM moderation_case WHERE member_id = ? AND state = 1)"),
      close_cases_(writer.connection(),
                   "UPDATE moderation_case SET state = 4, decided_at_ms = ?2"
                   " WHERE member_id = ?1 AND state = 1"),
      cut_feedback_(writer.connection(),
                    "UPDATE feedback SET case_id = 0 WHERE case_id IN"
                    " (SELECT id FROM moderation_case WHERE member_id = ?)"),
      remember_(writer.connection(), "INSERT OR IGNORE INTO erased (member_id) VALUES (?)"),
      known_(writer.connection(), "SELECT 1 FROM erased WHERE member_id = ?"),
      blank_notes_(writer.connection(),
                   "UPDATE case_extra SET note = zeroblob(length(CAST(note AS BLOB)))"
                   " WHERE case_id IN (SELECT id FROM moderation_case"
                   " WHERE member_id = ? AND state = 1)"),
      reacted_(writer.connection(),
               "SELECT stream_id, seq, kind FROM reaction WHERE member_id = ?"),
      drop_reactions_(writer.connection(), "DELETE FROM reaction WHERE member_id = ?"),
      less_(writer.connection(),
            "UPDATE reaction_state SET hug = hug - (?3 = 1), me_too = me_too - (?3 = 2),"
            " thank_you = thank_you - (?3 = 3),"
            " rev = (SELECT max(rev) + 1 FROM reaction_state WHERE stream_id = ?1)"
            " WHERE stream_id = ?1 AND seq = ?2"),
      person_of_(writer.connection(), "SELECT person_id FROM member WHERE id = ?"),
      said_by_(writer.connection(),
               "SELECT stream_id, seq, handle FROM entry"
               " WHERE member_id = ? AND kind = 1 AND typeof(text) <> 'blob'"),
      read_members_(reader.connection(), "SELECT " + std::string(member_columns) +
                                             " FROM member m WHERE m.person_id = ?"),
      last_(reader.connection(), "SELECT max(id) FROM entry"),
      entries_(reader.connection(),
               "SELECT e.stream_id, s.group_id, " + std::string(place_sql) +
                   ", e.seq, e.member_id, e.handle, e.at_ms, e.title, e.text,"
                   " typeof(e.text) = 'blob', coalesce(n.note, ''), coalesce(o.place, ''),"
                   " CASE e.kind WHEN 3 THEN e.refers ELSE 0 END"
                   " FROM entry e JOIN stream s ON s.id = e.stream_id"
                   " LEFT JOIN entry_note n ON n.entry_id = e.id"
                   " LEFT JOIN entry_origin o ON o.entry_id = e.id"
                   " JOIN support_group g ON g.id = s.group_id WHERE e.id > ? AND e.id <= ?"
                   " AND e.kind IN (1, 3) AND e.member_id IN"
                   " (SELECT id FROM member WHERE person_id = ?) ORDER BY e.id"),
      held_(reader.connection(),
            "SELECT c.stream_id, c.group_id, c.place, c.seq, c.member_id, c.handle, c.at_ms,"
            " b.title, b.text, coalesce(x.note, ''), c.kind = 5"
            " FROM moderation_case c JOIN case_body b ON b.case_id = c.id"
            " LEFT JOIN case_extra x ON x.case_id = c.id JOIN member m ON m.id = c.member_id"
            " WHERE c.state = 1 AND c.kind IN (1, 5) AND m.person_id = ? ORDER BY c.id"),
      reactions_(reader.connection(),
                 "SELECT " + std::string(place_sql) +
                     ", r.seq, r.kind, s.group_id, r.stream_id, r.member_id"
                     " FROM reaction r JOIN stream s ON s.id = r.stream_id"
                     " JOIN support_group g ON g.id = s.group_id WHERE r.member_id IN"
                     " (SELECT id FROM member WHERE person_id = ?)"),
      reading_(reader.connection(),
               "SELECT " + std::string(place_sql) +
                   ", r.seq, r.following = 1 FROM read_mark r JOIN stream s ON s.id = r.stream_id"
                   " JOIN support_group g ON g.id = s.group_id WHERE r.member_id IN"
                   " (SELECT id FROM member WHERE person_id = ?)") {}

void SqliteOwnData::add_code(core::Shard& home, PersonId person, TokenHash code,
                             std::int64_t expires_at_ms, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<bool> {
        add_code_.execute(code, person, expires_at_ms);
        return true;
    });
}

void SqliteOwnData::take_code(core::Shard& home, TokenHash code, core::Completion<PersonId> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<PersonId> {
        Rows rows = take_code_.query(code, writer_.clock().unix_ms());
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        const PersonId person{rows.number(0)};
        while (rows.next()) {
        }
        return person;
    });
}

void SqliteOwnData::members(core::Shard& home, PersonId person,
                            core::Completion<std::vector<Member>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Member>> {
        std::vector<Member> found;
        Rows rows = read_members_.query(person);
        while (rows.next()) found.push_back(member_of(rows));
        return found;
    });
}

void SqliteOwnData::entries(core::Shard& home, PersonId person, std::uint64_t after,
                            core::Completion<OwnPage> done) {
    reader_.submit(home, std::move(done), [=, this] { return read_entries(person, after); });
}

void SqliteOwnData::held(core::Shard& home, PersonId person, core::Completion<OwnPage> done) {
    reader_.submit(home, std::move(done), [=, this] { return read_held(person); });
}

void SqliteOwnData::marks(core::Shard& home, PersonId person, core::Completion<OwnMarks> done) {
    reader_.submit(home, std::move(done), [=, this] { return read_marks(person); });
}

void SqliteOwnData::erase(core::Shard& home, PersonId person, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_erase(person); });
}

void SqliteOwnData::erase_again(core::Shard& home, std::vector<MemberId> members,
                                core::Completion<std::uint64_t> done) {
    writer_.submit(home, std::move(done),
                   [this, members = std::move(members)] { return write_erase_again(members); });
}

core::Result<OwnPage> SqliteOwnData::read_entries(PersonId person, std::uint64_t after) {
    OwnPage page;
    std::uint64_t last = 0;
    if (Rows rows = last_.query(); rows.next()) last = rows.number(0);
    const auto end = after + rows_looked_through;
    if (end < last) page.next = end;
    Rows rows = entries_.query(after, end, person);
    while (rows.next()) {
        const bool removed = rows.integer(9) != 0;
        page.entries.push_back({.stream = StreamId{rows.number(0)},
                                .group = GroupId{rows.number(1)},
                                .place = rows.text(2),
                                .seq = rows.number(3),
                                .author = MemberId{rows.number(4)},
                                .handle = rows.text(5),
                                .at_ms = rows.integer(6),
                                .title = removed ? std::string() : rows.text(7),
                                .text = removed ? std::string() : rows.text(8),
                                .note = removed ? std::string() : rows.text(10),
                                .carried = rows.text(11),
                                .edits = rows.number(12),
                                .removed = removed});
    }
    return page;
}

core::Result<OwnPage> SqliteOwnData::read_held(PersonId person) {
    OwnPage page;
    Rows rows = held_.query(person);
    while (rows.next()) {
        page.entries.push_back({.stream = StreamId{rows.number(0)},
                                .group = GroupId{rows.number(1)},
                                .place = rows.text(2),
                                .seq = 0,
                                .author = MemberId{rows.number(4)},
                                .handle = rows.text(5),
                                .at_ms = rows.integer(6),
                                .title = rows.text(7),
                                .text = rows.text(8),
                                .note = rows.text(9),
                                .appeal = rows.integer(10) != 0});
    }
    return page;
}

core::Result<OwnMarks> SqliteOwnData::read_marks(PersonId person) {
    OwnMarks marks;
    {
        Rows rows = reactions_.query(person);
        while (rows.next())
            marks.reactions.push_back({.place = rows.text(0),
                                       .seq = rows.number(1),
                                       .kind = rows.as<Reaction>(2),
                                       .group = GroupId{rows.number(3)},
                                       .stream = StreamId{rows.number(4)},
                                       .member = MemberId{rows.number(5)}});
    }
    Rows rows = reading_.query(person);
    while (rows.next())
        marks.reading.push_back({rows.text(0), rows.number(1), rows.integer(2) != 0});
    return marks;
}

core::Result<bool> SqliteOwnData::write_erase(PersonId person) {
    std::vector<MemberId> members;
    {
        Rows rows = members_.query(person);
        while (rows.next()) members.push_back(MemberId{rows.number(0)});
    }
    for (const auto member : members) {
        empty_cases(member);
        take_back_reactions(member);
        remember_.execute(member);
    }
    writer_.erased();
    return people_.forget(person, GroupId{});
}

void SqliteOwnData::empty_cases(MemberId member) {
    blank_cases_.execute(member);
    blank_notes_.execute(member);
    close_cases_.execute(member, writer_.clock().unix_ms());
    cut_feedback_.execute(member);
}

void SqliteOwnData::take_back_reactions(MemberId member) {
    struct Given {
        StreamId stream;
        Seq seq = 0;
        Reaction kind = Reaction::hug;
    };
    std::vector<Given> all;
    {
        Rows rows = reacted_.query(member);
        while (rows.next())
            all.push_back({StreamId{rows.number(0)}, rows.number(1), rows.as<Reaction>(2)});
    }
    drop_reactions_.execute(member);
    for (const auto& one : all) less_.execute(one.stream, one.seq, one.kind);
}

core::Result<std::uint64_t> SqliteOwnData::write_erase_again(const std::vector<MemberId>& members) {
    std::uint64_t count = 0;
    for (const auto member : members) {
        if (known_.query(member).next()) continue;
        std::vector<Append> removals;
        {
            Rows rows = said_by_.query(member);
            while (rows.next()) {
                Append removal;
                removal.stream = StreamId{rows.number(0)};
                removal.refers = rows.number(1);
                removal.handle = rows.text(2);
                removal.author = member;
                removal.kind = EntryKind::removal;
                removals.push_back(std::move(removal));
            }
        }
        for (const auto& removal : removals) count += journal_.remove(removal).has_value() ? 1 : 0;
        empty_cases(member);
        take_back_reactions(member);
        remember_.execute(member);
        PersonId person;
        if (Rows rows = person_of_.query(member); rows.next()) person = PersonId{rows.number(0)};
        if (person) people_.forget(person, GroupId{});
        writer_.erased();
    }
    return count;
}

SqliteOutcomes::SqliteOutcomes(Writer& writer, Reader& reader)
    : writer_(writer),
      reader_(reader),
      untold_(reader.connection(),
              "SELECT c.id, c.place, c.cid, c.state, c.seq FROM member m"
              " JOIN moderation_case c ON c.member_id = m.id AND c.told = 0"
              " WHERE m.person_id = ? ORDER BY c.id"),
      told_(writer.connection(), "UPDATE moderation_case SET told = 1 WHERE id = ?") {}

void SqliteOutcomes::untold(core::Shard& home, PersonId author,
                            core::Completion<std::vector<Outcome>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Outcome>> {
        std::vector<Outcome> outcomes;
        Rows rows = untold_.query(author);
        while (rows.next()) {
            outcomes.push_back({.about = CaseId{rows.number(0)},
                                .place = rows.text(1),
                                .cid = rows.text(2),
                                .state = rows.as<CaseState>(3),
                                .seq = rows.number(4)});
        }
        return outcomes;
    });
}

void SqliteOutcomes::told(core::Shard& home, std::vector<CaseId> cases,
                          core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [this, cases = std::move(cases)]() -> core::Result<bool> {
        for (const auto id : cases) told_.execute(id);
        return true;
    });
}

}  // namespace havn::store::sqlite
