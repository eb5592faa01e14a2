#pragma once
// The configuration: a TOML file, then flags over it. Start-up only.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol/limits.hpp"
#include "server/classifier/http_classifier.hpp"
#include "server/core/log.hpp"

namespace havn {

// One clear line for the operator: what is wrong, and where.
class ConfigError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct Config {
    std::string listen = "127.0.0.1:8080";
    std::string metrics_listen;  // empty: /metrics on `listen`, for programs of this machine alone
    std::filesystem::path data = "data";
    std::string database;    // postgresql://…, which may hold a password; empty: SQLite in `data`
    std::size_t shards = 0;  // 0: one for each core
    core::LogLevel log_level = core::LogLevel::info;
    bool example = false;
    std::filesystem::path organisation;  // imported into an empty data folder
    std::string public_url;              // as people type it; empty: http(s)://LISTEN
    std::vector<std::string> origins;    // more origins that may connect, beside public_url
    bool trust_proxy = false;
    bool organiser_link = false;  // prints a new one at this start
    std::filesystem::path tls_cert, tls_key;
    std::string redis;               // what joins several instances; see bus/redis_address.hpp
    std::filesystem::path redis_ca;  // whom rediss:// trusts; empty: whom the system trusts

    struct Limits {
        std::int64_t handshake_ms = protocol::limits::handshake_ms_max;
        std::int64_t hello_ms = protocol::limits::hello_ms_max;
        std::int64_t ping_interval_ms = protocol::limits::ping_interval_ms;
        std::int64_t silence_ms = protocol::limits::silence_ms_max;
        std::int64_t connections_max = 60'000;
        std::int64_t drain_ms = 5'000;    // over which connections are closed at the end
        std::int64_t drop_in_hours = 24;  // without a sign of life, then a person is forgotten
    } limits;

    struct Moderation {
        bool rates_lifted = false;    // for load tests only
        std::filesystem::path model;  // a folder with other learned heads; empty: the built-in ones
        std::int64_t stage_ms_max = 2'000;
        std::int64_t stage_rest_ms = 30'000;
        std::int64_t stage_stuck_ms_max = 20'000;
        std::string fault_word;  // for tests only; see moderation/faults.hpp
    } moderation;

    // The stage of moderation that is somebody else's server; see classifier/http_classifier.hpp.
    classifier::Settings classifier;

    bool tls() const { return !tls_cert.empty(); }
    // Whether other instances may use the same store.
    bool shared() const { return !redis.empty() || !database.empty(); }
    // The address people type, without a slash at the end.
    std::string url(const std::string& listening_on) const;
};

// What the command line asks for beside running the server.
enum class Errand : std::uint8_t { serve, check_config };

struct CommandLine {
    Config config;
    Errand errand = Errand::serve;
};

// Reads flags and file. Exits for --help and --version; throws ConfigError.
CommandLine read_command_line(int argc, const char* const* argv);

// Throws ConfigError: the file cannot be read, a key is unknown or has a wrong value (with its
// line).
Config read_config(const std::filesystem::path& file);

}  // namespace havn
