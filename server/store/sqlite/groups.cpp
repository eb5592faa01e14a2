#include "server/store/sqlite/groups.hpp"

#include <stdexcept>
#include <utility>

#include "server/store/group_json.hpp"

namespace havn::store::sqlite {
namespace {

constexpr std::string_view select_group =
    "SELECT id, slug, name, topic, about, languages, drop_in, policy, link_hosts_allowed,"
    " guidelines_version, guidelines, revision, settings FROM support_group";
constexpr std::string_view select_streams =
    "SELECT id, kind, slug, name, settings FROM stream WHERE group_id = ? AND kind IN (1, 2)"
    " ORDER BY id";
constexpr std::string_view insert_group =
    "INSERT INTO support_group (slug, name, topic, about, languages, drop_in, policy,"
    " link_hosts_allowed, guidelines_version, guidelines, settings)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_stream =
    "INSERT INTO stream (group_id, kind, slug, name, settings) VALUES (?, ?, ?, ?, ?)";

Group group_of(const Rows& rows, Statement& find_streams) {
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
    Rows streams = find_streams.query(group.id);
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

bool same(const std::vector<Guideline>& one, const std::vector<Guideline>& other) {
    return to_text(one) == to_text(other);
}

GroupId insert(Connection& connection, Statement& group_row, Statement& stream_row,
               const Group& group) {
    const auto name = to_text(group.name), topic = to_text(group.topic);
    const auto about = to_text(group.about), languages = to_text(group.languages);
    const auto hosts = to_text(group.link_hosts_allowed);
    const auto guidelines = to_text(group.guidelines), settings = settings_text(group);
    group_row.execute(group.slug, name, topic, about, languages, group.drop_in, group.policy, hosts,
                      group.guidelines_version, guidelines, settings);
    const auto id = connection.last_id();
    stream_row.execute(id, protocol::StreamKind::forum, std::string_view(), std::string_view(),
                       std::string_view("{}"));
    for (const auto& room : group.rooms) {
        const auto room_name = to_text(room.name), room_settings = settings_text(room);
        stream_row.execute(id, protocol::StreamKind::room, room.slug, room_name, room_settings);
    }
    return GroupId{id};
}

}  // namespace

SqliteGroups::SqliteGroups(Connection& connection, Writer& writer, JournalWrites& writes,
                           Reader& reader, LogWrites& log)
    : connection_(connection),
      writer_(writer),
      writes_(writes),
      reader_(reader),
      log_(log),
      find_group_(writer.connection(), std::string(select_group) + " WHERE id = ?"),
      find_streams_(writer.connection(), select_streams),
      slug_exists_(writer.connection(), "SELECT 1 FROM support_group WHERE slug = ?"),
      insert_group_(writer.connection(), insert_group),
      insert_stream_(writer.connection(), insert_stream),
      update_group_(writer.connection(),
                    "UPDATE support_group SET name = ?2, topic = ?3, about = ?4, languages = ?5,"
                    " drop_in = ?6, policy = ?7, link_hosts_allowed = ?8, guidelines_version = ?9,"
                    " guidelines = ?10, revision = ?11, settings = ?12 WHERE id = ?1"),
      update_room_(writer.connection(), "UPDATE stream SET name = ?2, settings = ?3 WHERE id = ?1"),
      find_thread_(reader.connection(),
                   "SELECT t.id FROM stream f JOIN stream t ON t.group_id = f.group_id"
                   " AND t.kind = 3 AND t.number = ?2 AND t.slug = '' WHERE f.id = ?1"
                   " AND f.kind = 2") {}

std::vector<Group> SqliteGroups::load() {
    std::vector<Group> groups;
    Statement find_groups(connection_, std::string(select_group) + " ORDER BY id");
    Statement find_streams(connection_, select_streams);
    Rows rows = find_groups.query();
    while (rows.next()) groups.push_back(group_of(rows, find_streams));
    return groups;
}

void SqliteGroups::create(const Group& group) {
    Statement group_row(connection_, insert_group);
    Statement stream_row(connection_, insert_stream);
    connection_.execute("BEGIN IMMEDIATE");
    try {
        insert(connection_, group_row, stream_row, group);
        connection_.execute("COMMIT");
    } catch (const SqliteError& error) {
        connection_.roll_back();
        throw std::runtime_error("group " + group.slug + " cannot be stored: " + error.what());
    }
}

void SqliteGroups::change(core::Shard& home, GroupId group, Edit edit, std::vector<LogLine> lines,
                          core::Completion<Group> done) {
    writer_.submit(home, std::move(done),
                   [this, group, edit = std::move(edit), lines = std::move(lines)] {
                       return write_change(group, edit, lines);
                   });
}

void SqliteGroups::add(core::Shard& home, Group group, LogLine line, core::Completion<Group> done) {
    writer_.submit(
        home, std::move(done),
        [this, group = std::move(group), line = std::move(line)]() -> core::Result<Group> {
            if (slug_exists_.query(group.slug).next()) return std::unexpected(core::Failure::taken);
            const auto id = insert(writer_.connection(), insert_group_, insert_stream_, group);
            auto written = line;
            written.group = id;
            log_.write(written);
            writer_.changed(ChangeKind::group, id, 0);
            return find(id);
        });
}

void SqliteGroups::read(core::Shard& home, GroupId group, core::Completion<Group> done) {
    // By the writer: whoever asks has heard of a change, and is to see it.
    writer_.submit(home, std::move(done), [this, group] { return find(group); });
}

core::Result<Group> SqliteGroups::find(GroupId id) {
    Rows rows = find_group_.query(id);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    return group_of(rows, find_streams_);
}

core::Result<Group> SqliteGroups::write_change(GroupId id, const Edit& edit,
                                               const std::vector<LogLine>& lines) {
    auto group = find(id);
    if (!group) return group;
    const auto former = group->guidelines;
    const auto stored = edit(*group);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored) return find(id);
    ++group->revision;
    if (!same(former, group->guidelines)) ++group->guidelines_version;
    const auto name = to_text(group->name), topic = to_text(group->topic);
    const auto about = to_text(group->about), languages = to_text(group->languages);
    const auto hosts = to_text(group->link_hosts_allowed);
    const auto guidelines = to_text(group->guidelines), settings = settings_text(*group);
    update_group_.execute(id, name, topic, about, languages, group->drop_in, group->policy, hosts,
                          group->guidelines_version, guidelines, group->revision, settings);
    for (auto& room : group->rooms) {
        const auto room_name = to_text(room.name), room_settings = settings_text(room);
        if (room.stream) {
            update_room_.execute(room.stream, room_name, room_settings);
        } else {
            insert_stream_.execute(id, protocol::StreamKind::room, room.slug, room_name,
                                   room_settings);
            room.stream = StreamId{writer_.connection().last_id()};
        }
    }
    for (const auto& line : lines) log_.write(line);
    writer_.changed(ChangeKind::group, id, 0);
    return group;
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
