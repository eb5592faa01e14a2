// group.ask and ask.*
#include <algorithm>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/members.hpp"
#include "server/community/names.hpp"

namespace havn::api {

using protocol::Act;
using protocol::ErrorCode;

namespace {

constexpr std::size_t asks_shown_max = 200;

void tell_turn(ShardGateway& gateway, const std::string& slug, protocol::PersonId person,
               std::string_view state) {
    gateway.tell_person(person, turn_frame(slug, state));
}

// How many ask, to those who watch the desk.
void tell_desk(ShardGateway& gateway, const community::GroupRef& group) {
    gateway.services().store.asks().list(
        gateway.shard(), group->group.id, asks_shown_max,
        [&gateway, group](const core::Result<std::vector<store::Ask>>& asks) {
            if (!asks) return;
            const auto waiting =
                std::ranges::count(*asks, store::AskState::asked, &store::Ask::state);
            std::string frame;
            protocol::append_event(
                frame, protocol::DeskAsks{group->group.slug, static_cast<std::uint64_t>(waiting)});
            gateway.hub().publish(group->desk, std::move(frame));
        });
}

}  // namespace

std::string_view ask_word(store::AskState state) {
    switch (state) {
        case store::AskState::asked:
            return "asked";
        case store::AskState::waiting:
            return "waiting";
        case store::AskState::invited:
            return "invited";
    }
    return "asked";
}

std::string turn_frame(const std::string& group, std::string_view state) {
    std::string frame;
    protocol::append_event(frame, protocol::GroupTurn{group, std::string(state)});
    return frame;
}

void invite_to(ShardGateway& gateway, const store::Group& group) {
    gateway.services().store.asks().invite(
        gateway.shard(), group.id, group.people_max,
        [&gateway, slug = group.slug](const core::Result<std::vector<store::Ask>>& invited) {
            if (!invited || invited->empty()) return;
            gateway.services().changes.hint();
            for (const auto& ask : *invited) tell_turn(gateway, slug, ask.person, "invited");
        });
}

void handle(Session& session, Responder responder, protocol::GroupAsk ask) {
    auto& gateway = session.gateway();
    const auto group = gateway.directory().find(ask.group);
    const bool may_ask = group && (group->group.drop_in || group->group.by_request);
    if (!may_ask || session.membership(group->group.id) != nullptr)
        return responder.error(ErrorCode::not_found);
    auto words = ask.words.value_or("");
    if (!words.empty() && !community::showable(words, true))
        return responder.error(ErrorCode::text_refused, "words");
    gateway.services().store.asks().ask(
        gateway.shard(), group->group.id, session.person(), std::move(words),
        group->group.by_request, group->group.people_max,
        [responder = std::move(responder), group](core::Result<store::Ask> asked) mutable {
            if (!asked) return responder.failed(asked.error());
            protocol::GroupAskOk ok{std::string(ask_word(asked->state)), {}};
            if (asked->state == store::AskState::waiting) ok.ahead = asked->ahead;
            if (asked->state == store::AskState::asked) tell_desk(responder.gateway(), group);
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::AskList ask) {
    const auto access = act_access(session, ask.group, Act::admit);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    gateway.services().store.asks().list(
        gateway.shard(), access->group->group.id, asks_shown_max,
        [responder = std::move(responder)](core::Result<std::vector<store::Ask>> asks) mutable {
            if (!asks) return responder.failed(asks.error());
            protocol::AskListOk ok;
            for (auto& one : *asks)
                ok.asks.push_back({one.id, std::string(ask_word(one.state)), std::move(one.words),
                                   protocol::iso_time(one.at_ms)});
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::AskDecide decide) {
    const auto access = act_access(session, decide.group, Act::admit);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    const auto& group = access->group->group;
    auto line = log_line(session, group.id, decide.accept ? "ask_accepted" : "ask_refused",
                         std::to_string(decide.ask));
    gateway.services().store.asks().decide(
        gateway.shard(), group.id, decide.ask, decide.accept, group.people_max, std::move(line),
        [responder = std::move(responder), group = access->group,
         accept = decide.accept](core::Result<store::Ask> decided) mutable {
            if (!decided) return responder.failed(decided.error());
            auto& home = responder.gateway();
            home.services().changes.hint();
            tell_turn(home, group->group.slug, decided->person,
                      accept ? ask_word(decided->state) : "refused");
            tell_desk(home, group);
            responder.ok(protocol::Done{});
        });
}

}  // namespace havn::api
