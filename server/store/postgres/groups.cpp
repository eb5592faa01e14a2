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

PostgresGroups::PostgresGroups(Connection& connection, JournalWrites& writes, Reader& reader)
    : connection_(connection), writes_(writes), reader_(reader) {}

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
    auto groups = read();
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
        groups = read();
    }
    if (setting_up_ && !groups.empty()) {
        connection_.query(end_turn_sql);
        setting_up_ = false;
    }
    return groups;
}

std::vector<Group> PostgresGroups::read() {
    std::vector<Group> groups;
    auto group_rows = connection_.query(
        "SELECT id, slug, name, topic, about, languages, drop_in, policy, link_hosts_allowed,"
        " guidelines_version, guidelines FROM support_group ORDER BY id");
    while (group_rows.next()) {
        Group group = group_of(group_rows);
        auto rows = connection_.query(
            "SELECT id, kind, slug, name FROM stream"
            " WHERE group_id = $1 AND kind IN (1, 2) ORDER BY id",
            group.id);
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

void PostgresGroups::create(const Group& group) {
    try {
        reach();
        connection_.script("BEGIN");
        insert(group);
        connection_.script("COMMIT");
    } catch (const PostgresError& error) {
        connection_.roll_back();
        throw std::runtime_error("group " + group.slug + " cannot be stored: " + error.what());
    }
}

void PostgresGroups::insert(const Group& group) {
    auto made = connection_.query(
        "INSERT INTO support_group (slug, name, topic, about, languages, drop_in, policy,"
        " link_hosts_allowed, guidelines_version, guidelines)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        group.slug, to_text(group.name), to_text(group.topic), to_text(group.about),
        to_text(group.languages), group.drop_in, group.policy, to_text(group.link_hosts_allowed),
        group.guidelines_version, to_text(group.guidelines));
    made.next();
    const GroupId id{made.number(0)};
    const auto add = [&](protocol::StreamKind kind, const std::string& slug,
                         const std::string& name) {
        connection_.execute(
            "INSERT INTO stream (group_id, kind, slug, name) VALUES ($1, $2, $3, $4)", id, kind,
            slug, name);
    };
    add(protocol::StreamKind::forum, "", "");
    for (const auto& room : group.rooms)
        add(protocol::StreamKind::room, room.slug, to_text(room.name));
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
