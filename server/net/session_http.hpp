#pragma once
// What a Session keeps while it speaks HTTP. Only for the files of Session.

#include <string>

#include "server/net/http_exchange.hpp"
#include "server/net/session.hpp"

namespace havn::net {

struct Session::HttpState {
    HttpExchange exchange;
    std::string held;            // input that has not been taken yet
    bool served_before = false;  // a request on this connection has been answered
    bool waiting = false;        // for the layer above
    bool close_after = false;
    bool in_input = false;  // on_http_input is running: it goes on by itself
};

}  // namespace havn::net
