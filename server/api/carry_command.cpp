// forum.carry
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/speaking.hpp"
#include "server/api/with_place.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

// What is carried, once it was read: as its author would say it in the other place.
community::Utterance carried(const Session& session, const Access& to, const Access& from,
                             const store::StoredEntry& entry) {
    // The key, so that the same message is carried there once, whoever does it.
    auto cid = "carried from " + from.stream->name + " " + std::to_string(entry.seq);
    auto said = utterance(session, to, std::move(cid), entry.text, entry.note, true);
    said.author.id = entry.author;
    said.author.handle = entry.handle;
    said.carried = from.stream->name;
    return said;
}

void carry(Session& session, Responder responder, const Access& from, const Access& to,
           std::string title, protocol::Seq seq) {
    auto& gateway = session.gateway();
    const bool moderates = session.role(from.group->group.id) >= store::Role::moderator;
    gateway.services().store.journal().read_one(
        gateway.shard(), from.stream->id, seq,
        [responder = std::move(responder), from = from, to = to, self = from.member->id,
         title = std::move(title), moderates](core::Result<store::StoredEntry> entry) mutable {
            if (!entry) return responder.failed(entry.error());
            const bool own = entry->author == self;
            if (entry->kind != store::EntryKind::said || !(own || moderates))
                return responder.error(ErrorCode::not_found);
            if (entry->removed) return responder.error(ErrorCode::gone);
            auto* carrier = responder.session();
            if (carrier == nullptr) return;
            from.member = to.member = carrier->member(from.group->group.id);
            if (to.member == nullptr) return responder.error(ErrorCode::not_found);
            auto said = carried(*carrier, to, from, *entry);
            const bool opening = !title.empty();
            said.title = std::move(title);
            say(*carrier, std::move(responder), std::move(said), opening);
        });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::ForumCarry command) {
    const auto from = room_access(session, command.room);
    if (!from) return responder.error(ErrorCode::not_found);
    if (command.title.has_value() == command.thread.has_value() ||
        (command.title && command.title->empty()))
        return responder.error(ErrorCode::bad_field, "title");
    if (command.title) {
        auto forum = forum_access(session, from->group->group.slug);
        if (!forum) return responder.error(ErrorCode::not_found);
        return carry(session, std::move(responder), *from, *forum, std::move(*command.title),
                     command.seq);
    }
    with_thread(session, std::move(responder), *command.thread, store::Role::participant,
                [from = *from, seq = command.seq](Session& carrier, Responder answer, Access to,
                                                  const OpenedThread& thread) {
                    // From one group to another it would tell who somebody is there.
                    if (to.group->group.id != from.group->group.id)
                        return answer.error(ErrorCode::not_found);
                    if (thread.opening.removed) return answer.error(ErrorCode::gone);
                    auto now = from;
                    now.member = to.member;
                    carry(carrier, std::move(answer), now, to, {}, seq);
                });
}

}  // namespace havn::api
