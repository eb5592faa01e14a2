#include "server/store/postgres/keeping.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "server/core/clock.hpp"
#include "server/store/word_lines.hpp"

namespace havn::store::postgres {
namespace {

// As in SQLite.
constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max() / 4;

std::vector<SessionId> ids(Rows rows) {
    std::vector<SessionId> found;
    while (rows.next()) found.push_back(SessionId{rows.number(0)});
    return found;
}

}  // namespace

Salt PostgresKeeping::salt() {
    // Whichever server comes first makes it.
    connection_.execute(
        "INSERT INTO secret VALUES ('phrase_salt',"
        " decode(replace(gen_random_uuid()::text, '-', ''), 'hex')) ON CONFLICT DO NOTHING");
    auto rows = connection_.query("SELECT value FROM secret WHERE name = 'phrase_salt'");
    Salt salt{};
    if (!rows.next()) throw std::runtime_error("the database has no phrase_salt");
    const auto value = rows.text(0);
    if (value.size() != salt.size()) throw std::runtime_error("phrase_salt has a wrong size");
    std::ranges::copy(value, salt.begin());
    return salt;
}

void PostgresKeeping::keep(core::Shard& home, PersonId person, PhraseHash phrase, bool renew,
                           core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_keep(person, phrase, renew); });
}

void PostgresKeeping::come_back(core::Shard& home, PhraseHash phrase, NewSession session,
                                core::Completion<PersonId> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_come_back(phrase, session); });
}

core::Result<bool> PostgresKeeping::write_keep(PersonId person, const PhraseHash& phrase,
                                               bool renew) {
    auto& connection = writer_.connection();
    if (!connection.query("SELECT 1 FROM person WHERE id = $1 FOR UPDATE", person).next())
        return std::unexpected(core::Failure::conflict);
    const bool kept = connection.query("SELECT 1 FROM kept WHERE person_id = $1", person).next();
    if (kept && !renew) return std::unexpected(core::Failure::conflict);
    if (connection.query("SELECT 1 FROM kept WHERE phrase = $1", phrase).next())
        return std::unexpected(core::Failure::conflict);
    connection.execute(
        "INSERT INTO kept (person_id, phrase) VALUES ($1, $2)"
        " ON CONFLICT (person_id) DO UPDATE SET phrase = excluded.phrase",
        person, phrase);
    connection.execute("UPDATE person SET expires_at_ms = $2 WHERE id = $1", person, never_ms);
    writer_.changed(ChangeKind::person, {}, person.value);
    return true;
}

core::Result<PersonId> PostgresKeeping::write_come_back(const PhraseHash& phrase,
                                                        const NewSession& session) {
    auto& connection = writer_.connection();
    auto rows = connection.query("SELECT person_id FROM kept WHERE phrase = $1 FOR SHARE", phrase);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    const PersonId person{rows.number(0)};
    const auto ended = connection.execute(
        "DELETE FROM token WHERE hash IN (SELECT hash FROM token WHERE person_id = $1"
        " ORDER BY seen_day DESC, since_day DESC, session_id OFFSET $2)",
        person, sessions_max - 1);
    if (ended > 0) writer_.changed(ChangeKind::person, {}, person.value);
    connection.execute(
        "INSERT INTO token (hash, person_id, session_id, device, since_day, seen_day)"
        " VALUES ($1, $2, $3, $4, $5, $5)",
        session.token, person, session.id, session.device,
        writer_.clock().unix_ms() / core::day_ms);
    return person;
}

std::vector<SessionId> PostgresSessions::told(PersonId person, std::vector<SessionId> ended) {
    if (!ended.empty()) writer_.changed(ChangeKind::person, {}, person.value);
    return ended;
}

void PostgresSessions::list(core::Shard& home, PersonId person,
                            core::Completion<std::vector<StoredSession>> done) {
    reader_.submit(
        home, std::move(done),
        [person](Connection& connection) -> core::Result<std::vector<StoredSession>> {
            std::vector<StoredSession> sessions;
            auto rows = connection.query(
                "SELECT session_id, device, since_day, seen_day FROM token WHERE person_id = $1"
                " ORDER BY seen_day DESC, since_day DESC, session_id",
                person);
            while (rows.next()) {
                sessions.push_back({.id = SessionId{rows.number(0)},
                                    .device = rows.as<Device>(1),
                                    .since_day = rows.integer(2),
                                    .seen_day = rows.integer(3)});
            }
            return sessions;
        });
}

void PostgresSessions::end_one(core::Shard& home, PersonId person, SessionId session,
                               core::Completion<std::vector<SessionId>> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<SessionId>> {
        auto ended = writer_.connection().query(
            "DELETE FROM token WHERE person_id = $1 AND session_id = $2 RETURNING session_id",
            person, session);
        return told(person, ids(std::move(ended)));
    });
}

void PostgresSessions::end_others(core::Shard& home, PersonId person, SessionId kept,
                                  core::Completion<std::vector<SessionId>> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<SessionId>> {
        auto ended = writer_.connection().query(
            "DELETE FROM token WHERE person_id = $1 AND session_id <> $2 RETURNING session_id",
            person, kept);
        return told(person, ids(std::move(ended)));
    });
}

void PostgresPreferences::read(core::Shard& home, PersonId person,
                               core::Completion<Preferred> done) {
    reader_.submit(home, std::move(done), [person](Connection& from) -> core::Result<Preferred> {
        auto rows = from.query(
            "SELECT p.language, f.person_id IS NOT NULL, f.country, f.content_notes, f.muted_words,"
            " f.feedback_texts FROM person p LEFT JOIN preference f ON f.person_id = p.id WHERE "
            "p.id = $1",
            person);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        Preferred preferred;
        preferred.language = rows.text(0);
        if (rows.integer(1) == 0) return preferred;
        preferred.country = rows.text(2);
        preferred.content_notes = rows.text(3);
        preferred.muted_words = words_of_lines(rows.text(4));
        preferred.feedback_texts = rows.integer(5) != 0;
        return preferred;
    });
}

void PostgresPreferences::write(core::Shard& home, PersonId person, Preferred preferred,
                                core::Completion<bool> done) {
    writer_.submit(
        home, std::move(done), [=, this, preferred = std::move(preferred)]() -> core::Result<bool> {
            auto& connection = writer_.connection();
            if (connection.execute("UPDATE person SET language = $2 WHERE id = $1", person,
                                   preferred.language) == 0)
                return std::unexpected(core::Failure::absent);
            connection.execute(
                "INSERT INTO preference (person_id, country, content_notes, muted_words,"
                " feedback_texts) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person_id) DO UPDATE"
                " SET country = $2, content_notes = $3, muted_words = $4, feedback_texts = $5",
                person, preferred.country, preferred.content_notes,
                lines_of_words(preferred.muted_words), preferred.feedback_texts);
            writer_.changed(ChangeKind::preferences, {}, person.value);
            return true;
        });
}

void PostgresPreferences::pause(core::Shard& home, PersonId person, std::int64_t until_ms,
                                std::int64_t expires_at_ms, core::Completion<std::int64_t> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<std::int64_t> {
        auto rows = writer_.connection().query(
            "UPDATE person SET paused_until_ms = greatest(paused_until_ms, $2),"
            " expires_at_ms = greatest(expires_at_ms, $3) WHERE id = $1 RETURNING paused_until_ms",
            person, until_ms, expires_at_ms);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        writer_.changed(ChangeKind::person, {}, person.value);
        return rows.integer(0);
    });
}

}  // namespace havn::store::postgres
