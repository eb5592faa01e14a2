#pragma once
// Brings a database to the current schema. Several servers may start at once: one migrates, the
// others wait. Every step is one transaction, so a server that dies leaves the version before it.
//
// A step whose file has the line "-- works with: N" only adds: servers that know the schema up to N
// go on working beside it, and may be started again. Without that line a step shuts out every
// earlier version.

#include <span>
#include <string_view>

#include "server/store/postgres/connection.hpp"

namespace havn::store::postgres {

struct Migration {
    std::string_view name;  // "0001_first.sql"
    std::string_view sql;
};

// What is built in, in order.
std::span<const Migration> migrations();

// Throws std::runtime_error with one line: not UTF-8, another program's database, written by a
// newer version that this one cannot work beside, half applied, or a step failed.
void migrate(Connection& connection, std::span<const Migration> steps);

}  // namespace havn::store::postgres
