// group.*
#include <algorithm>
#include <utility>

#include "moderation/text/skeleton.hpp"
#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
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

void joined(Responder& responder, const community::GroupEntry& group, store::Member member,
            const std::string& language) {
    auto* session = responder.session();
    if (session == nullptr) return;
    protocol::GroupJoinOk ok;
    ok.handle = member.handle;
    session->add_member(std::move(member));
    ok.role = role_word(session->role(group.group.id));
    ok.guidelines_version = group.group.guidelines_version;
    ok.rooms = room_list(group, language);
    responder.ok(ok);
}

bool by_link_only(const Session& session, const community::GroupEntry& group) {
    return !group.group.drop_in && !session.organiser();
}

// Tries generated handles until one is free.
void join_with_generated(Responder responder, community::GroupRef group, std::string language,
                         unsigned attempt) {
    auto* session = responder.session();
    if (session == nullptr) return;
    auto& gateway = responder.gateway();
    auto handle = gateway.services().handles.generate(language, community::random_id(), attempt);
    auto skeleton = moderation::text::skeleton(handle);
    store::Join join{session->person(),
                     group->group.id,
                     std::move(handle),
                     std::move(skeleton),
                     store::Role::participant,
                     group->group.guidelines_version,
                     by_link_only(*session, *group)};
    gateway.services().store.people().join(
        gateway.shard(), std::move(join),
        [responder = std::move(responder), group, language = std::move(language),
         attempt](core::Result<store::Member> member) mutable {
            if (member) return joined(responder, *group, std::move(*member), language);
            if (member.error() == core::Failure::taken && attempt + 1 < handle_attempts_max)
                return join_with_generated(std::move(responder), std::move(group),
                                           std::move(language), attempt + 1);
            responder.failed(member.error());
        });
}

// A chosen handle is shown to everybody, so it is judged like something said.
bool handle_fits(const Services& services, const community::GroupEntry& group,
                 const std::string& handle) {
    if (!community::Handles::usable(handle) || services.handles.reserved(handle)) return false;
    moderation::Facts facts;
    facts.surface = moderation::Surface::handle;
    const auto judgement = services.pipeline.judge(handle, facts, group.policy);
    return judgement.verdict < moderation::Verdict::nudge;
}

}  // namespace

void handle(Session& session, Responder responder, protocol::GroupList) {
    responder.ok(group_list(session.directory(), language_for(session, std::nullopt), &session));
}

void handle(Session& session, Responder responder, protocol::GroupShow show) {
    const auto group = session.gateway().directory().find(show.group);
    if (group == nullptr) return responder.error(ErrorCode::not_found);
    responder.ok(group_show(*group, language_for(session, show.language), &session));
}

void handle(Session& session, Responder responder, protocol::GroupJoin join) {
    auto& gateway = session.gateway();
    const auto group = gateway.directory().find(join.group);
    if (group == nullptr) return responder.error(ErrorCode::not_found);
    const std::string language(language_for(session, join.language));
    const auto* member = session.member(group->group.id);
    const bool accepted =
        member != nullptr && member->guidelines_version == group->group.guidelines_version;
    if (accepted) return joined(responder, *group, *member, language);
    if (!join.handle) return join_with_generated(std::move(responder), group, language, 0);

    if (!handle_fits(gateway.services(), *group, *join.handle))
        return responder.error(ErrorCode::handle_refused);
    auto skeleton = moderation::text::skeleton(*join.handle);
    store::Join chosen{session.person(),
                       group->group.id,
                       std::move(*join.handle),
                       std::move(skeleton),
                       store::Role::participant,
                       group->group.guidelines_version,
                       by_link_only(session, *group)};
    gateway.services().store.people().join(gateway.shard(), std::move(chosen),
                                           [responder = std::move(responder), group,
                                            language](core::Result<store::Member> made) mutable {
                                               if (!made) return responder.failed(made.error());
                                               joined(responder, *group, std::move(*made),
                                                      language);
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
            responder.gateway().each_session_of_all([person, group](Session& one) {
                if (one.person() != person) return;
                one.unlisten_group(group);
                one.drop_member(group);
            });
            responder.ok(protocol::Done{});
        });
}

}  // namespace havn::api
