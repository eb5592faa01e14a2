// search.find
#include <algorithm>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/with_place.hpp"
#include "server/community/entry_frames.hpp"

namespace havn::api {

using protocol::ErrorCode;
using protocol::StreamKind;

namespace {

std::string place_of(const store::Found& found, std::string_view group) {
    switch (found.kind) {
        case StreamKind::room:
            return std::string(group) + "/" + found.room;
        case StreamKind::forum:
            return protocol::forum_name(group);
        case StreamKind::thread:
            return protocol::thread_name(group, found.thread);
    }
    return {};
}

void search(Responder responder, store::SearchQuery query,
            std::vector<community::GroupRef> groups) {
    auto& gateway = responder.gateway();
    gateway.services().store.search().find(
        gateway.shard(), std::move(query),
        [responder = std::move(responder),
         groups = std::move(groups)](core::Result<store::FoundPage> page) mutable {
            if (!page && page.error() == core::Failure::full)
                return responder.error(ErrorCode::too_many, "search_words_max");
            if (!page) return responder.failed(page.error());
            protocol::SearchOk ok;
            ok.more = page->more;
            for (const auto& found : page->found) {
                const auto group = std::ranges::find_if(
                    groups, [&](const auto& one) { return one->group.id == found.group; });
                if (group == groups.end()) continue;
                ok.found.push_back({place_of(found, (*group)->group.slug),
                                    community::to_wire(found.entry, found.kind)});
            }
            responder.ok(ok);
        });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::SearchFind command) {
    store::SearchQuery query;
    std::vector<community::GroupRef> groups;
    if (command.group) {
        auto access = group_access(session, *command.group);
        if (!access) return responder.error(ErrorCode::not_found);
        groups.push_back(std::move(access->group));
    } else {
        for (const auto& member : session.members())
            if (auto group = session.directory().find(member.group))
                groups.push_back(std::move(group));
    }
    if (command.before_place.has_value() != command.before_seq.has_value())
        return responder.error(ErrorCode::bad_field, "before_seq");
    for (const auto& group : groups)
        query.groups.push_back(
            {group->group.id, group->group.languages, session.hidden_in(group->group.id)});
    query.text = std::move(command.text);
    query.since_ms = static_cast<std::int64_t>(command.since.value_or(0));
    query.until_ms = static_cast<std::int64_t>(command.until.value_or(0));
    query.limit = std::clamp<std::size_t>(command.limit.value_or(protocol::limits::search_page_max),
                                          1, protocol::limits::search_page_max);
    if (!command.before_place)
        return search(std::move(responder), std::move(query), std::move(groups));
    query.before_seq = *command.before_seq;
    if (query.before_seq == 0) return responder.error(ErrorCode::bad_field, "before_seq");
    with_place(session, std::move(responder), *command.before_place, store::Role::participant,
               [query = std::move(query), groups = std::move(groups)](
                   Session&, Responder answer, const Access& access) mutable {
                   query.before_stream = access.stream->id;
                   search(std::move(answer), std::move(query), std::move(groups));
               });
}

}  // namespace havn::api
