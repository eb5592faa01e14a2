#include "server/bus/redis_wire.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <utility>
#include <vector>

namespace havn::bus {

namespace {

using Error = boost::system::error_code;
using boost::asio::ip::tcp;

struct FreeReply {
    void operator()(void* reply) const { freeReplyObject(reply); }
};

}  // namespace

RedisWire::RedisWire(core::Shard& shard, boost::asio::ssl::context* tls, Handlers handlers)
    : shard_(shard),
      handlers_(std::move(handlers)),
      resolver_(shard.context()),
      socket_(shard.context()) {
    if (tls != nullptr) secure_.emplace(socket_, *tls);
}

void RedisWire::open(const Endpoint& endpoint) {
    resolver_.async_resolve(endpoint.host, endpoint.port,
                            [self = shared_from_this(), host = endpoint.host](
                                const Error& error, const tcp::resolver::results_type& found) {
                                if (self->gone()) return;
                                if (error) return self->fail("the name " + host + " is not known");
                                boost::asio::async_connect(
                                    self->socket_, found,
                                    [self, host](const Error& refused, const tcp::endpoint&) {
                                        if (self->gone()) return;
                                        if (refused) return self->fail(refused.message());
                                        self->handshake(host);
                                    });
                            });
}

void RedisWire::handshake(const std::string& host) {
    Error ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    if (!secure_) return ready();
    SSL_set_tlsext_host_name(secure_->native_handle(), host.c_str());
    secure_->set_verify_callback(boost::asio::ssl::host_name_verification(host), ignored);
    secure_->async_handshake(boost::asio::ssl::stream_base::client,
                             [self = shared_from_this()](const Error& error) {
                                 if (self->gone()) return;
                                 if (error) return self->fail("TLS: " + error.message());
                                 self->ready();
                             });
}

void RedisWire::ready() {
    handlers_.connected();
    if (!gone()) read();
}

void RedisWire::read() {
    auto done = [self = shared_from_this()](const Error& error, std::size_t size) {
        if (self->gone()) return;
        if (error == boost::asio::error::eof) return self->fail("closed by the Redis");
        if (error) return self->fail(error.message());
        self->take(size);
        if (!self->gone()) self->read();
    };
    const auto buffer = boost::asio::buffer(in_);
    if (secure_) {
        secure_->async_read_some(buffer, std::move(done));
    } else {
        socket_.async_read_some(buffer, std::move(done));
    }
}

void RedisWire::take(std::size_t size) {
    // What is called may let go of this wire, and of its link.
    const auto self = shared_from_this();
    redisReaderFeed(reader_.get(), in_.data(), size);
    while (!gone()) {
        void* found = nullptr;
        if (redisReaderGetReply(reader_.get(), &found) != REDIS_OK)
            return fail("it does not speak as a Redis does");
        if (found == nullptr) return;
        const std::unique_ptr<void, FreeReply> reply(found);
        handlers_.reply(*static_cast<const redisReply*>(found));
    }
}

void RedisWire::send(std::size_t count, const std::string_view* arguments) {
    std::vector<const char*> texts(count);
    std::vector<std::size_t> sizes(count);
    for (std::size_t i = 0; i < count; ++i) {
        texts[i] = arguments[i].data();
        sizes[i] = arguments[i].size();
    }
    char* command = nullptr;
    const int size =
        redisFormatCommandArgv(&command, static_cast<int>(count), texts.data(), sizes.data());
    if (size < 0) throw std::bad_alloc();
    out_.append(command, static_cast<std::size_t>(size));
    redisFreeCommand(command);
    if (write_asked_ || !writing_.empty()) return;
    write_asked_ = true;
    shard_.at_turn_end([self = shared_from_this()] {
        self->write_asked_ = false;
        if (!self->gone() && self->writing_.empty()) self->write();
    });
}

void RedisWire::write() {
    if (out_.empty()) return;
    writing_.swap(out_);
    auto done = [self = shared_from_this()](const Error& error, std::size_t) {
        self->writing_.clear();
        if (self->gone()) return;
        if (error) return self->fail(error.message());
        self->write();
    };
    const auto buffer = boost::asio::buffer(writing_);
    if (secure_) {
        boost::asio::async_write(*secure_, buffer, std::move(done));
    } else {
        boost::asio::async_write(socket_, buffer, std::move(done));
    }
}

void RedisWire::fail(std::string_view why) {
    if (gone()) return;
    let_go();
    handlers_.failed(why);
}

void RedisWire::let_go() {
    gone_ = true;
    Error ignored;
    resolver_.cancel();
    socket_.close(ignored);
}

}  // namespace havn::bus
