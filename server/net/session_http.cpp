#include "server/net/session_http.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "server/net/session_host.hpp"
#include "server/net/upgrade.hpp"

namespace havn::net {

namespace {

// What proxies add to say that somebody else asks.
bool handed_on(const HttpRequest& request) {
    constexpr std::array<std::string_view, 4> names{"x-forwarded-for", "forwarded", "via",
                                                    "x-real-ip"};
    return std::ranges::any_of(names, [&](auto name) { return !request.header(name).empty(); });
}

}  // namespace

// Requests are taken one at a time: while one is with the layer above, or its answer is on its way,
// nothing is parsed and nothing is read.
void Session::on_http_input(std::span<char> input) {
    HttpState& http = *http_;
    http.in_input = true;
    while (phase_ == Phase::http && !input.empty()) {
        std::string_view rest(input.data(), input.size());
        const bool begun = http.exchange.begun();
        const HttpExchange::Progress progress = http.exchange.feed(rest);
        input = input.last(rest.size());
        if (!begun && http.exchange.begun() && http.served_before)
            set_deadline(host_.options.handshake_ms_max);
        if (progress == HttpExchange::Progress::refused) {
            answer(plain_response(http.exchange.refusal()), false);
        } else if (progress == HttpExchange::Progress::complete) {
            handle_request();
        } else {
            if (progress == HttpExchange::Progress::expects_continue) {
                pending() += "HTTP/1.1 100 Continue\r\n\r\n";
                transmit(nullptr, 0);
            }
            break;
        }
    }
    http.in_input = false;
    if (phase_ == Phase::http || phase_ == Phase::answering) {
        http.held.assign(input.data(), input.size());
        return;
    }
    http_.reset();
    if (phase_ == Phase::websocket) on_websocket_input(input);
}

void Session::handle_request() {
    HttpExchange& exchange = http_->exchange;
    HttpRequest request = exchange.take_request();
    request.secure = transport_.secure() || (host_.options.proxy_trusted &&
                                             request.header("x-forwarded-proto") == "https");
    request.own_machine = !handed_on(request) && from_own_machine(transport_.descriptor());
    if (request.path == websocket_path || request.method == "POST")
        request.address_mark = address_mark(request);
    if (request.path == websocket_path) return upgrade(request);
    phase_ = Phase::answering;
    http_->waiting = true;
    set_deadline(host_.options.http_answer_ms_max);
    host_.gateway.on_http(std::move(request), host_.make_responder(id_));
}

std::uint64_t Session::address_mark(const HttpRequest& request) const {
    if (host_.options.address_marks == nullptr) return 0;
    auto& marks = *host_.options.address_marks;
    if (host_.options.proxy_trusted)
        return marks.of_text(forwarded_for(request.header("x-forwarded-for")));
    return marks.of_socket(transport_.descriptor());
}

void Session::upgrade(const HttpRequest& request) {
    const HttpExchange& exchange = http_->exchange;
    const auto accepted =
        accept_upgrade(request, exchange.wants_upgrade(), host_.options, host_.http_date());
    if (!accepted) return answer(accepted.error(), exchange.keep_alive());
    if (host_.draining) return answer(plain_response(503), false);

    pending() += *accepted;
    transmit(nullptr, 0);
    if (phase_ == Phase::over) return;
    phase_ = Phase::websocket;
    host_.stats.websockets_open.add(1);
    set_deadline(host_.options.ping_interval_ms);
    peer_ = host_.gateway.on_upgrade(*this, request);
    if (!peer_) close(protocol::CloseCode::overloaded);
}

void Session::respond(HttpResponse response) {
    if (phase_ != Phase::answering || !http_->waiting) return;
    answer(response, http_->exchange.keep_alive());
}

void Session::answer(const HttpResponse& response, bool keep_alive) {
    keep_alive = keep_alive && !host_.draining;
    phase_ = Phase::answering;
    http_->waiting = false;
    http_->close_after = !keep_alive;
    pending() += response_head(response, keep_alive, host_.http_date());
    const bool has_body = status_has_body(response.status) && !http_->exchange.head() &&
                          response.body && !response.body->empty();
    transmit(has_body ? &response.body : nullptr, 0);
    if (phase_ == Phase::over) return;
    if (outbox_.empty()) {
        answer_done();
    } else {
        set_deadline(host_.options.http_idle_ms_max);
    }
}

void Session::answer_done() {
    if (http_->close_after || host_.draining) return finish();
    phase_ = Phase::http;
    http_->served_before = true;
    http_->exchange.next();
    set_deadline(host_.options.http_idle_ms_max);
    if (http_->in_input) return;
    update_interest();
    // Not from here: whoever answers may not expect the next request from within.
    if (!http_->held.empty() || transport_.has_buffered_input()) host_.ask_turn_end(*this);
}

void Session::on_http_deadline() {
    if (phase_ == Phase::answering) {
        if (http_->waiting) return answer(plain_response(503), false);
        return end();
    }
    if (http_->served_before && !http_->exchange.begun()) return end();
    host_.stats.handshake_timeouts.add(1);
    answer(plain_response(408), false);
}

}  // namespace havn::net
