#include "server/store/postgres/changes.hpp"

#include <algorithm>
#include <utility>

namespace havn::store::postgres {
namespace {

// As in SQLite's.
constexpr std::int64_t kept_ms = 60LL * 60 * 1'000;

constexpr auto last_sql = "SELECT last FROM change_counter";

// The counter is read before the rows, which are then there up to it at least.
NewChanges since_in(Connection& connection, std::uint64_t instance, std::uint64_t after,
                    std::size_t limit) {
    Pipeline looks;
    looks.add(last_sql);
    looks.add("SELECT min(number) FROM change");
    looks.add(
        "SELECT number, kind, group_id, subject, instance FROM change WHERE number > $1"
        " ORDER BY number LIMIT $2",
        after, limit + 1);
    auto rows = connection.run(looks);
    NewChanges found;
    if (rows[0].next()) found.last = rows[0].number(0);
    rows[1].next();
    const auto first = rows[1].number(0) != 0 ? rows[1].number(0) : found.last + 1;
    found.missed = after + 1 < first && after < found.last;
    while (rows[2].next()) {
        if (found.changes.size() == limit) {
            found.more = true;
            break;
        }
        found.changes.push_back({.number = rows[2].number(0),
                                 .kind = rows[2].as<ChangeKind>(1),
                                 .group = protocol::GroupId{rows[2].number(2)},
                                 .subject = rows[2].number(3),
                                 .ours = rows[2].number(4) == instance});
    }
    if (!found.changes.empty()) {
        const auto newest = found.changes.back().number;
        found.last = found.more ? newest : std::max(found.last, newest);
    }
    return found;
}

}  // namespace

std::uint64_t PostgresChanges::last() {
    auto rows = started_.query(last_sql);
    return rows.next() ? rows.number(0) : 0;
}

void PostgresChanges::since(core::Shard& home, std::uint64_t after, std::size_t limit,
                            core::Completion<NewChanges> done) {
    reader_.submit(
        home, std::move(done),
        [=, instance = writer_.instance()](Connection& connection) -> core::Result<NewChanges> {
            return since_in(connection, instance, after, limit);
        });
}

void PostgresChanges::prune() {
    writer_.connection().execute("DELETE FROM change WHERE at_ms < $1",
                                 writer_.clock().unix_ms() - kept_ms);
}

}  // namespace havn::store::postgres
