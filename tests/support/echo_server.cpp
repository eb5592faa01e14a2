// Sends every text and binary message back, through the same network layer as the server: for
// conformance suites and hand-driven clients. echo_server PORT [SHARDS [CERTIFICATE KEY]]

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "protocol/frame.hpp"
#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/net/gateway.hpp"
#include "server/net/shard_network.hpp"

namespace {

using namespace havn;

class EchoPeer final : public net::Peer {
  public:
    explicit EchoPeer(net::Connection& connection) : connection_(connection) {}
    void on_message(std::string_view text) override { echo(net::Opcode::text, text); }
    void on_binary(std::string_view bytes) override { echo(net::Opcode::binary, bytes); }
    void on_close() override {}

  private:
    void echo(net::Opcode opcode, std::string_view payload) {
        std::string frame;
        protocol::append_frame_header(frame, static_cast<unsigned>(opcode), payload.size());
        frame += payload;
        connection_.send_private(frame);
    }

    net::Connection& connection_;
};

class EchoGateway final : public net::Gateway {
  public:
    std::unique_ptr<net::Peer> on_upgrade(net::Connection& connection,
                                          const net::HttpRequest&) override {
        return std::make_unique<EchoPeer>(connection);
    }
    void on_http(net::HttpRequest request, net::HttpResponder respond) override {
        respond({.body = std::make_shared<const std::string>(request.method + ' ' + request.path +
                                                             '\n' + request.body)});
    }
};

// A conformance suite sends longer messages, and in more pieces, than people do.
constexpr std::size_t echo_message_bytes_max = 16 * 1024 * 1024;
constexpr std::size_t echo_fragments_max = 1024 * 1024;

int run(int argc, char** argv) {
    const std::string port = argc > 1 ? argv[1] : "0";
    const std::size_t shard_count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    net::NetworkOptions options;
    options.decoder = {.message_bytes_max = echo_message_bytes_max,
                       .fragments_max = echo_fragments_max,
                       .binary = true};
    options.outbox_bytes_max = 4 * echo_message_bytes_max;
    options.outbox_frames_max = static_cast<std::uint32_t>(echo_fragments_max);
    const core::SystemClock clock;
    EchoGateway gateway;
    std::unique_ptr<net::TlsContext> tls;
    if (argc > 4)
        tls = std::make_unique<net::TlsContext>(argv[3], argv[4], [](std::string_view problem) {
            std::fprintf(stderr, "%.*s\n", static_cast<int>(problem.size()), problem.data());
        });

    auto listeners = net::open_listeners("127.0.0.1:" + port, shard_count);
    const unsigned bound = net::port_of(listeners.front());
    std::vector<std::unique_ptr<core::Shard>> shards;
    std::vector<std::unique_ptr<net::NetworkStats>> stats;
    std::vector<std::unique_ptr<net::ShardNetwork>> networks;
    for (std::size_t index = 0; index < shard_count; ++index) {
        shards.push_back(std::make_unique<core::Shard>(index));
        stats.push_back(std::make_unique<net::NetworkStats>());
        networks.push_back(std::make_unique<net::ShardNetwork>(*shards[index], gateway, options,
                                                               clock, *stats[index]));
        networks[index]->listen(std::move(listeners[index]), tls.get());
    }
    for (auto& shard : shards) shard->start();
    std::printf("listening on %u\n", bound);
    std::fflush(stdout);

    int caught = 0;
    sigwait(&signals, &caught);
    for (auto& shard : shards) shard->stop();
    for (auto& shard : shards) shard->join();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
