#include "server/store/postgres/open.hpp"

#include <stdexcept>

#include "server/store/postgres/asks.hpp"
#include "server/store/postgres/blocks.hpp"
#include "server/store/postgres/cases.hpp"
#include "server/store/postgres/changes.hpp"
#include "server/store/postgres/feedback.hpp"
#include "server/store/postgres/groups.hpp"
#include "server/store/postgres/journal.hpp"
#include "server/store/postgres/keeping.hpp"
#include "server/store/postgres/members.hpp"
#include "server/store/postgres/migrate.hpp"
#include "server/store/postgres/own_data.hpp"
#include "server/store/postgres/people.hpp"
#include "server/store/postgres/reactions.hpp"
#include "server/store/postgres/reading.hpp"
#include "server/store/postgres/room_places.hpp"
#include "server/store/postgres/search.hpp"
#include "server/store/postgres/shift_notes.hpp"
#include "server/store/postgres/threads.hpp"

namespace havn::store {
namespace postgres {
namespace {

// The server gives up on a statement first and says so.
Settings settings_of(const PostgresOptions& options) {
    return {.url = options.url,
            .connect_max = options.answer_max / 2,
            .lock_max = options.answer_max / 2,
            .statement_max = options.answer_max * 3 / 4,
            .answer_max = options.answer_max};
}

class PostgresStore final : public Store {
  public:
    PostgresStore(const PostgresOptions& options, const core::Clock& clock, StoreStats& stats)
        : connection_(open_current(settings_of(options))),
          journal_writer_(settings_of(options), options.instance, clock, stats),
          people_writer_(settings_of(options), options.instance, clock, people_stats_),
          reader_(settings_of(options), options.readers),
          journal_writes_(journal_writer_),
          log_writes_(people_writer_),
          ask_writes_(people_writer_, log_writes_),
          people_writes_(people_writer_, ask_writes_),
          journal_(journal_writes_, reader_),
          people_(people_writer_, people_writes_, reader_),
          keeping_(connection_, people_writer_),
          sessions_(people_writer_, reader_),
          preferences_(people_writer_, reader_),
          blocks_(people_writer_, reader_),
          own_data_(people_writer_, journal_writes_, people_writes_, reader_),
          outcomes_(people_writer_, reader_),
          groups_(connection_, journal_writes_, reader_, people_writer_, log_writes_),
          cases_(journal_writes_, reader_),
          changes_(connection_, people_writer_, reader_),
          organisation_(read_organisation(connection_)),
          threads_(reader_),
          reactions_(journal_writes_, reader_),
          reading_(journal_writes_, reader_),
          search_(journal_writes_, reader_),
          members_(people_writer_, reader_, log_writes_),
          asks_(people_writer_, ask_writes_, reader_),
          group_log_(people_writer_, log_writes_, reader_),
          shift_notes_(people_writer_, reader_),
          feedback_(people_writer_, reader_),
          room_places_(people_writer_) {
        reader_.start();
        people_writer_.start();
        journal_writer_.start();
    }
    ~PostgresStore() override { drain(); }

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
    bool healthy() const override {
        return journal_writer_.healthy() && people_writer_.healthy() && reader_.healthy();
    }
    void drain() override {
        reader_.drain();
        people_writer_.drain();
        journal_writer_.drain();
    }
    void maintain(core::Shard& home) override {
        people_writer_.submit(home, core::Completion<bool>([](core::Result<bool>) {}),
                              [this]() -> core::Result<bool> {
                                  people_writes_.prune();
                                  JournalWrites::prune(people_writer_);
                                  changes_.prune();
                                  room_places_.prune();
                                  people_writer_.prune();
                                  return true;
                              });
    }

  private:
    static std::uint64_t read_organisation(Connection& connection) {
        auto rows = connection.query("SELECT id FROM organisation");
        return rows.next() ? rows.number(0) : 0;
    }
    static Connection open_current(const Settings& settings) {
        Connection connection(settings);
        connection.connect();
        migrate(connection, migrations());
        auto copy = connection.query("SELECT count(*) FROM store_copy WHERE NOT finished");
        if (copy.next() && copy.integer(0) > 0)
            throw std::runtime_error(describe(settings.url) +
                                     " holds a copy that was not finished: do `havn store copy`"
                                     " once more");
        return connection;
    }

    Connection connection_;
    StoreStats people_stats_;  // nobody asks for them
    Writer journal_writer_;
    Writer people_writer_;
    Reader reader_;
    JournalWrites journal_writes_;
    LogWrites log_writes_;
    AskWrites ask_writes_;
    PeopleWrites people_writes_;
    PostgresJournal journal_;
    PostgresPeople people_;
    PostgresKeeping keeping_;
    PostgresSessions sessions_;
    PostgresPreferences preferences_;
    PostgresBlocks blocks_;
    PostgresOwnData own_data_;
    PostgresOutcomes outcomes_;
    PostgresGroups groups_;
    PostgresCases cases_;
    PostgresChanges changes_;
    const std::uint64_t organisation_;
    PostgresThreads threads_;
    PostgresReactions reactions_;
    PostgresReading reading_;
    PostgresSearch search_;
    PostgresMembers members_;
    PostgresAsks asks_;
    PostgresGroupLog group_log_;
    PostgresShiftNotes shift_notes_;
    PostgresFeedback feedback_;
    PostgresRoomPlaces room_places_;
};

}  // namespace
}  // namespace postgres

bool is_postgres(const std::string& address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

std::unique_ptr<Store> open_postgres(const PostgresOptions& options, const core::Clock& clock,
                                     StoreStats& stats) {
    const auto where = postgres::describe(options.url);
    try {
        return std::make_unique<postgres::PostgresStore>(options, clock, stats);
    } catch (const postgres::PostgresError& error) {
        throw std::runtime_error(where + " cannot be used: " + error.what());
    }
}

}  // namespace havn::store
