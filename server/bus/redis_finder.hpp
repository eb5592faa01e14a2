#pragma once
// Where to connect to next: the address as it was written, one replacement after the other, or what
// the sentinels call the master at the moment. Belongs to its shard.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/bus/redis_link.hpp"

namespace havn::bus {

class RedisFinder final : private RedisLink::Owner {
  public:
    using Found = std::function<void(const Endpoint&)>;
    using Failed = std::function<void(std::string_view why)>;

    RedisFinder(core::Shard& shard, const RedisAddress& address, const LinkOptions& options);

    // One of the two is called later, once, unless cancel() comes first. After skip() the next
    // replacement is meant.
    void find(std::int64_t now_ms, Found found, Failed failed);
    void skip() { ++next_; }
    void cancel();
    void tick(std::int64_t now_ms) { link_.tick(now_ms); }

  private:
    void link_up(RedisLink& link, const Greeting& greeting) override;
    void link_down(RedisLink& link, bool was_up, std::string_view why) override;
    void link_reply(RedisLink& link, const redisReply& reply) override;
    void fail(std::string_view why);

    core::Shard& shard_;
    const RedisAddress address_;
    std::size_t next_ = 0;
    RedisLink link_;  // to a sentinel
    Found found_;
    Failed failed_;
};

}  // namespace havn::bus
