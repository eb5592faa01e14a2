#include "server/feedback_export.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "protocol/json_writer.hpp"
#include "server/config.hpp"
#include "server/store/feedback.hpp"
#include "server/store/postgres/feedback.hpp"
#include "server/store/postgres/open.hpp"
#include "server/store/sqlite/feedback.hpp"

namespace havn {

namespace {

using Days = std::chrono::sys_days;

struct JsonScores {
    double abuse = 0, care = 0, spam = 0;
    static void fields(auto& s, auto&& f) {
        f("abuse", s.abuse);
        f("care", s.care);
        f("spam", s.spam);
    }
};

struct JsonFeedback {
    std::string day, group;
    std::string_view said;
    std::string category;
    std::optional<std::string> kind, stage;
    std::optional<std::uint64_t> severity;
    std::optional<double> score;
    std::string language, verdict, care;
    JsonScores scores;
    std::optional<std::string> title, text;
    static void fields(auto& s, auto&& f) {
        f("day", s.day);
        f("group", s.group);
        f("said", s.said);
        f("category", s.category);
        f("kind", s.kind);
        f("stage", s.stage);
        f("severity", s.severity);
        f("score", s.score);
        f("language", s.language);
        f("verdict", s.verdict);
        f("care", s.care);
        f("scores", s.scores);
        f("title", s.title);
        f("text", s.text);
    }
};

double part(std::uint32_t thousandths) {
    return static_cast<double>(thousandths) / 1'000;
}

std::string date_of(std::int64_t day) {
    const std::chrono::year_month_day date{Days{std::chrono::days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::int64_t day_of(const std::string& date) {
    int year = 0;
    unsigned month = 0, day = 0;
    const auto number = [&](std::size_t at, std::size_t length, auto& to) {
        const auto* begin = date.data() + at;
        return std::from_chars(begin, begin + length, to).ptr == begin + length;
    };
    const bool shaped = date.size() == 10 && date[4] == '-' && date[7] == '-' &&
                        number(0, 4, year) && number(5, 2, month) && number(8, 2, day);
    const auto found = std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
    if (!shaped || !found.ok())
        throw ConfigError("--since must be a date like 2026-03-01, not " + date);
    return Days{found}.time_since_epoch().count();
}

JsonFeedback to_json(const store::FeedbackExport& one) {
    const auto& row = one.row;
    JsonFeedback json;
    json.day = date_of(row.day);
    json.group = one.group;
    json.said = store::feedback_words.at(static_cast<std::size_t>(row.said));
    json.category = row.category;
    if (row.finding != store::FeedbackRow::no_finding) {
        if (!row.kind.empty()) json.kind = row.kind;
        json.stage = row.stage;
        json.severity = row.severity;
        json.score = part(row.score);
    }
    json.language = row.language;
    json.verdict = row.verdict;
    json.care = row.care;
    json.scores = {part(row.scores.abuse), part(row.scores.care), part(row.scores.spam)};
    if (!one.with_text) return json;
    if (!one.title.empty()) json.title = one.title;
    json.text = one.text;
    return json;
}

void export_all(const Config& config, const store::FeedbackWanted& wanted, std::ostream& out) {
    const auto visit = [&](const store::FeedbackExport& one) {
        std::string line;
        protocol::JsonWriter(line).value(to_json(one));
        out << line << '\n';
        if (!out) throw std::runtime_error("the feedback cannot be written");
    };
    if (!config.database.empty())
        return store::postgres::export_feedback(config.database, wanted, visit);
    const auto file = config.data / "havn.db";
    if (!std::filesystem::exists(file)) throw ConfigError(file.string() + " is not there");
    store::sqlite::export_feedback(file, wanted, visit);
}

}  // namespace

int run_feedback(int count, const char* const* arguments, std::ostream& out) {
    CLI::App app("What moderators say of what moderation found", "havn feedback");
    app.require_subcommand(1);
    auto* command = app.add_subcommand(
        "export",
        "writes it as JSON, one line each; with the words it is about where the group switched "
        "that on, their author agreed, and they are still there");
    std::string file, data, database, since;
    store::FeedbackWanted wanted;
    command->add_option("--config", file, "the server's TOML file");
    command->add_option("--data", data, "the server's data folder");
    command->add_option("--database", database, "postgresql://USER@HOST:PORT/NAME");
    command->add_option("--since", since, "only from this day on, like 2026-03-01");
    command->add_option("--group", wanted.group, "only of this group");
    try {
        app.parse(count, arguments);
    } catch (const CLI::Success& wish) {
        return app.exit(wish);
    } catch (const CLI::ParseError& error) {
        throw ConfigError(std::string(error.what()) +
                          " (havn feedback export --help lists the flags)");
    }
    auto config = file.empty() ? Config{} : read_config(file);
    if (!data.empty()) config.data = data;
    if (!database.empty()) config.database = database;
    if (!config.database.empty() && !store::is_postgres(config.database))
        throw ConfigError("--database must be an address like postgresql://USER@HOST:PORT/NAME");
    if (!since.empty()) wanted.since_day = day_of(since);
    export_all(config, wanted, out);
    return 0;
}

}  // namespace havn
