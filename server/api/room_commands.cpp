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

void handle(Session& session, Responder responder, protocol::RoomEnter enter) {
    auto access = room_access(session, enter.room);
    if (!access) return responder.error(ErrorCode::not_found);
    listen_to(session, std::move(responder), std::move(access->stream), enter.after,
              [](Session&, Responder& answer, community::Hub::Snapshot shown) {
                  protocol::RoomEnterOk ok{shown.last, {}, shown.reset, std::string(shown.here)};
                  std::string frame;
                  protocol::append_enter_answer(frame, answer.id(), ok, shown.entries);
                  answer.send(frame);
                  return true;
              });
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
    say(session, std::move(responder),
        utterance(session, *access, std::move(command.cid), std::move(command.text), command.sure),
        false);
}

void handle(Session& session, Responder responder, protocol::RoomHistory history) {
    const auto access = room_access(session, history.room);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    gateway.services().store.journal().read_before(
        gateway.shard(), access->stream->id, history.before.value_or(0), page_size(history.limit),
        false, [responder = std::move(responder)](core::Result<store::Page> page) mutable {
            if (!page) return responder.failed(page.error());
            responder.ok(protocol::HistoryOk{to_wire(page->entries, protocol::StreamKind::room),
                                             page->more});
        });
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
