#pragma once
// What one shard offers to its connections: the sessions, the hub, speech and desk of the shard,
// and the HTTP side. Everything here is called on the shard, except each_session_of_all() and
// each_session_of().

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/services.hpp"
#include "server/api/session.hpp"
#include "server/community/desk.hpp"
#include "server/community/hub.hpp"
#include "server/community/pace.hpp"
#include "server/community/places.hpp"
#include "server/community/speech.hpp"
#include "server/net/gateway.hpp"

namespace havn::api {

class ShardGateway final : public net::Gateway {
  public:
    ShardGateway(core::Shard& shard, Services& services);

    // Before anything is accepted.
    void connect(net::Network& network) {
        network_ = &network;
        hub_.answer_first([&network] { network.send_pending(); });
    }
    // About once a second.
    void tick();
    // From now on commands are answered with shutting_down.
    void begin_drain() { draining_ = true; }

    std::unique_ptr<net::Peer> on_upgrade(net::Connection& connection,
                                          const net::HttpRequest& request) override;
    void on_http(net::HttpRequest request, net::HttpResponder respond) override;

    Session* find(net::ConnectionId id);
    void opened(Session& session) { sessions_.push_back(&session); }
    void closed(Session& session);
    bool draining() const { return draining_; }

    core::Shard& shard() { return shard_; }
    Services& services() { return services_; }
    // Where a room's places are counted.
    ShardGateway& home_of(protocol::StreamId stream);
    community::Places& places() { return places_; }
    community::Schedule& schedule() { return schedule_; }
    community::Directory& directory() { return directory_; }
    community::Hub& hub() { return hub_; }
    // Whether what is said on other instances comes late.
    bool slow() { return hub_.others() != nullptr && hub_.others()->slow(); }
    community::Desk& desk() { return desk_; }
    community::Speech& speech() { return speech_; }
    community::Pace& pace() { return pace_; }
    community::SpeechMetrics& metrics() { return metrics_; }
    const community::SpeechMetrics& metrics() const { return metrics_; }
    std::int64_t now_ms() const { return services_.clock.unix_ms(); }

    // Every session of this shard; `visit` may close its connection.
    void each_session_here(const std::function<void(Session&)>& visit);
    void each_session_here(protocol::PersonId person, const std::function<void(Session&)>& visit);
    // Runs `visit` on every shard for every session there; on this shard before it returns.
    void each_session_of_all(const std::function<void(Session&)>& visit);
    void each_session_of(protocol::PersonId person, std::function<void(Session&)> visit);
    // In about as long as a change may take to show.
    void soon(core::Shard::Work work);
    // A frame for every connection of one person, or of one member; `told` is called for each, on
    // its shard.
    void tell_person(protocol::PersonId person, const std::string& frame);
    void tell_member(protocol::MemberId member, const std::string& frame,
                     std::function<void(ShardGateway&)> told = {});

  private:
    void tell_state();

    void offer_place(protocol::PersonId person, protocol::StreamId room);

    core::Shard& shard_;
    Services& services_;
    net::Network* network_ = nullptr;
    community::SpeechMetrics metrics_;
    community::Directory directory_;
    community::Schedule schedule_;
    community::Places places_;
    community::Hub hub_;
    community::Desk desk_;
    community::Pace pace_;
    community::Speech speech_;
    std::vector<Session*> sessions_;
    bool told_slow_ = false;
    bool draining_ = false;
};

}  // namespace havn::api
