#include "server/net/http_target.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "server/net/http_exchange.hpp"

namespace havn::net {

namespace {

std::string path(std::string_view target) {
    const auto parsed = parse_target(target);
    return parsed ? parsed->path : "refused";
}

}  // namespace

TEST_CASE("Targets are decoded once, and the query is left alone", "[net][http]") {
    CHECK(path("/") == "/");
    CHECK(path("/a%20b/%C3%A6") == "/a b/\xc3\xa6");
    CHECK(path("/a%2520b") == "/a%20b");
    CHECK(path("http://example.org/x?y") == "/x");
    CHECK(path("https://example.org") == "/");
    CHECK(path("/...") == "/...");
    CHECK(path("/.well-known/x") == "/.well-known/x");
    const auto parsed = parse_target("/a?b=%20&c=/../d?e");
    REQUIRE(parsed);
    CHECK(parsed->path == "/a");
    CHECK(parsed->query == "b=%20&c=/../d?e");
}

TEST_CASE("Targets nobody means well with are refused", "[net][http]") {
    for (const std::string_view target :
         {"",          "*",           "a",       "example.org:80", "/%",   "/%2",
          "/%zz",      "/%00",        "/a%0ab",  "/a%7f",          "/%ff", "/..",
          "/../x",     "/a/..",       "/a/../b", "/./a",           "/a/.", "/%2e%2e/x",
          "/a/%2E%2e", "/a%2f..%2fb", "/..\\x",  "/a\\..\\b"})
        CHECK(path(target) == "refused");
}

TEST_CASE("Dates are written as HTTP wants them", "[net][http]") {
    CHECK(http_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(http_date(784'111'777'000) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST_CASE("A response head cannot be split by what is put into it", "[net][http]") {
    const HttpResponse response{.status = 200,
                                .content_type = "text/html\r\nX: y",
                                .body = std::make_shared<const std::string>("body"),
                                .headers = {{"A", "b"}, {"C\r\nD", "e"}, {"F", "g\nH: i"}}};
    CHECK(response_head(response, true, "now") ==
          "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 4\r\nConnection: keep-alive\r\n"
          "A: b\r\n\r\n");
}

}  // namespace havn::net
