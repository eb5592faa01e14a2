#include "server/store/postgres/groups.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

#include "server/store/group_json.hpp"

namespace havn::store::postgres {
namespace {

constexpr std::chrono::seconds set_up_wait_max{20};
constexpr std::chrono::milliseconds set_up_wait_step{50};

constexpr auto take_turn_sql =
    "SELECT pg_try_advisory_lock(hashtextextended('havn set-up ' || current_schema(), 0))";
constexpr auto end_turn_sql =
    "SELECT pg_advisory_unlock(hashtextextended('havn set-up ' || current_schema(), 0))";

constexpr auto insert_stream_sql =
    "INSERT INTO stream (group_id, kind, slug, name, settings) VALUES ($1, $2, $3, $4, $5)"
    " RETURNING id";

#define HAVN_SELECT_GROUP                                                                  \
    "SELECT id, slug, name, topic, about, languages, drop_in, policy, link_hosts_allowed," \
    " guidelines_version, guidelines, revision, settings FROM support_group "

Group group_of(const Rows& rows, Connection& connection) {
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
    group.revision = rows.number(11);
    read_settings(rows.text(12), group);
    auto streams = connection.query(
        "SELECT id, kind, slug, name, settings FROM stream"
        " WHERE group_id = $1 AND kind IN (1, 2) ORDER BY id",
        group.id);
    while (streams.next()) {
        const StreamId stream{streams.number(0)};
        if (streams.as<protocol::StreamKind>(1) == protocol::StreamKind::forum) {
            group.forum = stream;
            continue;
        }
        Room room;
        room.stream = stream;
        room.slug = streams.text(2);
        room.name = translated(streams.text(3));
        read_settings(streams.text(4), room);
        group.rooms.push_back(std::move(room));
    }
    return group;
}

core::Result<Group> find(Connection& connection, GroupId id) {
    auto rows = connection.query(HAVN_SELECT_GROUP "WHERE id = $1", id);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    return group_of(rows, connection);
}

StreamId insert_room(Connection& connection, GroupId group, const Room& room) {
    auto made = connection.query(insert_stream_sql, group, protocol::StreamKind::room, room.slug,
                                 to_text(room.name), settings_text(room));
    made.next();
    return StreamId{made.number(0)};
}

// Nothing where a group of this slug exists.
std::optional<GroupId> insert(Connection& connection, const Group& group) {
    auto made = connection.query(
        "INSERT INTO support_group (slug, name, topic, about, languages, drop_in, policy,"
        " link_hosts_allowed, guidelines_version, guidelines, settings)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING"
        " RETURNING id",
        group.slug, to_text(group.name), to_text(group.topic), to_text(group.about),
        to_text(group.languages), group.drop_in, group.policy, to_text(group.link_hosts_allowed),
        group.guidelines_version, to_text(group.guidelines), settings_text(group));
    if (!made.next()) return std::nullopt;
    const GroupId id{made.number(0)};
    connection.query(insert_stream_sql, id, protocol::StreamKind::forum, "", "", "{}");
    for (const auto& room : group.rooms) insert_room(connection, id, room);
    return id;
}

}  // namespace

PostgresGroups::PostgresGroups(Connection& connection, JournalWrites& writes, Reader& reader,
                               Writer& writer, LogWrites& log)
    : connection_(connection), writes_(writes), reader_(reader), writer_(writer), log_(log) {}

// It may have been idle for long.
void PostgresGroups::reach() {
    try {
        connection_.execute("SELECT 1");
    } catch (const PostgresError&) {
        setting_up_ = false;
        connection_.connect();
    }
}

std::vector<Group> PostgresGroups::load() {
    reach();
    auto groups = read_all();
    if (setting_up_) {
        connection_.query(end_turn_sql);
        setting_up_ = false;
        return groups;
    }
    const auto deadline = std::chrono::steady_clock::now() + set_up_wait_max;
    while (groups.empty() && !setting_up_ && std::chrono::steady_clock::now() < deadline) {
        auto turn = connection_.query(take_turn_sql);
        setting_up_ = turn.next() && turn.integer(0) != 0;
        if (!setting_up_) std::this_thread::sleep_for(set_up_wait_step);
        groups = read_all();
    }
    if (setting_up_ && !groups.empty()) {
        connection_.query(end_turn_sql);
        setting_up_ = false;
    }
    return groups;
}

std::vector<Group> PostgresGroups::read_all() {
    std::vector<Group> groups;
    auto rows = connection_.query(HAVN_SELECT_GROUP "ORDER BY id");
    while (rows.next()) groups.push_back(group_of(rows, connection_));
    return groups;
}

void PostgresGroups::create(const Group& group) {
    bool made = false;
    try {
        reach();
        connection_.script("BEGIN");
        made = insert(connection_, group).has_value();
        connection_.script("COMMIT");
    } catch (const PostgresError& error) {
        connection_.roll_back();
        throw std::runtime_error("group " + group.slug + " cannot be stored: " + error.what());
    }
    if (!made) throw std::runtime_error("group " + group.slug + " cannot be stored: it exists");
}

void PostgresGroups::change(core::Shard& home, GroupId group, Edit edit, std::vector<LogLine> lines,
                            core::Completion<Group> done) {
    writer_.submit(home, std::move(done),
                   [this, group, edit = std::move(edit), lines = std::move(lines)] {
                       return write_change(group, edit, lines);
                   });
}

void PostgresGroups::add(core::Shard& home, Group group, LogLine line,
                         core::Completion<Group> done) {
    writer_.submit(
        home, std::move(done),
        [this, group = std::move(group), line = std::move(line)]() -> core::Result<Group> {
            const auto id = insert(writer_.connection(), group);
            if (!id) return std::unexpected(core::Failure::taken);
            auto written = line;
            written.group = *id;
            log_.write(written);
            writer_.changed(ChangeKind::group, *id, 0);
            return find(writer_.connection(), *id);
        });
}

void PostgresGroups::read(core::Shard& home, GroupId group, core::Completion<Group> done) {
    reader_.submit(home, std::move(done),
                   [group](Connection& connection) { return find(connection, group); });
}

core::Result<Group> PostgresGroups::write_change(GroupId id, const Edit& edit,
                                                 const std::vector<LogLine>& lines) {
    auto& connection = writer_.connection();
    connection.query("SELECT 1 FROM support_group WHERE id = $1 FOR NO KEY UPDATE", id);
    auto group = find(connection, id);
    if (!group) return group;
    const auto former = to_text(group->guidelines);
    const auto stored = edit(*group);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored) return find(connection, id);
    ++group->revision;
    if (former != to_text(group->guidelines)) ++group->guidelines_version;
    connection.execute(
        "UPDATE support_group SET name = $2, topic = $3, about = $4, languages = $5, drop_in = $6,"
        " policy = $7, link_hosts_allowed = $8, guidelines_version = $9, guidelines = $10,"
        " revision = $11, settings = $12 WHERE id = $1",
        id, to_text(group->name), to_text(group->topic), to_text(group->about),
        to_text(group->languages), group->drop_in, group->policy,
        to_text(group->link_hosts_allowed), group->guidelines_version, to_text(group->guidelines),
        group->revision, settings_text(*group));
    for (auto& room : group->rooms) {
        if (room.stream) {
            connection.execute("UPDATE stream SET name = $2, settings = $3 WHERE id = $1",
                               room.stream, to_text(room.name), settings_text(room));
        } else {
            room.stream = insert_room(connection, id, room);
        }
    }
    for (const auto& line : lines) log_.write(line);
    writer_.changed(ChangeKind::group, id, 0);
    return group;
}

// Nearly always the thread was asked for before, which a reader can tell.
void PostgresGroups::thread_stream(core::Shard& home, StreamId forum, Seq opening,
                                   core::Completion<StreamId> done) {
    auto found = [this, &home, forum, opening,
                  done = std::move(done)](core::Result<StreamId> result) mutable {
        if (result || result.error() != core::Failure::absent) return done(result);
        writes_.submit<StreamId>(home, {forum}, std::move(done),
                                 [=, this] { return writes_.thread_stream(forum, opening); });
    };
    reader_.submit(home, core::Completion<StreamId>(std::move(found)),
                   [=](Connection& connection) -> core::Result<StreamId> {
                       auto rows = connection.query(
                           "SELECT t.id FROM stream f JOIN stream t ON t.group_id = f.group_id"
                           " AND t.kind = 3 AND t.number = $2 AND t.slug = ''"
                           " WHERE f.id = $1 AND f.kind = 2",
                           forum, opening);
                       if (!rows.next()) return std::unexpected(core::Failure::absent);
                       return StreamId{rows.number(0)};
                   });
}

}  // namespace havn::store::postgres
