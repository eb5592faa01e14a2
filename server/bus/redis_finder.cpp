#include "server/bus/redis_finder.hpp"

#include <hiredis/hiredis.h>

#include <utility>

namespace havn::bus {

namespace {

// Sentinels keep no databases, and know the users only where somebody told them.
LinkOptions for_sentinel(LinkOptions options) {
    options.database = 0;
    return options;
}

}  // namespace

RedisFinder::RedisFinder(core::Shard& shard, const RedisAddress& address,
                         const LinkOptions& options)
    : shard_(shard), address_(address), link_(shard, for_sentinel(options), *this) {}

void RedisFinder::find(std::int64_t now_ms, Found found, Failed failed) {
    found_ = std::move(found);
    failed_ = std::move(failed);
    const auto& endpoint = address_.endpoints[next_ % address_.endpoints.size()];
    if (!address_.master.empty()) return link_.open(endpoint, now_ms);
    shard_.post([this, endpoint] {
        if (const auto tell = std::exchange(found_, {})) tell(endpoint);
    });
}

void RedisFinder::cancel() {
    link_.close();
    found_ = {};
    failed_ = {};
}

void RedisFinder::link_up(RedisLink&, const Greeting& greeting) {
    if (!greeting.sentinel) return fail("it is no sentinel");
    link_.send({"SENTINEL", "get-master-addr-by-name", address_.master});
}

void RedisFinder::link_down(RedisLink&, bool, std::string_view why) {
    fail("the sentinel: " + std::string(why));
}

void RedisFinder::link_reply(RedisLink&, const redisReply& reply) {
    if (reply.type != REDIS_REPLY_ARRAY || reply.elements != 2)
        return fail("the sentinel knows no master named " + address_.master);
    Endpoint endpoint{std::string(reply.element[0]->str, reply.element[0]->len),
                      std::string(reply.element[1]->str, reply.element[1]->len)};
    link_.close();
    if (const auto tell = std::exchange(found_, {})) tell(endpoint);
}

void RedisFinder::fail(std::string_view why) {
    link_.close();
    found_ = {};
    skip();
    if (const auto tell = std::exchange(failed_, {})) tell(why);
}

}  // namespace havn::bus
