#pragma once
// One connection to PostgreSQL over libpq: prepared statements, pipelines, and a deadline on
// everything, so that a server that hangs or a network that swallows octets holds nobody up for
// ever. One thread at a time. Errors are PostgresError.

#include <libpq-fe.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/store/postgres/values.hpp"

namespace havn::store::postgres {

class PostgresError : public std::runtime_error {
  public:
    enum class Kind : std::uint8_t {
        lost,         // the connection is gone; what was sent may or may not have happened
        contention,   // rolled back because of others (deadlock, waited too long): worth a repeat
        environment,  // the machine's fault (disk, memory, read-only): others will fail as well
        refused,      // the statement's own fault
    };
    PostgresError(Kind kind, const std::string& message)
        : std::runtime_error(message), kind_(kind) {}
    Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

struct Settings {
    std::string url;
    std::chrono::milliseconds connect_max;
    // The server gives up on a statement first and says so; answer_max is for one that says
    // nothing.
    std::chrono::milliseconds lock_max, statement_max, answer_max;
};

// "database havn on 10.0.0.5:5432 as havn": without the password. Throws std::runtime_error with a
// line that does not quote it either: not an address of a database.
std::string describe(const std::string& url);

// Statements that go out together and cost one round trip.
class Pipeline {
  public:
    template <class... T>
    void add(std::string_view sql, const T&... values) {
        steps_.push_back({sql, Values::of(values...)});
    }
    void add_values(std::string_view sql, Values values) {
        steps_.push_back({sql, std::move(values)});
    }
    bool empty() const { return steps_.empty(); }
    std::size_t size() const { return steps_.size(); }

  private:
    friend class Connection;
    struct Step {
        std::string_view sql;  // must outlive the run
        Values values;
    };
    std::vector<Step> steps_;
};

class Connection {
  public:
    explicit Connection(Settings settings) : settings_(std::move(settings)) {}

    // Anew, whatever there was before.
    void connect();
    void close();
    bool connected() const { return handle_ != nullptr; }
    const Settings& settings() const { return settings_; }

    template <class... T>
    Rows query(std::string_view sql, const T&... values) {
        Pipeline one;
        one.add(sql, values...);
        return std::move(run(one).front());
    }
    // The number of rows that changed.
    template <class... T>
    std::uint64_t execute(std::string_view sql, const T&... values) {
        return query(sql, values...).changed();
    }
    // One after the other, each seeing what was committed before it began. The first that fails
    // ends it. Outside BEGIN and COMMIT all of it is one transaction.
    std::vector<Rows> run(const Pipeline& pipeline);
    // Several statements without values, unprepared.
    void script(const std::string& sql);
    // For statements that take long, at start.
    void lift_limits();
    // Ends a transaction that is open. The connection is closed if that fails.
    void roll_back();

    std::chrono::steady_clock::time_point used_at() const { return used_at_; }

  private:
    using Deadline = std::chrono::steady_clock::time_point;
    struct Finish {
        void operator()(PGconn* handle) const { PQfinish(handle); }
    };
    struct Prepared {
        std::string name;
        bool there = false;
    };
    // What results of a run belong to.
    struct Expected {
        Prepared* preparing = nullptr;
    };

    [[noreturn]] void lose(std::string message);
    [[noreturn]] void fail(const PGresult* result);
    void wait(short events, Deadline deadline);
    void flush(Deadline deadline);
    PGresult* next_result(Deadline deadline);
    std::vector<Expected> send(const Pipeline& pipeline);
    std::vector<Rows> receive(const std::vector<Expected>& expected, Deadline deadline);
    Deadline answer_deadline() const;

    Settings settings_;
    std::unique_ptr<PGconn, Finish> handle_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, Prepared, Hash, std::equal_to<>> prepared_;
    bool limited_ = true;
    std::chrono::steady_clock::time_point used_at_;
};

}  // namespace havn::store::postgres
