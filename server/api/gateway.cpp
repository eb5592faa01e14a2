#include "server/api/gateway.hpp"

#include <algorithm>
#include <utility>

#include "protocol/codec.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/http.hpp"
#include "server/api/signing_in.hpp"

namespace havn::api {

namespace {

// A browser that stays open for days would outlive its person otherwise: the reconnect is a new
// sign of life.
constexpr std::int64_t connection_age_share = 2;

}  // namespace

ShardGateway::ShardGateway(core::Shard& shard, Services& services)
    : shard_(shard),
      services_(services),
      directory_(services.groups),
      places_(shard, services.store.room_places(), services.crowd,
              [this](protocol::PersonId person, protocol::StreamId room) {
                  offer_place(person, room);
              }),
      hub_(shard, services.shards, services.store.journal(), services.clock,
           services.bus(shard.index()), services.bus_stats(shard.index())),
      desk_(shard, hub_, services.store.cases(), directory_, services.shifts, services.changes),
      pace_(services.options.rates_lifted),
      speech_(shard, hub_, desk_, pace_, schedule_, services.store.journal(), services.pipeline,
              services.stage_watch, services.clock, metrics_, services.classifier) {}

std::unique_ptr<net::Peer> ShardGateway::on_upgrade(net::Connection& connection,
                                                    const net::HttpRequest& request) {
    return std::make_unique<Session>(*this, connection, std::string(cookie_token(request)),
                                     device_of(request.header("user-agent")), request.address_mark);
}

void ShardGateway::on_http(net::HttpRequest request, net::HttpResponder respond) {
    answer_http(*this, std::move(request), std::move(respond));
}

Session* ShardGateway::find(net::ConnectionId id) {
    auto* connection = network_->find(id);
    // Every peer of this shard was made by on_upgrade.
    return connection == nullptr ? nullptr : static_cast<Session*>(connection->peer());
}

void ShardGateway::closed(Session& session) {
    const auto found = std::ranges::find(sessions_, &session);
    if (found == sessions_.end()) return;
    *found = sessions_.back();
    sessions_.pop_back();
}

void ShardGateway::tick() {
    hub_.tick();
    tell_state();
    const auto now_ms = this->now_ms();
    pace_.tick(now_ms);
    speech_.tick(now_ms);
    places_.tick(now_ms);
    schedule_.tick(directory_, now_ms,
                   [this](const community::GroupRef& group, const store::Room& room) {
                       tell_room(*this, group, room);
                   });
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        auto& session = *sessions_[i];
        const auto age_ms = now_ms - session.opened_at_ms();
        if (!session.greeted() && age_ms > services_.options.hello_ms_max) {
            session.connection().close(protocol::CloseCode::hello_timeout);
        } else if (age_ms > services_.options.drop_in_ms / connection_age_share) {
            session.connection().close(protocol::CloseCode::going_away);
        }
    }
}

void ShardGateway::tell_state() {
    if (std::exchange(told_slow_, slow()) == told_slow_) return;
    std::string frame;
    protocol::append_event(frame, protocol::LiveState{told_slow_});
    each_session_here([&](Session& session) {
        if (session.greeted()) session.connection().send_private(frame);
    });
}

void ShardGateway::each_session_here(const std::function<void(Session&)>& visit) {
    for (std::size_t at = 0; at < sessions_.size(); ++at) visit(*sessions_[at]);
}

void ShardGateway::each_session_of_all(const std::function<void(Session&)>& visit) {
    for (std::size_t i = 0; i < services_.gateways.size(); ++i) {
        auto& there = *services_.gateways[i];
        services_.shards[i]->hop([&there, visit] { there.each_session_here(visit); });
    }
}

void ShardGateway::each_session_here(protocol::PersonId person,
                                     const std::function<void(Session&)>& visit) {
    each_session_here([&](Session& session) {
        if (session.person() == person) visit(session);
    });
}

void ShardGateway::each_session_of(protocol::PersonId person, std::function<void(Session&)> visit) {
    each_session_of_all([person, visit = std::move(visit)](Session& session) {
        if (session.person() == person) visit(session);
    });
}

void ShardGateway::soon(core::Shard::Work work) {
    shard_.after(community::ChangeWatch::look_ms / 5, std::move(work));
}

ShardGateway& ShardGateway::home_of(protocol::StreamId stream) {
    return *services_.gateways[core::home_of(services_.shards, stream.value).index()];
}

void ShardGateway::offer_place(protocol::PersonId person, protocol::StreamId room) {
    for (const auto& group : directory_.groups()) {
        for (const auto& stream : group->rooms) {
            if (stream->id != room) continue;
            std::string frame;
            protocol::append_event(frame, protocol::RoomFree{stream->name});
            return tell_person(person, frame);
        }
    }
}

void ShardGateway::tell_person(protocol::PersonId person, const std::string& frame) {
    each_session_of(person,
                    [frame](Session& session) { session.connection().send_private(frame); });
}

void ShardGateway::tell_member(protocol::MemberId member, const std::string& frame,
                               std::function<void(ShardGateway&)> told) {
    each_session_of_all([member, frame, told = std::move(told)](Session& session) {
        const auto is_theirs = [&](const store::Member& one) { return one.id == member; };
        if (std::ranges::none_of(session.members(), is_theirs)) return;
        session.connection().send_private(frame);
        if (told) told(session.gateway());
    });
}

}  // namespace havn::api
