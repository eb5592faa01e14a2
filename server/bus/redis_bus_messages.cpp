// What goes over the connections of a RedisBus: subscriptions and messages.
#include <hiredis/hiredis.h>

#include <algorithm>
#include <utility>

#include "server/bus/redis_bus.hpp"

namespace havn::bus {

namespace {

// More octets than these do not wait for a Redis that is slow: the store has what they say.
constexpr std::size_t waiting_max = std::size_t{4} << 20;
constexpr std::size_t waiting_ephemeral_max = std::size_t{128} << 10;
constexpr std::size_t owed_max = 10'000;

std::string_view text_of(const redisReply& reply) {
    return reply.str == nullptr ? std::string_view() : std::string_view(reply.str, reply.len);
}

}  // namespace

// ---------------------------------------------------------------- subscriptions

void RedisBus::subscribe(StreamId stream) {
    const auto [at, added] = subscriptions_.try_emplace(channels_.of(stream));
    if (added) settle(at->first, at->second);
}

void RedisBus::unsubscribe(StreamId stream) {
    const auto found = subscriptions_.find(channels_.of(stream));
    if (found == subscriptions_.end()) return;
    if (auto* node = found->second)
        node->subscriber->send({cluster_ ? "SUNSUBSCRIBE" : "UNSUBSCRIBE", found->first});
    subscriptions_.erase(found);
}

void RedisBus::settle(const std::string& channel, Node*& at) {
    auto* node = node_for(channel);
    if (at == node) return;
    if (at != nullptr) at->subscriber->send({"SUNSUBSCRIBE", channel});
    at = nullptr;
    if (node == nullptr || !node->subscriber->up()) return;
    at = node;
    node->subscriber->send({cluster_ ? "SSUBSCRIBE" : "SUBSCRIBE", channel});
}

void RedisBus::settle_subscriptions() {
    for (auto& [channel, at] : subscriptions_) settle(channel, at);
}

void RedisBus::forget_subscriptions(const Node& node) {
    for (auto& [channel, at] : subscriptions_)
        if (at == &node) at = nullptr;
}

// ---------------------------------------------------------------- to the others

void RedisBus::publish(StreamId stream, Seq reached, std::string_view payload) {
    send(channels_.of(stream), {MessageKind::reached, options_.instance, reached, payload},
         {Sent::What::message, stream, reached}, waiting_max);
}

void RedisBus::publish_ephemeral(StreamId stream, std::string_view payload) {
    send(channels_.of(stream), {MessageKind::ephemeral, options_.instance, 0, payload},
         {Sent::What::message, {}, 0}, waiting_ephemeral_max);
}

void RedisBus::publish_control(std::string_view payload) {
    send(channels_.control(), {MessageKind::control, options_.instance, 0, payload},
         {Sent::What::message, {}, 0}, waiting_max);
}

void RedisBus::send(const std::string& channel, const Message& message, const Sent& sent,
                    std::size_t most) {
    auto* node = node_for(channel);
    if (node == nullptr || !node->command->up() || node->command->waiting() > most) {
        stats_.dropped.add();
        return owe(sent);
    }
    node->sent.push_back(sent);
    node->command->send({cluster_ ? "SPUBLISH" : "PUBLISH", channel, encode(message)});
    stats_.messages_out.add();
}

void RedisBus::owe(const Sent& sent) {
    if (!sent.stream || (owed_.size() >= owed_max && !owed_.contains(sent.stream))) return;
    auto& seq = owed_[sent.stream];
    seq = std::max(seq, sent.seq);
}

void RedisBus::tell_owed() {
    if (owed_.empty()) return;
    const auto owed = std::exchange(owed_, {});
    for (const auto& [stream, seq] : owed) publish(stream, seq, {});
}

// ---------------------------------------------------------------- from the servers

void RedisBus::link_reply(RedisLink& link, const redisReply& reply) {
    auto& node = node_of(link);
    if (node.command.get() == &link) return take_answer(node, reply);
    if (reply.type == REDIS_REPLY_ERROR) {
        if (cluster_ && text_of(reply).starts_with("MOVED")) return moved(node, text_of(reply));
        return refuse(node, "it answers: " + std::string(text_of(reply)));
    }
    take_push(node, reply);
}

// "MOVED SLOT HOST:PORT": which channel was meant is not said.
void RedisBus::moved(Node& node, std::string_view error) {
    const auto from = error.find(' ') + 1;
    const std::string slot(error.substr(from, error.find(' ', from) - from));
    for (auto& [channel, at] : subscriptions_)
        if (at == &node && std::to_string(slot_of(channel)) == slot) at = nullptr;
    ask_slots(node, now_ms());
}

void RedisBus::take_answer(Node& node, const redisReply& reply) {
    if (node.sent.empty()) return;
    const auto sent = node.sent.front();
    node.sent.pop_front();
    if (sent.what == Sent::What::slots) return take_slots(node, reply);
    if (reply.type != REDIS_REPLY_ERROR) return;
    stats_.dropped.add();
    owe(sent);
    const auto text = text_of(reply);
    if (cluster_ && (text.starts_with("MOVED") || text.starts_with("CLUSTERDOWN")))
        return ask_slots(node, now_ms());
    refuse(node, "it answers: " + std::string(text));
}

void RedisBus::take_push(Node& node, const redisReply& reply) {
    if (reply.type != REDIS_REPLY_ARRAY || reply.elements < 3) return;
    const auto word = text_of(*reply.element[0]);
    const auto channel = text_of(*reply.element[1]);
    if (word == "message" || word == "smessage")
        return take_message(channel, text_of(*reply.element[2]));
    if (word == "subscribe" || word == "ssubscribe") {
        if (const auto stream = channels_.stream_of(channel)) receiver_->on_subscribed(*stream);
        return;
    }
    if (word != "sunsubscribe") return;
    // The slot moved away, unless this instance asked for it.
    const auto found = subscriptions_.find(channel);
    if (found == subscriptions_.end() || found->second != &node) return;
    found->second = nullptr;
    ask_slots(node, now_ms());
}

void RedisBus::take_message(std::string_view channel, std::string_view bytes) {
    const auto message = decode(bytes);
    if (!message) return foreign();
    if (message->from == options_.instance) return;
    const auto stream = channels_.stream_of(channel);
    if ((message->kind == MessageKind::control) == stream.has_value()) return foreign();
    stats_.messages_in.add();
    switch (message->kind) {
        case MessageKind::reached:
            return receiver_->on_reached(*stream, message->seq, message->payload);
        case MessageKind::ephemeral:
            return receiver_->on_ephemeral(*stream, message->from, message->payload);
        case MessageKind::control:
            return receiver_->on_control(message->from, message->payload);
    }
}

void RedisBus::foreign() {
    stats_.foreign.add();
    if (std::exchange(foreign_told_, true)) return;
    log_.warning("bus_message_foreign",
                 {{"hint", "another program, or another version of this one, uses the channels"}});
}

}  // namespace havn::bus
