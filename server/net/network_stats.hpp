#pragma once
// What the network layer counts. One per shard, written by that shard only, read by any thread.

#include <atomic>
#include <cstdint>

namespace havn::net {

class Counter {
  public:
    // The shard only: a plain load and store, because nobody else writes.
    void add(std::uint64_t by) { value_.store(get() + by, std::memory_order_relaxed); }
    void subtract(std::uint64_t by) { value_.store(get() - by, std::memory_order_relaxed); }
    // Any thread.
    std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_{0};
};

struct NetworkStats {
    Counter connections_open;  // now, of any kind
    Counter websockets_open;   // now
    Counter connections_accepted;
    Counter connections_refused;  // above the maximum, or no descriptor left
    Counter deliveries;           // shared frames given to connections
    Counter bytes_in;
    Counter bytes_out;
    Counter outbox_bytes;  // now waiting because sockets refused them
    Counter slow_closes;
    Counter handshake_timeouts;
    Counter tls_failures;
};

}  // namespace havn::net
