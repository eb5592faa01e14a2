// reaction.*
#include <array>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/reactions.hpp"
#include "server/api/views.hpp"
#include "server/api/with_place.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

constexpr std::uint64_t few_min = 2, many_min = 5;

std::string_view how(std::uint64_t people) {
    if (people >= many_min) return "many";
    return people >= few_min ? "few" : people == 1 ? "one" : "";
}

std::vector<protocol::ReactionView> shown(const store::ReactionState& state) {
    std::vector<protocol::ReactionView> views;
    for (std::size_t i = 0; i < reaction_words.size(); ++i)
        if (state.people[i] != 0) views.push_back({reaction_words[i], how(state.people[i])});
    return views;
}

std::vector<std::string_view> mine(const store::ReactionState& state) {
    std::vector<std::string_view> own;
    for (std::size_t i = 0; i < reaction_words.size(); ++i)
        if (state.mine[i]) own.push_back(reaction_words[i]);
    return own;
}

void react(Responder answer, const Access& access, protocol::Seq seq, store::Reaction kind,
           bool on) {
    auto& gateway = answer.gateway();
    gateway.services().store.reactions().set(
        gateway.shard(), access.member->id, access.stream->id, seq, kind, on,
        [answer = std::move(answer), stream = access.stream, kind,
         on](core::Result<store::ReactionSet> set) mutable {
            if (!set) return answer.failed(set.error());
            tell_reaction(answer.gateway(), stream, *set, kind, on);
            answer.ok(protocol::ReactionSetOk{set->state.rev, shown(set->state), mine(set->state)});
        });
}

}  // namespace

void tell_reaction(ShardGateway& gateway, const community::Stream& stream,
                   const store::ReactionSet& set, store::Reaction kind, bool on) {
    const auto now = set.state.people[static_cast<std::size_t>(kind) - 1];
    const auto before = on ? now - 1 : now + 1;
    if (!set.changed || how(now) == how(before)) return;
    protocol::ReactionChanged changed{stream->name, set.state.seq, set.state.rev, shown(set.state)};
    std::string frame;
    protocol::append_event(frame, changed);
    gateway.hub().publish(stream, std::move(frame));
}

void handle(Session& session, Responder responder, protocol::ReactionSet command) {
    const auto word = std::ranges::find(reaction_words, command.kind);
    if (word == reaction_words.end()) return responder.error(ErrorCode::bad_field, "kind");
    const auto kind = static_cast<store::Reaction>(word - reaction_words.begin() + 1);
    with_place(session, std::move(responder), command.place, store::Role::participant,
               [seq = command.seq, kind, on = command.on](Session& asker, Responder answer,
                                                          Access access) {
                   if (asker.hidden_in(access.group->group.id).empty())
                       return react(std::move(answer), access, seq, kind, on);
                   auto& gateway = answer.gateway();
                   gateway.services().store.journal().read_one(
                       gateway.shard(), access.stream->id, seq,
                       [answer = std::move(answer), access, seq, kind,
                        on](const core::Result<store::StoredEntry>& entry) mutable {
                           const auto* session = answer.session();
                           if (session == nullptr) return;
                           if (!entry) return answer.failed(entry.error());
                           // Nobody is hugged by somebody they do not want to see.
                           if (session->hides(access.group->group.slug, entry->handle))
                               return answer.error(ErrorCode::not_found);
                           react(std::move(answer), access, seq, kind, on);
                       });
               });
}

void handle(Session& session, Responder responder, protocol::ReactionList command) {
    const bool by_range = command.first && command.last;
    if (by_range == command.after.has_value())
        return responder.error(ErrorCode::bad_field, "after");
    constexpr auto most = protocol::limits::history_page_max;
    if (by_range && *command.last >= *command.first && *command.last - *command.first >= most)
        return responder.error(ErrorCode::bad_field, "last");
    with_place(session, std::move(responder), command.place, store::Role::participant,
               [command](Session&, Responder answer, Access access) {
                   auto& gateway = answer.gateway();
                   auto& reactions = gateway.services().store.reactions();
                   auto& shard = gateway.shard();
                   auto listed = [answer = std::move(answer)](
                                     core::Result<store::ReactionPage> page) mutable {
                       if (!page) return answer.failed(page.error());
                       protocol::ReactionListOk ok{page->rev, {}, page->more};
                       for (const auto& state : page->entries)
                           ok.entries.push_back({state.seq, state.rev, shown(state), mine(state)});
                       answer.ok(ok);
                   };
                   const auto member = access.member->id;
                   if (command.after)
                       return reactions.since(shard, member, access.stream->id, *command.after,
                                              most, std::move(listed));
                   reactions.range(shard, member, access.stream->id, *command.first, *command.last,
                                   std::move(listed));
               });
}

}  // namespace havn::api
