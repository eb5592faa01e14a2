#pragma once
// RFC 6455 framing on the server's side, without any I/O: what arrived goes in, in pieces of any
// size, and messages come out. Strict: what the RFC forbids ends the connection with the close code
// it names. A complete frame is unmasked where it lies and costs no allocation; only what is cut
// (a message in fragments, a frame of which the rest is still on its way) is kept, and let go as
// soon as it is whole. A decoder belongs to one connection and is used by one thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "protocol/errors.hpp"
#include "protocol/limits.hpp"
#include "server/net/utf8.hpp"

namespace havn::net {

enum class Opcode : std::uint8_t {
    continuation = 0,
    text = 1,
    binary = 2,
    close = 8,
    ping = 9,
    pong = 10,
};

struct DecoderLimits {
    std::size_t message_bytes_max = protocol::limits::frame_bytes_max;
    std::size_t fragments_max = protocol::limits::fragments_max;
    bool binary = false;  // whether binary messages are taken; else they are refused with 1003
};

struct Decoded {
    enum class Kind : std::uint8_t { need_more, text, binary, ping, pong, close, error };
    Kind kind = Kind::need_more;
    std::string_view payload = {};                 // text, binary, ping, pong; until the next call
    std::optional<std::uint16_t> close_code = {};  // close: what the other side gave, if anything
    protocol::CloseCode error = protocol::CloseCode::protocol_error;  // error: how to close
};

class Decoder {
  public:
    Decoder();
    ~Decoder();
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;

    // Takes bytes from the front of `input` (which it unmasks in place) up to the next message or
    // control frame. Call again until it says need_more: then all of `input` has been taken.
    // After close or error the decoder must not be used again.
    Decoded next(std::span<char>& input, const DecoderLimits& limits);

    // Whether nothing is kept: between two messages.
    bool idle() const { return !partial_; }

  private:
    struct Header;
    struct Partial;

    Partial& partial();
    void release_delivered();
    Decoded begin(const Header& header, std::span<char>& input, const DecoderLimits& limits);
    Decoded continue_frame(std::span<char>& input);
    Decoded take_held(std::span<char>& input, const DecoderLimits& limits, bool& progressed);

    std::unique_ptr<Partial> partial_;
};

// Applies the mask to `bytes`; `key` is left as it applies to the bytes that follow.
void unmask(std::span<char> bytes, std::array<char, 4>& key);

void append_close_frame(std::string& out, std::uint16_t code);
void append_pong_frame(std::string& out, std::string_view payload);
void append_ping_frame(std::string& out);

// How many frames of the server's own (unmasked, whole) are in `frames`.
std::uint32_t count_frames(std::string_view frames);
// Where the frame ends that holds the byte before `offset`: `offset` itself when it lies between
// two.
std::size_t frame_end(std::string_view frames, std::size_t offset);

}  // namespace havn::net
