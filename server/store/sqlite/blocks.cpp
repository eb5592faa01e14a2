#include "server/store/sqlite/blocks.hpp"

#include <utility>

#include "protocol/limits.hpp"

namespace havn::store::sqlite {

SqliteBlocks::SqliteBlocks(Writer& writer, Reader& reader)
    : writer_(writer),
      reader_(reader),
      own_(writer.connection(),
           "SELECT handle = ?3 FROM member WHERE person_id = ?1 AND group_id = ?2"),
      find_current_(writer.connection(),
                    "SELECT person_id FROM member WHERE group_id = ? AND handle = ?"),
      find_former_(writer.connection(),
                   "SELECT m.person_id FROM former_handle f JOIN member m ON m.id = f.member_id"
                   " WHERE m.group_id = ? AND f.handle = ?"),
      find_block_(writer.connection(),
                  "SELECT id FROM block WHERE by_person = ? AND group_id = ? AND handle = ?"),
      count_(writer.connection(), "SELECT count(*) FROM block WHERE by_person = ?"),
      insert_(writer.connection(),
              "INSERT INTO block (group_id, by_person, of_person, handle, two_way, at_ms)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      hide_handle_(writer.connection(),
                   "INSERT OR IGNORE INTO hidden (person_id, block_id, group_id, handle)"
                   " VALUES (?, ?, ?, ?)"),
      hide_all_(writer.connection(),
                "INSERT OR IGNORE INTO hidden (person_id, block_id, group_id, handle)"
                " SELECT ?1, ?2, group_id, handle FROM member"
                " WHERE person_id = ?3 AND group_id = ?4"
                " UNION ALL SELECT ?1, ?2, m.group_id, f.handle FROM member m"
                " JOIN former_handle f ON f.member_id = m.id"
                " WHERE m.person_id = ?3 AND m.group_id = ?4"),
      other_side_(writer.connection(), "SELECT DISTINCT person_id FROM hidden WHERE block_id = ?"),
      delete_(writer.connection(), "DELETE FROM block WHERE id = ?"),
      list_(reader.connection(),
            "SELECT group_id, handle, two_way, at_ms FROM block WHERE by_person = ?"
            " ORDER BY id DESC"),
      hidden_(reader.connection(),
              "SELECT DISTINCT group_id, handle FROM hidden WHERE person_id = ?"),
      hidden_from_(reader.connection(),
                   "SELECT by_person FROM block WHERE of_person = ?1 AND group_id = ?2"
                   " AND by_person <> 0 UNION SELECT of_person FROM block"
                   " WHERE by_person = ?1 AND group_id = ?2 AND two_way = 1"
                   " AND of_person <> 0") {}

void SqliteBlocks::add(core::Shard& home, PersonId by, GroupId group, std::string handle,
                       bool two_way, core::Completion<std::vector<PersonId>> done) {
    writer_.submit(home, std::move(done), [=, this, handle = std::move(handle)] {
        auto changed = write_add(by, group, handle, two_way);
        if (changed) tell(*changed, group);
        return changed;
    });
}

void SqliteBlocks::remove(core::Shard& home, PersonId by, GroupId group, std::string handle,
                          core::Completion<std::vector<PersonId>> done) {
    writer_.submit(home, std::move(done), [=, this, handle = std::move(handle)] {
        auto changed = write_remove(by, group, handle);
        if (changed) tell(*changed, group);
        return changed;
    });
}

void SqliteBlocks::list(core::Shard& home, PersonId by,
                        core::Completion<std::vector<StoredBlock>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<StoredBlock>> {
        std::vector<StoredBlock> blocks;
        Rows rows = list_.query(by);
        while (rows.next()) {
            blocks.push_back({.group = GroupId{rows.number(0)},
                              .handle = rows.text(1),
                              .two_way = rows.integer(2) != 0,
                              .at_ms = rows.integer(3)});
        }
        return blocks;
    });
}

void SqliteBlocks::hidden(core::Shard& home, PersonId person,
                          core::Completion<std::vector<Hidden>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Hidden>> {
        std::vector<Hidden> found;
        Rows rows = hidden_.query(person);
        while (rows.next()) found.push_back({GroupId{rows.number(0)}, rows.text(1)});
        return found;
    });
}

void SqliteBlocks::hidden_from(core::Shard& home, PersonId person, GroupId group,
                               core::Completion<std::vector<PersonId>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<People> {
        People people;
        Rows rows = hidden_from_.query(person, group);
        while (rows.next()) people.push_back(PersonId{rows.number(0)});
        return people;
    });
}

// For other instances.
void SqliteBlocks::tell(const People& changed, GroupId group) {
    for (const auto person : changed) writer_.changed(ChangeKind::person, group, person.value);
}

PersonId SqliteBlocks::find_person(GroupId group, const std::string& handle) {
    if (Rows rows = find_current_.query(group, handle); rows.next())
        return PersonId{rows.number(0)};
    Rows rows = find_former_.query(group, handle);
    return rows.next() ? PersonId{rows.number(0)} : PersonId{};
}

core::Result<std::vector<PersonId>> SqliteBlocks::write_add(PersonId by, GroupId group,
                                                            const std::string& handle,
                                                            bool two_way) {
    {
        Rows rows = own_.query(by, group, handle);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        if (rows.integer(0) != 0) return std::unexpected(core::Failure::conflict);
    }
    const auto of = find_person(group, handle);
    if (of == by) return std::unexpected(core::Failure::conflict);
    const auto before = write_remove(by, group, handle);
    if (Rows rows = count_.query(by);
        rows.next() && rows.number(0) >= protocol::limits::blocks_max) {
        return std::unexpected(core::Failure::full);
    }
    insert_.execute(group, by, of, handle, two_way, writer_.clock().unix_ms());
    const auto id = writer_.connection().last_id();
    hide_handle_.execute(by, id, group, handle);
    People changed{by};
    if (of) {
        hide_all_.execute(by, id, of, group);
        if (two_way) hide_all_.execute(of, id, by, group);
        if (two_way || before) changed.push_back(of);
    }
    return changed;
}

core::Result<std::vector<PersonId>> SqliteBlocks::write_remove(PersonId by, GroupId group,
                                                               const std::string& handle) {
    std::uint64_t id = 0;
    if (Rows rows = find_block_.query(by, group, handle); rows.next()) id = rows.number(0);
    if (id == 0) return std::unexpected(core::Failure::absent);
    People changed;
    {
        Rows rows = other_side_.query(id);
        while (rows.next()) changed.push_back(PersonId{rows.number(0)});
    }
    delete_.execute(id);
    return changed;
}

}  // namespace havn::store::sqlite
