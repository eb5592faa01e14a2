// forum.*
#include <functional>
#include <utility>

#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/listening.hpp"
#include "server/api/pages.hpp"
#include "server/api/speaking.hpp"
#include "server/api/views.hpp"
#include "server/api/with_place.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

constexpr unsigned live_attempts_max = 10;

constexpr auto anybody = store::Role::participant;

template <class Ok>
using Read = std::function<void(ShardGateway&, core::Completion<Ok>)>;

template <class Ok>
void answer_once(Responder responder, const Read<Ok>& read) {
    read(responder.gateway(), [responder](core::Result<Ok> ok) mutable {
        if (!ok) return responder.failed(ok.error());
        responder.ok(*ok);
    });
}

// Changes how a thread stands, by an entry of `stream`.
void change_thread(Session& session, Responder responder, const Access& access,
                   community::Stream stream, store::EntryKind kind, protocol::Seq refers) {
    store::Append change;
    change.stream = stream->id;
    if (access.member != nullptr) {
        change.author = access.member->id;
        change.handle = access.member->handle;
    } else {
        change.handle = role_word(session.role(access.group->group.id));
    }
    change.kind = kind;
    change.refers = refers;
    auto& hub = responder.gateway().hub();
    hub.append(stream, std::move(change),
               [responder = std::move(responder)](core::Result<store::Appended> done) mutable {
                   if (!done && done.error() == core::Failure::full)
                       return responder.error(ErrorCode::too_many, "pinned_max");
                   if (!done) return responder.failed(done.error());
                   responder.ok(protocol::ChangeOk{done->seq});
               });
}

// Reads, then listens from exactly there. What was said in between is read again, so that the
// answer and the events after it meet without a gap or a repeat.
template <class Ok>
void answer_live(Responder responder, community::Stream stream, Read<Ok> read,
                 unsigned attempts_left = live_attempts_max) {
    read(responder.gateway(),
         [responder, stream, read, attempts_left](core::Result<Ok> ok) mutable {
             if (!ok) return responder.failed(ok.error());
             auto* session = responder.session();
             if (session == nullptr) return;
             listen_to(*session, responder, stream, std::nullopt,
                       [stream, read, attempts_left, ok = std::move(*ok)](
                           Session&, Responder& answer, const community::Hub::Snapshot& there) {
                           if (there.last == ok.seq) {
                               answer.ok(ok);
                               return true;
                           }
                           if (attempts_left == 0) {
                               answer.error(ErrorCode::try_again);
                           } else {
                               answer_live<Ok>(answer, stream, read, attempts_left - 1);
                           }
                           return false;
                       });
         });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::ForumThreads threads) {
    auto access = forum_access(session, threads.group);
    if (!access) return responder.error(ErrorCode::not_found);
    const Read<protocol::ForumThreadsOk> read =
        [forum = access->stream->id, before = threads.before.value_or(0),
         limit = page_size(threads.limit)](ShardGateway& gateway, auto done) {
            read_threads(gateway.shard(), gateway.services().store, forum, before, limit,
                         std::move(done));
        };
    if (threads.live) return answer_live(std::move(responder), access->stream, read);
    answer_once(std::move(responder), read);
}

void handle(Session& session, Responder responder, protocol::ForumThread show) {
    with_thread(session, std::move(responder), show.thread, anybody,
                [after = show.after.value_or(0), live = show.live](
                    Session& asker, Responder answer, const Access& access, OpenedThread thread) {
                    if (asker.hides(access.group->group.slug, thread.opening.handle))
                        return answer.error(ErrorCode::not_found);
                    const Read<protocol::ForumThreadOk> read =
                        [thread, after](ShardGateway& gateway, auto done) {
                            read_posts(gateway.shard(), gateway.services().store, thread, after,
                                       std::move(done));
                        };
                    if (live) return answer_live(std::move(answer), thread.stream, read);
                    answer_once(std::move(answer), read);
                });
}

void handle(Session& session, Responder responder, protocol::ForumLeave leave) {
    session.unlisten_place(leave.place);
    responder.ok(protocol::Done{});
}

void handle(Session& session, Responder responder, protocol::ForumOpen open) {
    auto access = forum_access(session, open.group);
    if (!access) return responder.error(ErrorCode::not_found);
    if (open.title.empty()) return responder.error(ErrorCode::bad_field, "title");
    auto said = utterance(session, *access, std::move(open.cid), std::move(open.text),
                          std::move(open.note), open.sure);
    said.title = std::move(open.title);
    say(session, std::move(responder), std::move(said), true);
}

void handle(Session& session, Responder responder, protocol::ForumReply command) {
    const auto thread = command.thread;
    with_thread(
        session, std::move(responder), thread, anybody,
        [command = std::move(command)](Session& author, Responder answer, const Access& access,
                                       const OpenedThread& opened) mutable {
            if (opened.opening.removed) return answer.error(ErrorCode::gone);
            auto said = utterance(author, access, std::move(command.cid), std::move(command.text),
                                  std::move(command.note), command.sure);
            said.parent = command.parent.value_or(0);
            if (said.parent == 0) return say(author, std::move(answer), std::move(said), false);
            reply(std::move(answer), std::move(said));
        });
}

void handle(Session& session, Responder responder, protocol::ForumRemove command) {
    const auto place = protocol::parse_place(command.place);
    if (place && place->kind == protocol::StreamKind::room)
        return responder.error(ErrorCode::not_found);
    with_place(session, std::move(responder), command.place, anybody,
               [seq = command.seq](Session& author, Responder answer, const Access& access) {
                   remove(author, std::move(answer), access, seq);
               });
}

void handle(Session& session, Responder responder, protocol::ForumEdit command) {
    const auto parsed = protocol::parse_place(command.place);
    if (parsed && parsed->kind == protocol::StreamKind::room)
        return responder.error(ErrorCode::not_found);
    const bool opening = parsed && parsed->kind == protocol::StreamKind::forum;
    if (command.title && (!opening || command.title->empty()))
        return responder.error(ErrorCode::bad_field, "title");
    const auto place = command.place;
    with_place(session, std::move(responder), place, anybody,
               [command = std::move(command)](Session& author, Responder answer,
                                              const Access& access) mutable {
                   auto changed =
                       utterance(author, access, std::move(command.cid), std::move(command.text),
                                 std::move(command.note), command.sure);
                   if (command.title) changed.title = std::move(*command.title);
                   changed.edits = command.seq;
                   edit(std::move(answer), std::move(changed));
               });
}

void handle(Session& session, Responder responder, protocol::ForumLock command) {
    with_thread(session, std::move(responder), command.thread, store::Role::moderator,
                [locked = command.locked](Session& moderator, Responder answer,
                                          const Access& access, const OpenedThread& thread) {
                    change_thread(moderator, std::move(answer), access, thread.stream,
                                  locked ? store::EntryKind::lock : store::EntryKind::unlock, 0);
                });
}

void handle(Session& session, Responder responder, protocol::ForumPin command) {
    with_thread(session, std::move(responder), command.thread, store::Role::moderator,
                [pinned = command.pinned](Session& moderator, Responder answer,
                                          const Access& access, const OpenedThread& thread) {
                    change_thread(moderator, std::move(answer), access, access.group->forum,
                                  pinned ? store::EntryKind::pin : store::EntryKind::unpin,
                                  thread.opening.seq);
                });
}

}  // namespace havn::api
