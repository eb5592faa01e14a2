#include "server/classifier/http_classifier.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <chrono>
#include <deque>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "server/classifier/answer.hpp"
#include "server/classifier/breaker.hpp"

namespace havn::classifier {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

struct Address {
    bool secure = false;
    std::string host, port, path;
    std::string problem;
};

Address parse(std::string_view url) {
    Address address;
    const auto take = [&](std::string_view scheme) {
        if (!url.starts_with(scheme)) return false;
        url.remove_prefix(scheme.size());
        return true;
    };
    address.secure = take("https://");
    if (!address.secure && !take("http://")) {
        address.problem = "must begin with https:// or http://";
        return address;
    }
    const auto slash = std::min(url.find('/'), url.size());
    address.path = slash < url.size() ? std::string(url.substr(slash)) : "/";
    auto host = url.substr(0, slash);
    address.port = address.secure ? "443" : "80";
    const auto colon = host.rfind(':');
    if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
        address.port = host.substr(colon + 1);
        host = host.substr(0, colon);
    }
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    address.host = host;
    const bool here = host == "127.0.0.1" || host == "::1" || host == "localhost";
    if (host.empty() || address.port.empty() || host.find('@') != std::string_view::npos)
        address.problem = "must name a host, and no user";
    else if (!address.secure && !here)
        address.problem =
            "must begin with https:// for another machine: it carries what people say";
    return address;
}

std::uint32_t characters_of(std::string_view text) {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

// The TLS layer is there for both kinds of address, and idle for http.
struct Link {
    Link(asio::io_context& context, asio::ssl::context& tls) : stream(context, tls) {}
    asio::ssl::stream<tcp::socket> stream;
    boost::beast::flat_buffer buffer;
};

using Response = http::response<http::string_body>;

struct Request {
    Request(asio::io_context& context, core::Shard& asking) : home(asking), deadline(context) {}
    core::Shard& home;
    asio::steady_timer deadline;
    std::string body;
    std::uint32_t characters = 0;
    std::int64_t begun_ns = 0;
    Breaker::Admission admission = Breaker::Admission::refused;
    Classifier::Done done;  // gone once it was told
    Link* link = nullptr;   // in use by it
};
using RequestRef = std::shared_ptr<Request>;

std::size_t problem_number(std::string_view problem) {
    return static_cast<std::size_t>(std::ranges::find(problems, problem) - problems.begin());
}

}  // namespace

// Everything but submit() and the statistics runs on its thread.
class HttpClassifier::Client {
  public:
    Client(Settings settings, const core::Clock& clock, core::Log& log)
        : settings_(std::move(settings)),
          address_(parse(settings_.url)),
          clock_(clock),
          log_(log),
          tls_(asio::ssl::context::tls_client),
          breaker_(settings_.breaker_failures, settings_.breaker_rest_ms) {
        tls_.set_default_verify_paths();
        thread_ = std::thread([this] { context_.run(); });
    }
    ~Client() { stop(); }

    void submit(core::Shard& home, std::string text, std::string language, Done done) {
        asio::post(context_, [this, &home, text = std::move(text), language = std::move(language),
                              done = std::move(done)]() mutable {
            begin(home, text, language, std::move(done));
        });
    }

    void stop() {
        if (!thread_.joinable()) return;
        asio::post(context_, [this] {
            const auto left = open_;
            for (const auto& request : left) tell(*request, {problems[5], {}});
            context_.stop();
        });
        thread_.join();
    }

    const Stats& stats() const { return stats_; }

  private:
    void begin(core::Shard& home, std::string_view text, std::string_view language, Done done);
    void run_next();
    asio::awaitable<void> run(RequestRef request);
    asio::awaitable<Response> exchange(RequestRef request);
    asio::awaitable<std::unique_ptr<Link>> connect(RequestRef request);
    template <class Stream>
    asio::awaitable<Response> talk(Stream& stream, boost::beast::flat_buffer& buffer,
                                   RequestRef request);
    void conclude(const RequestRef& request, Opinion opinion);
    void tell(Request& request, Opinion opinion);

    const Settings settings_;
    const Address address_;
    const core::Clock& clock_;
    core::Log& log_;
    asio::io_context context_{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard_ =
        asio::make_work_guard(context_);
    asio::ssl::context tls_;
    Breaker breaker_;
    std::set<RequestRef> open_;  // not told yet
    std::deque<RequestRef> waiting_;
    std::vector<std::unique_ptr<Link>> idle_;
    std::size_t running_ = 0;
    Stats stats_;
    std::thread thread_;
};

void HttpClassifier::Client::begin(core::Shard& home, std::string_view text,
                                   std::string_view language, Done done) {
    auto request = std::make_shared<Request>(context_, home);
    request->done = std::move(done);
    request->begun_ns = clock_.monotonic_ns();
    const auto running_max = static_cast<std::size_t>(settings_.requests_max);
    const bool full = waiting_.size() >= running_max * waiting_factor;
    if (full) return tell(*request, {problems[4], {}});
    request->admission = breaker_.admit(clock_.monotonic_ns() / 1'000'000);
    if (request->admission == Breaker::Admission::refused) return tell(*request, {problems[5], {}});
    request->body = question(text, language);
    request->characters = characters_of(text);
    open_.insert(request);
    request->deadline.expires_after(std::chrono::milliseconds(settings_.deadline_ms));
    request->deadline.async_wait(
        [this, weak = std::weak_ptr(request)](const boost::system::error_code& error) {
            const auto late = weak.lock();
            if (error || !late) return;
            conclude(late, {problems[0], {}});
            if (late->link != nullptr) late->link->stream.next_layer().close();
        });
    waiting_.push_back(std::move(request));
    run_next();
}

void HttpClassifier::Client::run_next() {
    while (running_ < static_cast<std::size_t>(settings_.requests_max) && !waiting_.empty()) {
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        if (!next->done) continue;  // its time passed while it waited
        ++running_;
        asio::co_spawn(context_, run(std::move(next)), asio::detached);
    }
}

asio::awaitable<void> HttpClassifier::Client::run(RequestRef request) {
    Opinion opinion;
    try {
        const Response response = co_await exchange(request);
        if (response.result() != http::status::ok) {
            opinion.problem = problems[2];
        } else if (auto findings = parse_answer(response.body(), request->characters)) {
            opinion.findings = std::move(*findings);
        } else {
            opinion.problem = problems[3];
        }
    } catch (const boost::system::system_error& error) {
        const bool spoke =
            error.code().category() == http::make_error_code(http::error::end_of_stream).category();
        opinion.problem = spoke ? problems[3] : problems[1];
    }
    conclude(request, std::move(opinion));
    --running_;
    run_next();
}

asio::awaitable<Response> HttpClassifier::Client::exchange(RequestRef request) {
    for (;;) {
        const bool kept = !idle_.empty();
        std::unique_ptr<Link> link;
        if (kept) {
            link = std::move(idle_.back());
            idle_.pop_back();
        } else {
            link = co_await connect(request);
        }
        request->link = link.get();
        try {
            Response response =
                address_.secure ? co_await talk(link->stream, link->buffer, request)
                                : co_await talk(link->stream.next_layer(), link->buffer, request);
            request->link = nullptr;
            if (response.keep_alive() && request->done) idle_.push_back(std::move(link));
            co_return response;
        } catch (const boost::system::system_error&) {
            request->link = nullptr;
            // A connection that was kept may have been closed in the meantime.
            if (!kept || !request->done) throw;
        }
    }
}

asio::awaitable<std::unique_ptr<Link>> HttpClassifier::Client::connect(RequestRef request) {
    auto link = std::make_unique<Link>(context_, tls_);
    request->link = link.get();
    tcp::resolver resolver(context_);
    const auto found =
        co_await resolver.async_resolve(address_.host, address_.port, asio::use_awaitable);
    boost::system::error_code error = asio::error::host_not_found;
    auto& socket = link->stream.next_layer();
    for (const auto& entry : found) {
        socket.close(error);
        co_await socket.async_connect(entry.endpoint(),
                                      asio::redirect_error(asio::use_awaitable, error));
        if (!error) break;
    }
    if (error) throw boost::system::system_error(error);
    socket.set_option(tcp::no_delay(true));
    if (address_.secure) {
        link->stream.set_verify_mode(asio::ssl::verify_peer);
        link->stream.set_verify_callback(asio::ssl::host_name_verification(address_.host));
        SSL_set_tlsext_host_name(link->stream.native_handle(), address_.host.c_str());
        co_await link->stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
    }
    co_return link;
}

template <class Stream>
asio::awaitable<Response> HttpClassifier::Client::talk(Stream& stream,
                                                       boost::beast::flat_buffer& buffer,
                                                       RequestRef request) {
    http::request<http::string_body> message(http::verb::post, address_.path, 11);
    message.set(http::field::host, address_.host + ":" + address_.port);
    message.set(http::field::content_type, "application/json");
    message.set(http::field::accept, "application/json");
    message.body() = request->body;
    message.prepare_payload();
    co_await http::async_write(stream, message, asio::use_awaitable);
    http::response_parser<http::string_body> parser;
    parser.body_limit(answer_bytes_max);
    co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
    co_return parser.release();
}

void HttpClassifier::Client::conclude(const RequestRef& request, Opinion opinion) {
    if (!request->done) return;
    const bool well = opinion.problem.empty();
    const bool was_open = breaker_.open();
    breaker_.concluded(request->admission, well, clock_.monotonic_ns() / 1'000'000);
    stats_.open.set(breaker_.open() ? 1 : 0);
    if (breaker_.open() && !was_open)
        log_.error("classifier_rests", {{"problem", opinion.problem}});
    if (was_open && !breaker_.open()) log_.info("classifier_back");
    request->deadline.cancel();
    tell(*request, std::move(opinion));
    open_.erase(request);
}

void HttpClassifier::Client::tell(Request& request, Opinion opinion) {
    if (opinion.problem.empty()) {
        stats_.answered.add();
        stats_.answer_ns.observe(
            static_cast<std::uint64_t>(clock_.monotonic_ns() - request.begun_ns));
    } else {
        stats_.failed[problem_number(opinion.problem)].add();
    }
    request.home.post([done = std::exchange(request.done, {}),
                       opinion = std::move(opinion)]() mutable { done(std::move(opinion)); });
}

std::string check_url(const std::string& url) {
    return parse(url).problem;
}

HttpClassifier::HttpClassifier(Settings settings, const core::Clock& clock, core::Log& log)
    : client_(std::make_unique<Client>(std::move(settings), clock, log)) {}

HttpClassifier::~HttpClassifier() = default;

void HttpClassifier::ask(core::Shard& home, std::string text, std::string language, Done done) {
    client_->submit(home, std::move(text), std::move(language), std::move(done));
}

void HttpClassifier::stop() {
    client_->stop();
}

const Stats& HttpClassifier::stats() const {
    return client_->stats();
}

}  // namespace havn::classifier
