#pragma once
// One WebSocket connection of a person: who it is, what it listens to, and the commands that wait
// for an earlier one. Lives on its connection's shard.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/codec.hpp"
#include "server/api/unseen.hpp"
#include "server/community/directory.hpp"
#include "server/community/hub.hpp"
#include "server/core/bucket.hpp"
#include "server/net/gateway.hpp"
#include "server/store/members.hpp"
#include "server/store/own_data.hpp"
#include "server/store/people.hpp"

namespace havn::api {

class ShardGateway;

class Session final : public net::Peer, public community::Listener {
  public:
    Session(ShardGateway& gateway, net::Connection& connection, std::string cookie_token,
            store::Device device, std::uint64_t address_mark);
    ~Session() override;

    void on_message(std::string_view text) override;
    void on_close() override;
    void deliver(const core::Bytes& frames, std::uint32_t count) override;
    // An answer about `group`, without what is hidden from this person.
    void send_answer(std::string_view frame, std::uint64_t id, std::string_view group);

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
    bool kept() const { return kept_; }
    void set_kept() { kept_ = true; }
    void set_language(std::string language) { language_ = std::move(language); }
    store::SessionId signed_in() const { return signed_in_; }
    store::Device device() const { return device_; }
    std::uint64_t address_mark() const { return address_mark_; }
    // Takes a break until then: 0 or past when not.
    std::int64_t paused_until_ms() const { return paused_until_ms_; }
    void pause(std::int64_t until_ms);
    const std::string& cookie_token() const { return cookie_token_; }
    std::int64_t opened_at_ms() const { return opened_at_ms_; }

    // Handles that are hidden from this person from now on; see api/unseen.hpp.
    void set_unseen(std::span<const store::Hidden> hidden);
    bool hides(std::string_view group, std::string_view handle) const;
    store::Handles hidden_in(protocol::GroupId group) const;

    // null: not a member, or banned.
    const store::Member* member(protocol::GroupId group) const;
    void add_member(store::Member member);
    void set_role(protocol::GroupId group, store::Role role);    // what was decided
    void raise_role(protocol::GroupId group, store::Role role);  // what a link gives
    void set_handle(protocol::GroupId group, const std::string& handle);
    void drop_member(protocol::GroupId group);
    // Takes what the store says of this person now, and leaves what it may not listen to any more.
    void refresh(const store::Person& person);
    // Another one after every change of what is known of the person.
    std::uint32_t person_version() const { return person_version_; }
    std::span<const store::Member> members() const { return members_; }
    // participant for everybody who is not a member.
    store::Role role(protocol::GroupId group) const;
    bool may(protocol::GroupId group, protocol::Act act) const;
    // Also while banned.
    const store::Member* membership(protocol::GroupId group) const;
    void restrict(protocol::MemberId member, store::RestrictionKind kind, std::int64_t until_ms);

    // What was read on another instance, as far as this connection was not told yet.
    void tell_reading(std::span<const store::OwnReading> marks);

    // ---- what it listens to
    bool may_listen_more() const;
    bool listens(protocol::StreamId stream) const;
    void listening(community::Stream stream);  // called when it was admitted
    void unlisten(protocol::StreamId stream);
    void unlisten_group(protocol::GroupId group);
    // After a role was taken away: the desk, and rooms outside their hours.
    void leave_what_is_not_allowed(protocol::GroupId group);
    void unlisten_place(std::string_view name);

    // ---- commands under way
    // 0: allowed; else in how many ms.
    std::int64_t take(std::int64_t points);
    // The same for one attempt with a recovery phrase.
    std::int64_t take_return();
    void answered(bool serial);

    std::int64_t typing_told_ms = 0;

  private:
    void run(std::string_view text);
    void run_waiting();
    void bad_message(const protocol::DecodeError& error);

    // What delivering touches comes first: a room's worth of sessions is walked at once.
    ShardGateway& gateway_;
    net::Connection& connection_;
    std::unique_ptr<const Unseen> unseen_;  // null: nobody, as for most
    std::string cookie_token_;              // until hello
    std::string language_;
    protocol::PersonId person_;
    store::SessionId signed_in_;
    std::int64_t paused_until_ms_ = 0;
    std::uint64_t address_mark_;
    std::int64_t opened_at_ms_;
    core::Bucket allowance_, returns_;
    std::vector<store::Member> members_;
    std::vector<community::Stream> listening_;
    std::unique_ptr<std::map<std::string, protocol::Seq>> read_told_;
    std::unique_ptr<std::deque<std::string>> waiting_;  // behind a command that must finish first
    std::uint32_t person_version_ = 0;
    std::uint16_t in_flight_ = 0;
    std::uint16_t bad_messages_ = 0;
    store::Device device_;
    bool organiser_ = false;
    bool kept_ = false;
    bool serial_running_ = false;
    bool closing_ = false;
};

}  // namespace havn::api
