#include "server/store/sqlite/migrate.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "embedded/sqlite_schema.hpp"

namespace havn::store::sqlite {
namespace {

constexpr std::int64_t application_id = 0x4841564e;  // "HAVN"

void run(Connection& connection, const Migration& step, std::size_t number) {
    connection.execute("BEGIN IMMEDIATE");
    try {
        connection.execute(std::string(step.sql));
        connection.execute("PRAGMA application_id = " + std::to_string(application_id));
        connection.execute("PRAGMA user_version = " + std::to_string(number));
        connection.execute("COMMIT");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}  // namespace

std::span<const Migration> migrations() {
    static const std::vector<Migration> steps = [] {
        std::vector<Migration> found;
        for (const auto& file : sqlite_schema()) found.push_back({file.name, file.data});
        std::ranges::sort(found, {}, &Migration::name);
        return found;
    }();
    return steps;
}

void migrate(Connection& connection, std::span<const Migration> steps,
             const std::filesystem::path& file) {
    const auto version = connection.integer("PRAGMA user_version");
    const bool used = connection.integer("SELECT count(*) FROM sqlite_schema") > 0;
    if (used && connection.integer("PRAGMA application_id") != application_id) {
        throw std::runtime_error(file.string() + " is a database of another program");
    }
    const auto known = static_cast<std::int64_t>(steps.size());
    if (version > known) {
        throw std::runtime_error(
            file.string() + " was written by a newer version of Havn (schema " +
            std::to_string(version) + ", this one knows up to " + std::to_string(known) +
            "); start that version or restore a backup");
    }
    for (auto number = static_cast<std::size_t>(version); number < steps.size(); ++number) {
        try {
            run(connection, steps[number], number + 1);
        } catch (const SqliteError& error) {
            throw std::runtime_error(file.string() + " could not be brought to schema " +
                                     std::string(steps[number].name) + ": " + error.what());
        }
    }
}

}  // namespace havn::store::sqlite
