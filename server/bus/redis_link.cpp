#include "server/bus/redis_link.hpp"

#include <array>
#include <utility>
#include <vector>

#include "server/bus/redis_wire.hpp"

namespace havn::bus {

struct RedisLink::Wire : RedisWire {
    using RedisWire::RedisWire;
};

namespace {

constexpr std::string_view too_old = "it is too old: Redis 6.0 or later is needed";

std::string_view text_of(const redisReply& reply) {
    return reply.str == nullptr ? std::string_view() : std::string_view(reply.str, reply.len);
}

// HELLO answers with names and values in turn.
std::string_view named(const redisReply& list, std::string_view name) {
    for (std::size_t i = 0; i + 1 < list.elements; i += 2)
        if (text_of(*list.element[i]) == name) return text_of(*list.element[i + 1]);
    return {};
}

std::string refusal(const redisReply& error) {
    const auto text = text_of(error);
    if (text.starts_with("WRONGPASS") || text.find("without any password") != text.npos)
        return "it refuses the user or the password";
    if (text.starts_with("NOAUTH")) return "it wants a password";
    if (text.starts_with("ERR unknown command") || text.starts_with("NOPROTO"))
        return std::string(too_old);
    return "it answers: " + std::string(text);
}

}  // namespace

RedisLink::RedisLink(core::Shard& shard, LinkOptions options, Owner& owner)
    : shard_(shard), options_(std::move(options)), owner_(owner) {}

RedisLink::~RedisLink() {
    close();
}

void RedisLink::open(const Endpoint& endpoint, std::int64_t now_ms) {
    close();
    endpoint_ = endpoint;
    opened_ms_ = now_ms;
    wire_ = std::make_shared<Wire>(
        shard_, options_.tls,
        RedisWire::Handlers{.connected = [this] { greet(); },
                            .reply = [this](const redisReply& reply) { take(reply); },
                            .failed = [this](std::string_view why) { down(why); }});
    wire_->open(endpoint);
}

void RedisLink::close() {
    if (!wire_) return;
    const auto letting_go = std::move(wire_);
    wire_.reset();
    letting_go->let_go();
    up_ = pong_due_ = false;
}

void RedisLink::send(std::initializer_list<std::string_view> arguments) {
    send(arguments.size(), arguments.begin());
}

void RedisLink::send(std::size_t count, const std::string_view* arguments) {
    if (wire_) wire_->send(count, arguments);
}

std::size_t RedisLink::waiting() const {
    return wire_ ? wire_->waiting() : 0;
}

void RedisLink::greet() {
    greeting_ = {};
    greetings_due_ = 1;
    const auto user = options_.user.empty() ? std::string_view("default") : options_.user;
    if (options_.password.empty()) {
        send({"HELLO", "2", "SETNAME", "havn"});
    } else {
        send({"HELLO", "2", "AUTH", user, options_.password, "SETNAME", "havn"});
    }
    if (options_.database == 0) return;
    ++greetings_due_;
    send({"SELECT", std::to_string(options_.database)});
}

bool RedisLink::take_greeting(const redisReply& reply) {
    if (reply.type == REDIS_REPLY_ERROR) {
        down(refusal(reply));
        return false;
    }
    if (reply.type != REDIS_REPLY_ARRAY) return true;
    if (named(reply, "server") != "redis") {
        down("it is no Redis");
        return false;
    }
    greeting_.cluster = named(reply, "mode") == "cluster";
    greeting_.sentinel = named(reply, "mode") == "sentinel";
    greeting_.master = named(reply, "role") != "replica";
    return true;
}

void RedisLink::take(const redisReply& reply) {
    if (!up_) {
        if (!take_greeting(reply) || --greetings_due_ > 0) return;
        up_ = true;
        pinged_ms_ = opened_ms_;
        return owner_.link_up(*this, greeting_);
    }
    const bool array = reply.type == REDIS_REPLY_ARRAY && reply.elements > 0;
    const auto word = array ? text_of(*reply.element[0]) : text_of(reply);
    if (pong_due_ && (word == "pong" || word == "PONG")) {
        pong_due_ = false;
        return;
    }
    owner_.link_reply(*this, reply);
}

void RedisLink::tick(std::int64_t now_ms) {
    if (!wire_) return;
    if (!up_) {
        if (now_ms - opened_ms_ > open_ms_max) down("it does not answer");
        return;
    }
    if (pong_due_) {
        if (now_ms - pinged_ms_ > pong_ms_max) down("it does not answer any more");
    } else if (now_ms - pinged_ms_ >= ping_interval_ms) {
        pong_due_ = true;
        pinged_ms_ = now_ms;
        send({"PING"});
    }
}

void RedisLink::down(std::string_view why) {
    const std::string reason(why);
    const bool was_up = up_;
    close();
    owner_.link_down(*this, was_up, reason);
}

}  // namespace havn::bus
