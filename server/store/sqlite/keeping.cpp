#include "server/store/sqlite/keeping.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "server/core/clock.hpp"

namespace havn::store::sqlite {
namespace {

// Far enough, and additions to it do not overflow.
constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max() / 4;

std::vector<SessionId> ids(Rows&& rows) {
    std::vector<SessionId> found;
    while (rows.next()) found.push_back(SessionId{rows.number(0)});
    return found;
}

}  // namespace

SqliteKeeping::SqliteKeeping(Connection& connection, Writer& writer)
    : connection_(connection),
      writer_(writer),
      find_kept_(writer.connection(), "SELECT 1 FROM kept WHERE person_id = ?"),
      insert_kept_(writer.connection(),
                   "INSERT OR IGNORE INTO kept (person_id, phrase)"
                   " SELECT id, ?2 FROM person WHERE id = ?1"),
      change_kept_(writer.connection(),
                   "UPDATE OR IGNORE kept SET phrase = ?2 WHERE person_id = ?1"),
      never_expire_(writer.connection(), "UPDATE person SET expires_at_ms = ?2 WHERE id = ?1"),
      find_by_phrase_(writer.connection(), "SELECT person_id FROM kept WHERE phrase = ?"),
      insert_token_(writer.connection(),
                    "INSERT INTO token (hash, person_id, session_id, device, since_day, seen_day)"
                    " VALUES (?, ?, ?, ?, ?5, ?5)"),
      end_oldest_(writer.connection(),
                  "DELETE FROM token WHERE hash IN (SELECT hash FROM token WHERE person_id = ?1"
                  " ORDER BY seen_day DESC, since_day DESC, session_id LIMIT -1 OFFSET ?2)") {}

Salt SqliteKeeping::salt() {
    Statement find(connection_, "SELECT value FROM secret WHERE name = 'phrase_salt'");
    Rows rows = find.query();
    Salt salt{};
    if (!rows.next()) throw std::runtime_error("the database has no phrase_salt");
    const auto value = rows.text(0);
    if (value.size() != salt.size()) throw std::runtime_error("phrase_salt has a wrong size");
    std::ranges::copy(value, salt.begin());
    return salt;
}

void SqliteKeeping::keep(core::Shard& home, PersonId person, PhraseHash phrase, bool renew,
                         core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_keep(person, phrase, renew); });
}

void SqliteKeeping::come_back(core::Shard& home, PhraseHash phrase, NewSession session,
                              core::Completion<PersonId> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_come_back(phrase, session); });
}

core::Result<bool> SqliteKeeping::write_keep(PersonId person, const PhraseHash& phrase,
                                             bool renew) {
    const bool kept = find_kept_.query(person).next();
    if (kept && !renew) return std::unexpected(core::Failure::conflict);
    (kept ? change_kept_ : insert_kept_).execute(person, phrase);
    if (writer_.connection().changes() == 0) return std::unexpected(core::Failure::conflict);
    never_expire_.execute(person, never_ms);
    writer_.changed(ChangeKind::person, {}, person.value);
    return true;
}

core::Result<PersonId> SqliteKeeping::write_come_back(const PhraseHash& phrase,
                                                      const NewSession& session) {
    PersonId person;
    if (Rows rows = find_by_phrase_.query(phrase); rows.next()) person = PersonId{rows.number(0)};
    if (!person) return std::unexpected(core::Failure::absent);
    end_oldest_.execute(person, sessions_max - 1);
    if (writer_.connection().changes() > 0) writer_.changed(ChangeKind::person, {}, person.value);
    insert_token_.execute(session.token, person, session.id, session.device,
                          writer_.clock().unix_ms() / core::day_ms);
    return person;
}

SqliteSessions::SqliteSessions(Writer& writer, Reader& reader)
    : writer_(writer),
      reader_(reader),
      list_(reader.connection(),
            "SELECT session_id, device, since_day, seen_day FROM token WHERE person_id = ?"
            " ORDER BY seen_day DESC, since_day DESC, session_id"),
      end_one_(writer.connection(),
               "DELETE FROM token WHERE person_id = ? AND session_id = ? RETURNING session_id"),
      end_others_(
          writer.connection(),
          "DELETE FROM token WHERE person_id = ? AND session_id <> ? RETURNING session_id") {}

std::vector<SessionId> SqliteSessions::told(PersonId person, std::vector<SessionId> ended) {
    if (!ended.empty()) writer_.changed(ChangeKind::person, {}, person.value);
    return ended;
}

void SqliteSessions::list(core::Shard& home, PersonId person,
                          core::Completion<std::vector<StoredSession>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<StoredSession>> {
        std::vector<StoredSession> sessions;
        Rows rows = list_.query(person);
        while (rows.next()) {
            sessions.push_back({.id = SessionId{rows.number(0)},
                                .device = rows.as<Device>(1),
                                .since_day = rows.integer(2),
                                .seen_day = rows.integer(3)});
        }
        return sessions;
    });
}

void SqliteSessions::end_one(core::Shard& home, PersonId person, SessionId session,
                             core::Completion<std::vector<SessionId>> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<SessionId>> {
        return told(person, ids(end_one_.query(person, session)));
    });
}

void SqliteSessions::end_others(core::Shard& home, PersonId person, SessionId kept,
                                core::Completion<std::vector<SessionId>> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<SessionId>> {
        return told(person, ids(end_others_.query(person, kept)));
    });
}

}  // namespace havn::store::sqlite
