#include "server/store/sqlite/feedback.hpp"

#include <stdexcept>
#include <utility>

#include "server/core/clock.hpp"
#include "server/store/cases.hpp"
#include "server/store/feedback_row.hpp"
#include "server/store/sqlite/entries.hpp"
#include "server/store/sqlite/migrate.hpp"

namespace havn::store::sqlite {
namespace {

// The words are those the case was about, if its entry was neither removed nor edited.
void add_text(Entries& entries, StreamId stream, Seq seq, FeedbackExport& one) {
    const auto entry = entries.one(stream, seq);
    one.with_text = entry && entry->kind == EntryKind::said && !entry->removed && !entry->edited;
    if (!one.with_text) return;
    one.title = entry->title;
    one.text = entry->text;
}

void check(Connection& connection, const std::filesystem::path& file) {
    const auto known = static_cast<std::int64_t>(migrations().size());
    if (connection.integer("PRAGMA user_version") != known)
        throw std::runtime_error(file.string() +
                                 " was written by another version of Havn: start a server of this"
                                 " version on it once");
}

}  // namespace

SqliteFeedback::SqliteFeedback(Writer& writer, Reader& reader)
    : writer_(writer),
      reader_(reader),
      find_case_(writer.connection(),
                 "SELECT state FROM moderation_case WHERE id = ? AND group_id = ?"),
      upsert_(writer.connection(),
              "INSERT INTO feedback (case_id, group_id, finding, said, day, language, category,"
              " kind, stage, severity, score, verdict, care, abuse_score, care_score, spam_score)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
              " ON CONFLICT (case_id, finding, category) WHERE case_id <> 0"
              " DO UPDATE SET said = ?4, day = ?5"),
      take_back_(writer.connection(),
                 "DELETE FROM feedback WHERE case_id = ? AND finding = ? AND category = ?"),
      marks_(reader.connection(), HAVN_SELECT_MARKS("?")) {}

void SqliteFeedback::say(core::Shard& home, FeedbackRow row, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [this, row = std::move(row)] { return write(row); });
}

void SqliteFeedback::of_open(core::Shard& home, protocol::GroupId group,
                             core::Completion<std::vector<FeedbackMark>> done) {
    reader_.submit(home, std::move(done),
                   [this, group]() -> core::Result<std::vector<FeedbackMark>> {
                       return marks_of(marks_.query(group));
                   });
}

core::Result<bool> SqliteFeedback::write(const FeedbackRow& row) {
    {
        Rows rows = find_case_.query(row.about, row.group);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        if (rows.as<CaseState>(0) != CaseState::open)
            return std::unexpected(core::Failure::conflict);
    }
    if (row.said == FeedbackSaid::nothing)
        take_back_.execute(row.about, row.finding, row.category);
    else
        upsert_.execute(row.about, row.group, row.finding, row.said,
                        writer_.clock().unix_ms() / core::day_ms, row.language, row.category,
                        row.kind, row.stage, row.severity, row.score, row.verdict, row.care,
                        row.scores.abuse, row.scores.care, row.scores.spam);
    return true;
}

void export_feedback(const std::filesystem::path& file, const FeedbackWanted& wanted,
                     const FeedbackVisit& visit) try {
    Connection connection(file);
    check(connection, file);
    // One state of the store from here on.
    connection.execute("BEGIN");
    Entries entries(connection);
    entries.refresh();
    Statement all(connection, "SELECT " HAVN_FEEDBACK_COLUMNS
                              ", coalesce(p.feedback_texts, 0), c.stream_id, c.seq"
                              " FROM feedback f JOIN support_group g ON g.id = f.group_id"
                              " LEFT JOIN moderation_case c ON c.id = f.case_id"
                              " LEFT JOIN member m ON m.id = c.member_id"
                              " LEFT JOIN preference p ON p.person_id = m.person_id"
                              " WHERE f.day >= ?1 AND (?2 = '' OR g.slug = ?2) ORDER BY f.id");
    Rows rows = all.query(wanted.since_day, wanted.group);
    while (rows.next()) {
        auto one = feedback_of(rows);
        one.with_text = one.with_text && rows.integer(18) != 0;
        if (one.with_text) add_text(entries, StreamId{rows.number(19)}, rows.number(20), one);
        visit(one);
    }
} catch (const SqliteError& error) {
    throw std::runtime_error(file.string() + " cannot be read: " + error.what());
}

}  // namespace havn::store::sqlite
