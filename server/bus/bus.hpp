#pragma once
// Carries what one instance committed to the others, so that they need not ask the store. It may
// lose, repeat and reorder: the journal is the record, and whoever receives orders by seq and reads
// a gap from the store. Nothing is ever waited for here.
//
// One Bus a shard, called on that shard, with connections of its own. A stream has one home shard
// on every instance, so its messages go from the socket to the home without a hop or a lock, and
// their number does not depend on how many shards there are. The price is two connections a shard
// at the Redis; tests/load/capacity says when that matters.
//
// A stream's channel is subscribed while its home has listeners, so publishing costs Redis as much
// as there are instances with somebody in the room, however many instances there are.

#include <cstdint>
#include <string_view>

#include "protocol/ids.hpp"
#include "server/core/metrics.hpp"

namespace havn::bus {

using protocol::Seq;
using protocol::StreamId;

// Written by the bus's shard; any thread reads.
struct BusStats {
    core::Counter connected;  // 1: what is published now arrives, and what others publish does too
    core::Counter messages_in, messages_out;
    core::Counter dropped;     // not sent: no connection, or too much waited; the store has it
    core::Counter foreign;     // received, but not ours: another program, another version, damaged
    core::Counter connects;    // connections to a Redis that came to be
    core::Counter polls;       // looks at the store because the bus was silent or away
    core::Counter polls_late;  // of these, how many found something the bus had not brought
    core::Counter repairs;     // holes in a stream that were read from the store
};

// What arrives from other instances. Called on the bus's shard.
class Receiver {
  public:
    // The stream has reached `seq`; payload may be empty.
    virtual void on_reached(StreamId stream, Seq seq, std::string_view payload) = 0;
    virtual void on_ephemeral(StreamId stream, std::uint64_t from, std::string_view payload) = 0;
    virtual void on_control(std::uint64_t from, std::string_view payload) = 0;
    // From now on what is published to the stream arrives; what was before may have been missed.
    virtual void on_subscribed(StreamId stream) = 0;
    virtual void on_state(bool connected) = 0;

  protected:
    ~Receiver() = default;
};

class Bus {
  public:
    virtual ~Bus() = default;

    // Before the shard runs.
    virtual void start(Receiver& receiver) = 0;
    virtual void subscribe(StreamId stream) = 0;
    virtual void unsubscribe(StreamId stream) = 0;
    // To the other instances that have listeners in the stream; after the commit. What cannot be
    // sent is told by its seq alone once that is possible again.
    virtual void publish(StreamId stream, Seq reached, std::string_view payload) = 0;
    // The first to be left out when there is too much to send.
    virtual void publish_ephemeral(StreamId stream, std::string_view payload) = 0;
    // To one shard of every other instance (the one whose bus was made to take control messages).
    virtual void publish_control(std::string_view payload) = 0;
    virtual bool connected() const = 0;
};

// For an instance that is alone.
class LocalBus final : public Bus {
  public:
    void start(Receiver&) override {}
    void subscribe(StreamId) override {}
    void unsubscribe(StreamId) override {}
    void publish(StreamId, Seq, std::string_view) override {}
    void publish_ephemeral(StreamId, std::string_view) override {}
    void publish_control(std::string_view) override {}
    bool connected() const override { return false; }
};

}  // namespace havn::bus
