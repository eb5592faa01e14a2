// person.block, person.mute, person.unblock, person.blocks and person.rename.
#include <algorithm>
#include <memory>
#include <utility>

#include "moderation/text/skeleton.hpp"
#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/handle_check.hpp"
#include "server/api/views.hpp"

namespace havn::api {

using protocol::ErrorCode;
using People = std::vector<protocol::PersonId>;

namespace {

constexpr std::int64_t rename_interval_ms = std::int64_t{60} * 60 * 1000;

void answer_refreshed(Responder responder, const People& changed) {
    auto& gateway = responder.gateway();
    gateway.services().changes.hint();
    refresh_unseen(gateway, changed, [responder = std::move(responder)]() mutable {
        responder.ok(protocol::Done{});
    });
}

void block(Session& session, Responder responder, std::string_view group, std::string handle,
           bool two_way) {
    const auto access = group_access(session, group);
    if (!access || handle.empty()) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    gateway.services().store.blocks().add(
        gateway.shard(), session.person(), access->group->group.id, std::move(handle), two_way,
        [responder = std::move(responder)](core::Result<People> changed) mutable {
            if (!changed) return responder.failed(changed.error());
            answer_refreshed(std::move(responder), *changed);
        });
}

void renamed(Responder responder, protocol::PersonId person, const store::Member& member) {
    auto& gateway = responder.gateway();
    gateway.services().changes.hint();
    gateway.each_session_of(
        person, [member](Session& one) { one.set_handle(member.group, member.handle); });
    refresh_unseen_of_others(gateway, person, member.group,
                             [responder = std::move(responder), handle = member.handle]() mutable {
                                 responder.ok(protocol::PersonRenameOk{handle});
                             });
}

}  // namespace

void refresh_unseen(ShardGateway& gateway, const People& people, Then then) {
    if (people.empty()) return then();
    struct Asked {
        std::size_t waiting;
        Then then;
    };
    auto asked = std::make_shared<Asked>(people.size(), std::move(then));
    for (const auto person : people) {
        gateway.services().store.blocks().hidden(
            gateway.shard(), person,
            [&gateway, person, asked](core::Result<std::vector<store::Hidden>> hidden) {
                if (hidden) {
                    gateway.each_session_of(
                        person, [hidden = *hidden](Session& one) { one.set_unseen(hidden); });
                }
                if (--asked->waiting == 0) asked->then();
            });
    }
}

void refresh_unseen_of_others(ShardGateway& gateway, protocol::PersonId person,
                              protocol::GroupId group, Then then) {
    gateway.services().store.blocks().hidden_from(
        gateway.shard(), person, group,
        [&gateway, then = std::move(then)](core::Result<People> others) mutable {
            if (!others) return then();
            refresh_unseen(gateway, *others, std::move(then));
        });
}

void handle(Session& session, Responder responder, protocol::PersonBlock command) {
    block(session, std::move(responder), command.group, std::move(command.handle), true);
}

void handle(Session& session, Responder responder, protocol::PersonMute command) {
    block(session, std::move(responder), command.group, std::move(command.handle), false);
}

void handle(Session& session, Responder responder, protocol::PersonUnblock command) {
    const auto group = session.gateway().directory().find(command.group);
    if (group == nullptr) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    gateway.services().store.blocks().remove(
        gateway.shard(), session.person(), group->group.id, std::move(command.handle),
        [responder = std::move(responder)](core::Result<People> changed) mutable {
            if (!changed) return responder.failed(changed.error());
            answer_refreshed(std::move(responder), *changed);
        });
}

void handle(Session& session, Responder responder, protocol::PersonBlocks) {
    auto& gateway = session.gateway();
    gateway.services().store.blocks().list(
        gateway.shard(), session.person(),
        [responder =
             std::move(responder)](core::Result<std::vector<store::StoredBlock>> stored) mutable {
            if (!stored) return responder.failed(stored.error());
            protocol::PersonBlocksOk ok;
            for (auto& one : *stored) {
                const auto group = responder.gateway().directory().find(one.group);
                if (group == nullptr) continue;
                ok.blocks.push_back({group->group.slug, std::move(one.handle),
                                     one.two_way ? "block" : "mute",
                                     protocol::iso_time(one.at_ms)});
            }
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::PersonRename command) {
    const auto access = group_access(session, command.group);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    switch (advise(gateway, *access->group, command.handle)) {
        case HandleAdvice::fine:
            break;
        case HandleAdvice::real_name:
            if (command.sure) break;
            return responder.error(ErrorCode::handle_nudged, "real_name");
        case HandleAdvice::contact:
            if (command.sure) break;
            return responder.error(ErrorCode::handle_nudged, "contact");
        case HandleAdvice::refused:
            return responder.error(ErrorCode::handle_refused);
    }
    auto skeleton = moderation::text::skeleton(command.handle);
    const auto interval_ms =
        gateway.services().options.rates_lifted ? std::int64_t{0} : rename_interval_ms;
    const auto person = session.person();
    gateway.services().store.people().rename(
        gateway.shard(),
        {person, access->group->group.id, std::move(command.handle), std::move(skeleton),
         interval_ms},
        [responder = std::move(responder), person,
         interval_ms](core::Result<store::Member> member) mutable {
            if (member) return renamed(std::move(responder), person, *member);
            if (member.error() != core::Failure::conflict) return responder.failed(member.error());
            protocol::ErrorReply wait;
            wait.code = ErrorCode::too_fast;
            wait.retry_after_ms = interval_ms;
            responder.error(std::move(wait));
        });
}

}  // namespace havn::api
