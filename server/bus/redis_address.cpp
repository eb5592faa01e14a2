#include "server/bus/redis_address.hpp"

#include <charconv>
#include <optional>

namespace havn::bus {

namespace {

constexpr int database_max = 1'000'000;

std::optional<int> number(std::string_view text, int least, int most) {
    int value = 0;
    const auto end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end || value < least || value > most)
        return std::nullopt;
    return value;
}

std::optional<std::string> unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        int byte = 0;
        const auto digits = text.substr(i + 1, 2);
        const auto [stopped, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() != 2 || error != std::errc() || stopped != digits.data() + 2)
            return std::nullopt;
        out += static_cast<char>(byte);
        i += 2;
    }
    return out;
}

std::optional<Endpoint> read_endpoint(std::string_view text, std::string_view port_default) {
    Endpoint endpoint{{}, std::string(port_default)};
    std::string_view rest = text;
    if (text.starts_with('[')) {  // an IPv6 address
        const auto end = text.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        endpoint.host = text.substr(1, end - 1);
        rest = text.substr(end + 1);
        if (!rest.empty() && !rest.starts_with(':')) return std::nullopt;
    } else {
        endpoint.host = text.substr(0, text.find(':'));
        rest = text.substr(endpoint.host.size());
    }
    if (rest.starts_with(':')) {
        endpoint.port = rest.substr(1);
        if (!number(endpoint.port, 1, 65'535)) return std::nullopt;
    }
    if (endpoint.host.empty()) return std::nullopt;
    return endpoint;
}

bool read_scheme(std::string_view scheme, RedisAddress& address, bool& sentinel) {
    if (scheme.ends_with("+sentinel")) {
        sentinel = true;
        scheme.remove_suffix(std::string_view("+sentinel").size());
    }
    address.tls = scheme == "rediss";
    return scheme == "redis" || scheme == "rediss";
}

bool read_credentials(std::string_view text, RedisAddress& address) {
    const auto colon = text.find(':');
    auto user = unescaped(text.substr(0, colon));
    auto password =
        unescaped(colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1));
    if (!user || !password || colon == std::string_view::npos || password->empty()) return false;
    address.user = std::move(*user);
    address.password = std::move(*password);
    return true;
}

}  // namespace

std::expected<RedisAddress, std::string> parse_redis_address(std::string_view url) {
    RedisAddress address;
    bool sentinel = false;
    const auto scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos ||
        !read_scheme(url.substr(0, scheme_end), address, sentinel))
        return std::unexpected(
            "the address of the Redis must begin with redis://, rediss://, redis+sentinel:// or "
            "rediss+sentinel://");
    auto rest = url.substr(scheme_end + 3);
    if (const auto at = rest.rfind('@'); at != std::string_view::npos) {
        if (!read_credentials(rest.substr(0, at), address))
            return std::unexpected(
                "the address of the Redis must name USER:PASSWORD or :PASSWORD before the @");
        rest = rest.substr(at + 1);
    }
    auto slash = rest.find('/');
    auto path = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    auto hosts = rest.substr(0, slash);
    while (true) {
        const auto comma = hosts.find(',');
        const auto endpoint = read_endpoint(hosts.substr(0, comma), sentinel ? "26379" : "6379");
        if (!endpoint)
            return std::unexpected(
                "the address of the Redis must name HOST or HOST:PORT, several "
                "with commas between them");
        address.endpoints.push_back(*endpoint);
        if (comma == std::string_view::npos) break;
        hosts.remove_prefix(comma + 1);
    }
    if (sentinel) {
        slash = path.find('/');
        address.master = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (address.master.empty())
            return std::unexpected(
                "the address of sentinels must end with /NAME, what they call the master");
    }
    if (path.empty()) return address;
    const auto database = number(path, 0, database_max);
    if (!database) return std::unexpected("the database of the Redis must be a number");
    address.database = *database;
    return address;
}

}  // namespace havn::bus
