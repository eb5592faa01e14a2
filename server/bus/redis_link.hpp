#pragma once
// One connection to one Redis: hiredis writes and reads RESP, Asio owns the socket. It opens,
// authenticates, pings, and closes itself when the other side does not answer in time; whoever owns
// it decides when to open it again. Belongs to its shard.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "server/bus/redis_address.hpp"
#include "server/core/shard.hpp"

struct redisReply;

namespace havn::bus {

struct LinkOptions {
    std::string user, password;
    int database = 0;
    boost::asio::ssl::context* tls = nullptr;  // null: not encrypted
};

// What a Redis says of itself when it is greeted.
struct Greeting {
    bool cluster = false;
    bool sentinel = false;
    bool master = true;
};

class RedisLink {
  public:
    // From opening to being greeted; and how long a ping may go unanswered.
    static constexpr std::int64_t open_ms_max = 5'000;
    static constexpr std::int64_t ping_interval_ms = 2'000;
    static constexpr std::int64_t pong_ms_max = 6'000;

    // `reply` is freed after the call. None of these is called from within a call of open(), send()
    // or close().
    class Owner {
      public:
        virtual void link_up(RedisLink& link, const Greeting& greeting) = 0;
        // was_up: it was greeted before.
        virtual void link_down(RedisLink& link, bool was_up, std::string_view why) = 0;
        virtual void link_reply(RedisLink& link, const redisReply& reply) = 0;

      protected:
        ~Owner() = default;
    };

    RedisLink(core::Shard& shard, LinkOptions options, Owner& owner);
    ~RedisLink();
    RedisLink(const RedisLink&) = delete;
    RedisLink& operator=(const RedisLink&) = delete;

    void open(const Endpoint& endpoint, std::int64_t now_ms);
    // Says nothing to the owner.
    void close();
    // Closed: neither open nor on the way.
    bool closed() const { return wire_ == nullptr; }
    bool up() const { return up_; }
    const Endpoint& endpoint() const { return endpoint_; }

    // What is sent in one turn goes out together at its end. Only while up.
    void send(std::initializer_list<std::string_view> arguments);
    void send(std::size_t count, const std::string_view* arguments);
    // Octets the socket has not taken yet.
    std::size_t waiting() const;

    // Several times a second: keeps the deadlines and pings.
    void tick(std::int64_t now_ms);

  private:
    struct Wire;
    void greet();
    bool take_greeting(const redisReply& reply);
    void take(const redisReply& reply);
    void down(std::string_view why);

    core::Shard& shard_;
    const LinkOptions options_;
    Owner& owner_;
    Endpoint endpoint_;
    std::shared_ptr<Wire> wire_;
    std::int64_t opened_ms_ = 0, pinged_ms_ = 0;
    int greetings_due_ = 0;
    Greeting greeting_;
    bool up_ = false;
    bool pong_due_ = false;
};

}  // namespace havn::bus
