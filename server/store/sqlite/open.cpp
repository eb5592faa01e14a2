#include "server/store/sqlite/open.hpp"

#include <stdexcept>
#include <string>

#include "server/store/sqlite/asks.hpp"
#include "server/store/sqlite/blocks.hpp"
#include "server/store/sqlite/cases.hpp"
#include "server/store/sqlite/changes.hpp"
#include "server/store/sqlite/feedback.hpp"
#include "server/store/sqlite/folder.hpp"
#include "server/store/sqlite/groups.hpp"
#include "server/store/sqlite/journal.hpp"
#include "server/store/sqlite/keeping.hpp"
#include "server/store/sqlite/members.hpp"
#include "server/store/sqlite/migrate.hpp"
#include "server/store/sqlite/own_data.hpp"
#include "server/store/sqlite/people.hpp"
#include "server/store/sqlite/preferences.hpp"
#include "server/store/sqlite/reactions.hpp"
#include "server/store/sqlite/reading.hpp"
#include "server/store/sqlite/room_places.hpp"
#include "server/store/sqlite/search.hpp"
#include "server/store/sqlite/shift_notes.hpp"
#include "server/store/sqlite/threads.hpp"

namespace havn::store {
namespace sqlite {
namespace {

Connection open_current(const std::filesystem::path& file) {
    Connection connection(file);
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA synchronous = FULL");
    migrate(connection, migrations(), file);
    return connection;
}

class SqliteStore final : public Store {
  public:
    SqliteStore(const SqliteOptions& options, const core::Clock& clock, StoreStats& stats)
        : lock_(options.file),
          connection_(open_current(options.file)),
          writer_(options.file, options.pages_max, options.instance, clock, stats),
          reader_(options.file),
          search_index_(writer_),
          journal_writes_(writer_, search_index_, options.gathered_max),
          log_writes_(writer_),
          ask_writes_(writer_, log_writes_),
          people_writes_(writer_, ask_writes_),
          entries_(reader_.connection()),
          journal_(writer_, journal_writes_, reader_, entries_),
          people_(writer_, people_writes_, reader_),
          keeping_(connection_, writer_),
          sessions_(writer_, reader_),
          preferences_(writer_, reader_),
          blocks_(writer_, reader_),
          own_data_(writer_, journal_writes_, people_writes_, reader_),
          outcomes_(writer_, reader_),
          groups_(connection_, writer_, journal_writes_, reader_, log_writes_),
          cases_(writer_, journal_writes_, reader_),
          changes_(connection_, writer_, reader_),
          organisation_(
              static_cast<std::uint64_t>(connection_.integer("SELECT id FROM organisation"))),
          threads_(reader_, entries_),
          reactions_(writer_, journal_writes_, reader_),
          reading_(writer_, journal_writes_, reader_, entries_),
          search_(options.file, writer_, search_index_),
          members_(writer_, reader_, log_writes_),
          asks_(writer_, ask_writes_, reader_),
          group_log_(writer_, log_writes_, reader_),
          shift_notes_(writer_, reader_),
          feedback_(writer_, reader_) {
        writer_.set_hooks({.before_commit = [this] { journal_writes_.before_commit(); },
                           .committed = [this] { journal_writes_.committed(); },
                           .rolled_back = [this] { journal_writes_.rolled_back(); }});
        reader_.start();
        search_.start();
        writer_.start();
    }
    ~SqliteStore() override { drain(); }

    Journal& journal() override { return journal_; }
    People& people() override { return people_; }
    Keeping& keeping() override { return keeping_; }
    Sessions& sessions() override { return sessions_; }
    Preferences& preferences() override { return preferences_; }
    Blocks& blocks() override { return blocks_; }
    OwnData& own_data() override { return own_data_; }
    Outcomes& outcomes() override { return outcomes_; }
    Groups& groups() override { return groups_; }
    Cases& cases() override { return cases_; }
    Changes& changes() override { return changes_; }
    std::uint64_t organisation() const override { return organisation_; }
    Threads& threads() override { return threads_; }
    Reactions& reactions() override { return reactions_; }
    Reading& reading() override { return reading_; }
    Search& search() override { return search_; }
    Members& members() override { return members_; }
    Asks& asks() override { return asks_; }
    GroupLog& group_log() override { return group_log_; }
    ShiftNotes& shift_notes() override { return shift_notes_; }
    Feedback& feedback() override { return feedback_; }
    RoomPlaces& room_places() override { return room_places_; }
    bool healthy() const override { return writer_.healthy(); }
    void drain() override {
        search_.drain();
        reader_.drain();
        writer_.drain();
    }
    void maintain(core::Shard& home) override {
        search_.maintain(home);
        writer_.submit(home, core::Completion<bool>([](core::Result<bool>) {}),
                       [this]() -> core::Result<bool> {
                           if (!writer_.healthy()) writer_.probe();
                           journal_writes_.prune();
                           people_writes_.prune();
                           changes_.prune();
                           return true;
                       });
    }

  private:
    FileLock lock_;
    Connection connection_;
    Writer writer_;
    Reader reader_;
    SearchIndex search_index_;
    JournalWrites journal_writes_;
    LogWrites log_writes_;
    AskWrites ask_writes_;
    PeopleWrites people_writes_;
    Entries entries_;
    SqliteJournal journal_;
    SqlitePeople people_;
    SqliteKeeping keeping_;
    SqliteSessions sessions_;
    SqlitePreferences preferences_;
    SqliteBlocks blocks_;
    SqliteOwnData own_data_;
    SqliteOutcomes outcomes_;
    SqliteGroups groups_;
    SqliteCases cases_;
    SqliteChanges changes_;
    const std::uint64_t organisation_;
    SqliteThreads threads_;
    SqliteReactions reactions_;
    SqliteReading reading_;
    SqliteSearch search_;
    SqliteMembers members_;
    SqliteAsks asks_;
    SqliteGroupLog group_log_;
    SqliteShiftNotes shift_notes_;
    SqliteFeedback feedback_;
    SqliteRoomPlaces room_places_;
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<Store> open_sqlite(const SqliteOptions& options, const core::Clock& clock,
                                   StoreStats& stats) {
    try {
        return std::make_unique<sqlite::SqliteStore>(options, clock, stats);
    } catch (const sqlite::SqliteError& error) {
        switch (error.code()) {
            case SQLITE_NOTADB:
                throw std::runtime_error(options.file.string() + " is not a database");
            case SQLITE_BUSY:
            case SQLITE_LOCKED:
                throw std::runtime_error(options.file.string() + " is locked by another process");
            default:
                throw std::runtime_error(options.file.string() +
                                         " cannot be opened: " + error.what());
        }
    }
}

}  // namespace havn::store
