#include "server/api/changed.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "protocol/codec.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/community/change_watch.hpp"

namespace havn::api {

namespace {

using store::Change;
using store::ChangeKind;

void forget_here(ShardGateway& gateway, protocol::PersonId person) {
    gateway.pace().forget(person);
    gateway.speech().forget(person);
    gateway.each_session_here([person](Session& session) {
        if (session.person() == person) session.connection().close(protocol::CloseCode::forgotten);
    });
}

// Reads who a person is now, again if what a session knows changed while the store was asked.
void refresh(ShardGateway& gateway, protocol::PersonId person) {
    std::vector<std::pair<net::ConnectionId, std::uint32_t>> asking;
    gateway.each_session_here([&](Session& session) {
        if (session.person() == person)
            asking.emplace_back(session.connection().id(), session.person_version());
    });
    if (asking.empty()) return;
    gateway.services().store.people().read(
        gateway.shard(), person,
        [&gateway, person, asking = std::move(asking)](const core::Result<store::Person>& found) {
            if (!found && found.error() == core::Failure::absent)
                return forget_here(gateway, person);
            bool again = !found;
            for (const auto& [id, version] : asking) {
                auto* session = gateway.find(id);
                if (session == nullptr || session->person() != person) continue;
                const bool current = session->person_version() == version;
                again = again || !current;
                if (found && current) session->refresh(*found);
            }
            if (again) gateway.soon([&gateway, person] { refresh(gateway, person); });
        });
}

void person_changed(ShardGateway& gateway, const Change& change) {
    if (change.kind == ChangeKind::person) return refresh(gateway, {change.subject});
    // Whoever comes back says hello again, and is read anew.
    gateway.each_session_here(
        [](Session& session) { session.connection().close(protocol::CloseCode::restart); });
}

void tell_author_here(ShardGateway& gateway, const store::Case& decided) {
    protocol::Notice notice;
    notice.place = decided.place;
    notice.cid = decided.cid;
    notice.outcome = decided.state == store::CaseState::released ? "released" : "removed";
    if (decided.seq != 0) notice.seq = decided.seq;
    std::string frame;
    protocol::append_event(frame, notice);
    gateway.tell_member(decided.author, frame, [id = decided.id](ShardGateway& there) {
        there.services().store.outcomes().told(there.shard(), {id}, [](core::Result<bool>) {});
    });
}

// The instance that wrote it showed it already.
void case_changed(ShardGateway& gateway, const Change& change) {
    if (change.kind != ChangeKind::desk_case || change.ours) return;
    const auto group = gateway.directory().find(change.group);
    if (group == nullptr || !gateway.hub().home_here(group->desk->id)) return;
    gateway.services().store.cases().read(
        gateway.shard(), {change.subject}, [&gateway](const core::Result<store::Case>& found) {
            if (!found) return;
            gateway.desk().show(*found);
            if (found->kind == store::CaseKind::held && found->state != store::CaseState::open)
                tell_author_here(gateway, *found);
        });
}

void take_stored(ShardGateway& gateway, protocol::GroupId group) {
    gateway.services().store.groups().read(gateway.shard(), group,
                                           [&gateway](core::Result<store::Group> found) {
                                               if (found) spread(gateway, std::move(*found));
                                           });
}

// The instance that wrote it has spread it already.
void group_changed(ShardGateway& gateway, const Change& change) {
    if (change.ours) return;
    if (change.kind == ChangeKind::group) return take_stored(gateway, change.group);
    for (const auto& group : gateway.directory().groups()) take_stored(gateway, group->group.id);
}

}  // namespace

void register_changes(ShardGateway& gateway, community::ChangeWatch& changes) {
    changes.on(ChangeKind::person, gateway.shard(),
               [&gateway](const Change& change) { person_changed(gateway, change); });
    // One reads for all shards.
    if (gateway.shard().index() == 0)
        changes.on(ChangeKind::group, gateway.shard(),
                   [&gateway](const Change& change) { group_changed(gateway, change); });
    changes.on(ChangeKind::desk_case, gateway.shard(),
               [&gateway](const Change& change) { case_changed(gateway, change); });
}

}  // namespace havn::api
