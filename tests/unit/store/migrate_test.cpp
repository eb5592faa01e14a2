#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/migrate.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::sqlite {
namespace {

struct Database {
    contract::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "havn.sqlite";
    Connection connection = [this] {
        std::ofstream(file).close();
        return Connection(file);
    }();

    std::string schema() {
        std::string all;
        Statement statement(connection, "SELECT sql FROM sqlite_schema ORDER BY type, name");
        Rows rows = statement.query();
        while (rows.next()) all += rows.text(0) + "\n";
        return all;
    }
};

TEST_CASE("every earlier version of the database becomes the current one") {
    Database fresh;
    migrate(fresh.connection, migrations(), fresh.file);
    REQUIRE(migrations().size() >= 1);
    for (std::size_t version = 0; version <= migrations().size(); ++version) {
        Database old;
        migrate(old.connection, migrations().first(version), old.file);
        CHECK(old.connection.integer("PRAGMA user_version") == static_cast<std::int64_t>(version));
        migrate(old.connection, migrations(), old.file);
        CHECK(old.connection.integer("PRAGMA user_version") ==
              static_cast<std::int64_t>(migrations().size()));
        CHECK(old.schema() == fresh.schema());
        migrate(old.connection, migrations(), old.file);
        CHECK(old.schema() == fresh.schema());
    }
}

TEST_CASE("migrations are numbered without a gap") {
    for (std::size_t i = 0; i < migrations().size(); ++i) {
        CHECK(std::stoul(std::string(migrations()[i].name.substr(0, 4))) == i + 1);
    }
}

TEST_CASE("a migration that fails leaves the version before it") {
    Database database;
    const std::vector<Migration> steps{{"0001_a.sql", "CREATE TABLE a (x)"},
                                       {"0002_b.sql", "CREATE TABLE b (x); CREATE TABLE a (y)"}};
    CHECK_THROWS_WITH(migrate(database.connection, steps, database.file),
                      Catch::Contains("could not be brought to schema 0002_b.sql"));
    CHECK(database.connection.integer("PRAGMA user_version") == 1);
    CHECK(database.schema() == "CREATE TABLE a (x)\n");
}

}  // namespace
}  // namespace havn::store::sqlite
