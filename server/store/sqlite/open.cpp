#include "server/store/sqlite/open.hpp"

#include <stdexcept>
#include <string>

#include "server/store/sqlite/cases.hpp"
#include "server/store/sqlite/changes.hpp"
#include "server/store/sqlite/folder.hpp"
#include "server/store/sqlite/groups.hpp"
#include "server/store/sqlite/journal.hpp"
#include "server/store/sqlite/migrate.hpp"
#include "server/store/sqlite/people.hpp"

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
          journal_writes_(writer_, options.gathered_max),
          people_writes_(writer_),
          journal_(writer_, journal_writes_, reader_),
          people_(writer_, people_writes_, reader_),
          groups_(connection_, writer_, journal_writes_, reader_),
          cases_(writer_, journal_writes_, reader_),
          changes_(connection_, writer_, reader_),
          organisation_(
              static_cast<std::uint64_t>(connection_.integer("SELECT id FROM organisation"))) {
        writer_.set_hooks({.before_commit = [this] { journal_writes_.before_commit(); },
                           .committed = [this] { journal_writes_.committed(); },
                           .rolled_back = [this] { journal_writes_.rolled_back(); }});
        reader_.start();
        writer_.start();
    }
    ~SqliteStore() override { drain(); }

    Journal& journal() override { return journal_; }
    People& people() override { return people_; }
    Groups& groups() override { return groups_; }
    Cases& cases() override { return cases_; }
    Changes& changes() override { return changes_; }
    std::uint64_t organisation() const override { return organisation_; }
    bool healthy() const override { return writer_.healthy(); }
    void drain() override {
        reader_.drain();
        writer_.drain();
    }
    void maintain(core::Shard& home) override {
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
    JournalWrites journal_writes_;
    PeopleWrites people_writes_;
    SqliteJournal journal_;
    SqlitePeople people_;
    SqliteGroups groups_;
    SqliteCases cases_;
    SqliteChanges changes_;
    const std::uint64_t organisation_;
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
