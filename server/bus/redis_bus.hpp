#pragma once
// The bus over Redis pub/sub: one server, one behind sentinels, or a cluster (then sharded
// channels, Redis 7). What a connection did not bring is not mourned: who receives asks the store.

#include <boost/asio/ssl/context.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "server/bus/bus.hpp"
#include "server/bus/message.hpp"
#include "server/bus/redis_finder.hpp"
#include "server/bus/redis_link.hpp"
#include "server/core/clock.hpp"
#include "server/core/log.hpp"

namespace havn::bus {

struct RedisOptions {
    RedisAddress address;
    std::filesystem::path ca_file;   // whom to trust over TLS; empty: whom the system trusts
    std::uint64_t organisation = 0;  // whose channels these are
    std::uint64_t instance = 0;      // who publishes
    bool control = false;            // whether control messages are received here
};

// nullptr without TLS. Throws std::runtime_error: the file cannot be read. For all buses of the
// process.
std::shared_ptr<boost::asio::ssl::context> make_tls(const RedisOptions& options);

class RedisBus final : public Bus, private RedisLink::Owner {
  public:
    RedisBus(core::Shard& shard, RedisOptions options,
             std::shared_ptr<boost::asio::ssl::context> tls, const core::Clock& clock,
             core::Log& log, BusStats& stats);
    ~RedisBus() override;

    void start(Receiver& receiver) override;
    void subscribe(StreamId stream) override;
    void unsubscribe(StreamId stream) override;
    void publish(StreamId stream, Seq reached, std::string_view payload) override;
    void publish_ephemeral(StreamId stream, std::string_view payload) override;
    void publish_control(std::string_view payload) override;
    bool connected() const override { return connected_; }

  private:
    // What a PUBLISH that is not answered yet was about; stream 0: nothing to be told again.
    struct Sent {
        enum class What : std::uint8_t { message, slots } what = What::message;
        StreamId stream;
        Seq seq = 0;
    };
    struct Node {
        Endpoint endpoint;
        std::unique_ptr<RedisLink> command, subscriber;
        std::deque<Sent> sent;
        std::int64_t retry_at_ms = 0;
        std::uint32_t failures = 0;
        std::uint32_t slots = 0;  // of a cluster, that it serves
    };

    void link_up(RedisLink& link, const Greeting& greeting) override;
    void link_down(RedisLink& link, bool was_up, std::string_view why) override;
    void link_reply(RedisLink& link, const redisReply& reply) override;

    std::int64_t now_ms() const { return clock_.monotonic_ns() / 1'000'000; }
    Node& node_of(const RedisLink& link);
    Node* node_for(std::string_view channel);
    Node& make_node(const Endpoint& endpoint);
    void tick();
    void look_for_server(std::int64_t now_ms);
    void start_anew(std::int64_t now_ms);
    void drop(Node& node);
    void open(Node& node, std::int64_t now_ms);
    void refuse(Node& node, std::string_view why);
    void failed(Node& node, bool was_up, std::string_view why);
    void update_state();
    std::int64_t backoff_ms(std::uint32_t failures);
    void complain(std::string_view where, std::string_view why);
    void ask_slots(Node& node, std::int64_t now_ms);
    void take_slots(Node& asked, const redisReply& reply);

    void settle(const std::string& channel, Node*& at);
    void settle_subscriptions();
    void forget_subscriptions(const Node& node);
    void send(const std::string& channel, const Message& message, const Sent& sent,
              std::size_t most);
    void owe(const Sent& sent);
    void tell_owed();
    void moved(Node& node, std::string_view error);
    void take_answer(Node& node, const redisReply& reply);
    void take_push(Node& node, const redisReply& reply);
    void take_message(std::string_view channel, std::string_view bytes);
    void foreign();

    core::Shard& shard_;
    const RedisOptions options_;
    const std::shared_ptr<boost::asio::ssl::context> tls_;
    const core::Clock& clock_;
    core::Log& log_;
    BusStats& stats_;
    const Channels channels_;
    const LinkOptions link_options_;
    RedisFinder finder_;
    Receiver* receiver_ = nullptr;
    std::mt19937_64 random_;

    // One server: a single node. Cluster: a node for each master, and the slots they serve.
    std::vector<std::unique_ptr<Node>> nodes_;
    bool cluster_ = false;
    bool finding_ = false;
    std::int64_t find_at_ms_ = 0;
    std::uint32_t failures_ = 0;
    std::vector<Node*> slots_;
    std::int64_t slots_asked_ms_ = 0;
    bool slots_wanted_ = false;  // asked for again too soon

    std::map<std::string, Node*, std::less<>> subscriptions_;  // by channel: where it was asked for
    boost::unordered_flat_map<StreamId, Seq, std::hash<StreamId>> owed_;
    bool connected_ = false;
    bool foreign_told_ = false;
    std::string complained_;
    std::int64_t complained_ms_ = 0;
};

}  // namespace havn::bus
