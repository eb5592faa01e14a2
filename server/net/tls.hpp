#pragma once
// TLS by OpenSSL, non-blocking and directly on the socket. TlsContext holds the certificate and may
// be used by all shards at once; TlsChannel is one connection and belongs to its shard.

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "server/net/transport.hpp"

struct ssl_st;
struct ssl_ctx_st;

namespace havn::net {

class TlsContext {
  public:
    // Where a certificate that cannot be used is reported, in one line. Called by whoever reloads.
    using Report = std::function<void(std::string_view problem)>;

    // Throws std::runtime_error with one clear line when certificate and key cannot be used.
    // Ignores SIGPIPE in the whole process, because OpenSSL writes to sockets without asking not to
    // get it.
    TlsContext(std::string certificate_file, std::string key_file, Report report);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    // Any thread. Looks whether the files have changed since they were last looked at, and takes
    // them over for connections from then on. What cannot be used is reported, and the old pair
    // stays in use. True when a new pair was taken over.
    bool reload_if_changed();
    // The same without asking whether they have changed.
    bool reload();

    // Any thread. Null when OpenSSL has no memory.
    std::unique_ptr<TlsChannel> open(int socket);

  private:
    struct Stamp {
        std::int64_t modified_ns = 0;
        std::int64_t bytes = 0;
        std::uint64_t inode = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    struct Stamps {
        Stamp certificate, key;
        friend bool operator==(const Stamps&, const Stamps&) = default;
    };
    static Stamp stamp(const std::string& file);
    Stamps stamps() const { return {stamp(certificate_file_), stamp(key_file_)}; }
    std::shared_ptr<ssl_ctx_st> load() const;

    const std::string certificate_file_;
    const std::string key_file_;
    const Report report_;
    std::mutex mutex_;  // taken once per accepted connection
    std::shared_ptr<ssl_ctx_st> current_;
    Stamps seen_;
};

class TlsChannel {
  public:
    explicit TlsChannel(ssl_st* ssl);
    ~TlsChannel();
    TlsChannel(const TlsChannel&) = delete;
    TlsChannel& operator=(const TlsChannel&) = delete;

    // The same contract as in Transport.
    bool handshake();
    bool handshaking() const { return handshaking_; }
    Transport::Outcome read(std::span<char> into);
    Transport::Outcome write(std::span<const iovec> parts);
    void end_writing();
    bool has_buffered_input() const;
    std::size_t promised_bytes() const { return promised_bytes_; }
    bool reading_needs_writable() const { return reading_needs_writable_; }
    bool writing_needs_readable() const { return writing_needs_readable_; }

  private:
    Transport::Outcome write_record(const char* data, std::size_t bytes);

    ssl_st* ssl_;
    std::size_t promised_bytes_ = 0;
    bool handshaking_ = true;
    bool broken_ = false;
    bool reading_needs_writable_ = false;
    bool writing_needs_readable_ = false;
};

}  // namespace havn::net
