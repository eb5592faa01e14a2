// room.create, room.change, room.close, room.freeze, room.slow and room.people.
#include <algorithm>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"

namespace havn::api {

using protocol::Act;
using protocol::ErrorCode;
namespace limits = protocol::limits;

namespace {

store::Room* room_in(store::Group& group, protocol::StreamId stream) {
    const auto found = std::ranges::find(group.rooms, stream, &store::Room::stream);
    return found == group.rooms.end() ? nullptr : &*found;
}

// Changes one room. `edit` as in store::Groups, for the room.
void change_room(Session& session, Responder responder, const std::string& name, Act act,
                 std::string act_word, std::string detail,
                 std::function<core::Result<bool>(const store::Group&, store::Room&)> edit,
                 Changed answer) {
    const auto access = room_act_access(session, name, act);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto line =
        log_line(session, access->group->group.id, std::move(act_word), name, std::move(detail));
    change_group(
        session, std::move(responder), *access,
        [stream = access->stream->id,
         edit = std::move(edit)](store::Group& group) -> core::Result<bool> {
            auto* room = room_in(group, stream);
            if (room == nullptr) return std::unexpected(core::Failure::absent);
            return edit(group, *room);
        },
        {line}, std::move(answer));
}

void done(Responder& responder, const store::Group&) {
    responder.ok(protocol::Done{});
}

// Sets a flag; nothing is written where it is so already.
auto setting(bool store::Room::* flag, bool wanted) {
    return [flag, wanted](const store::Group&, store::Room& room) -> core::Result<bool> {
        if (room.*flag == wanted) return false;
        room.*flag = wanted;
        return true;
    };
}

}  // namespace

void handle(Session& session, Responder responder, protocol::RoomCreate create) {
    const auto place = protocol::parse_place(create.room);
    if (!place || place->kind != protocol::StreamKind::room)
        return responder.error(ErrorCode::bad_field, "room");
    const auto access = act_access(session, place->group, Act::change_rooms);
    if (!access) return responder.error(ErrorCode::not_found);
    auto name = checked_texts(create.name, "name", limits::label_characters_max, false, false);
    if (!name) return responder.error(name.error().code, name.error().detail);
    if (access->group->group.rooms.size() >= limits::rooms_max)
        return responder.error(ErrorCode::too_many, "rooms_max");
    store::Room room;
    room.slug = place->room;
    room.name = std::move(*name);
    change_group(
        session, std::move(responder), *access,
        [room = std::move(room)](store::Group& group) -> core::Result<bool> {
            if (std::ranges::find(group.rooms, room.slug, &store::Room::slug) != group.rooms.end())
                return std::unexpected(core::Failure::taken);
            group.rooms.push_back(room);
            return true;
        },
        {log_line(session, access->group->group.id, "room_created", create.room)},
        [](Responder& answer, const store::Group& group) {
            answer.ok(protocol::RevisionOk{group.revision});
        });
}

void handle(Session& session, Responder responder, protocol::RoomChange change) {
    store::Translated name;
    if (change.name) {
        auto checked =
            checked_texts(*change.name, "name", limits::label_characters_max, false, false);
        if (!checked) return responder.error(checked.error().code, checked.error().detail);
        name = std::move(*checked);
    }
    if (change.people_max.value_or(0) > limits::people_max)
        return responder.error(ErrorCode::bad_field, "people_max");
    std::optional<std::vector<store::OpenRange>> hours;
    if (change.hours) {
        auto checked = checked_hours(*change.hours);
        if (!checked) return responder.error(checked.error().code, checked.error().detail);
        hours = std::move(*checked);
    }
    const auto room_name = change.room;
    change_room(
        session, std::move(responder), room_name, Act::change_rooms, "room_changed", {},
        [change = std::move(change), name = std::move(name), hours = std::move(hours)](
            const store::Group& group, store::Room& room) -> core::Result<bool> {
            if (change.revision && *change.revision != group.revision)
                return std::unexpected(core::Failure::conflict);
            if (change.name) room.name = name;
            if (change.people_max) room.people_max = static_cast<std::uint32_t>(*change.people_max);
            if (hours) room.hours = *hours;
            return true;
        },
        [](Responder& answer, const store::Group& group) {
            answer.ok(protocol::RevisionOk{group.revision});
        });
}

void handle(Session& session, Responder responder, protocol::RoomClose close) {
    change_room(session, std::move(responder), close.room, Act::change_rooms,
                close.closed ? "room_closed" : "room_opened", {},
                setting(&store::Room::closed, close.closed), done);
}

void handle(Session& session, Responder responder, protocol::RoomFreeze freeze) {
    change_room(session, std::move(responder), freeze.room, Act::freeze_room,
                freeze.frozen ? "room_frozen" : "room_thawed", {},
                setting(&store::Room::frozen, freeze.frozen), done);
}

void handle(Session& session, Responder responder, protocol::RoomSlow slow) {
    if (slow.seconds > limits::slow_seconds_max)
        return responder.error(ErrorCode::bad_field, "seconds");
    change_room(
        session, std::move(responder), slow.room, Act::slow_room, "room_slowed",
        std::to_string(slow.seconds),
        [seconds = static_cast<std::uint32_t>(slow.seconds)](
            const store::Group&, store::Room& room) -> core::Result<bool> {
            if (room.slow_seconds == seconds) return false;
            room.slow_seconds = seconds;
            return true;
        },
        done);
}

namespace {

struct Gathered {
    community::GroupRef group;
    protocol::StreamId room;
    std::uint32_t people = 0;
    std::vector<std::string> handles;
};

// Counts those in a room, shard after shard, and answers.
void gather(std::size_t shard, Gathered found, Responder responder) {
    auto& services = responder.gateway().services();
    if (shard == services.gateways.size()) {
        responder.gateway().shard().hop(
            [found = std::move(found), responder = std::move(responder)]() mutable {
                protocol::RoomPeopleOk ok;
                ok.here = community::crowd_word(found.people);
                std::ranges::sort(found.handles);
                const auto [first, last] = std::ranges::unique(found.handles);
                found.handles.erase(first, last);
                const auto* asker = responder.session();
                if (asker == nullptr) return;
                const auto& group = found.group->group;
                std::erase_if(found.handles, [&](const std::string& handle) {
                    return asker->hides(group.slug, handle);
                });
                if (group.shows_handles) ok.handles = std::move(found.handles);
                responder.ok(ok);
            });
        return;
    }
    auto& there = *services.gateways[shard];
    services.shards[shard]->hop(
        [&there, shard, found = std::move(found), responder = std::move(responder)]() mutable {
            there.each_session_here([&](Session& session) {
                if (!session.listens(found.room)) return;
                ++found.people;
                const auto* member = session.member(found.group->group.id);
                if (member != nullptr) found.handles.push_back(member->handle);
            });
            gather(shard + 1, std::move(found), std::move(responder));
        });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::RoomPeople people) {
    const auto access = room_access(session, people.room);
    if (!access || !session.listens(access->stream->id))
        return responder.error(ErrorCode::not_found);
    gather(0, {access->group, access->stream->id, 0, {}}, std::move(responder));
}

}  // namespace havn::api
