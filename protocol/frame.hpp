#pragma once
// The server's side of RFC 6455 framing: a frame is one event as it goes over the wire, WebSocket
// header included, built once and shared by all who receive it. Any thread.

#include <cstddef>
#include <string>
#include <string_view>

namespace havn::protocol {

// Bytes of the header in front of a payload of this size (section 5.2; the server never masks).
constexpr std::size_t frame_header_bytes(std::size_t payload_bytes) {
    return payload_bytes < 126 ? 2 : payload_bytes < 65'536 ? 4 : 10;
}

void append_frame_header(std::string& out, unsigned opcode, std::size_t payload_bytes);
void append_text_frame(std::string& out, std::string_view payload);

}  // namespace havn::protocol
