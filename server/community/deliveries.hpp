#pragma once
// The listeners of one shard, and the frames that wait to be sent to them. Belongs to the shard.
//
// Frames go out at once. Larger rooms share a number of sends a turn of the loop, and whichever
// comes after it waits for the next turn: so the shard reads, and has committed, what is said
// between serving two of them. Whoever listens when frames are handed over gets them, in that
// order, unless it leaves before; whoever comes later does not.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/bytes.hpp"
#include "server/core/shard.hpp"

namespace havn::community {

using protocol::StreamId;

// Gets the frames of a stream. Called on its own shard only; must not enter or leave from within.
class Listener {
  public:
    virtual void deliver(const core::Bytes& frames, std::uint32_t count) = 0;
    // What deliver() will touch beside the listener itself, for fetching it ahead; may be null.
    const void* sends_from() const { return sends_from_; }

  protected:
    explicit Listener(const void* sends_from = nullptr) : sends_from_(sends_from) {}
    ~Listener() = default;

  private:
    const void* sends_from_;
};

class Deliveries {
  public:
    // A room of fewer listeners is served at once, whatever waits.
    static constexpr std::size_t large_room_listeners_min = 16;

    // Told of a room whose frames have gone out after they had waited.
    using Served = std::function<void(StreamId)>;

    Deliveries(core::Shard& shard, Served served) : shard_(shard), served_(std::move(served)) {}

    void before_large_round(std::function<void()> call) { before_large_round_ = std::move(call); }

    void add(StreamId stream, Listener* listener);
    // Whether it listened.
    bool remove(StreamId stream, Listener* listener);
    void deliver(StreamId stream, const core::Bytes& frames, std::uint32_t count);
    // Whether frames of this stream wait here.
    bool waiting(StreamId stream) const;
    bool any_waiting() const { return !queue_.empty(); }
    // How many times a large room was served.
    std::uint64_t rounds() const { return rounds_; }
    // Whether what waits takes longer than the turn that comes next.
    bool busy_beyond_next_turn() const { return sends_waiting_ > sends_per_turn; }

  private:
    static constexpr std::size_t sends_per_turn = 256;

    struct Listening {
        Listener* listener;
        const void* sends_from;
    };
    struct Delivery {
        StreamId stream;
        core::Bytes frames;
        std::uint32_t count;
        std::size_t sends;
    };

    void send(StreamId stream, const core::Bytes& frames, std::uint32_t count);
    void run();
    void serve_now(StreamId stream);
    void ask_next_turn();

    core::Shard& shard_;
    const Served served_;
    std::function<void()> before_large_round_;
    boost::unordered_flat_map<StreamId, std::vector<Listening>, std::hash<StreamId>> listeners_;
    std::deque<Delivery> queue_;
    std::size_t sends_left_ = sends_per_turn;
    std::size_t sends_waiting_ = 0;
    std::uint64_t rounds_ = 0;
    bool next_turn_asked_ = false;
};

}  // namespace havn::community
