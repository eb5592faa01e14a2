#include "protocol/frame.hpp"

#include <cstdint>

namespace havn::protocol {

void append_frame_header(std::string& out, unsigned opcode, std::size_t payload_bytes) {
    out += static_cast<char>(0x80U | opcode);
    const auto size = static_cast<std::uint64_t>(payload_bytes);
    const auto append_size = [&](int bytes) {
        for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>((size >> (8 * i)) & 0xffU);
    };
    if (size < 126) {
        out += static_cast<char>(size);
    } else if (size < 65'536) {
        out += static_cast<char>(126);
        append_size(2);
    } else {
        out += static_cast<char>(127);
        append_size(8);
    }
}

void append_text_frame(std::string& out, std::string_view payload) {
    append_frame_header(out, 1, payload.size());
    out += payload;
}

}  // namespace havn::protocol
