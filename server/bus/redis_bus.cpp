// The servers and the connections to them; what goes over them is in redis_bus_messages.cpp.
#include "server/bus/redis_bus.hpp"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace havn::bus {

namespace {

constexpr std::int64_t tick_ms = 100;
constexpr std::int64_t backoff_ms_min = 100;
constexpr std::int64_t backoff_ms_max = 3'000;
constexpr std::int64_t complaint_ms = 60'000;
constexpr std::int64_t slots_interval_ms = 500;
constexpr std::size_t slot_count = 16'384;

std::string name_of(const Endpoint& endpoint) {
    return endpoint.host + ":" + endpoint.port;
}

}  // namespace

std::shared_ptr<boost::asio::ssl::context> make_tls(const RedisOptions& options) {
    if (!options.address.tls) return nullptr;
    namespace ssl = boost::asio::ssl;
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    context->set_verify_mode(ssl::verify_peer);
    boost::system::error_code error;
    if (options.ca_file.empty()) {
        context->set_default_verify_paths(error);
    } else {
        context->load_verify_file(options.ca_file.string(), error);
    }
    if (error)
        throw std::runtime_error(options.ca_file.string() +
                                 ": cannot be used as certificates to trust: " + error.message());
    return context;
}

RedisBus::RedisBus(core::Shard& shard, RedisOptions options,
                   std::shared_ptr<boost::asio::ssl::context> tls, const core::Clock& clock,
                   core::Log& log, BusStats& stats)
    : shard_(shard),
      options_(std::move(options)),
      tls_(std::move(tls)),
      clock_(clock),
      log_(log),
      stats_(stats),
      channels_(options_.organisation),
      link_options_{options_.address.user, options_.address.password, options_.address.database,
                    tls_.get()},
      finder_(shard, options_.address, link_options_),
      random_(options_.instance + shard.index()) {}

RedisBus::~RedisBus() = default;

void RedisBus::start(Receiver& receiver) {
    receiver_ = &receiver;
    receiver.on_state(false);
    if (options_.control) subscriptions_.try_emplace(channels_.control());
    shard_.every(tick_ms, [this] { tick(); });
}

void RedisBus::tick() {
    const auto now_ms = this->now_ms();
    finder_.tick(now_ms);
    for (const auto& node : nodes_) {
        node->command->tick(now_ms);
        node->subscriber->tick(now_ms);
    }
    if (connected_) tell_owed();
    if (!cluster_) return look_for_server(now_ms);
    std::erase_if(nodes_, [this](const auto& node) {
        if (slots_.empty() || node->slots > 0) return false;
        drop(*node);
        return true;
    });
    const auto reachable =
        std::ranges::find_if(nodes_, [](const auto& node) { return node->command->up(); });
    if (reachable == nodes_.end() && now_ms >= find_at_ms_) return start_anew(now_ms);
    for (const auto& node : nodes_)
        if (now_ms >= node->retry_at_ms) open(*node, now_ms);
    if ((!connected_ || slots_wanted_) && reachable != nodes_.end()) ask_slots(**reachable, now_ms);
}

// One server: opens what is closed, after asking where the server is now.
void RedisBus::look_for_server(std::int64_t now_ms) {
    if (finding_ || now_ms < find_at_ms_) return;
    if (!nodes_.empty() && !nodes_.front()->command->closed() &&
        !nodes_.front()->subscriber->closed())
        return;
    finding_ = true;
    finder_.find(
        now_ms,
        [this](const Endpoint& endpoint) {
            finding_ = false;
            if (!nodes_.empty() && nodes_.front()->endpoint != endpoint) {
                drop(*nodes_.front());
                nodes_.clear();
            }
            open(make_node(endpoint), this->now_ms());
        },
        [this](std::string_view why) {
            finding_ = false;
            complain({}, why);
            find_at_ms_ = this->now_ms() + backoff_ms(++failures_);
        });
}

void RedisBus::start_anew(std::int64_t now_ms) {
    const bool any_opening =
        std::ranges::any_of(nodes_, [](const auto& node) { return !node->command->closed(); });
    if (any_opening) return;
    for (const auto& node : nodes_) drop(*node);
    nodes_.clear();
    slots_.clear();
    cluster_ = false;
    finder_.skip();
    find_at_ms_ = now_ms + backoff_ms(++failures_);
}

RedisBus::Node& RedisBus::make_node(const Endpoint& endpoint) {
    for (const auto& node : nodes_)
        if (node->endpoint == endpoint) return *node;
    auto node = std::make_unique<Node>();
    node->endpoint = endpoint;
    RedisLink::Owner& owner = *this;
    node->command = std::make_unique<RedisLink>(shard_, link_options_, owner);
    node->subscriber = std::make_unique<RedisLink>(shard_, link_options_, owner);
    return *nodes_.emplace_back(std::move(node));
}

// Before it is forgotten.
void RedisBus::drop(Node& node) {
    for (const auto& sent : node.sent) owe(sent);
    node.sent.clear();
    forget_subscriptions(node);
}

void RedisBus::open(Node& node, std::int64_t now_ms) {
    for (auto* link : {node.command.get(), node.subscriber.get()})
        if (link->closed()) link->open(node.endpoint, now_ms);
}

RedisBus::Node& RedisBus::node_of(const RedisLink& link) {
    return **std::ranges::find_if(nodes_, [&](const auto& node) {
        return node->command.get() == &link || node->subscriber.get() == &link;
    });
}

RedisBus::Node* RedisBus::node_for(std::string_view channel) {
    if (!cluster_) return nodes_.empty() ? nullptr : nodes_.front().get();
    return slots_.empty() ? nullptr : slots_[slot_of(channel)];
}

void RedisBus::link_up(RedisLink& link, const Greeting& greeting) {
    auto& node = node_of(link);
    stats_.connects.add();
    if (greeting.sentinel) return refuse(node, "it is a sentinel: write redis+sentinel://");
    if (!greeting.master && !greeting.cluster) return refuse(node, "it is a replica");
    const bool both = node.command->up() && node.subscriber->up();
    if (both) node.failures = failures_ = 0;
    if (greeting.cluster && !cluster_) {
        cluster_ = true;
        slots_asked_ms_ = 0;
    }
    if (greeting.cluster && node.command.get() == &link) ask_slots(node, now_ms());
    settle_subscriptions();
    update_state();
}

void RedisBus::refuse(Node& node, std::string_view why) {
    node.command->close();
    node.subscriber->close();
    failed(node, false, why);
}

void RedisBus::link_down(RedisLink& link, bool was_up, std::string_view why) {
    auto& node = node_of(link);
    failed(node, was_up, why);
}

void RedisBus::failed(Node& node, bool was_up, std::string_view why) {
    complain(name_of(node.endpoint), why);
    if (node.command->closed()) {
        for (const auto& sent : node.sent) owe(sent);
        node.sent.clear();
    }
    if (node.subscriber->closed()) forget_subscriptions(node);
    const auto wait_ms = backoff_ms(++node.failures);
    node.retry_at_ms = find_at_ms_ = now_ms() + wait_ms;
    if (!was_up && !cluster_) {
        finder_.skip();
        // The other connection is of no use where this one is refused.
        node.command->close();
        node.subscriber->close();
        forget_subscriptions(node);
    }
    update_state();
}

void RedisBus::update_state() {
    const auto usable = [](const auto& node) {
        return node->command->up() && node->subscriber->up();
    };
    const bool now =
        !nodes_.empty() && (!cluster_ || !slots_.empty()) && std::ranges::all_of(nodes_, usable);
    if (now) tell_owed();
    if (std::exchange(connected_, now) == now) return;
    stats_.connected.set(now ? 1 : 0);
    if (now && options_.control) {
        complained_.clear();
        log_.info("bus_connected",
                  {{"redis", name_of(nodes_.front()->endpoint)}, {"servers", nodes_.size()}});
    }
    receiver_->on_state(now);
}

std::int64_t RedisBus::backoff_ms(std::uint32_t failures) {
    const auto longest =
        std::min(backoff_ms_max, backoff_ms_min << std::min<std::uint32_t>(failures, 6));
    return std::uniform_int_distribution(longest / 2, longest)(random_);
}

void RedisBus::complain(std::string_view where, std::string_view why) {
    if (!options_.control) return;
    const auto text = std::string(where) + " " + std::string(why);
    const auto now_ms = this->now_ms();
    if (text == complained_ && now_ms - complained_ms_ < complaint_ms) return;
    complained_ = text;
    complained_ms_ = now_ms;
    log_.warning("bus_unreachable", {{"redis", where}, {"problem", why}});
}

// ---------------------------------------------------------------- a cluster's slots

void RedisBus::ask_slots(Node& node, std::int64_t now_ms) {
    if (!node.command->up()) return;
    slots_wanted_ = slots_asked_ms_ != 0 && now_ms - slots_asked_ms_ < slots_interval_ms;
    if (slots_wanted_) return;
    slots_asked_ms_ = now_ms;
    node.sent.push_back({Sent::What::slots, {}, 0});
    node.command->send({"CLUSTER", "SLOTS"});
}

void RedisBus::take_slots(Node& asked, const redisReply& reply) {
    if (reply.type != REDIS_REPLY_ARRAY || reply.elements == 0)
        return complain(name_of(asked.endpoint), "the cluster has no slots yet");
    for (const auto& node : nodes_) node->slots = 0;
    slots_.assign(slot_count, nullptr);
    for (std::size_t i = 0; i < reply.elements; ++i) {
        const auto& range = *reply.element[i];
        if (range.type != REDIS_REPLY_ARRAY || range.elements < 3) continue;
        const auto& master = *range.element[2];
        if (master.type != REDIS_REPLY_ARRAY || master.elements < 2) continue;
        Endpoint endpoint{std::string(master.element[0]->str, master.element[0]->len),
                          std::to_string(master.element[1]->integer)};
        if (endpoint.host.empty()) endpoint.host = asked.endpoint.host;
        auto& node = make_node(endpoint);
        const auto last = std::min<long long>(range.element[1]->integer, slot_count - 1);
        for (auto slot = std::max<long long>(range.element[0]->integer, 0); slot <= last; ++slot) {
            slots_[static_cast<std::size_t>(slot)] = &node;
            ++node.slots;
        }
    }
    settle_subscriptions();
    update_state();
}

}  // namespace havn::bus
