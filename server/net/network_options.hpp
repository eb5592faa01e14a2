#pragma once
// How the network layer behaves. Read by every shard, changed by none after the start.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "protocol/limits.hpp"
#include "server/net/address_marks.hpp"
#include "server/net/websocket_codec.hpp"

namespace havn::net {

struct NetworkOptions {
    // Origins a browser's WebSocket may come from, exactly as it sends them
    // ("https://havn.example"). A client that sends no Origin is not a browser and is not refused
    // for it.
    std::vector<std::string> origins_allowed;
    // Whether X-Forwarded-Proto and -For are believed: only behind a proxy that sets them.
    bool proxy_trusted = false;
    AddressMarks* address_marks = nullptr;  // null: addresses are not told apart

    std::size_t connections_max = 60'000;  // of one shard; above it: HTTP 503

    std::int64_t handshake_ms_max = protocol::limits::handshake_ms_max;  // TLS and a whole request
    std::int64_t http_idle_ms_max = 30'000;    // between requests, or without progress in writing
    std::int64_t http_answer_ms_max = 30'000;  // for the layer above to answer: then 503
    std::int64_t ping_interval_ms = protocol::limits::ping_interval_ms;
    std::int64_t silence_ms_max = protocol::limits::silence_ms_max;
    std::int64_t linger_ms_max = 2'000;  // for the other side to take part in closing
    std::int64_t accept_pause_ms = 500;  // after running out of descriptors

    std::size_t outbox_bytes_max = protocol::limits::outbox_bytes_max;
    std::uint32_t outbox_frames_max = protocol::limits::outbox_frames_max;
    DecoderLimits decoder;
    std::size_t read_buffer_bytes = 64 * 1024;  // one per shard
};

}  // namespace havn::net
