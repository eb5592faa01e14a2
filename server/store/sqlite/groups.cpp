#include "server/store/sqlite/groups.hpp"

#include <stdexcept>
#include <utility>

#include "server/store/group_json.hpp"

namespace havn::store::sqlite {
namespace {

Group group_of(const Rows& rows) {
    const auto texts = [&](int column) { return translated(rows.text(column)); };
    Group group;
    group.id = GroupId{rows.number(0)};
    group.slug = rows.text(1);
    group.name = texts(2);
    group.topic = texts(3);
    group.about = texts(4);
    group.languages = strings(rows.text(5));
    group.drop_in = rows.integer(6) != 0;
    group.policy = rows.text(7);
    group.link_hosts_allowed = strings(rows.text(8));
    group.guidelines_version = rows.number(9);
    group.guidelines = guidelines_of(rows.text(10));
    return group;
}

}  // namespace

SqliteGroups::SqliteGroups(Connection& connection, Writer& writer, JournalWrites& writes,
                           Reader& reader)
    : connection_(connection),
      writer_(writer),
      writes_(writes),
      reader_(reader),
      find_thread_(reader.connection(),
                   "SELECT t.id FROM stream f JOIN stream t ON t.group_id = f.group_id"
                   " AND t.kind = 3 AND t.number = ?2 AND t.slug = '' WHERE f.id = ?1"
                   " AND f.kind = 2") {}

std::vector<Group> SqliteGroups::load() {
    std::vector<Group> groups;
    Statement find_groups(connection_,
                          "SELECT id, slug, name, topic, about, languages, drop_in, policy,"
                          " link_hosts_allowed, guidelines_version, guidelines"
                          " FROM support_group ORDER BY id");
    Statement find_streams(connection_,
                           "SELECT id, kind, slug, name FROM stream"
                           " WHERE group_id = ? AND kind IN (1, 2) ORDER BY id");
    Rows group_rows = find_groups.query();
    while (group_rows.next()) {
        Group group = group_of(group_rows);
        Rows rows = find_streams.query(group.id);
        while (rows.next()) {
            const StreamId stream{rows.number(0)};
            if (rows.as<protocol::StreamKind>(1) == protocol::StreamKind::forum) {
                group.forum = stream;
            } else {
                group.rooms.push_back({stream, rows.text(2), translated(rows.text(3))});
            }
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

void SqliteGroups::create(const Group& group) {
    connection_.execute("BEGIN IMMEDIATE");
    try {
        insert(group);
        connection_.execute("COMMIT");
    } catch (const SqliteError& error) {
        connection_.roll_back();
        throw std::runtime_error("group " + group.slug + " cannot be stored: " + error.what());
    }
}

void SqliteGroups::insert(const Group& group) {
    Statement insert_group(
        connection_,
        "INSERT INTO support_group (slug, name, topic, about, languages, drop_in,"
        " policy, link_hosts_allowed, guidelines_version, guidelines)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Statement insert_stream(connection_,
                            "INSERT INTO stream (group_id, kind, slug, name) VALUES (?, ?, ?, ?)");
    const auto name = to_text(group.name), topic = to_text(group.topic);
    const auto about = to_text(group.about), languages = to_text(group.languages);
    const auto hosts = to_text(group.link_hosts_allowed);
    const auto guidelines = to_text(group.guidelines);
    insert_group.execute(group.slug, name, topic, about, languages, group.drop_in, group.policy,
                         hosts, group.guidelines_version, guidelines);
    const auto id = connection_.last_id();
    insert_stream.execute(id, protocol::StreamKind::forum, std::string_view(), std::string_view());
    for (const auto& room : group.rooms) {
        const auto room_name = to_text(room.name);
        insert_stream.execute(id, protocol::StreamKind::room, room.slug, room_name);
    }
}

// Nearly always the thread was asked for before, which the reader can tell.
void SqliteGroups::thread_stream(core::Shard& home, StreamId forum, Seq opening,
                                 core::Completion<StreamId> done) {
    auto found = [this, &home, forum, opening,
                  done = std::move(done)](core::Result<StreamId> result) mutable {
        if (result || result.error() != core::Failure::absent) return done(result);
        writer_.submit(home, std::move(done),
                       [=, this] { return writes_.thread_stream(forum, opening); });
    };
    reader_.submit(home, core::Completion<StreamId>(std::move(found)),
                   [=, this]() -> core::Result<StreamId> {
                       Rows rows = find_thread_.query(forum, opening);
                       if (!rows.next()) return std::unexpected(core::Failure::absent);
                       return StreamId{rows.number(0)};
                   });
}

}  // namespace havn::store::sqlite
