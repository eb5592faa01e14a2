// How the PostgreSQL store starts: on an empty database, beside other servers, after an upgrade,
// and on what is not its own.

#include <thread>

#include "server/store/postgres/migrate.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

using postgres::Connection;
using postgres::Migration;
using tests::PostgresServer;
using namespace std::chrono_literals;

std::unique_ptr<Store> open(const std::string& url) {
    static const core::SystemClock clock;
    static StoreStats stats;
    return open_postgres({.url = url, .readers = 1}, clock, stats);
}

std::string refusal(const std::string& url) {
    try {
        open(url);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

Connection connected(const std::string& url) {
    Connection connection({.url = url,
                           .connect_max = 10s,
                           .lock_max = 300ms,
                           .statement_max = 10s,
                           .answer_max = 20s});
    connection.connect();
    return connection;
}

std::string schema_of(const std::string& url) {
    std::string all;
    auto connection = connected(url);
    auto rows = connection.query(
        "SELECT table_name::text, column_name::text, data_type::text FROM"
        " information_schema.columns WHERE table_schema = current_schema()"
        " ORDER BY table_name, column_name");
    while (rows.next()) all += rows.text(0) + "." + rows.text(1) + " " + rows.text(2) + "\n";
    auto indexes = connection.query(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname");
    while (indexes.next()) all += indexes.text(0) + "\n";
    return all;
}

TEST_CASE("a database that cannot be used is refused with one line that says why") {
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    const std::string secret = "not-for-logs";
    const auto by_network = "@127.0.0.1:" + std::to_string(server.port()) + "/postgres";
    std::string message;
    SECTION("nobody listens there") {
        message = refusal("postgresql://havn:" + secret + "@127.0.0.1:1/havn");
        CHECK_THAT(message, Catch::Contains("database havn on 127.0.0.1:1 as havn"));
        CHECK_THAT(message, Catch::Contains("Connection refused"));
    }
    SECTION("the password is wrong") {
        message = refusal("postgresql://havn:" + secret + by_network);
        CHECK_THAT(message, Catch::Contains("password authentication failed"));
    }
    SECTION("there is no such database") {
        message = refusal(server.url("nowhere"));
        CHECK_THAT(message, Catch::Contains("database \"nowhere\" does not exist"));
    }
    SECTION("not an address") {
        message = refusal("postgresql://havn:" + secret + "@[::1/havn");
        CHECK_THAT(message, Catch::Contains("postgresql://USER@HOST:PORT/NAME"));
    }
    SECTION("a database of another program") {
        server.execute(url, "CREATE TABLE recipe (name text)");
        message = refusal(url);
        CHECK_THAT(message, Catch::Contains("another program"));
    }
    SECTION("another program's table of steps") {
        open(url);
        server.execute(url, "UPDATE schema_step SET name = '0001_other.sql' WHERE number = 1");
        message = refusal(url);
        CHECK_THAT(message, Catch::Contains("another program or version"));
    }
    SECTION("a newer version") {
        open(url);
        server.execute(url,
                       "INSERT INTO schema_step SELECT max(number) + 1, 'later', 4711 FROM"
                       " schema_step");
        message = refusal(url);
        CHECK_THAT(message, Catch::Contains("newer version of Havn"));
    }
    SECTION("a step is missing") {
        open(url);
        server.execute(url, "DELETE FROM schema_step WHERE number = 1");
        message = refusal(url);
        CHECK_THAT(message, Catch::Contains("half applied"));
    }
    SECTION("a table is missing") {
        open(url);
        server.execute(url, "DROP TABLE case_body");
        message = refusal(url);
        CHECK_THAT(message, Catch::Contains("half applied (table case_body is missing)"));
    }
    SECTION("another encoding") {
        server.execute(url,
                       "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        message = refusal(server.url("latin"));
        server.execute(url, "DROP DATABASE latin");
        CHECK_THAT(message, Catch::Contains("encoded as LATIN1"));
    }
    SECTION("it may not be written to") {
        server.execute(url, "CREATE ROLE reader LOGIN");
        message = refusal("postgresql://reader@/" + url.substr(url.find("@/") + 2));
        server.execute(url, "DROP ROLE reader");
        CHECK_THAT(message, Catch::Contains("permission denied"));
    }
    CHECK(message.find('\n') == std::string::npos);
    CHECK(message.find(secret) == std::string::npos);
}

TEST_CASE("a password may stand in a file of its own") {
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    server.execute(url, "CREATE ROLE keeper LOGIN SUPERUSER PASSWORD 'from-a-file'");
    const TemporaryFolder folder;
    const auto file = folder.path() / "passwords";
    std::ofstream(file) << "127.0.0.1:*:*:keeper:from-a-file\n";
    std::filesystem::permissions(file, std::filesystem::perms(0600));
    const auto database = url.substr(url.find("@/") + 2, url.find('?') - url.find("@/") - 2);
    const auto by_network = "postgresql://keeper@127.0.0.1:" + std::to_string(server.port()) + "/" +
                            database + "?passfile=";
    CHECK(refusal(by_network + file.string()).empty());
    CHECK_THAT(refusal(by_network + "/nowhere"), Catch::Contains("no password supplied"));
    server.execute(url, "DROP OWNED BY keeper CASCADE; DROP ROLE keeper");
}

TEST_CASE("servers that start at once on an empty database set it up once") {
    const auto url = PostgresServer::shared().new_database();
    std::atomic<int> made = 0, failed = 0;
    std::vector<std::size_t> seen(4);
    {
        std::vector<std::jthread> servers;
        for (auto& groups_seen : seen) {
            servers.emplace_back([&] {
                try {
                    const auto store = open(url);
                    if (store->groups().load().empty()) {
                        ++made;
                        store->groups().create(a_group("grief"));
                        store->groups().create(a_group("worry"));
                    }
                    groups_seen = store->groups().load().size();
                } catch (const std::runtime_error& error) {
                    UNSCOPED_INFO(error.what());
                    ++failed;
                }
            });
        }
    }
    CHECK(failed == 0);
    CHECK(made == 1);
    CHECK(seen == std::vector<std::size_t>(4, 2));
}

TEST_CASE("every earlier version of a PostgreSQL database becomes the current one") {
    auto& server = PostgresServer::shared();
    const auto steps = postgres::migrations();
    const auto fresh = server.new_database();
    {
        auto connection = connected(fresh);
        migrate(connection, steps);
    }
    for (std::size_t version = 0; version <= steps.size(); ++version) {
        const auto url = server.new_database();
        auto connection = connected(url);
        migrate(connection, steps.first(version));
        migrate(connection, steps);
        migrate(connection, steps);
        CHECK(schema_of(url) == schema_of(fresh));
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
        CHECK(std::stoul(std::string(steps[i].name.substr(0, 4))) == i + 1);
}

TEST_CASE("a migration of PostgreSQL that fails leaves the version before it") {
    const auto url = PostgresServer::shared().new_database();
    auto connection = connected(url);
    const std::vector<Migration> steps{
        {"0001_a.sql", "CREATE TABLE a (x int)"},
        {"0002_b.sql", "CREATE TABLE b (x int); CREATE TABLE a (y int)"}};
    CHECK_THROWS_WITH(migrate(connection, steps),
                      Catch::Contains("could not be brought to schema 0002_b.sql"));
    auto rows = connection.query("SELECT max(number), to_regclass('b') IS NULL FROM schema_step");
    REQUIRE(rows.next());
    CHECK(rows.integer(0) == 1);
    CHECK(rows.integer(1) == 1);
}

TEST_CASE("an upgrade that only adds leaves the servers before it at work") {
    StoreFixture test(backends().back());
    const auto url = postgres_url(test.folder.path());
    std::vector<Migration> steps(postgres::migrations().begin(), postgres::migrations().end());
    const auto known = std::to_string(steps.size());
    const auto adds = "-- works with: " + known + "\nALTER TABLE entry ADD COLUMN mood text;" +
                      "CREATE TABLE mood (name text PRIMARY KEY);";
    steps.push_back({"9001_mood.sql", adds});
    auto connection = connected(url);

    // The old server keeps the table busy: the upgrade does not make it wait for long.
    std::atomic<bool> over = false;
    std::atomic<int> said = 0, failed = 0;
    std::jthread talk([&] {
        while (!over) ++(test.append(StoreFixture::message(test.room(), "text")) ? said : failed);
    });
    while (said < 20) std::this_thread::sleep_for(1ms);
    migrate(connection, steps);
    const int before = said;
    while (said < before + 20) std::this_thread::sleep_for(1ms);
    over = true;
    talk.join();
    CHECK(failed == 0);
    CHECK(test.before(test.room(), 0, 1).last == static_cast<Seq>(said));
    test.reopen();  // the old version, started again
    CHECK(test.append(StoreFixture::message(test.room(), "text")).has_value());

    steps.push_back({"9002_other.sql", "CREATE TABLE other (name text PRIMARY KEY)"});
    migrate(connection, steps);
    CHECK_THAT(refusal(url), Catch::Contains("newer version of Havn"));
    CHECK(test.append(StoreFixture::message(test.room(), "text")).has_value());
}

}  // namespace
}  // namespace havn::store::contract
