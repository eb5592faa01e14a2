#pragma once
// What the network layer counts. One per shard, written by that shard only, read by any thread.

#include "server/core/metrics.hpp"

namespace havn::net {

using core::Counter;

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
