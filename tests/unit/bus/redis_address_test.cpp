#include "server/bus/redis_address.hpp"

#include <catch2/catch.hpp>

namespace havn::bus {
namespace {

TEST_CASE("an address of a Redis is read in all its forms") {
    const auto plain = parse_redis_address("redis://127.0.0.1").value();
    CHECK(plain.endpoints == std::vector<Endpoint>{{"127.0.0.1", "6379"}});
    CHECK_FALSE(plain.tls);
    CHECK(plain.database == 0);
    CHECK(plain.master.empty());

    const auto full = parse_redis_address("rediss://ha%76n:p%40ss:w@[::1]:7000,b:7001/3").value();
    CHECK(full.tls);
    CHECK(full.user == "havn");
    CHECK(full.password == "p@ss:w");
    CHECK(full.endpoints == std::vector<Endpoint>{{"::1", "7000"}, {"b", "7001"}});
    CHECK(full.database == 3);

    const auto secret = parse_redis_address("redis://:secret@localhost:6380/0").value();
    CHECK(secret.user.empty());
    CHECK(secret.password == "secret");

    const auto watched = parse_redis_address("redis+sentinel://a,b:26380/main/2").value();
    CHECK(watched.endpoints == std::vector<Endpoint>{{"a", "26379"}, {"b", "26380"}});
    CHECK(watched.master == "main");
    CHECK(watched.database == 2);
    CHECK(parse_redis_address("rediss+sentinel://a/main").value().tls);
}

TEST_CASE("a wrong address is refused in words, without the password") {
    for (const auto* url :
         {"", "redis", "http://a", "redis://", "redis://a:0", "redis://a:x", "redis://a:70000",
          "redis://a,,b", "redis://user@a", "redis://u:%zz@a", "redis://u:secret@a/db",
          "redis://u:secret@a/-1", "redis+sentinel://a", "redis+sentinel://u:secret@a/main/x",
          "redis://[::1", "redis://[::1]x"}) {
        INFO(url);
        const auto address = parse_redis_address(url);
        REQUIRE_FALSE(address);
        CHECK_THAT(address.error(), Catch::Contains("Redis") || Catch::Contains("sentinel"));
        CHECK(address.error().find("secret") == std::string::npos);
    }
}

}  // namespace
}  // namespace havn::bus
