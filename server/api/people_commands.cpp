// hello, person.* and link.create.
#include <algorithm>
#include <optional>
#include <utility>

#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/members.hpp"
#include "server/api/views.hpp"
#include "server/community/tokens.hpp"
#include "server/core/clock.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

constexpr std::int64_t link_ms = 7 * core::day_ms;

// What became of held messages while their author was away.
void tell_outcomes(ShardGateway& gateway, net::ConnectionId connection, protocol::PersonId person) {
    auto& outcomes = gateway.services().store.outcomes();
    outcomes.untold(
        gateway.shard(), person,
        [&gateway, &outcomes, connection](core::Result<std::vector<store::Outcome>> untold) {
            auto* session = gateway.find(connection);
            if (!untold || session == nullptr) return;
            std::vector<protocol::CaseId> told;
            for (const auto& one : *untold) {
                session->connection().send_private(
                    outcome_frame(one.place, one.cid, one.state, one.seq));
                told.push_back(one.about);
            }
            outcomes.told(gateway.shard(), std::move(told), [](core::Result<bool>) {});
        });
}

void welcome(Responder& responder, const store::Person& person, std::optional<std::string> token) {
    auto* session = responder.session();
    if (session == nullptr) return;
    session->greet(person);
    protocol::HelloOk ok;
    ok.person = protocol::to_hex(person.id.value);
    ok.token = std::move(token);
    ok.language = person.language;
    ok.organiser.set = person.organiser;
    ok.kept.set = person.kept;
    if (person.paused_until_ms > responder.gateway().now_ms())
        ok.paused = protocol::iso_time(person.paused_until_ms);
    for (const auto& member : person.members) {
        const auto group = responder.gateway().directory().find(member.group);
        if (group != nullptr && session->member(member.group) != nullptr)
            ok.groups.push_back(summary(responder.gateway(), *group, person.language, session));
    }
    responder.ok(ok);
    if (person.untold) tell_outcomes(responder.gateway(), responder.connection(), person.id);
    if (!responder.gateway().slow()) return;
    std::string frame;
    protocol::append_event(frame, protocol::LiveState{true});
    session->connection().send_private(frame);
}

}  // namespace

void handle(Session& session, Responder responder, protocol::Hello hello) {
    if (session.greeted()) return responder.error(ErrorCode::conflict, "hello was said");
    auto& gateway = session.gateway();
    auto& people = gateway.services().store.people();
    const auto expires_at_ms = gateway.now_ms() + gateway.services().options.drop_in_ms;
    const auto token = hello.token ? *hello.token : session.cookie_token();
    if (!token.empty()) {
        people.find(gateway.shard(), community::hash_secret(token), expires_at_ms,
                    [responder = std::move(responder),
                     language = hello.language](core::Result<store::Person> found) mutable {
                        // Somebody who reads on in another language is answered in it.
                        if (found && language) found->language = supported_language(*language);
                        if (found) return welcome(responder, *found, std::nullopt);
                        if (found.error() == core::Failure::absent)
                            return responder.error(ErrorCode::token_unknown);
                        responder.failed(found.error());
                    });
        return;
    }
    if (const auto wait_ms =
            gateway.services().arrivals.new_person(session.address_mark(), gateway.now_ms())) {
        protocol::ErrorReply wait;
        wait.code = ErrorCode::too_fast;
        wait.retry_after_ms = wait_ms;
        return responder.error(std::move(wait));
    }
    auto secret = community::new_secret();
    store::NewPerson person{
        {community::random_id()},
        {{community::random_id()}, community::hash_secret(secret), session.device()},
        std::string(supported_language(hello.language.value_or(""))),
        expires_at_ms};
    people.create(gateway.shard(), std::move(person),
                  [responder = std::move(responder),
                   secret = std::move(secret)](core::Result<store::Person> made) mutable {
                      if (!made) return responder.failed(made.error());
                      welcome(responder, *made, std::move(secret));
                  });
}

void handle(Session& session, Responder responder, protocol::PersonRedeem redeem) {
    auto& gateway = session.gateway();
    const auto person = session.person();
    gateway.services().store.people().redeem(
        gateway.shard(), person, community::hash_secret(redeem.link),
        [responder = std::move(responder), person](core::Result<store::Link> link) mutable {
            if (!link && link.error() == core::Failure::conflict)
                return responder.error(ErrorCode::link_expired);
            if (!link) return responder.failed(link.error());
            responder.gateway().services().changes.hint();
            responder.gateway().each_session_of(
                person, [group = link->group, role = link->role](Session& one) {
                    if (group) {
                        one.raise_role(group, role);
                    } else {
                        one.set_organiser();
                    }
                });
            protocol::PersonRedeemOk ok{std::string(role_word(link->role)), {}};
            const auto group = responder.gateway().directory().find(link->group);
            if (group != nullptr) ok.group = group->group.slug;
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::PersonLeave) {
    auto& gateway = session.gateway();
    const auto person = session.person();
    gateway.services().store.people().forget(
        gateway.shard(), person, {},
        [responder = std::move(responder), person](core::Result<bool> done) mutable {
            if (!done) return responder.failed(done.error());
            auto& home = responder.gateway();
            responder.ok(protocol::Done{});
            forget_sessions(home, person);
            for (const auto& group : home.directory().groups())
                if (group->group.people_max != 0) invite_to(home, group->group);
        });
}

void handle(Session& session, Responder responder, protocol::LinkCreate create) {
    auto& gateway = session.gateway();
    const auto group = gateway.directory().find(create.group);
    if (group == nullptr) return responder.error(ErrorCode::not_found);
    const auto role = role_named(create.role);
    if (!role || *role == store::Role::organiser)
        return responder.error(ErrorCode::bad_field, "role");
    auto secret = community::new_secret();
    store::Link link{community::hash_secret(secret), group->group.id, *role,
                     gateway.now_ms() + link_ms};
    gateway.services().store.group_log().add(
        gateway.shard(), log_line(session, group->group.id, "link_made", create.role),
        [](const core::Result<bool>&) {});
    gateway.services().store.people().add_link(
        gateway.shard(), std::move(link),
        [responder = std::move(responder),
         secret = std::move(secret)](core::Result<bool> done) mutable {
            if (!done) return responder.failed(done.error());
            responder.ok(protocol::LinkCreateOk{std::move(secret)});
        });
}

void forget_sessions(ShardGateway& gateway, protocol::PersonId person) {
    gateway.services().changes.hint();
    gateway.each_session_of(person, [person](Session& one) {
        one.gateway().pace().forget(person);
        one.gateway().speech().forget(person);
        one.connection().close(protocol::CloseCode::forgotten);
    });
}

}  // namespace havn::api
