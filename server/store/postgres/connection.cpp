#include "server/store/postgres/connection.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace havn::store::postgres {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds unlimited_answer_max{30 * 60'000};

// One line of what libpq says in several.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c != '\n' && c != '\t') {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

PostgresError::Kind kind_of(std::string_view state) {
    using Kind = PostgresError::Kind;
    const auto family = state.substr(0, std::min<std::size_t>(2, state.size()));
    if (family == "40" || state == "55P03" || state == "57014") return Kind::contention;
    // Resources, the operator's doing, the system, a standby, configuration, internal errors.
    for (const char* theirs : {"53", "57", "58", "25", "F0", "XX"}) {
        if (family == theirs) return Kind::environment;
    }
    return Kind::refused;
}

using Deadline = steady_clock::time_point;

int milliseconds_until(Deadline deadline) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

// Whether the socket became ready in time.
bool ready(int socket, short events, Deadline deadline) {
    pollfd waiting{.fd = socket, .events = events, .revents = 0};
    for (;;) {
        const int count = ::poll(&waiting, 1, milliseconds_until(deadline));
        if (count > 0) return true;
        if (count == 0 || errno != EINTR) return false;
    }
}

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// What is ours comes first: an address that says otherwise wins.
constexpr std::array keys{"fallback_application_name", "client_encoding",      "gssencmode",
                          "keepalives_idle",           "keepalives_interval",  "keepalives_count",
                          "tcp_user_timeout",          "target_session_attrs", "dbname"};

std::string session_settings(const Settings& settings) {
    const auto ms = [](milliseconds time) { return std::to_string(time.count()); };
    return "SET statement_timeout = " + ms(settings.statement_max) +
           "; SET lock_timeout = " + ms(settings.lock_max) +
           // One that stands still in the middle of a transaction must not hold up the others.
           "; SET idle_in_transaction_session_timeout = " + ms(settings.statement_max) +
           "; SET client_connection_check_interval = 2000"
           // Every statement goes by an index; a plan made while a table was small must not
           // outlive that.
           "; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off"
           "; SET jit = off; SET default_transaction_isolation = 'read committed'"
           "; SET synchronous_commit = on";
}

}  // namespace

std::string describe(const std::string& url) {
    char* problem = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        PQconninfoParse(url.c_str(), &problem));
    PQfreemem(problem);  // it may quote the password
    if (!options) {
        throw std::runtime_error(
            "the database address is not one: wanted is postgresql://USER@HOST:PORT/NAME");
    }
    std::string name, host, port, user;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        const std::string_view keyword = option->keyword;
        if (keyword == "dbname") name = option->val;
        if (keyword == "host") host = option->val;
        if (keyword == "port") port = option->val;
        if (keyword == "user") user = option->val;
    }
    std::string text = "database " + (name.empty() ? "(default)" : name);
    if (!host.empty()) text += " on " + host + (port.empty() ? "" : ":" + port);
    if (!user.empty()) text += " as " + user;
    return text;
}

void Connection::connect() {
    close();
    const std::array values{
        "havn", "UTF8", "disable", "15", "5", "3", "15000", "read-write", settings_.url.c_str()};
    static_assert(values.size() == keys.size());
    const auto deadline = steady_clock::now() + settings_.connect_max;
    std::array<const char*, keys.size() + 1> keywords{}, texts{};
    std::ranges::copy(keys, keywords.begin());
    std::ranges::copy(values, texts.begin());
    handle_.reset(PQconnectStartParams(keywords.data(), texts.data(), 1));
    if (!handle_) throw std::bad_alloc();
    if (PQstatus(handle_.get()) == CONNECTION_BAD) lose(PQerrorMessage(handle_.get()));
    auto state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (state == PGRES_POLLING_FAILED) lose(PQerrorMessage(handle_.get()));
        wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
        state = PQconnectPoll(handle_.get());
    }
    PQsetNoticeProcessor(handle_.get(), [](void*, const char*) {}, nullptr);
    if (PQsetnonblocking(handle_.get(), 1) != 0) lose(PQerrorMessage(handle_.get()));
    limited_ = true;
    script(session_settings(settings_));
}

void Connection::close() {
    handle_.reset();
    prepared_.clear();
}

std::vector<Rows> Connection::run(const Pipeline& pipeline) {
    if (!connected()) throw PostgresError(PostgresError::Kind::lost, "not connected");
    const auto deadline = answer_deadline();
    if (PQenterPipelineMode(handle_.get()) != 1) lose(PQerrorMessage(handle_.get()));
    const auto expected = send(pipeline);
    flush(deadline);
    auto rows = receive(expected, deadline);
    used_at_ = steady_clock::now();
    return rows;
}

std::vector<Connection::Expected> Connection::send(const Pipeline& pipeline) {
    constexpr int binary = 1;
    std::vector<Expected> expected;
    for (const auto& step : pipeline.steps_) {
        auto found = prepared_.find(step.sql);
        const auto& values = step.values;
        if (found == prepared_.end()) {
            auto name = "s" + std::to_string(prepared_.size());
            found =
                prepared_.emplace(std::string(step.sql), Prepared{.name = std::move(name)}).first;
        }
        auto& prepared = found->second;
        // One that failed to be prepared is tried again, with the whole pipeline.
        if (!prepared.there) {
            if (PQsendPrepare(handle_.get(), prepared.name.c_str(), found->first.c_str(),
                              values.count(), values.types()) != 1)
                lose(PQerrorMessage(handle_.get()));
            expected.push_back({&prepared});
            prepared.there = true;
        }
        const std::vector<int> formats(static_cast<std::size_t>(values.count()), binary);
        if (PQsendQueryPrepared(handle_.get(), prepared.name.c_str(), values.count(),
                                values.pointers().data(), values.lengths(), formats.data(),
                                binary) != 1)
            lose(PQerrorMessage(handle_.get()));
        expected.push_back({});
    }
    if (PQpipelineSync(handle_.get()) != 1) lose(PQerrorMessage(handle_.get()));
    return expected;
}

std::vector<Rows> Connection::receive(const std::vector<Expected>& expected, Deadline deadline) {
    std::vector<Rows> rows;
    Rows problem(nullptr);
    bool failed = false;
    PGresult* failure = nullptr;
    for (const auto& each : expected) {
        PGresult* result = next_result(deadline);
        const auto status = PQresultStatus(result);
        const bool fine = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
        if (each.preparing != nullptr) each.preparing->there = fine;
        if (fine && each.preparing == nullptr) {
            rows.emplace_back(result);
        } else if (!fine && !std::exchange(failed, true)) {
            failure = result;
            problem = Rows(result);
        } else {
            PQclear(result);
        }
        if (PGresult* end = next_result(deadline); end != nullptr) {
            PQclear(end);
            lose("an answer out of turn");
        }
    }
    PGresult* sync = next_result(deadline);
    const bool in_step = PQresultStatus(sync) == PGRES_PIPELINE_SYNC;
    PQclear(sync);
    // Of a connection that ends, the last answer says why.
    if (!in_step || PQstatus(handle_.get()) != CONNECTION_OK) {
        lose(failed ? PQresultErrorMessage(failure) : PQerrorMessage(handle_.get()));
    }
    if (PQexitPipelineMode(handle_.get()) != 1) lose(PQerrorMessage(handle_.get()));
    if (failed) fail(failure);
    return rows;
}

void Connection::script(const std::string& sql) {
    if (!connected()) throw PostgresError(PostgresError::Kind::lost, "not connected");
    const auto deadline = answer_deadline();
    if (PQsendQuery(handle_.get(), sql.c_str()) != 1) lose(PQerrorMessage(handle_.get()));
    flush(deadline);
    Rows problem(nullptr);
    PGresult* failure = nullptr;
    while (PGresult* result = next_result(deadline)) {
        if (PQresultStatus(result) != PGRES_FATAL_ERROR || failure != nullptr) {
            PQclear(result);
        } else {
            problem = Rows(failure = result);
        }
    }
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        lose(failure != nullptr ? PQresultErrorMessage(failure) : PQerrorMessage(handle_.get()));
    }
    if (failure != nullptr) fail(failure);
    used_at_ = steady_clock::now();
}

void Connection::lift_limits() {
    script("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    limited_ = false;
}

void Connection::roll_back() {
    if (!connected() || PQtransactionStatus(handle_.get()) == PQTRANS_IDLE) return;
    try {
        script("ROLLBACK");
    } catch (const PostgresError&) {
        close();
    }
}

Connection::Deadline Connection::answer_deadline() const {
    return steady_clock::now() + (limited_ ? settings_.answer_max : unlimited_answer_max);
}

void Connection::wait(short events, Deadline deadline) {
    const int socket = PQsocket(handle_.get());
    if (socket < 0) lose(PQerrorMessage(handle_.get()));
    if (!ready(socket, events, deadline)) lose("the server did not answer in time");
}

// The server may have to be read before it takes more.
void Connection::flush(Deadline deadline) {
    for (;;) {
        const int left = PQflush(handle_.get());
        if (left == 0) return;
        if (left < 0) lose(PQerrorMessage(handle_.get()));
        wait(POLLIN | POLLOUT, deadline);
        if (PQconsumeInput(handle_.get()) != 1) lose(PQerrorMessage(handle_.get()));
    }
}

PGresult* Connection::next_result(Deadline deadline) {
    while (PQisBusy(handle_.get()) == 1) {
        wait(POLLIN, deadline);
        if (PQconsumeInput(handle_.get()) != 1) lose(PQerrorMessage(handle_.get()));
    }
    return PQgetResult(handle_.get());
}

void Connection::lose(std::string message) {
    auto line = one_line(message);
    close();
    throw PostgresError(PostgresError::Kind::lost, line);
}

void Connection::fail(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const auto line = one_line(PQresultErrorMessage(result));
    if (severity != nullptr && std::string_view(severity) != "ERROR") lose(line);
    throw PostgresError(state != nullptr ? kind_of(state) : PostgresError::Kind::environment, line);
}

}  // namespace havn::store::postgres
