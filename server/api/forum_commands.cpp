// forum.*
#include <functional>
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

constexpr unsigned live_attempts_max = 10;

// Finds a thread; what cannot be found is answered here.
void with_thread(Session& session, Responder responder, std::string_view name,
                 std::move_only_function<void(Session&, Responder, Access, OpenedThread)> use) {
    auto& gateway = session.gateway();
    const auto access = thread_access(session, name);
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

template <class Ok>
using Read = std::function<void(ShardGateway&, core::Completion<Ok>)>;

template <class Ok>
void answer_once(Responder responder, const Read<Ok>& read) {
    read(responder.gateway(), [responder](core::Result<Ok> ok) mutable {
        if (!ok) return responder.failed(ok.error());
        responder.ok(*ok);
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
    with_thread(session, std::move(responder), show.thread,
                [after = show.after.value_or(0), live = show.live](
                    Session&, Responder answer, const Access&, OpenedThread thread) {
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
    if (const auto forum = forum_access(session, command.place);
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
