// forum.*
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

// Finds a thread; what cannot be found is answered here.
void with_thread(Session& session, Responder responder, std::string_view name,
                 std::move_only_function<void(Session&, Responder, Access, OpenedThread)> use) {
    auto& gateway = session.gateway();
    const auto access = thread_access(gateway.services(), session, name);
    if (!access) return responder.error(ErrorCode::not_found);
    find_thread(gateway.shard(), gateway.services().store, *access,
                [responder = std::move(responder), group = access->forum.group,
                 use = std::move(use)](core::Result<OpenedThread> thread) mutable {
                    if (!thread) return responder.failed(thread.error());
                    auto* asker = responder.session();
                    if (asker == nullptr) return;
                    // The membership may have ended while the store was asked.
                    const auto* member = asker->member(group->group.id);
                    if (member == nullptr) return responder.error(ErrorCode::not_found);
                    use(*asker, std::move(responder), Access{group, member, thread->stream},
                        std::move(*thread));
                });
}

void answer_threads(ShardGateway& gateway, Responder responder, protocol::StreamId forum,
                    protocol::Seq before, std::size_t limit) {
    read_threads(
        gateway.shard(), gateway.services().store, forum, before, limit,
        [responder = std::move(responder)](core::Result<protocol::ForumThreadsOk> ok) mutable {
            if (!ok) return responder.failed(ok.error());
            responder.ok(*ok);
        });
}

void answer_posts(ShardGateway& gateway, Responder responder, const OpenedThread& thread,
                  protocol::Seq after) {
    read_posts(
        gateway.shard(), gateway.services().store, thread, after,
        [responder = std::move(responder)](core::Result<protocol::ForumThreadOk> ok) mutable {
            if (!ok) return responder.failed(ok.error());
            responder.ok(*ok);
        });
}

// Says it if the post it answers is there.
void say_to_parent(Responder responder, community::Utterance said) {
    auto& gateway = responder.gateway();
    gateway.services().store.journal().read_one(
        gateway.shard(), said.stream->id, said.parent,
        [responder = std::move(responder),
         said = std::move(said)](core::Result<store::StoredEntry> parent) mutable {
            if (!parent) return responder.failed(parent.error());
            if (parent->kind != store::EntryKind::said)
                return responder.error(ErrorCode::not_found);
            if (auto* author = responder.session())
                say(*author, std::move(responder), std::move(said), false);
        });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::ForumThreads threads) {
    auto& gateway = session.gateway();
    auto access = forum_access(gateway.services(), session, threads.group);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto forum = access->stream->id;
    const auto before = threads.before.value_or(0);
    const auto limit = page_size(threads.limit);
    if (!threads.live) return answer_threads(gateway, std::move(responder), forum, before, limit);
    // Listening first, then reading: what is said in between comes twice rather than never.
    listen_to(session, std::move(responder), std::move(access->stream), std::nullopt,
              [forum, before, limit](Session& listener, Responder& answer,
                                     const community::Hub::Snapshot&) {
                  answer_threads(listener.gateway(), answer, forum, before, limit);
              });
}

void handle(Session& session, Responder responder, protocol::ForumThread show) {
    with_thread(session, std::move(responder), show.thread,
                [after = show.after.value_or(0), live = show.live](
                    Session& asker, Responder answer, const Access&, OpenedThread thread) {
                    if (!live)
                        return answer_posts(asker.gateway(), std::move(answer), thread, after);
                    auto stream = thread.stream;
                    listen_to(
                        asker, std::move(answer), std::move(stream), std::nullopt,
                        [thread = std::move(thread), after](Session& listener, Responder& then,
                                                            const community::Hub::Snapshot&) {
                            answer_posts(listener.gateway(), then, thread, after);
                        });
                });
}

void handle(Session& session, Responder responder, protocol::ForumLeave leave) {
    session.unlisten_place(leave.place);
    responder.ok(protocol::Done{});
}

void handle(Session& session, Responder responder, protocol::ForumOpen open) {
    auto access = forum_access(session.gateway().services(), session, open.group);
    if (!access) return responder.error(ErrorCode::not_found);
    if (open.title.empty()) return responder.error(ErrorCode::bad_field, "title");
    auto said = utterance(session, *access, std::move(open.cid), std::move(open.text), open.sure);
    said.title = std::move(open.title);
    say(session, std::move(responder), std::move(said), true);
}

void handle(Session& session, Responder responder, protocol::ForumReply reply) {
    const auto thread = reply.thread;
    with_thread(session, std::move(responder), thread,
                [reply = std::move(reply)](Session& author, Responder answer, const Access& access,
                                           const OpenedThread& opened) mutable {
                    if (opened.opening.removed) return answer.error(ErrorCode::not_found);
                    auto said = utterance(author, access, std::move(reply.cid),
                                          std::move(reply.text), reply.sure);
                    said.parent = reply.parent.value_or(0);
                    if (said.parent == 0)
                        return say(author, std::move(answer), std::move(said), false);
                    say_to_parent(std::move(answer), std::move(said));
                });
}

void handle(Session& session, Responder responder, protocol::ForumRemove command) {
    if (const auto forum = forum_access(session.gateway().services(), session, command.place);
        forum && protocol::parse_place(command.place)) {
        return remove(session, std::move(responder), *forum, command.seq);
    }
    with_thread(session, std::move(responder), command.place,
                [seq = command.seq](Session& author, Responder answer, const Access& access,
                                    const OpenedThread&) {
                    remove(author, std::move(answer), access, seq);
                });
}

}  // namespace havn::api
