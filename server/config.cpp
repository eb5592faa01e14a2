#include "server/config.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "server/store/postgres/open.hpp"
#include "server/toml.hpp"

namespace havn {

namespace {

using Reader = std::function<void(Config&, const TomlNode&)>;
using Table = std::map<std::string_view, Reader>;

void read_log_level(core::LogLevel& level, const TomlNode& node) {
    if (!core::parse_log_level(node.text(), level))
        node.fail("must be one of debug, info, warning, error, off");
}

const Table& main_table() {
    static const Table table{
        {"listen", [](Config& c, const TomlNode& n) { c.listen = n.text(); }},
        {"metrics_listen", [](Config& c, const TomlNode& n) { c.metrics_listen = n.text(); }},
        {"data", [](Config& c, const TomlNode& n) { c.data = n.text(); }},
        {"database", [](Config& c, const TomlNode& n) { c.database = n.text(); }},
        {"shards",
         [](Config& c, const TomlNode& n) {
             c.shards = static_cast<std::size_t>(n.integer(0, 64));
         }},
        {"log_level", [](Config& c, const TomlNode& n) { read_log_level(c.log_level, n); }},
        {"example", [](Config& c, const TomlNode& n) { c.example = n.boolean(); }},
        {"organisation", [](Config& c, const TomlNode& n) { c.organisation = n.text(); }},
        {"public_url", [](Config& c, const TomlNode& n) { c.public_url = n.text(); }},
        {"origins", [](Config& c, const TomlNode& n) { c.origins = n.texts(); }},
        {"trust_proxy", [](Config& c, const TomlNode& n) { c.trust_proxy = n.boolean(); }},
        {"tls_cert", [](Config& c, const TomlNode& n) { c.tls_cert = n.text(); }},
        {"tls_key", [](Config& c, const TomlNode& n) { c.tls_key = n.text(); }},
        {"redis", [](Config& c, const TomlNode& n) { c.redis = n.text(); }},
        {"redis_ca", [](Config& c, const TomlNode& n) { c.redis_ca = n.text(); }},
    };
    return table;
}

template <std::int64_t Config::Limits::* member>
Reader limit(std::int64_t least, std::int64_t most) {
    return [=](Config& c, const TomlNode& n) { c.limits.*member = n.integer(least, most); };
}

const Table& limits_table() {
    using Limits = Config::Limits;
    static const Table table{
        {"handshake_ms", limit<&Limits::handshake_ms>(100, protocol::limits::handshake_ms_max)},
        {"hello_ms", limit<&Limits::hello_ms>(100, protocol::limits::hello_ms_max)},
        {"ping_interval_ms",
         limit<&Limits::ping_interval_ms>(100, protocol::limits::ping_interval_ms)},
        {"silence_ms", limit<&Limits::silence_ms>(200, protocol::limits::silence_ms_max)},
        {"connections_max", limit<&Limits::connections_max>(1, 1'000'000)},
        {"drain_ms", limit<&Limits::drain_ms>(0, 12'000)},
        {"drop_in_hours", limit<&Limits::drop_in_hours>(1, 24 * 90)},
    };
    return table;
}

const Table& moderation_table() {
    static const Table table{
        {"rates_lifted",
         [](Config& c, const TomlNode& n) { c.moderation.rates_lifted = n.boolean(); }},
        {"model", [](Config& c, const TomlNode& n) { c.moderation.model = n.text(); }},
        {"stage_ms_max",
         [](Config& c, const TomlNode& n) { c.moderation.stage_ms_max = n.integer(20, 60'000); }},
        {"stage_rest_ms",
         [](Config& c, const TomlNode& n) {
             c.moderation.stage_rest_ms = n.integer(0, 3'600'000);
         }},
        {"stage_stuck_ms_max",
         [](Config& c, const TomlNode& n) {
             c.moderation.stage_stuck_ms_max = n.integer(500, 3'600'000);
         }},
        {"fault_word", [](Config& c, const TomlNode& n) { c.moderation.fault_word = n.text(); }},
    };
    return table;
}

template <std::int64_t classifier::Settings::* member>
Reader classifier_number(std::int64_t least, std::int64_t most) {
    return [=](Config& c, const TomlNode& n) { c.classifier.*member = n.integer(least, most); };
}

const Table& classifier_table() {
    using Settings = classifier::Settings;
    static const Table table{
        {"url", [](Config& c, const TomlNode& n) { c.classifier.url = n.text(); }},
        {"deadline_ms", classifier_number<&Settings::deadline_ms>(10, 60'000)},
        {"requests_max", classifier_number<&Settings::requests_max>(1, 256)},
        {"breaker_failures", classifier_number<&Settings::breaker_failures>(1, 1'000)},
        {"breaker_rest_ms", classifier_number<&Settings::breaker_rest_ms>(10, 3'600'000)},
    };
    return table;
}

void read_table(Config& config, const TomlTable& from, const Table& known) {
    from.each([&](std::string_view key, const TomlNode& node) {
        const auto found = known.find(key);
        if (found == known.end()) node.fail("is not a known key");
        found->second(config, node);
    });
}

void check(const Config& config) {
    // The address is not quoted: it may hold a password.
    if (!config.database.empty() && !store::is_postgres(config.database))
        throw ConfigError("database must be an address like postgresql://USER@HOST:PORT/NAME");
    if (config.tls_cert.empty() != config.tls_key.empty())
        throw ConfigError("tls_cert and tls_key go together: one of them is missing");
    if (!config.metrics_listen.empty() && !config.metrics_listen.contains(':'))
        throw ConfigError("metrics_listen must be HOST:PORT");
    if (config.limits.ping_interval_ms * 2 > config.limits.silence_ms)
        throw ConfigError("limits.silence_ms must be at least twice limits.ping_interval_ms");
    if (config.moderation.stage_stuck_ms_max <= config.moderation.stage_ms_max)
        throw ConfigError(
            "moderation.stage_stuck_ms_max must be more than moderation.stage_ms_max");
    if (!config.classifier.url.empty()) {
        const auto problem = classifier::check_url(config.classifier.url);
        if (!problem.empty()) throw ConfigError("classifier.url " + problem);
    }
    if (config.example && !config.organisation.empty())
        throw ConfigError("example and organisation exclude each other");
}

}  // namespace

std::string Config::url(const std::string& listening_on) const {
    if (!public_url.empty())
        return public_url.ends_with('/') ? public_url.substr(0, public_url.size() - 1) : public_url;
    return (tls() ? "https://" : "http://") + listening_on;
}

Config read_config(const std::filesystem::path& file) {
    Config config;
    const TomlFile toml(file);
    toml.root().each([&](std::string_view key, const TomlNode& node) {
        if (key == "limits") return read_table(config, node.table(), limits_table());
        if (key == "moderation") return read_table(config, node.table(), moderation_table());
        if (key == "classifier") return read_table(config, node.table(), classifier_table());
        const auto found = main_table().find(key);
        if (found == main_table().end()) node.fail("is not a known key");
        found->second(config, node);
    });
    check(config);
    return config;
}

CommandLine read_command_line(int argc, const char* const* argv) {
    CLI::App app("Havn: a chat and forum server for online peer support groups");
    std::string file, listen, data, database, log_level, tls_cert, tls_key, redis;
    std::size_t shards = 0;
    bool example = false, organiser_link = false, check_config = false;
    app.add_option("--config", file, "TOML file; deploy/havn.example.toml holds every default");
    app.add_option("--listen", listen, "HOST:PORT (port 0: any free one)");
    app.add_option("--data", data, "data folder; made if it is not there");
    app.add_option("--database", database,
                   "postgresql://USER@HOST:PORT/NAME; several servers may share it. Without it: "
                   "SQLite in the data folder");
    auto* shards_option =
        app.add_option("--shards", shards, "threads that serve; 0: one for each core")
            ->check(CLI::Range(0, 64));
    app.add_option("--log-level", log_level, "debug, info, warning, error or off");
    app.add_option("--tls-cert", tls_cert, "certificate chain, PEM");
    app.add_option("--tls-key", tls_key, "private key, PEM");
    app.add_option("--redis", redis, "redis://HOST:PORT, where several instances serve together");
    app.add_flag("--example", example, "set up an example organisation in an empty data folder");
    app.add_flag("--organiser-link", organiser_link, "print a new one-time organiser link");
    app.add_flag("--check-config", check_config,
                 "read the configuration, say whether it is right, and stop");
    app.footer(
        "havn judge --help: try a moderation policy on texts of your own\n"
        "havn feedback export --help: what moderators say of what moderation found\n"
        "havn store copy --help: move an organisation from SQLite to PostgreSQL");
    app.set_version_flag("--version", "havn 0.1.0");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
        std::exit(app.exit(wanted));
    } catch (const CLI::ParseError& error) {
        throw ConfigError(std::string(error.what()) + " (havn --help lists the flags)");
    }

    CommandLine line;
    if (!file.empty()) line.config = read_config(file);
    auto& config = line.config;
    if (!listen.empty()) config.listen = listen;
    if (!data.empty()) config.data = data;
    if (!database.empty()) config.database = database;
    if (shards_option->count() > 0) config.shards = shards;
    if (!log_level.empty() && !core::parse_log_level(log_level, config.log_level))
        throw ConfigError("--log-level must be one of debug, info, warning, error, off");
    if (!tls_cert.empty()) config.tls_cert = tls_cert;
    if (!tls_key.empty()) config.tls_key = tls_key;
    if (!redis.empty()) config.redis = redis;
    if (example) config.example = true;
    config.organiser_link = organiser_link;
    if (check_config) line.errand = Errand::check_config;
    check(config);
    return line;
}

}  // namespace havn
