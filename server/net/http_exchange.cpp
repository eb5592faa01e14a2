#include "server/net/http_exchange.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/string_body.hpp>
#include <ctime>
#include <utility>

#include "protocol/limits.hpp"
#include "server/net/http_target.hpp"

namespace havn::net {

namespace http = boost::beast::http;
namespace limits = protocol::limits;

struct HttpExchange::Parser : http::request_parser<http::string_body> {
    Parser() {
        eager(true);
        header_limit(limits::http_header_bytes_max);
        body_limit(limits::http_body_bytes_max);
    }
};

namespace {

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

// `input` is what of a request head fits the limit.
unsigned status_of(const boost::system::error_code& error, std::string_view input) {
    if (error == http::error::header_limit)
        return input.find('\n') == std::string_view::npos ? 414 : 431;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::bad_version) return 505;
    return 400;
}

std::string reason_of(unsigned status) {
    const auto reason = http::obsolete_reason(static_cast<http::status>(status));
    return std::string(reason.data(), reason.size());
}

bool one_line(std::string_view text) {
    return text.find_first_of("\r\n\0", 0, 3) == text.npos;
}

}  // namespace

HttpExchange::HttpExchange() = default;
HttpExchange::~HttpExchange() = default;

HttpExchange::Progress HttpExchange::refuse(unsigned status) {
    refusal_ = status;
    keep_alive_ = false;
    return Progress::refused;
}

HttpExchange::Progress HttpExchange::feed(std::string_view& input) {
    if (!begun_) {
        // Empty lines before a request are to be ignored (RFC 9112 section 2.2).
        input.remove_prefix(std::min(input.find_first_not_of("\r\n"), input.size()));
        if (input.empty()) return Progress::need_more;
        begun_ = true;
    }
    if (!parser_) parser_ = std::make_unique<Parser>();
    while (!input.empty()) {
        boost::system::error_code error;
        const bool in_head = !parser_->is_header_done();
        const std::size_t taken =
            parser_->put(boost::asio::const_buffer(input.data(), input.size()), error);
        if (error && error != http::error::need_more)
            return refuse(status_of(error, in_head ? input.substr(0, limits::http_header_bytes_max)
                                                   : std::string_view("\n")));
        input.remove_prefix(taken);
        if (parser_->is_done()) return finish();
        if (error || taken == 0) break;
    }
    if (parser_->is_header_done() && !continue_said_) {
        continue_said_ = true;
        if (boost::beast::iequals(parser_->get()[http::field::expect], "100-continue"))
            return Progress::expects_continue;
    }
    return Progress::need_more;
}

HttpExchange::Progress HttpExchange::finish() {
    auto message = parser_->release();
    parser_.reset();
    keep_alive_ = message.keep_alive();
    head_ = message.method() == http::verb::head;

    request_ = {};
    request_.method = view(message.method_string());
    for (const auto& field : message) {
        std::string name(view(field.name_string()));
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        request_.headers.emplace_back(std::move(name), view(field.value()));
    }
    const auto hosts = std::ranges::count(request_.headers, "host",
                                          [](const auto& h) -> const auto& { return h.first; });
    if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return refuse(400);
    if (message.method() == http::verb::connect || message.method() == http::verb::trace)
        return refuse(405);
    auto target = parse_target(view(message.target()));
    if (!target) return refuse(400);
    request_.path = std::move(target->path);
    request_.query = std::move(target->query);
    request_.body = std::move(message.body());
    wants_upgrade_ = message.version() >= 11 &&
                     header_has_token(request_.header("upgrade"), "websocket") &&
                     header_has_token(request_.header("connection"), "upgrade");
    return Progress::complete;
}

HttpRequest HttpExchange::take_request() {
    return std::exchange(request_, {});
}

void HttpExchange::next() {
    parser_.reset();
    request_ = {};
    refusal_ = 0;
    begun_ = continue_said_ = keep_alive_ = head_ = wants_upgrade_ = false;
}

std::string http_date(std::int64_t unix_ms) {
    const std::time_t seconds = unix_ms / 1000;
    std::tm time{};
    ::gmtime_r(&seconds, &time);
    // strftime would follow the locale.
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                   days[static_cast<std::size_t>(time.tm_wday)], time.tm_mday,
                                   months[static_cast<std::size_t>(time.tm_mon)],
                                   time.tm_year + 1900, time.tm_hour, time.tm_min, time.tm_sec);
    return {text.data(), static_cast<std::size_t>(size)};
}

bool status_has_body(unsigned status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string response_head(const HttpResponse& response, bool keep_alive, std::string_view date) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head += reason_of(response.status);
    head += "\r\nDate: ";
    head += date;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!one_line(name) || !one_line(value)) return;
        head.append("\r\n").append(name).append(": ").append(value);
    };
    if (status_has_body(response.status)) {
        const std::size_t bytes = response.body ? response.body->size() : 0;
        if (bytes > 0 && !response.content_type.empty()) add("Content-Type", response.content_type);
        add("Content-Length", std::to_string(bytes));
    }
    add("Connection", keep_alive ? "keep-alive" : "close");
    for (const auto& [name, value] : response.headers) add(name, value);
    head += "\r\n\r\n";
    return head;
}

HttpResponse plain_response(unsigned status) {
    HttpResponse response{.status = status};
    response.body = std::make_shared<const std::string>(std::to_string(status) + ' ' +
                                                        reason_of(status) + '\n');
    if (status == 503) response.headers.emplace_back("Retry-After", "5");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

bool header_has_token(std::string_view header, std::string_view token) {
    for (const auto& item :
         http::token_list(boost::beast::string_view(header.data(), header.size())))
        if (boost::beast::iequals(item, boost::beast::string_view(token.data(), token.size())))
            return true;
    return false;
}

}  // namespace havn::net
