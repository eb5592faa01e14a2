#include "server/net/websocket_codec.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "protocol/frame.hpp"

namespace havn::net {

using protocol::CloseCode;

namespace {

constexpr std::size_t control_payload_bytes_max = 125;
constexpr std::size_t control_frame_bytes_max = 2 + 4 + control_payload_bytes_max;

Decoded fail(CloseCode code) {
    return {.kind = Decoded::Kind::error, .error = code};
}

bool known(unsigned opcode) {
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

// Codes that may appear on the wire: those of RFC 6455 section 7.4.1 and the registry made from it,
// and the ranges for libraries and applications.
bool may_be_sent(unsigned code) {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
           (code >= 3000 && code <= 4999);
}

Decoded decode_close(std::string_view payload) {
    if (payload.empty()) return {.kind = Decoded::Kind::close};
    if (payload.size() == 1) return fail(CloseCode::protocol_error);
    const auto byte = [&](std::size_t at) {
        return static_cast<unsigned>(static_cast<unsigned char>(payload[at]));
    };
    const unsigned code = byte(0) << 8 | byte(1);
    if (!may_be_sent(code)) return fail(CloseCode::protocol_error);
    Utf8Check reason;
    if (!reason.feed(payload.substr(2)) || !reason.complete()) return fail(CloseCode::not_utf8);
    return {.kind = Decoded::Kind::close, .close_code = static_cast<std::uint16_t>(code)};
}

Decoded decode_control(Opcode opcode, std::string_view payload) {
    if (opcode == Opcode::ping) return {.kind = Decoded::Kind::ping, .payload = payload};
    if (opcode == Opcode::pong) return {.kind = Decoded::Kind::pong, .payload = payload};
    return decode_close(payload);
}

}  // namespace

struct Decoder::Header {
    bool fin = false;
    Opcode opcode = Opcode::text;
    std::uint64_t payload_bytes = 0;
    std::array<char, 4> key{};
    std::size_t bytes = 0;

    bool control() const { return opcode >= Opcode::close; }

    enum class Status : std::uint8_t { whole, cut, bad };
    // Refuses as soon as the bytes at hand are wrong, however many are missing.
    Status parse(std::span<const char> in);
};

Decoder::Header::Status Decoder::Header::parse(std::span<const char> in) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(in[at]); };
    if (in.empty()) return Status::cut;
    if ((byte(0) & 0x70) || !known(byte(0) & 0x0Fu)) return Status::bad;
    fin = byte(0) & 0x80;
    opcode = static_cast<Opcode>(byte(0) & 0x0F);
    if (control() && !fin) return Status::bad;
    if (in.size() < 2) return Status::cut;
    if (!(byte(1) & 0x80)) return Status::bad;
    payload_bytes = byte(1) & 0x7Fu;
    if (control() && payload_bytes > control_payload_bytes_max) return Status::bad;
    const std::size_t length_bytes = payload_bytes == 126 ? 2 : payload_bytes == 127 ? 8 : 0;
    if (in.size() < 2 + length_bytes) return Status::cut;
    if (length_bytes > 0) {
        payload_bytes = 0;
        for (std::size_t at = 2; at < 2 + length_bytes; ++at)
            payload_bytes = payload_bytes << 8 | byte(at);
        const bool minimal = length_bytes == 2 ? payload_bytes >= 126 : payload_bytes >= 65'536;
        if (!minimal || payload_bytes >> 63) return Status::bad;
    }
    bytes = 2 + length_bytes + 4;
    if (in.size() < bytes) return Status::cut;
    std::memcpy(key.data(), in.data() + bytes - 4, 4);
    return Status::whole;
}

// What is kept between two reads, or between the fragments of a message.
struct Decoder::Partial {
    std::string message;  // the message so far, unmasked
    std::uint64_t frame_bytes_missing = 0;
    std::size_t fragments = 0;
    std::array<char, 4> key{};
    Utf8Check utf8;
    Opcode opcode = Opcode::text;
    bool in_message = false;  // a first fragment has been seen
    bool in_frame = false;
    bool frame_is_last = false;
    bool delivered = false;       // the message was handed out; let go at the next call
    bool held_delivered = false;  // the control frame in `held` was handed out
    // The beginning of a frame: a cut header, or a control frame, which is taken as a whole because
    // it may come between the fragments that `message` collects.
    std::uint8_t held_bytes = 0;
    std::array<char, control_frame_bytes_max> held{};
};

Decoder::Decoder() = default;
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

Decoder::Partial& Decoder::partial() {
    if (!partial_) partial_ = std::make_unique<Partial>();
    return *partial_;
}

void Decoder::release_delivered() {
    if (!partial_) return;
    if (partial_->held_delivered) {
        partial_->held_delivered = false;
        partial_->held_bytes = 0;
        if (!partial_->in_message) partial_->delivered = true;
    }
    if (partial_->delivered) partial_.reset();
}

Decoded Decoder::next(std::span<char>& input, const DecoderLimits& limits) {
    release_delivered();
    for (;;) {
        if (partial_ && partial_->in_frame) {
            const Decoded decoded = continue_frame(input);
            if (decoded.kind != Decoded::Kind::need_more || input.empty()) return decoded;
            continue;
        }
        if (partial_ && partial_->held_bytes > 0) {
            bool progressed = false;
            const Decoded decoded = take_held(input, limits, progressed);
            if (!progressed) return decoded;
            continue;
        }
        Header header;
        switch (header.parse(input)) {
            case Header::Status::bad:
                return fail(CloseCode::protocol_error);
            case Header::Status::whole:
                if (!header.control() || input.size() - header.bytes >= header.payload_bytes) {
                    input = input.subspan(header.bytes);
                    const Decoded decoded = begin(header, input, limits);
                    if (decoded.kind != Decoded::Kind::need_more) return decoded;
                    continue;
                }
                [[fallthrough]];
            case Header::Status::cut:
                if (input.empty()) return {};
                Partial& kept = partial();
                std::memcpy(kept.held.data(), input.data(), input.size());
                kept.held_bytes = static_cast<std::uint8_t>(input.size());
                input = {};
                return {};
        }
    }
}

// The header has been taken from `input`; of a control frame the whole payload is there.
Decoded Decoder::begin(const Header& header, std::span<char>& input, const DecoderLimits& limits) {
    std::array<char, 4> key = header.key;
    if (header.control()) {
        const auto payload = input.first(header.payload_bytes);
        input = input.subspan(payload.size());
        unmask(payload, key);
        return decode_control(header.opcode, {payload.data(), payload.size()});
    }

    const bool continues = header.opcode == Opcode::continuation;
    if (continues != (partial_ && partial_->in_message)) return fail(CloseCode::protocol_error);
    if (header.opcode == Opcode::binary && !limits.binary) return fail(CloseCode::not_text);
    const std::size_t have = partial_ ? partial_->message.size() : 0;
    if (header.payload_bytes > limits.message_bytes_max - have) return fail(CloseCode::too_large);

    if (!continues && header.fin && header.payload_bytes <= input.size()) {
        const auto payload = input.first(header.payload_bytes);
        input = input.subspan(payload.size());
        unmask(payload, key);
        const std::string_view message{payload.data(), payload.size()};
        if (header.opcode == Opcode::binary)
            return {.kind = Decoded::Kind::binary, .payload = message};
        Utf8Check utf8;
        if (!utf8.feed(message) || !utf8.complete()) return fail(CloseCode::not_utf8);
        return {.kind = Decoded::Kind::text, .payload = message};
    }

    Partial& kept = partial();
    if (++kept.fragments > limits.fragments_max) return fail(CloseCode::too_large);
    if (!continues) kept.opcode = header.opcode;
    kept.in_message = true;
    kept.in_frame = true;
    kept.frame_is_last = header.fin;
    kept.frame_bytes_missing = header.payload_bytes;
    kept.key = key;
    return continue_frame(input);
}

Decoded Decoder::continue_frame(std::span<char>& input) {
    Partial& kept = *partial_;
    const auto piece = input.first(std::min<std::uint64_t>(kept.frame_bytes_missing, input.size()));
    input = input.subspan(piece.size());
    unmask(piece, kept.key);
    const std::string_view text{piece.data(), piece.size()};
    if (kept.opcode == Opcode::text && !kept.utf8.feed(text)) return fail(CloseCode::not_utf8);
    kept.message += text;
    kept.frame_bytes_missing -= piece.size();
    if (kept.frame_bytes_missing > 0) return {};
    kept.in_frame = false;
    if (!kept.frame_is_last) return {};
    if (kept.opcode == Opcode::text && !kept.utf8.complete()) return fail(CloseCode::not_utf8);
    kept.in_message = false;
    kept.delivered = true;
    return {.kind = kept.opcode == Opcode::text ? Decoded::Kind::text : Decoded::Kind::binary,
            .payload = kept.message};
}

// Tops up `held` to a whole header, of a control frame to all of it.
Decoded Decoder::take_held(std::span<char>& input, const DecoderLimits& limits, bool& progressed) {
    Partial& kept = *partial_;
    for (;;) {
        const std::span<char> held(kept.held.data(), kept.held_bytes);
        Header header;
        const auto status = header.parse(held);
        if (status == Header::Status::bad) return fail(CloseCode::protocol_error);
        if (status == Header::Status::whole) {
            if (!header.control()) {
                kept.held_bytes = 0;
                const Decoded decoded = begin(header, input, limits);
                if (!kept.in_message) kept.delivered = true;
                progressed = decoded.kind == Decoded::Kind::need_more;
                return decoded;
            }
            if (held.size() == header.bytes + header.payload_bytes) {
                std::span<char> payload = held.subspan(header.bytes);
                kept.held_delivered = true;
                return begin(header, payload, limits);
            }
        }
        if (input.empty()) return {};
        kept.held[kept.held_bytes++] = input.front();
        input = input.subspan(1);
    }
}

void unmask(std::span<char> bytes, std::array<char, 4>& key) {
    std::uint32_t narrow;
    std::memcpy(&narrow, key.data(), sizeof narrow);
    const std::uint64_t wide = narrow * 0x1'0000'0001ULL;
    char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        word ^= wide;
        std::memcpy(at, &word, 8);
    }
    for (std::size_t i = 0; i < left; ++i) at[i] = static_cast<char>(at[i] ^ key[i & 3]);
    std::rotate(key.begin(), key.begin() + (left & 3), key.end());
}

void append_close_frame(std::string& out, std::uint16_t code) {
    protocol::append_frame_header(out, static_cast<unsigned>(Opcode::close), 2);
    out += static_cast<char>(code >> 8);
    out += static_cast<char>(code & 0xFF);
}

void append_pong_frame(std::string& out, std::string_view payload) {
    protocol::append_frame_header(out, static_cast<unsigned>(Opcode::pong), payload.size());
    out += payload;
}

void append_ping_frame(std::string& out) {
    protocol::append_frame_header(out, static_cast<unsigned>(Opcode::ping), 0);
}

namespace {

std::size_t whole_frame_bytes(std::string_view at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i]));
    };
    if (at.size() < 2) return at.size();
    const std::uint64_t length = byte(1) & 0x7F;
    const std::size_t length_bytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (at.size() < 2 + length_bytes) return at.size();
    std::uint64_t payload = length_bytes ? 0 : length;
    for (std::size_t i = 2; i < 2 + length_bytes; ++i) payload = payload << 8 | byte(i);
    return std::min<std::uint64_t>(2 + length_bytes + payload, at.size());
}

}  // namespace

std::uint32_t count_frames(std::string_view frames) {
    std::uint32_t count = 0;
    for (; !frames.empty(); ++count) frames.remove_prefix(whole_frame_bytes(frames));
    return count;
}

std::size_t frame_end(std::string_view frames, std::size_t offset) {
    std::size_t end = 0;
    while (end < offset && end < frames.size()) end += whole_frame_bytes(frames.substr(end));
    return end;
}

}  // namespace havn::net
