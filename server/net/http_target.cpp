#include "server/net/http_target.hpp"

#include "server/net/utf8.hpp"

namespace havn::net {

namespace {

int hex_digit(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view raw) {
    std::string decoded;
    decoded.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        char character = raw[at];
        if (character == '%') {
            if (raw.size() - at < 3) return std::nullopt;
            const int high = hex_digit(raw[at + 1]);
            const int low = hex_digit(raw[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            character = static_cast<char>(high << 4 | low);
            at += 2;
        }
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F) return std::nullopt;
        decoded += character;
    }
    Utf8Check utf8;
    if (!utf8.feed(decoded) || !utf8.complete()) return std::nullopt;
    return decoded;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        const std::string_view segment = path.substr(0, path.find_first_of("/\\"));
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

// A client that takes us for a proxy sends the whole address.
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const std::size_t slash = target.find('/', scheme.size());
        return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return target;
}

}  // namespace

std::optional<HttpTarget> parse_target(std::string_view target) {
    target = without_authority(target);
    if (!target.starts_with('/')) return std::nullopt;
    const std::size_t question = target.find('?');
    auto path = decode(target.substr(0, question));
    if (!path || has_dot_segment(*path)) return std::nullopt;
    HttpTarget parsed{.path = std::move(*path), .query = {}};
    if (question != std::string_view::npos) parsed.query = target.substr(question + 1);
    return parsed;
}

}  // namespace havn::net
