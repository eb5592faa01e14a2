#pragma once
// Where the Redis is, as the operator writes it. Start-up only.
//
//   redis://[[USER]:PASSWORD@]HOST[:PORT][,HOST[:PORT]…][/DATABASE]
//   rediss://…                        the same over TLS, verified
//   redis+sentinel://…@HOST[:PORT],…/NAME[/DATABASE]     sentinels, and what they call the master
//
// Several hosts are replacements for each other, or the nodes of one cluster; whether it is a
// cluster the server says itself. Percent escapes in user and password.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace havn::bus {

struct Endpoint {
    std::string host;
    std::string port;
    friend auto operator<=>(const Endpoint&, const Endpoint&) = default;
};

struct RedisAddress {
    std::vector<Endpoint> endpoints;  // of the sentinels, if `master` is set
    std::string user, password;
    int database = 0;
    bool tls = false;
    std::string master;  // what sentinels call it; empty: no sentinels
};

// What is wrong, in words for the operator and without the password.
std::expected<RedisAddress, std::string> parse_redis_address(std::string_view url);

}  // namespace havn::bus
