#include "server/store/sqlite/preferences.hpp"

#include <utility>

#include "server/store/word_lines.hpp"

namespace havn::store::sqlite {
SqlitePreferences::SqlitePreferences(Writer& writer, Reader& reader)
    : writer_(writer),
      reader_(reader),
      find_(reader.connection(),
            "SELECT p.language, f.person_id IS NOT NULL, f.country, f.content_notes, f.muted_words,"
            " f.feedback_texts FROM person p LEFT JOIN preference f ON f.person_id = p.id WHERE "
            "p.id = ?"),
      set_language_(writer.connection(), "UPDATE person SET language = ?2 WHERE id = ?1"),
      upsert_(
          writer.connection(),
          "INSERT INTO preference (person_id, country, content_notes, muted_words, feedback_texts)"
          " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE"
          " SET country = ?2, content_notes = ?3, muted_words = ?4, feedback_texts = ?5"),
      pause_(writer.connection(),
             "UPDATE person SET paused_until_ms = max(paused_until_ms, ?2),"
             " expires_at_ms = max(expires_at_ms, ?3) WHERE id = ?1"),
      find_pause_(writer.connection(), "SELECT paused_until_ms FROM person WHERE id = ?") {}

void SqlitePreferences::read(core::Shard& home, PersonId person, core::Completion<Preferred> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<Preferred> {
        Rows rows = find_.query(person);
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

void SqlitePreferences::write(core::Shard& home, PersonId person, Preferred preferred,
                              core::Completion<bool> done) {
    writer_.submit(
        home, std::move(done), [=, this, preferred = std::move(preferred)]() -> core::Result<bool> {
            set_language_.execute(person, preferred.language);
            if (writer_.connection().changes() == 0) return std::unexpected(core::Failure::absent);
            upsert_.execute(person, preferred.country, preferred.content_notes,
                            lines_of_words(preferred.muted_words), preferred.feedback_texts);
            writer_.changed(ChangeKind::preferences, {}, person.value);
            return true;
        });
}

void SqlitePreferences::pause(core::Shard& home, PersonId person, std::int64_t until_ms,
                              std::int64_t expires_at_ms, core::Completion<std::int64_t> done) {
    writer_.submit(home, std::move(done), [=, this]() -> core::Result<std::int64_t> {
        pause_.execute(person, until_ms, expires_at_ms);
        writer_.changed(ChangeKind::person, {}, person.value);
        Rows rows = find_pause_.query(person);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        return rows.integer(0);
    });
}

}  // namespace havn::store::sqlite
