// room.*
#include <algorithm>
#include <utility>

#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/listening.hpp"
#include "server/api/pages.hpp"
#include "server/api/speaking.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {
constexpr std::int64_t typing_interval_ms = 2'000;
}

namespace {

void enter_room(Session& session, Responder responder, community::Stream stream,
                std::optional<protocol::Seq> after) {
    listen_to(session, std::move(responder), std::move(stream), after,
              [](Session&, Responder& answer, community::Hub::Snapshot shown) {
                  protocol::RoomEnterOk ok{shown.last, {}, shown.reset, std::string(shown.here)};
                  std::string frame;
                  protocol::append_enter_answer(frame, answer.id(), ok, shown.entries);
                  answer.send(frame);
                  return true;
              });
}

// Asks the room's home for a place first.
void enter_if_place(Session& session, Responder responder, community::Stream stream,
                    std::uint32_t people_max, std::optional<protocol::Seq> after) {
    auto& gateway = session.gateway();
    auto& home = gateway.home_of(stream->id);
    home.shard().hop([&home, &gateway, responder = std::move(responder), stream = std::move(stream),
                      person = session.person(), people_max, after]() mutable {
        const auto room = stream->id;
        auto answer = [&gateway, responder = std::move(responder), stream = std::move(stream),
                       after](bool place) mutable {
            gateway.shard().hop([responder = std::move(responder), stream = std::move(stream),
                                 place, after]() mutable {
                if (!place) return responder.error(ErrorCode::room_full);
                if (auto* enters = responder.session())
                    enter_room(*enters, std::move(responder), std::move(stream), after);
            });
        };
        home.places().take(room, person, people_max, home.now_ms(), std::move(answer));
    });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::RoomEnter enter) {
    auto access = room_access(session, enter.room);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto& group = access->group->group;
    if (access->member->guidelines_version < group.guidelines_version)
        return responder.error(ErrorCode::guidelines_changed);
    auto& gateway = session.gateway();
    const community::Speaker speaker{session.person(), access->member, session.role(group.id)};
    if (const auto barred = barred_from_entering(speaker, *access->group, access->stream,
                                                 gateway.schedule(), gateway.now_ms())) {
        protocol::ErrorReply closed;
        closed.code = barred->code;
        closed.retry_after_ms = barred->retry_after_ms;
        return responder.error(std::move(closed));
    }
    const auto* room = room_of(*access->group, access->stream->id);
    const bool limited = room != nullptr && room->people_max != 0 &&
                         !session.may(group.id, protocol::Act::enter_full);
    if (limited)
        return enter_if_place(session, std::move(responder), std::move(access->stream),
                              room->people_max, enter.after);
    enter_room(session, std::move(responder), std::move(access->stream), enter.after);
}

void handle(Session& session, Responder responder, protocol::RoomLeave leave) {
    const auto access = room_access(session, leave.room);
    if (!access) return responder.error(ErrorCode::not_found);
    session.unlisten(access->stream->id);
    responder.ok(protocol::Done{});
}

void handle(Session& session, Responder responder, protocol::RoomSay command) {
    auto access = room_access(session, command.room);
    if (!access) return responder.error(ErrorCode::not_found);
    auto said = utterance(session, *access, std::move(command.cid), std::move(command.text),
                          std::move(command.note), command.sure);
    said.parent = command.reply_to.value_or(0);
    if (said.parent == 0) return say(session, std::move(responder), std::move(said), false);
    reply(std::move(responder), std::move(said));
}

void handle(Session& session, Responder responder, protocol::RoomEdit command) {
    auto access = room_access(session, command.room);
    if (!access) return responder.error(ErrorCode::not_found);
    auto changed = utterance(session, *access, std::move(command.cid), std::move(command.text),
                             std::move(command.note), command.sure);
    changed.edits = command.seq;
    edit(std::move(responder), std::move(changed));
}

void handle(Session& session, Responder responder, protocol::RoomHistory history) {
    const auto access = room_access(session, history.room);
    if (!access) return responder.error(ErrorCode::not_found);
    if (history.before && history.after) return responder.error(ErrorCode::bad_field, "after");
    auto& gateway = session.gateway();
    auto& journal = gateway.services().store.journal();
    auto answer = [responder = std::move(responder)](core::Result<store::Page> page) mutable {
        if (!page) return responder.failed(page.error());
        responder.ok(
            protocol::HistoryOk{to_wire(page->entries, protocol::StreamKind::room), page->more});
    };
    const auto limit = page_size(history.limit);
    if (history.after)
        return journal.read_after(gateway.shard(), access->stream->id, *history.after, limit,
                                  std::move(answer));
    journal.read_before(gateway.shard(), access->stream->id, history.before.value_or(0), limit,
                        false, std::move(answer));
}

void handle(Session& session, Responder responder, protocol::RoomRemove command) {
    const auto access = room_access(session, command.room);
    if (!access) return responder.error(ErrorCode::not_found);
    remove(session, std::move(responder), *access, command.seq);
}

void handle(Session& session, Responder responder, protocol::RoomTyping typing) {
    const auto access = room_access(session, typing.room);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto now_ms = session.gateway().now_ms();
    if (now_ms - session.typing_told_ms >= typing_interval_ms) {
        session.typing_told_ms = now_ms;
        std::string frame;
        protocol::append_event(
            frame, protocol::RoomTypingNow{access->stream->name, access->member->handle});
        session.gateway().hub().publish(access->stream, std::move(frame));
    }
    responder.ok(protocol::Done{});
}

}  // namespace havn::api
