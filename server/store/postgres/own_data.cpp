#include "server/store/postgres/own_data.hpp"

#include <memory>
#include <utility>

#include "server/store/postgres/members.hpp"

namespace havn::store::postgres {
namespace {

constexpr std::uint64_t page_entries_max = 1'000;

// The place's name on the wire, of a stream s in a group g.
#define HAVN_PLACE                                    \
    "g.slug || CASE s.kind WHEN 1 THEN '/' || s.slug" \
    " WHEN 2 THEN '/forum' ELSE '/forum/' || s.number END"
// Of the rows r of a table, those of one person's members.
#define HAVN_OF_PERSON                                                                 \
    " r JOIN stream s ON s.id = r.stream_id JOIN support_group g ON g.id = s.group_id" \
    " WHERE r.member_id IN (SELECT id FROM member WHERE person_id = $1) ORDER BY r.stream_id"

std::vector<std::uint64_t> numbers(Rows rows) {
    std::vector<std::uint64_t> found;
    while (rows.next()) found.push_back(rows.number(0));
    return found;
}

}  // namespace

void PostgresOwnData::add_code(core::Shard& home, PersonId person, TokenHash code,
                               std::int64_t expires_at_ms, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<bool> {
        const auto made = writer_.connection().execute(
            "INSERT INTO own_data_code (code, person_id, expires_at_ms)"
            " SELECT $1, id, $3 FROM person WHERE id = $2",
            code, person, expires_at_ms);
        if (made == 0) return std::unexpected(core::Failure::absent);
        return true;
    });
}

void PostgresOwnData::take_code(core::Shard& home, TokenHash code,
                                core::Completion<PersonId> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<PersonId> {
        auto rows = writer_.connection().query(
            "DELETE FROM own_data_code WHERE code = $1 AND expires_at_ms > $2 RETURNING person_id",
            code, writer_.clock().unix_ms());
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        return PersonId{rows.number(0)};
    });
}

void PostgresOwnData::members(core::Shard& home, PersonId person,
                              core::Completion<std::vector<Member>> done) {
    reader_.submit(home, std::move(done),
                   [person](Connection& from) -> core::Result<std::vector<Member>> {
                       std::vector<Member> found;
                       auto rows = from.query(HAVN_SELECT_MEMBER "WHERE m.person_id = $1", person);
                       while (rows.next()) found.push_back(member_of(rows));
                       return found;
                   });
}

// Pages are told apart by how many entries came before.
void PostgresOwnData::entries(core::Shard& home, PersonId person, std::uint64_t after,
                              core::Completion<OwnPage> done) {
    reader_.submit(home, std::move(done), [=](Connection& from) -> core::Result<OwnPage> {
        OwnPage page;
        auto rows = from.query(
            "SELECT e.stream_id, s.group_id, " HAVN_PLACE
            ", e.seq, e.member_id, e.handle, e.at_ms, e.title, e.text, e.removed, e.note, e.origin,"
            " CASE e.kind WHEN 3 THEN e.refers ELSE 0 END"
            " FROM entry e JOIN stream s ON s.id = e.stream_id"
            " JOIN support_group g ON g.id = s.group_id WHERE e.kind IN (1, 3)"
            " AND e.member_id IN (SELECT id FROM member WHERE person_id = $1)"
            " ORDER BY e.at_ms, e.stream_id, e.seq OFFSET $2 LIMIT $3",
            person, after, page_entries_max);
        while (rows.next()) {
            page.entries.push_back({.stream = StreamId{rows.number(0)},
                                    .group = GroupId{rows.number(1)},
                                    .place = rows.text(2),
                                    .seq = rows.number(3),
                                    .author = MemberId{rows.number(4)},
                                    .handle = rows.text(5),
                                    .at_ms = rows.integer(6),
                                    .title = rows.text(7),
                                    .text = rows.text(8),
                                    .note = rows.text(10),
                                    .carried = rows.text(11),
                                    .edits = rows.number(12),
                                    .removed = rows.integer(9) != 0});
        }
        if (page.entries.size() == page_entries_max) page.next = after + page_entries_max;
        return page;
    });
}

void PostgresOwnData::held(core::Shard& home, PersonId person, core::Completion<OwnPage> done) {
    reader_.submit(home, std::move(done), [person](Connection& from) -> core::Result<OwnPage> {
        OwnPage page;
        auto rows = from.query(
            "SELECT c.stream_id, c.group_id, c.place, c.member_id, c.handle, c.at_ms, b.title,"
            " b.text, b.note, c.kind = 5 FROM moderation_case c JOIN case_body b ON b.case_id = "
            "c.id"
            " JOIN member m ON m.id = c.member_id"
            " WHERE c.state = 1 AND c.kind IN (1, 5) AND m.person_id = $1 ORDER BY c.id",
            person);
        while (rows.next()) {
            page.entries.push_back({.stream = StreamId{rows.number(0)},
                                    .group = GroupId{rows.number(1)},
                                    .place = rows.text(2),
                                    .seq = 0,
                                    .author = MemberId{rows.number(3)},
                                    .handle = rows.text(4),
                                    .at_ms = rows.integer(5),
                                    .title = rows.text(6),
                                    .text = rows.text(7),
                                    .note = rows.text(8),
                                    .appeal = rows.integer(9) != 0});
        }
        return page;
    });
}

void PostgresOwnData::marks(core::Shard& home, PersonId person, core::Completion<OwnMarks> done) {
    reader_.submit(home, std::move(done), [person](Connection& from) -> core::Result<OwnMarks> {
        OwnMarks marks;
        auto reactions = from.query("SELECT " HAVN_PLACE
                                    ", r.seq, r.kind, s.group_id, r.stream_id, r.member_id"
                                    " FROM reaction" HAVN_OF_PERSON,
                                    person);
        while (reactions.next())
            marks.reactions.push_back({.place = reactions.text(0),
                                       .seq = reactions.number(1),
                                       .kind = reactions.as<Reaction>(2),
                                       .group = GroupId{reactions.number(3)},
                                       .stream = StreamId{reactions.number(4)},
                                       .member = MemberId{reactions.number(5)}});
        auto reading = from.query(
            "SELECT " HAVN_PLACE ", r.seq, r.following = 1 FROM read_mark" HAVN_OF_PERSON, person);
        while (reading.next())
            marks.reading.push_back({reading.text(0), reading.number(1), reading.integer(2) != 0});
        return marks;
    });
}

void PostgresOwnData::erase(core::Shard& home, PersonId person, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_erase(person); });
}

core::Result<bool> PostgresOwnData::write_erase(PersonId person) {
    auto& connection = writer_.connection();
    const auto members =
        numbers(connection.query("SELECT id FROM member WHERE person_id = $1 FOR UPDATE", person));
    write_rest(members, 0);
    return people_.forget(person, GroupId{});
}

core::Result<std::uint64_t> PostgresOwnData::write_rest(const std::vector<std::uint64_t>& members,
                                                        std::uint64_t removed) {
    Pipeline writes;
    writes.add(
        "UPDATE case_body SET title = '', text = '', reason = '', findings = '', note = ''"
        " WHERE case_id IN"
        " (SELECT id FROM moderation_case WHERE member_id = ANY($1) AND state = 1)",
        members);
    writes.add(
        "UPDATE moderation_case SET state = 4, decided_at_ms = $2"
        " WHERE member_id = ANY($1) AND state = 1",
        members, writer_.clock().unix_ms());
    writes.add(
        "UPDATE feedback SET case_id = 0 WHERE case_id IN"
        " (SELECT id FROM moderation_case WHERE member_id = ANY($1))",
        members);
    // Whoever asks for what changed meanwhile would miss these; so nobody changes any meanwhile.
    writes.add(
        "SELECT 1 FROM stream WHERE id IN (SELECT stream_id FROM reaction"
        " WHERE member_id = ANY($1)) ORDER BY id FOR UPDATE",
        members);
    writes.add(
        "WITH gone AS (DELETE FROM reaction WHERE member_id = ANY($1)"
        " RETURNING stream_id, seq, kind), less AS (SELECT stream_id, seq,"
        " count(*) FILTER (WHERE kind = 1) AS hug, count(*) FILTER (WHERE kind = 2) AS me_too,"
        " count(*) FILTER (WHERE kind = 3) AS thank_you FROM gone GROUP BY stream_id, seq)"
        " UPDATE reaction_state r SET hug = r.hug - less.hug, me_too = r.me_too - less.me_too,"
        " thank_you = r.thank_you - less.thank_you, rev = (SELECT max(m.rev) + 1"
        " FROM reaction_state m WHERE m.stream_id = r.stream_id) FROM less"
        " WHERE r.stream_id = less.stream_id AND r.seq = less.seq",
        members);
    writes.add("INSERT INTO erased (member_id) SELECT unnest($1) ON CONFLICT DO NOTHING", members);
    writer_.connection().run(writes);
    return removed;
}

void PostgresOwnData::erase_again(core::Shard& home, std::vector<MemberId> members,
                                  core::Completion<std::uint64_t> done) {
    struct Found {
        std::vector<std::uint64_t> members;
        std::vector<Append> removals;
    };
    struct Run {
        std::vector<std::uint64_t> members;
        std::size_t left = 1;
        std::uint64_t removed = 0;
        core::Completion<std::uint64_t> done;
    };
    std::vector<std::uint64_t> asked;
    for (const auto member : members) asked.push_back(member.value);
    auto removed_one = [this, &home](const std::shared_ptr<Run>& run) {
        if (--run->left > 0) return;
        writer_.submit(
            home, std::move(run->done), [this, members = run->members, removed = run->removed] {
                for (const auto person : numbers(writer_.connection().query(
                         "SELECT DISTINCT person_id FROM member WHERE id = ANY($1)", members)))
                    people_.forget(PersonId{person}, GroupId{});
                return write_rest(members, removed);
            });
    };
    auto remove = [this, &home, removed_one,
                   done = std::move(done)](core::Result<std::shared_ptr<Found>> found) mutable {
        if (!found) return done(std::unexpected(found.error()));
        auto run = std::make_shared<Run>();
        run->members = std::move((*found)->members);
        run->done = std::move(done);
        for (auto& removal : (*found)->removals) {
            ++run->left;
            journal_.submit_append(home, std::move(removal),
                                   [run, removed_one](core::Result<Appended> gone) {
                                       run->removed += gone.has_value() ? 1 : 0;
                                       removed_one(run);
                                   });
        }
        removed_one(run);
    };
    reader_.submit(home, core::Completion<std::shared_ptr<Found>>(std::move(remove)),
                   [asked](Connection& from) -> core::Result<std::shared_ptr<Found>> {
                       auto found = std::make_shared<Found>();
                       found->members = numbers(from.query(
                           "SELECT m FROM unnest($1) AS m"
                           " WHERE NOT EXISTS (SELECT 1 FROM erased WHERE member_id = m)",
                           asked));
                       auto rows = from.query(
                           "SELECT stream_id, seq, handle, member_id FROM entry"
                           " WHERE member_id = ANY($1) AND kind = 1 AND NOT removed",
                           found->members);
                       while (rows.next()) {
                           Append removal;
                           removal.stream = StreamId{rows.number(0)};
                           removal.refers = rows.number(1);
                           removal.handle = rows.text(2);
                           removal.author = MemberId{rows.number(3)};
                           removal.kind = EntryKind::removal;
                           found->removals.push_back(std::move(removal));
                       }
                       return found;
                   });
}

void PostgresOutcomes::untold(core::Shard& home, PersonId author,
                              core::Completion<std::vector<Outcome>> done) {
    reader_.submit(home, std::move(done),
                   [author](Connection& from) -> core::Result<std::vector<Outcome>> {
                       std::vector<Outcome> outcomes;
                       auto rows = from.query(
                           "SELECT c.id, c.place, c.cid, c.state, c.seq FROM member m"
                           " JOIN moderation_case c ON c.member_id = m.id AND NOT c.told"
                           " WHERE m.person_id = $1 ORDER BY c.id",
                           author);
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

void PostgresOutcomes::told(core::Shard& home, std::vector<CaseId> cases,
                            core::Completion<bool> done) {
    std::vector<std::uint64_t> ids;
    for (const auto id : cases) ids.push_back(id.value);
    writer_.submit(home, std::move(done), [this, ids = std::move(ids)]() -> core::Result<bool> {
        writer_.connection().execute("UPDATE moderation_case SET told = true WHERE id = ANY($1)",
                                     ids);
        return true;
    });
}

}  // namespace havn::store::postgres
