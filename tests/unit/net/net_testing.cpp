#include "tests/unit/net/net_testing.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "protocol/frame.hpp"

namespace havn::net::testing {

namespace {

std::string number_after(std::string_view text, char mark) {
    return std::string(text.substr(text.find(mark) + 1));
}

}  // namespace

void eventually(const std::function<bool()>& condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) throw std::runtime_error("waited in vain");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

std::string client_frame(unsigned opcode, std::string_view payload, bool fin) {
    constexpr std::string_view key = "\x37\xfa\x21\x3d";
    std::string frame;
    protocol::append_frame_header(frame, opcode, payload.size());
    frame[0] = static_cast<char>((fin ? 0x80u : 0u) | opcode);
    frame[1] = static_cast<char>(static_cast<unsigned char>(frame[1]) | 0x80u);
    frame += key;
    for (std::size_t at = 0; at < payload.size(); ++at)
        frame += static_cast<char>(payload[at] ^ key[at % 4]);
    return frame;
}

class TestPeer final : public Peer {
  public:
    TestPeer(TestGateway& gateway, Connection& connection)
        : gateway_(gateway), connection_(connection) {
        ++gateway_.peers_open;
    }
    ~TestPeer() override { --gateway_.peers_open; }

    void on_message(std::string_view text) override {
        std::string frame;
        if (text == "join") {
            gateway_.listeners_.push_back(&connection_);
            ++gateway_.listening;
            protocol::append_text_frame(frame, "joined");
        } else if (text.starts_with("close ")) {
            return connection_.close(
                static_cast<protocol::CloseCode>(std::stoul(number_after(text, ' '))));
        } else if (text.starts_with("flood ")) {
            for (int left = std::stoi(number_after(text, ' ')); left > 0; --left) {
                frame.clear();
                protocol::append_text_frame(frame, std::string(1000, 'f'));
                connection_.send_private(frame);
            }
            return;
        } else {
            protocol::append_text_frame(frame, text);
        }
        connection_.send_private(frame);
    }
    void on_close() override {
        ++gateway_.closes_seen;
        if (std::erase(gateway_.listeners_, &connection_) > 0) --gateway_.listening;
    }

  private:
    TestGateway& gateway_;
    Connection& connection_;
};

std::unique_ptr<Peer> TestGateway::on_upgrade(Connection& connection, const HttpRequest& request) {
    if (request.query == "unwanted") return nullptr;
    return std::make_unique<TestPeer>(*this, connection);
}

void TestGateway::on_http(HttpRequest request, HttpResponder respond) {
    if (request.path == "/big") return respond({.body = big_body});
    if (request.path == "/empty") return respond({.status = 204});
    if (request.path == "/later") {
        waiting_.push_back(std::move(respond));
        ++http_waiting;
        return;
    }
    std::string body = request.method + ' ' + request.path + '?' + request.query + '\n';
    body += request.secure ? "secure\n" : "plain\n";
    respond({.body = std::make_shared<const std::string>(body + request.body),
             .headers = {{"X-Test", "yes"}, {"X-Split", "a\r\nInjected: b"}}});
}

void TestGateway::share(const core::Bytes& bytes, std::uint32_t frames) {
    for (Connection* connection : listeners_) connection->send_shared(bytes, frames);
}

void TestGateway::answer_later() {
    auto waiting = std::exchange(waiting_, {});
    http_waiting = 0;
    for (auto& respond : waiting) respond({.body = std::make_shared<const std::string>("at last")});
}

TestServer::TestServer(NetworkOptions options_, std::size_t shard_count, TlsContext* tls)
    : options(std::move(options_)) {
    auto listeners = open_listeners("127.0.0.1:0", shard_count);
    port_ = port_of(listeners.front());
    for (std::size_t index = 0; index < shard_count; ++index) {
        shards_.push_back(std::make_unique<core::Shard>(index));
        stats_.push_back(std::make_unique<NetworkStats>());
        gateways_.push_back(std::make_unique<TestGateway>());
        networks_.push_back(std::make_unique<ShardNetwork>(*shards_[index], *gateways_[index],
                                                           options, clock, *stats_[index]));
        networks_[index]->listen(std::move(listeners[index]), tls);
    }
    for (auto& shard : shards_) shard->start();
}

TestServer::~TestServer() {
    for (auto& shard : shards_) shard->stop();
    for (auto& shard : shards_) shard->join();
}

std::uint64_t TestServer::sum(Counter NetworkStats::* counter) const {
    std::uint64_t sum = 0;
    for (const auto& stats : stats_) sum += ((*stats).*counter).value();
    return sum;
}

void TestServer::run(const std::function<void()>& work, std::size_t shard) {
    std::promise<void> done;
    shards_[shard]->post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

void TestServer::advance_ms(std::int64_t by) {
    // What the shards are in the middle of still belongs to the time before.
    for (std::size_t index = 0; index < shards_.size(); ++index) run([] {}, index);
    clock.advance_ms(by);
    for (std::size_t index = 0; index < shards_.size(); ++index)
        run([&] { networks_[index]->tick(); }, index);
}

std::string Response::header(std::string_view name) const {
    const std::string line = "\r\n" + std::string(name) + ": ";
    const std::size_t at = head.find(line);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + line.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

TestClient::TestClient(std::uint16_t port, int receive_buffer_bytes)
    : TestClient(
          [&] {
              Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
              if (receive_buffer_bytes > 0)
                  ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                               sizeof receive_buffer_bytes);
              return socket;
          }(),
          port) {}

TestClient::TestClient(Descriptor socket, std::uint16_t port) : socket_(std::move(socket)) {
    const timeval patience{.tv_sec = patience_ms / 1000, .tv_usec = 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
}

void TestClient::send(std::string_view bytes) {
    sent_bytes_ += bytes.size();
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) throw std::runtime_error("cannot send");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void TestClient::end_writing() {
    ::shutdown(socket_.get(), SHUT_WR);
}

bool TestClient::receive() {
    char buffer[64 * 1024];
    const ssize_t got = ::recv(socket_.get(), buffer, sizeof buffer, 0);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        throw std::runtime_error("nothing came");
    if (got <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(got));
    return true;
}

std::string TestClient::read(std::size_t bytes) {
    while (received_.size() < bytes)
        if (!receive()) throw std::runtime_error("the stream ended");
    std::string taken = received_.substr(0, bytes);
    received_.erase(0, bytes);
    return taken;
}

std::string TestClient::read_to_end() {
    while (receive()) {
    }
    end_writing();
    return std::exchange(received_, {});
}

Response TestClient::response(bool with_body) {
    while (!received_.contains("\r\n\r\n"))
        if (!receive()) throw std::runtime_error("the stream ended before a response");
    Response response;
    response.head = read(received_.find("\r\n\r\n") + 4);
    response.status = static_cast<unsigned>(std::stoul(response.head.substr(9, 3)));
    const std::string length = response.header("Content-Length");
    if (with_body && !length.empty()) response.body = read(std::stoul(length));
    return response;
}

Response TestClient::get(std::string_view path) {
    send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n\r\n");
    return response();
}

Response TestClient::upgrade(std::string_view extra_headers, std::string_view path) {
    send("GET " + std::string(path) + " HTTP/1.1\r\n" + std::string(upgrade_headers) +
         std::string(extra_headers) + "\r\n");
    return response();
}

void TestClient::open_websocket() {
    if (upgrade().status != 101) throw std::runtime_error("not upgraded");
}

void TestClient::send_frame(unsigned opcode, std::string_view payload, bool fin) {
    send(client_frame(opcode, payload, fin));
}

Frame TestClient::frame() {
    const auto byte = [](char character) { return static_cast<unsigned char>(character); };
    const std::string start = read(2);
    if ((byte(start[0]) & 0xF0) != 0x80 || (byte(start[1]) & 0x80))
        throw std::runtime_error("the server must send whole unmasked frames");
    std::size_t length = byte(start[1]);
    if (length >= 126) {
        const std::string wide = read(length == 126 ? 2 : 8);
        length = 0;
        for (const char part : wide) length = length << 8 | byte(part);
    }
    return {byte(start[0]) & 0x0Fu, read(length)};
}

std::string TestClient::text() {
    Frame next = frame();
    if (next.opcode != 1) throw std::runtime_error("expected a text frame");
    return next.payload;
}

unsigned TestClient::close_code() {
    const Frame next = frame();
    if (next.opcode != 8 || next.payload.size() != 2)
        throw std::runtime_error("expected a close frame");
    try {
        send(client_frame(8, next.payload));
    } catch (const std::runtime_error&) {
        // The server may have ended already.
    }
    while (receive()) {
    }
    end_writing();
    return static_cast<unsigned>(static_cast<unsigned char>(next.payload[0]) << 8 |
                                 static_cast<unsigned char>(next.payload[1]));
}

}  // namespace havn::net::testing
