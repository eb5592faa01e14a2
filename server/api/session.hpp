#pragma once
// One WebSocket connection of a person: who it is, what it listens to, and the commands that wait
// for an earlier one. Lives on its connection's shard.

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/codec.hpp"
#include "server/community/directory.hpp"
#include "server/community/hub.hpp"
#include "server/core/bucket.hpp"
#include "server/net/gateway.hpp"
#include "server/store/people.hpp"

namespace havn::api {

class ShardGateway;

class Session final : public net::Peer, public community::Listener {
  public:
    Session(ShardGateway& gateway, net::Connection& connection, std::string cookie_token);
    ~Session() override;

    void on_message(std::string_view text) override;
    void on_close() override;
    void deliver(const core::Bytes& frames, std::uint32_t count) override;

    net::Connection& connection() { return connection_; }
    ShardGateway& gateway() { return gateway_; }
    const community::Directory& directory() const;

    // ---- who it is
    bool greeted() const { return static_cast<bool>(person_); }
    void greet(const store::Person& person);
    protocol::PersonId person() const { return person_; }
    const std::string& language() const { return language_; }
    bool organiser() const { return organiser_; }
    void set_organiser();
    const std::string& cookie_token() const { return cookie_token_; }
    std::int64_t opened_at_ms() const { return opened_at_ms_; }

    const store::Member* member(protocol::GroupId group) const;
    void add_member(store::Member member);
    void set_role(protocol::GroupId group, store::Role role);
    void drop_member(protocol::GroupId group);
    // Takes what the store says of this person now, and leaves what it may not listen to any more.
    void refresh(const store::Person& person);
    // Another one after every change of what is known of the person.
    std::uint32_t person_version() const { return person_version_; }
    std::span<const store::Member> members() const { return members_; }
    // participant for everybody who is not a member.
    store::Role role(protocol::GroupId group) const;

    // ---- what it listens to
    bool may_listen_more() const;
    bool listens(protocol::StreamId stream) const;
    void listening(community::Stream stream);  // called when it was admitted
    void unlisten(protocol::StreamId stream);
    void unlisten_group(protocol::GroupId group);
    void unlisten_place(std::string_view name);

    // ---- commands under way
    // 0: allowed; else in how many ms.
    std::int64_t take(std::int64_t points);
    void answered(bool serial);

    std::int64_t typing_told_ms = 0;

  private:
    void run(std::string_view text);
    void run_waiting();
    void bad_message(const protocol::DecodeError& error);

    ShardGateway& gateway_;
    net::Connection& connection_;
    std::string cookie_token_;  // until hello
    std::string language_;
    protocol::PersonId person_;
    std::int64_t opened_at_ms_;
    core::Bucket allowance_;
    std::vector<store::Member> members_;
    std::vector<community::Stream> listening_;
    std::unique_ptr<std::deque<std::string>> waiting_;  // behind a command that must finish first
    std::uint32_t person_version_ = 0;
    std::uint16_t in_flight_ = 0;
    std::uint16_t bad_messages_ = 0;
    bool organiser_ = false;
    bool serial_running_ = false;
    bool closing_ = false;
};

}  // namespace havn::api
