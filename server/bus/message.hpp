#pragma once
// What stands in one message of the bus, and the names of its channels. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace havn::bus {

enum class MessageKind : std::uint8_t { reached = 1, ephemeral, control };

struct Message {
    MessageKind kind = MessageKind::reached;
    std::uint64_t from = 0;  // the instance
    protocol::Seq seq = 0;   // reached
    std::string_view payload;
};

// A mark with the format's version, then the fields in network order, then the payload.
std::string encode(const Message& message);
// nullopt: not ours. The payload points into `bytes`.
std::optional<Message> decode(std::string_view bytes);

// Every organisation has channels of its own, so that two of them can share a Redis.
class Channels {
  public:
    explicit Channels(std::uint64_t organisation);

    std::string of(protocol::StreamId stream) const;
    const std::string& control() const { return control_; }
    std::optional<protocol::StreamId> stream_of(std::string_view channel) const;

  private:
    std::string streams_, control_;
};

// The slot of a Redis cluster that holds a channel.
std::uint16_t slot_of(std::string_view channel);

}  // namespace havn::bus
