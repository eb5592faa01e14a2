#include "server/store/sqlite/changes.hpp"

#include <utility>

namespace havn::store::sqlite {
namespace {

// Longer than an instance may be cut off and still be trusted; who was forgotten is forgotten here
// too after that.
constexpr std::int64_t kept_ms = 60LL * 60 * 1'000;
constexpr auto last_sql =
    "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)";

}  // namespace

SqliteChanges::SqliteChanges(Connection& started, Writer& writer, Reader& reader)
    : started_(started),
      writer_(writer),
      reader_(reader),
      find_(reader.connection(),
            "SELECT number, kind, group_id, subject, instance FROM change WHERE number > ?"
            " ORDER BY number LIMIT ?"),
      bounds_(reader.connection(), std::string(last_sql) + ", (SELECT min(number) FROM change)"),
      prune_(writer.connection(), "DELETE FROM change WHERE at_ms < ?") {}

std::uint64_t SqliteChanges::last() {
    return static_cast<std::uint64_t>(started_.integer(last_sql));
}

void SqliteChanges::since(core::Shard& home, std::uint64_t after, std::size_t limit,
                          core::Completion<NewChanges> done) {
    reader_.submit(home, std::move(done),
                   [=, this]() -> core::Result<NewChanges> { return this->after(after, limit); });
}

void SqliteChanges::prune() {
    prune_.execute(writer_.clock().unix_ms() - kept_ms);
}

NewChanges SqliteChanges::after(std::uint64_t after, std::size_t limit) {
    NewChanges found;
    {
        Rows rows = bounds_.query();
        rows.next();
        found.last = rows.number(0);
        const auto first = rows.number(1) != 0 ? rows.number(1) : found.last + 1;
        found.missed = after + 1 < first && after < found.last;
    }
    if (after >= found.last) return found;
    Rows rows = find_.query(after, limit + 1);
    while (rows.next()) {
        if (found.changes.size() == limit) {
            found.more = true;
            found.last = found.changes.back().number;
            break;
        }
        found.changes.push_back({.number = rows.number(0),
                                 .kind = rows.as<ChangeKind>(1),
                                 .group = protocol::GroupId{rows.number(2)},
                                 .subject = rows.number(3),
                                 .ours = rows.number(4) == writer_.instance()});
    }
    return found;
}

}  // namespace havn::store::sqlite
