#include "server/store/postgres/feedback.hpp"

#include <chrono>
#include <stdexcept>
#include <utility>

#include "server/core/clock.hpp"
#include "server/store/cases.hpp"
#include "server/store/feedback_row.hpp"
#include "server/store/postgres/migrate.hpp"

namespace havn::store::postgres {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t rows_at_once = 1'000;

// The words are those the case was about, if its entry was neither removed nor edited.
constexpr auto export_sql =
    "SELECT " HAVN_FEEDBACK_COLUMNS
    ", coalesce(p.feedback_texts AND e.seq IS NOT NULL, false), e.title,"
    " e.text, f.id FROM feedback f JOIN support_group g ON g.id = f.group_id"
    " LEFT JOIN moderation_case c ON c.id = f.case_id"
    " LEFT JOIN member m ON m.id = c.member_id"
    " LEFT JOIN preference p ON p.person_id = m.person_id"
    " LEFT JOIN entry e ON e.stream_id = c.stream_id AND e.seq = c.seq AND e.kind = 1"
    " AND NOT e.removed AND NOT EXISTS (SELECT FROM entry x WHERE x.stream_id = e.stream_id"
    " AND x.refers = e.seq AND x.kind = 3)"
    " WHERE f.id > $1 AND f.day >= $2 AND ($3 = '' OR g.slug = $3) ORDER BY f.id LIMIT $4";

FeedbackExport exported(const Rows& rows) {
    auto one = feedback_of(rows);
    one.with_text = one.with_text && rows.integer(18) != 0;
    if (one.with_text) {
        one.title = rows.text(19);
        one.text = rows.text(20);
    }
    return one;
}

void check(Connection& connection, const std::string& url) {
    auto rows = connection.query("SELECT count(*) FROM schema_step");
    if (rows.next() && rows.number(0) >= migrations().size()) return;
    throw std::runtime_error(describe(url) +
                             " was written by another version of Havn: start a server of this"
                             " version on it once");
}

}  // namespace

void PostgresFeedback::say(core::Shard& home, FeedbackRow row, core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [this, row = std::move(row)] { return write(row); });
}

void PostgresFeedback::of_open(core::Shard& home, protocol::GroupId group,
                               core::Completion<std::vector<FeedbackMark>> done) {
    reader_.submit(home, std::move(done),
                   [group](Connection& from) -> core::Result<std::vector<FeedbackMark>> {
                       return marks_of(from.query(HAVN_SELECT_MARKS("$1"), group));
                   });
}

core::Result<bool> PostgresFeedback::write(const FeedbackRow& row) {
    auto& connection = writer_.connection();
    auto found = connection.query(
        "SELECT state FROM moderation_case WHERE id = $1 AND group_id = $2", row.about, row.group);
    if (!found.next()) return std::unexpected(core::Failure::absent);
    if (found.as<CaseState>(0) != CaseState::open) return std::unexpected(core::Failure::conflict);
    if (row.said == FeedbackSaid::nothing)
        connection.execute(
            "DELETE FROM feedback WHERE case_id = $1 AND finding = $2 AND category = $3", row.about,
            row.finding, row.category);
    else
        connection.execute(
            "INSERT INTO feedback (case_id, group_id, finding, said, day, language, category,"
            " kind, stage, severity, score, verdict, care, abuse_score, care_score, spam_score)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
            " ON CONFLICT (case_id, finding, category) WHERE case_id <> 0"
            " DO UPDATE SET said = $4, day = $5",
            row.about, row.group, row.finding, row.said, writer_.clock().unix_ms() / core::day_ms,
            row.language, row.category, row.kind, row.stage, row.severity, row.score, row.verdict,
            row.care, row.scores.abuse, row.scores.care, row.scores.spam);
    return true;
}

void export_feedback(const std::string& url, const FeedbackWanted& wanted,
                     const FeedbackVisit& visit) try {
    Connection connection(
        {.url = url, .connect_max = 10s, .lock_max = 5s, .statement_max = 60s, .answer_max = 120s});
    connection.connect();
    check(connection, url);
    // One state of the store from here on.
    connection.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for (std::uint64_t after = 0;;) {
        auto rows =
            connection.query(export_sql, after, wanted.since_day, wanted.group, rows_at_once);
        if (rows.count() == 0) break;
        while (rows.next()) {
            visit(exported(rows));
            after = rows.number(21);
        }
    }
    connection.script("COMMIT");
} catch (const PostgresError& error) {
    throw std::runtime_error(describe(url) + " cannot be read: " + error.what());
}

}  // namespace havn::store::postgres
