#include "server/store/postgres/blocks.hpp"

#include <utility>

#include "protocol/limits.hpp"

namespace havn::store::postgres {

void PostgresBlocks::add(core::Shard& home, PersonId by, GroupId group, std::string handle,
                         bool two_way, core::Completion<std::vector<PersonId>> done) {
    writer_.submit(home, std::move(done), [=, this, handle = std::move(handle)] {
        auto changed = write_add(by, group, handle, two_way);
        if (changed) tell(*changed, group);
        return changed;
    });
}

void PostgresBlocks::remove(core::Shard& home, PersonId by, GroupId group, std::string handle,
                            core::Completion<std::vector<PersonId>> done) {
    writer_.submit(home, std::move(done), [=, this, handle = std::move(handle)] {
        auto changed = write_remove(by, group, handle);
        if (changed) tell(*changed, group);
        return changed;
    });
}

void PostgresBlocks::list(core::Shard& home, PersonId by,
                          core::Completion<std::vector<StoredBlock>> done) {
    reader_.submit(home, std::move(done),
                   [by](Connection& from) -> core::Result<std::vector<StoredBlock>> {
                       std::vector<StoredBlock> blocks;
                       auto rows = from.query(
                           "SELECT group_id, handle, two_way, at_ms FROM block"
                           " WHERE by_person = $1 ORDER BY id DESC",
                           by);
                       while (rows.next()) {
                           blocks.push_back({.group = GroupId{rows.number(0)},
                                             .handle = rows.text(1),
                                             .two_way = rows.integer(2) != 0,
                                             .at_ms = rows.integer(3)});
                       }
                       return blocks;
                   });
}

void PostgresBlocks::hidden(core::Shard& home, PersonId person,
                            core::Completion<std::vector<Hidden>> done) {
    reader_.submit(
        home, std::move(done), [person](Connection& from) -> core::Result<std::vector<Hidden>> {
            std::vector<Hidden> found;
            auto rows = from.query(
                "SELECT DISTINCT group_id, handle FROM hidden WHERE person_id = $1", person);
            while (rows.next()) found.push_back({GroupId{rows.number(0)}, rows.text(1)});
            return found;
        });
}

void PostgresBlocks::hidden_from(core::Shard& home, PersonId person, GroupId group,
                                 core::Completion<std::vector<PersonId>> done) {
    reader_.submit(home, std::move(done),
                   [person, group](Connection& from) -> core::Result<People> {
                       People people;
                       auto rows = from.query(
                           "SELECT by_person FROM block WHERE of_person = $1 AND group_id = $2"
                           " AND by_person <> 0 UNION SELECT of_person FROM block"
                           " WHERE by_person = $1 AND group_id = $2 AND two_way AND of_person <> 0",
                           person, group);
                       while (rows.next()) people.push_back(PersonId{rows.number(0)});
                       return people;
                   });
}

// For other instances.
void PostgresBlocks::tell(const People& changed, GroupId group) {
    for (const auto person : changed) writer_.changed(ChangeKind::person, group, person.value);
}

PersonId PostgresBlocks::find_person(GroupId group, const std::string& handle) {
    auto rows = writer_.connection().query(
        "SELECT person_id, 0 AS former FROM member WHERE group_id = $1 AND handle = $2"
        " UNION ALL SELECT m.person_id, 1 FROM former_handle f JOIN member m ON m.id = f.member_id"
        " WHERE m.group_id = $1 AND f.handle = $2 ORDER BY former LIMIT 1",
        group, handle);
    return rows.next() ? PersonId{rows.number(0)} : PersonId{};
}

core::Result<std::vector<PersonId>> PostgresBlocks::write_add(PersonId by, GroupId group,
                                                              const std::string& handle,
                                                              bool two_way) {
    auto& connection = writer_.connection();
    auto own = connection.query(
        "SELECT handle = $3 FROM member WHERE person_id = $1 AND group_id = $2 FOR SHARE", by,
        group, handle);
    if (!own.next()) return std::unexpected(core::Failure::absent);
    if (own.integer(0) != 0) return std::unexpected(core::Failure::conflict);
    const auto of = find_person(group, handle);
    if (of == by) return std::unexpected(core::Failure::conflict);
    const auto before = write_remove(by, group, handle);
    auto count = connection.query("SELECT count(*) FROM block WHERE by_person = $1", by);
    if (count.next() && count.number(0) >= protocol::limits::blocks_max)
        return std::unexpected(core::Failure::full);
    auto made = connection.query(
        "INSERT INTO block (group_id, by_person, of_person, handle, two_way, at_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        group, by, of, handle, two_way, writer_.clock().unix_ms());
    made.next();
    const auto id = made.number(0);
    connection.execute(
        "INSERT INTO hidden (person_id, block_id, group_id, handle) VALUES ($1, $2, $3, $4)", by,
        id, group, handle);
    People changed{by};
    if (!of) return changed;
    constexpr std::string_view hide_all =
        "INSERT INTO hidden (person_id, block_id, group_id, handle)"
        " SELECT $1, $2, group_id, handle FROM member WHERE person_id = $3 AND group_id = $4"
        " UNION SELECT $1, $2, m.group_id, f.handle FROM member m"
        " JOIN former_handle f ON f.member_id = m.id WHERE m.person_id = $3 AND m.group_id = $4"
        " ON CONFLICT DO NOTHING";
    connection.execute(hide_all, by, id, of, group);
    if (two_way) connection.execute(hide_all, of, id, by, group);
    if (two_way || before) changed.push_back(of);
    return changed;
}

core::Result<std::vector<PersonId>> PostgresBlocks::write_remove(PersonId by, GroupId group,
                                                                 const std::string& handle) {
    auto& connection = writer_.connection();
    auto found = connection.query(
        "SELECT id FROM block WHERE by_person = $1 AND group_id = $2 AND handle = $3 FOR UPDATE",
        by, group, handle);
    if (!found.next()) return std::unexpected(core::Failure::absent);
    const auto id = found.number(0);
    People changed;
    auto rows = connection.query("SELECT DISTINCT person_id FROM hidden WHERE block_id = $1", id);
    while (rows.next()) changed.push_back(PersonId{rows.number(0)});
    connection.execute("DELETE FROM block WHERE id = $1", id);
    return changed;
}

}  // namespace havn::store::postgres
