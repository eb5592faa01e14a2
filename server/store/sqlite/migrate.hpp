#pragma once
// Brings a database to the schema this program knows, one numbered file and one transaction at a
// time; PRAGMA user_version is the number of the last one. Start-up only; throws std::runtime_error
// with one clear line.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "server/store/sqlite/connection.hpp"

namespace havn::store::sqlite {

struct Migration {
    std::string_view name;  // "0001_first.sql"
    std::string_view sql;
};

// Those built in, in order.
std::span<const Migration> migrations();

// Refuses a database of another program, or of a newer version of this one. `file` is for messages.
void migrate(Connection& connection, std::span<const Migration> steps,
             const std::filesystem::path& file);

}  // namespace havn::store::sqlite
