// group.*
#include <algorithm>
#include <utility>

#include "moderation/text/skeleton.hpp"
#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/handle_check.hpp"
#include "server/api/members.hpp"
#include "server/api/views.hpp"
#include "server/community/tokens.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

constexpr unsigned handle_attempts_max = 12;

std::string_view language_for(const Session& session, const std::optional<std::string>& wanted) {
    if (wanted) return supported_language(*wanted);
    return session.greeted() ? std::string_view(session.language()) : std::string_view("en");
}

void answer_joined(Responder& responder, const community::GroupEntry& group,
                   const std::string& language) {
    auto* session = responder.session();
    if (session == nullptr) return;
    const auto* member = session->membership(group.group.id);
    if (member == nullptr) return responder.error(ErrorCode::not_found);
    protocol::GroupJoinOk ok;
    ok.handle = member->handle;
    ok.role = role_word(session->role(group.group.id));
    ok.guidelines_version = group.group.guidelines_version;
    ok.rooms = room_list(responder.gateway(), group, language);
    ok.may = acts_of(*session, group.group.id);
    responder.ok(ok);
}

void joined(Responder responder, community::GroupRef group, store::Member member,
            std::string language) {
    auto* session = responder.session();
    if (session == nullptr) return;
    const bool first = session->member(member.group) == nullptr;
    session->add_member(std::move(member));
    if (!first) return answer_joined(responder, *group, language);
    auto& gateway = responder.gateway();
    const auto id = group->group.id;
    refresh_unseen_of_others(
        gateway, session->person(), id,
        [responder = std::move(responder), group = std::move(group),
         language = std::move(language)]() mutable { answer_joined(responder, *group, language); });
}

store::Join to_join(const Session& session, const community::GroupEntry& entry,
                    std::string handle) {
    const auto& group = entry.group;
    auto skeleton = moderation::text::skeleton(handle);
    return {.person = session.person(),
            .group = group.id,
            .handle = std::move(handle),
            .skeleton = std::move(skeleton),
            .role = store::Role::participant,
            .guidelines_version = group.guidelines_version,
            .by_link_only = !group.drop_in && !session.organiser(),
            .people_max = session.organiser() ? 0 : group.people_max};
}

void refuse_join(Responder& responder, const community::GroupEntry& group, core::Failure why) {
    if (why == core::Failure::conflict) return responder.error(ErrorCode::group_full);
    if (why == core::Failure::absent && group.group.by_request)
        return responder.error(ErrorCode::ask_first);
    responder.failed(why);
}

// Why somebody who was put out of the group may not come in, from what the store says.
void refuse_banned(Responder responder, const store::Member& member) {
    auto& gateway = responder.gateway();
    gateway.services().store.members().restrictions(
        gateway.shard(), member.group, member.id,
        [responder = std::move(responder), until_ms = member.banned_until_ms](
            const core::Result<std::vector<store::Restriction>>& found) mutable {
            protocol::ErrorReply banned;
            banned.code = ErrorCode::banned;
            if (until_ms < store::no_end_ms)
                banned.retry_after_ms =
                    std::max<std::int64_t>(0, until_ms - responder.gateway().now_ms());
            if (found)
                for (const auto& one : *found)
                    if (one.kind == store::RestrictionKind::ban)
                        banned.reason = protocol::Reason{{}, one.reason, {}};
            responder.error(std::move(banned));
        });
}

// Tries generated handles until one is free.
void join_with_generated(Responder responder, community::GroupRef group, std::string language,
                         unsigned attempt) {
    auto* session = responder.session();
    if (session == nullptr) return;
    auto& gateway = responder.gateway();
    auto handle = gateway.services().handles.generate(language, community::random_id(), attempt);
    auto join = to_join(*session, *group, std::move(handle));
    gateway.services().store.people().join(
        gateway.shard(), std::move(join),
        [responder = std::move(responder), group, language = std::move(language),
         attempt](core::Result<store::Member> member) mutable {
            if (member) return joined(std::move(responder), group, std::move(*member), language);
            if (member.error() == core::Failure::taken && attempt + 1 < handle_attempts_max)
                return join_with_generated(std::move(responder), std::move(group),
                                           std::move(language), attempt + 1);
            refuse_join(responder, *group, member.error());
        });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::GroupList list) {
    responder.ok(
        group_list(session.gateway(), list, language_for(session, std::nullopt), &session));
}

void handle(Session& session, Responder responder, protocol::GroupShow show) {
    const auto group = session.gateway().directory().find(show.group);
    if (group == nullptr) return responder.error(ErrorCode::not_found);
    responder.ok(
        group_show(session.gateway(), *group, language_for(session, show.language), &session));
}

void handle(Session& session, Responder responder, protocol::GroupJoin join) {
    auto& gateway = session.gateway();
    const auto group = gateway.directory().find(join.group);
    if (group == nullptr) return responder.error(ErrorCode::not_found);
    const std::string language(language_for(session, join.language));
    const auto* member = session.membership(group->group.id);
    if (member != nullptr && member->banned_until_ms > gateway.now_ms())
        return refuse_banned(std::move(responder), *member);
    const bool bounded = group->group.age_from != 0 || group->group.age_to != 0;
    if (member == nullptr && bounded && !join.age_ok) return responder.error(ErrorCode::age_asked);
    const bool accepted =
        member != nullptr && member->guidelines_version == group->group.guidelines_version;
    if (accepted) return joined(std::move(responder), group, *member, language);
    if (!join.handle) return join_with_generated(std::move(responder), group, language, 0);

    const auto advice = advise(gateway, *group, *join.handle);
    if (advice == HandleAdvice::refused || advice == HandleAdvice::contact)
        return responder.error(ErrorCode::handle_refused);
    auto chosen = to_join(session, *group, std::move(*join.handle));
    gateway.services().store.people().join(
        gateway.shard(), std::move(chosen),
        [responder = std::move(responder), group,
         language](core::Result<store::Member> made) mutable {
            if (!made) return refuse_join(responder, *group, made.error());
            joined(std::move(responder), group, std::move(*made), language);
        });
}

void handle(Session& session, Responder responder, protocol::GroupLeave leave) {
    auto& gateway = session.gateway();
    const auto access = group_access(session, leave.group);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto group = access->group->group.id;
    gateway.services().store.people().forget(
        gateway.shard(), session.person(), group,
        [responder = std::move(responder), group,
         person = session.person()](core::Result<bool> done) mutable {
            if (!done) return responder.failed(done.error());
            responder.gateway().services().changes.hint();
            responder.gateway().each_session_of(person, [group](Session& one) {
                one.unlisten_group(group);
                one.drop_member(group);
            });
            if (const auto entry = responder.gateway().directory().find(group))
                invite_to(responder.gateway(), entry->group);
            responder.ok(protocol::Done{});
        });
}

}  // namespace havn::api
