#include "server/api/changed.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "protocol/codec.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/members.hpp"
#include "server/api/views.hpp"
#include "server/community/change_watch.hpp"

namespace havn::api {

namespace {

using store::Change;
using store::ChangeKind;

void forget_here(ShardGateway& gateway, protocol::PersonId person) {
    gateway.pace().forget(person);
    gateway.speech().forget(person);
    gateway.each_session_here(person, [](Session& session) {
        session.connection().close(protocol::CloseCode::forgotten);
    });
}

// What a session was told elsewhere when it was decided, told here: a break, a mute or ban and its
// end.
struct Before {
    std::vector<store::Member> members;
    std::int64_t paused_until_ms = 0;
};

Before before_of(const Session& session) {
    const auto members = session.members();
    return {{members.begin(), members.end()}, session.paused_until_ms()};
}

void tell_restriction(ShardGateway& gateway, net::ConnectionId connection,
                      const store::Member& member, store::RestrictionKind kind,
                      std::int64_t until_ms) {
    const auto tell = [&gateway, connection](const store::Restriction& one) {
        auto* session = gateway.find(connection);
        const auto group = gateway.directory().find(one.group);
        if (session == nullptr || group == nullptr) return;
        session->connection().send_private(restriction_frame(group->group.slug, one));
    };
    store::Restriction ended;
    ended.group = member.group;
    ended.kind = kind;
    if (until_ms <= gateway.now_ms()) return tell(ended);
    gateway.services().store.members().restrictions(
        gateway.shard(), member.group, member.id,
        [tell, kind](const core::Result<std::vector<store::Restriction>>& found) {
            if (!found) return;
            for (const auto& one : *found)
                if (one.kind == kind) return tell(one);
        });
}

void tell_difference(ShardGateway& gateway, Session& session, const Before& before) {
    const auto id = session.connection().id();
    if (session.paused_until_ms() > before.paused_until_ms) {
        std::string frame;
        protocol::append_event(
            frame, protocol::PersonPaused{protocol::iso_time(session.paused_until_ms())});
        session.connection().send_private(frame);
    }
    for (const auto& was : before.members) {
        const auto* now = session.membership(was.group);
        if (now == nullptr || now->id != was.id) continue;
        if (now->muted_until_ms != was.muted_until_ms)
            tell_restriction(gateway, id, *now, store::RestrictionKind::mute, now->muted_until_ms);
        if (now->banned_until_ms != was.banned_until_ms)
            tell_restriction(gateway, id, *now, store::RestrictionKind::ban, now->banned_until_ms);
    }
}

bool is_here(ShardGateway& gateway, protocol::PersonId person) {
    bool here = false;
    gateway.each_session_here(person, [&](const Session&) { here = true; });
    return here;
}

// Signed out elsewhere.
void close_ended(ShardGateway& gateway, protocol::PersonId person) {
    if (!is_here(gateway, person)) return;
    gateway.services().store.sessions().list(
        gateway.shard(), person,
        [&gateway, person](const core::Result<std::vector<store::StoredSession>>& stored) {
            if (!stored) return;
            gateway.each_session_here(person, [&](Session& one) {
                if (std::ranges::find(*stored, one.signed_in(), &store::StoredSession::id) ==
                    stored->end())
                    one.connection().close(protocol::CloseCode::signed_out);
            });
        });
}

// Reads who a person is now, again if what a session knows changed while the store was asked.
void refresh(ShardGateway& gateway, protocol::PersonId person, bool ours) {
    std::vector<std::pair<net::ConnectionId, std::uint32_t>> asking;
    gateway.each_session_here(person, [&](Session& session) {
        asking.emplace_back(session.connection().id(), session.person_version());
    });
    if (asking.empty()) return;
    gateway.services().store.people().read(
        gateway.shard(), person,
        [&gateway, person, ours,
         asking = std::move(asking)](const core::Result<store::Person>& found) {
            if (!found && found.error() == core::Failure::absent)
                return forget_here(gateway, person);
            bool again = !found;
            for (const auto& [id, version] : asking) {
                auto* session = gateway.find(id);
                if (session == nullptr || session->person() != person) continue;
                const bool current = session->person_version() == version;
                again = again || !current;
                if (!found || !current) continue;
                const auto before = before_of(*session);
                session->refresh(*found);
                if (!ours) tell_difference(gateway, *session, before);
            }
            if (found && !ours) close_ended(gateway, person);
            if (again) gateway.soon([&gateway, person, ours] { refresh(gateway, person, ours); });
        });
}

void tell_here(ShardGateway& gateway, protocol::PersonId person, const std::string& frame) {
    gateway.each_session_here(person, [&](Session& one) { one.connection().send_private(frame); });
}

// The instance that wrote these has told them already.

void preferences_changed(ShardGateway& gateway, const Change& change) {
    const protocol::PersonId person{change.subject};
    if (change.ours || change.kind != ChangeKind::preferences || !is_here(gateway, person)) return;
    gateway.services().store.preferences().read(
        gateway.shard(), person, [&gateway, person](const core::Result<store::Preferred>& found) {
            if (!found) return;
            std::string frame;
            protocol::append_event(frame, protocol::PersonPreferred{to_wire(*found)});
            gateway.each_session_here(person,
                                      [&](Session& one) { one.set_language(found->language); });
            tell_here(gateway, person, frame);
        });
}

void turn_changed(ShardGateway& gateway, const Change& change) {
    const protocol::PersonId person{change.subject};
    if (change.ours || change.kind != ChangeKind::turn || !is_here(gateway, person)) return;
    gateway.services().store.asks().of_person(
        gateway.shard(), person,
        [&gateway, person, id = change.group](const core::Result<std::vector<store::Ask>>& asks) {
            const auto group = gateway.directory().find(id);
            if (!asks || group == nullptr) return;
            const auto ask = std::ranges::find(*asks, id, &store::Ask::group);
            const auto word =
                ask == asks->end() ? std::string_view("refused") : ask_word(ask->state);
            bool joined = false;
            gateway.each_session_here(person, [&](const Session& one) {
                joined = joined || one.membership(id) != nullptr;
            });
            if (!joined) tell_here(gateway, person, turn_frame(group->group.slug, word));
        });
}

void reading_changed(ShardGateway& gateway, const Change& change) {
    if (change.ours || change.kind != ChangeKind::reading) return;
    const protocol::MemberId member{change.subject};
    protocol::PersonId person;
    gateway.each_session_here([&](const Session& one) {
        for (const auto& own : one.members())
            if (own.id == member) person = one.person();
    });
    if (!person) return;
    gateway.services().store.own_data().marks(
        gateway.shard(), person, [&gateway, person](const core::Result<store::OwnMarks>& marks) {
            if (!marks) return;
            gateway.each_session_here(person,
                                      [&](Session& one) { one.tell_reading(marks->reading); });
        });
}

void person_changed(ShardGateway& gateway, const Change& change) {
    if (change.kind == ChangeKind::person) return refresh(gateway, {change.subject}, change.ours);
    // Whoever comes back says hello again, and is read anew.
    gateway.each_session_here(
        [](Session& session) { session.connection().close(protocol::CloseCode::restart); });
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
                tell_author(gateway, *found, found->seq);
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
    changes.on(ChangeKind::preferences, gateway.shard(),
               [&gateway](const Change& change) { preferences_changed(gateway, change); });
    changes.on(ChangeKind::turn, gateway.shard(),
               [&gateway](const Change& change) { turn_changed(gateway, change); });
    changes.on(ChangeKind::reading, gateway.shard(),
               [&gateway](const Change& change) { reading_changed(gateway, change); });
    // One reads for all shards.
    if (gateway.shard().index() == 0)
        changes.on(ChangeKind::group, gateway.shard(),
                   [&gateway](const Change& change) { group_changed(gateway, change); });
    changes.on(ChangeKind::desk_case, gateway.shard(),
               [&gateway](const Change& change) { case_changed(gateway, change); });
}

}  // namespace havn::api
