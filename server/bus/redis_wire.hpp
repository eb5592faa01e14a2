#pragma once
// The socket, the TLS and the RESP of one connection attempt. What is under way in Asio holds it,
// so that it may outlive its link; it calls nobody once it is let go.

#include <hiredis/hiredis.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/bus/redis_address.hpp"
#include "server/core/shard.hpp"

namespace havn::bus {

class RedisWire : public std::enable_shared_from_this<RedisWire> {
  public:
    struct Handlers {
        std::function<void()> connected;
        std::function<void(const redisReply&)> reply;
        std::function<void(std::string_view why)> failed;
    };

    RedisWire(core::Shard& shard, boost::asio::ssl::context* tls, Handlers handlers);

    void open(const Endpoint& endpoint);
    // Calls no handler any more.
    void let_go();
    void send(std::size_t count, const std::string_view* arguments);
    std::size_t waiting() const { return out_.size() + writing_.size(); }

  private:
    struct FreeReader {
        void operator()(redisReader* reader) const { redisReaderFree(reader); }
    };

    void handshake(const std::string& host);
    void ready();
    void read();
    void take(std::size_t size);
    void write();
    void fail(std::string_view why);
    bool gone() const { return gone_; }

    core::Shard& shard_;
    Handlers handlers_;
    boost::asio::ip::tcp::resolver resolver_;
    boost::asio::ip::tcp::socket socket_;
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> secure_;
    std::unique_ptr<redisReader, FreeReader> reader_{redisReaderCreate()};
    std::array<char, 16 * 1024> in_{};
    std::string out_, writing_;
    bool write_asked_ = false;
    bool gone_ = false;
};

}  // namespace havn::bus
