#pragma once
// What the tests of the network layer share: a server of real shards on loopback, and clients that
// speak raw bytes, so that they can also say what no library would. Clients block, at most for
// patience_ms; running out of it throws.

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/net/shard_network.hpp"

namespace havn::net::testing {

inline constexpr int patience_ms = 20'000;

// Waits until the condition holds; throws when it never does.
void eventually(const std::function<bool()>& condition);

// One masked client frame.
std::string client_frame(unsigned opcode, std::string_view payload, bool fin = true);

// A layer above that does what the tests' clients ask for. By text message: "join" (listen to the
// shard's shared messages), "close CODE", "flood COUNT" (private frames of 1,000 bytes); anything
// else is echoed. A WebSocket asked for with query "unwanted" gets no Peer. Over HTTP: /big
// (big_body), /empty, /later (answered by answer_later()); anything else is echoed.
class TestGateway final : public Gateway {
  public:
    std::unique_ptr<Peer> on_upgrade(Connection& connection, const HttpRequest& request) override;
    void on_http(HttpRequest request, HttpResponder respond) override;

    void share(const core::Bytes& bytes, std::uint32_t frames);  // on the shard
    void answer_later();                                         // on the shard

    const core::Bytes big_body = std::make_shared<const std::string>(3'000'000, 'b');
    std::atomic<int> peers_open{0};
    std::atomic<int> closes_seen{0};
    std::atomic<int> http_waiting{0};
    std::atomic<int> listening{0};

  private:
    friend class TestPeer;
    std::vector<Connection*> listeners_;
    std::vector<HttpResponder> waiting_;
};

class TestServer {
  public:
    explicit TestServer(NetworkOptions options = {}, std::size_t shard_count = 1,
                        TlsContext* tls = nullptr);
    ~TestServer();

    std::uint16_t port() const { return port_; }
    std::size_t shard_count() const { return shards_.size(); }
    ShardNetwork& network(std::size_t shard = 0) { return *networks_[shard]; }
    TestGateway& gateway(std::size_t shard = 0) { return *gateways_[shard]; }
    const NetworkStats& stats(std::size_t shard = 0) const { return *stats_[shard]; }
    // Summed over the shards.
    std::uint64_t sum(Counter NetworkStats::* counter) const;

    // Runs `work` on the shard and waits for it.
    void run(const std::function<void()>& work, std::size_t shard = 0);
    // Turns the clock, and everything that is due by it happens.
    void advance_ms(std::int64_t by);

    NetworkOptions options;
    core::ManualClock clock{1'750'000'000'000};

  private:
    std::vector<std::unique_ptr<core::Shard>> shards_;
    std::vector<std::unique_ptr<NetworkStats>> stats_;
    std::vector<std::unique_ptr<TestGateway>> gateways_;
    std::vector<std::unique_ptr<ShardNetwork>> networks_;
    std::uint16_t port_ = 0;
};

struct Response {
    unsigned status = 0;
    std::string head;
    std::string body;
    std::string header(std::string_view name) const;
};

struct Frame {
    unsigned opcode = 0;
    std::string payload;
};

class TestClient {
  public:
    explicit TestClient(std::uint16_t port, int receive_buffer_bytes = 0);
    // From a socket that was made before; connects it.
    TestClient(Descriptor socket, std::uint16_t port);

    int descriptor() const { return socket_.get(); }
    void send(std::string_view bytes);
    std::uint64_t sent_bytes() const { return sent_bytes_; }
    void end_writing();
    // False at the end of the stream, however it comes.
    bool receive();
    std::string read(std::size_t bytes);
    // Everything up to the end of the stream; then ends its own side, too.
    std::string read_to_end();

    Response response(bool with_body = true);
    Response get(std::string_view path);

    // The answer to the request that asks for a WebSocket.
    Response upgrade(std::string_view extra_headers = {}, std::string_view path = "/ws");
    void open_websocket();
    void send_frame(unsigned opcode, std::string_view payload, bool fin = true);
    void say(std::string_view text) { send_frame(1, text); }
    Frame frame();
    std::string text();
    // The code of the close frame that is next; answers it, and sees the stream end.
    unsigned close_code();

  private:
    Descriptor socket_;
    std::string received_;
    std::uint64_t sent_bytes_ = 0;
};

inline constexpr std::string_view upgrade_headers =
    "Host: test\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

}  // namespace havn::net::testing
