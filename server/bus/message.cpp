#include "server/bus/message.hpp"

#include <array>

namespace havn::bus {

namespace {

constexpr std::string_view mark{"HVN\x01", 4};
constexpr std::size_t header_size = mark.size() + 1 + 8 + 8;
constexpr std::uint16_t slot_count = 16'384;

void put(std::string& out, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

std::uint64_t get(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes.substr(0, 8))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

constexpr std::array<std::uint16_t, 256> crc_table = [] {
    std::array<std::uint16_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        auto crc = static_cast<std::uint16_t>(i << 8);
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint16_t>((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1);
        table[i] = crc;
    }
    return table;
}();

}  // namespace

std::string encode(const Message& message) {
    std::string out;
    out.reserve(header_size + message.payload.size());
    out += mark;
    out += static_cast<char>(message.kind);
    put(out, message.from);
    put(out, message.seq);
    out += message.payload;
    return out;
}

std::optional<Message> decode(std::string_view bytes) {
    if (bytes.size() < header_size || !bytes.starts_with(mark)) return std::nullopt;
    const auto kind = static_cast<std::uint8_t>(bytes[mark.size()]);
    if (kind < 1 || kind > static_cast<std::uint8_t>(MessageKind::control)) return std::nullopt;
    Message message;
    message.kind = static_cast<MessageKind>(kind);
    message.from = get(bytes.substr(mark.size() + 1));
    message.seq = get(bytes.substr(mark.size() + 9));
    message.payload = bytes.substr(header_size);
    return message;
}

Channels::Channels(std::uint64_t organisation) {
    const auto prefix = "havn:" + protocol::to_hex(organisation) + ":";
    streams_ = prefix + "stream:";
    control_ = prefix + "all";
}

std::string Channels::of(protocol::StreamId stream) const {
    return streams_ + std::to_string(stream.value);
}

std::optional<protocol::StreamId> Channels::stream_of(std::string_view channel) const {
    if (!channel.starts_with(streams_)) return std::nullopt;
    channel.remove_prefix(streams_.size());
    if (channel.empty() || channel.size() > 20) return std::nullopt;
    std::uint64_t id = 0;
    for (const char digit : channel) {
        if (digit < '0' || digit > '9') return std::nullopt;
        id = id * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return protocol::StreamId{id};
}

std::uint16_t slot_of(std::string_view channel) {
    std::uint16_t crc = 0;
    for (const char byte : channel)
        crc = static_cast<std::uint16_t>(
            crc << 8 ^ crc_table[(crc >> 8 ^ static_cast<unsigned char>(byte)) & 0xff]);
    return crc % slot_count;
}

}  // namespace havn::bus
