#pragma once
// The bytes of one connection: a non-blocking socket, plain or with TLS on top. Owns the socket.
// One thread.

#include <sys/uio.h>

#include <cstddef>
#include <memory>
#include <span>

namespace havn::net {

class TlsChannel;

// A file descriptor and the duty to close it.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    int get() const { return value_; }
    bool open() const { return value_ >= 0; }
    void reset();

  private:
    int value_ = -1;
};

class Transport {
  public:
    struct Outcome {
        std::size_t bytes = 0;
        bool ended = false;  // the other side has ended or broken the connection
    };

    Transport(Descriptor socket, std::unique_ptr<TlsChannel> tls);
    ~Transport();

    int descriptor() const { return socket_.get(); }
    bool secure() const { return tls_ != nullptr; }

    // False: broken. Once done, handshaking() is false.
    bool handshake();
    bool handshaking() const;

    // Zero bytes, not ended: nothing more for now.
    Outcome read(std::span<char> into);
    Outcome write(std::span<const char> bytes);
    Outcome write(std::span<const iovec> parts);
    // Says that nothing more will be sent.
    void end_writing();

    // Whether bytes are waiting that the socket does not report as readable.
    bool has_buffered_input() const;
    // What a refused write has already encrypted: at least these bytes must be offered again,
    // first.
    std::size_t promised_bytes() const;
    // What the transport needs of the socket, beyond what its user knows.
    bool reading_needs_writable() const;
    bool writing_needs_readable() const;

  private:
    Descriptor socket_;
    std::unique_ptr<TlsChannel> tls_;
};

}  // namespace havn::net
