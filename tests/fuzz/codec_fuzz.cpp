// Whatever arrives: decoding never crashes and never accepts what encoding could not say again, and
// every text the server would send back is one valid text frame.

#include <cstdlib>

#include "protocol/codec.hpp"

namespace {

namespace wire = havn::protocol;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_refusal(const wire::DecodeError& refused) {
    std::string frame;
    wire::append_error(frame, refused.id, refused.error);
    require(wire::is_utf8(std::string_view(frame).substr(frame.size() < 128 ? 2 : 4)));
}

void check_request(const wire::Request& request) {
    const auto text = wire::encode(request);
    require(wire::is_utf8(text));
    const auto again = wire::decode(text);
    require(again.has_value());
    require(again->command.index() == request.command.index());
    require(wire::encode(*again) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view message(reinterpret_cast<const char*>(data), size);
    if (size > wire::limits::frame_bytes_max) return 0;
    const auto decoded = wire::decode(message);
    if (decoded) {
        require(wire::is_utf8(message));
        check_request(*decoded);
    } else {
        check_refusal(decoded.error());
    }
    return 0;
}
