#pragma once
// The HTTP phase of one connection, without any I/O: bytes go in, a request or a refusal comes out;
// and the head of a response is written. Exists only while its connection speaks HTTP. One thread.
// Parsing is Boost.Beast's (its parser does no I/O either); nothing of Beast is visible here.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/net/gateway.hpp"

namespace havn::net {

class HttpExchange {
  public:
    enum class Progress : std::uint8_t {
        need_more,
        expects_continue,  // the client waits for "100 Continue" before it sends the body; said
                           // once
        complete,
        refused,
    };

    HttpExchange();
    ~HttpExchange();
    HttpExchange(const HttpExchange&) = delete;
    HttpExchange& operator=(const HttpExchange&) = delete;

    // Takes bytes from the front of `input` and moves it on. What need_more leaves must be offered
    // again in front of what comes next.
    Progress feed(std::string_view& input);
    // Whether any byte of the current request has been seen.
    bool begun() const { return begun_; }
    // The status to answer with, once refused.
    unsigned refusal() const { return refusal_; }

    // Once complete. `secure` and the trust in a proxy are the connection's to know.
    HttpRequest take_request();
    bool wants_upgrade() const { return wants_upgrade_; }
    bool keep_alive() const { return keep_alive_; }
    bool head() const { return head_; }

    // Ready for the next request on the same connection.
    void next();

  private:
    struct Parser;

    Progress refuse(unsigned status);
    Progress finish();

    std::unique_ptr<Parser> parser_;
    HttpRequest request_;
    unsigned refusal_ = 0;
    bool begun_ = false;
    bool continue_said_ = false;
    bool keep_alive_ = false;
    bool head_ = false;
    bool wants_upgrade_ = false;
};

// "Thu, 01 Jan 1970 00:00:00 GMT"
std::string http_date(std::int64_t unix_ms);

// Status line and headers, with the empty line. Headers that could break out of their line are left
// out.
std::string response_head(const HttpResponse& response, bool keep_alive, std::string_view date);

// Whether a response with this status has a body at all.
bool status_has_body(unsigned status);

// A short plain answer for what never reaches the layer above.
HttpResponse plain_response(unsigned status);

// Whether a comma-separated header names this token, in any case.
bool header_has_token(std::string_view header, std::string_view token);

}  // namespace havn::net
