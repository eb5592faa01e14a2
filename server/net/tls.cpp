#include "server/net/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace havn::net {

namespace {

constexpr std::size_t record_bytes_max = SSL3_RT_MAX_PLAIN_LENGTH;
constexpr const char* tls12_ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* tls13_ciphers =
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr const char* groups = "X25519:P-256:P-384";

std::string openssl_reason() {
    const unsigned long error = ERR_peek_last_error();
    const char* reason = error ? ERR_reason_error_string(error) : nullptr;
    ERR_clear_error();
    return reason ? reason : "unknown reason";
}

[[noreturn]] void refuse(const std::string& what) {
    throw std::runtime_error(what + ": " + openssl_reason());
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_bytes,
                    const unsigned char* offered, unsigned offered_bytes, void*) {
    static constexpr std::string_view ours = "http/1.1";
    for (unsigned at = 0; at < offered_bytes; at += 1u + offered[at]) {
        const std::string_view name(reinterpret_cast<const char*>(offered) + at + 1, offered[at]);
        if (name != ours) continue;
        *chosen = offered + at + 1;
        *chosen_bytes = offered[at];
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

TlsContext::TlsContext(std::string certificate_file, std::string key_file, Report report)
    : certificate_file_(std::move(certificate_file)),
      key_file_(std::move(key_file)),
      report_(std::move(report)),
      seen_(stamps()) {
    std::signal(SIGPIPE, SIG_IGN);
    current_ = load();
}

TlsContext::~TlsContext() = default;

std::shared_ptr<ssl_ctx_st> TlsContext::load() const {
    ERR_clear_error();
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) refuse("TLS cannot be set up");
    SSL_CTX* const raw = context.get();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                 SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    // Buffers are let go between records, so that a quiet connection holds none.
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                              SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(raw, 1);
    // Sessions are resumed by tickets, which the client keeps; a cache here would only grow.
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(raw, 1);
    SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
    if (SSL_CTX_set_cipher_list(raw, tls12_ciphers) != 1 ||
        SSL_CTX_set_ciphersuites(raw, tls13_ciphers) != 1 ||
        SSL_CTX_set1_groups_list(raw, groups) != 1)
        refuse("TLS cannot be set up");
    if (SSL_CTX_use_certificate_chain_file(raw, certificate_file_.c_str()) != 1)
        refuse("TLS certificate " + certificate_file_ + " cannot be used");
    if (SSL_CTX_use_PrivateKey_file(raw, key_file_.c_str(), SSL_FILETYPE_PEM) != 1)
        refuse("TLS key " + key_file_ + " cannot be used");
    if (SSL_CTX_check_private_key(raw) != 1)
        refuse("TLS key " + key_file_ + " does not belong to " + certificate_file_);
    return context;
}

TlsContext::Stamp TlsContext::stamp(const std::string& file) {
    struct stat status{};
    if (::stat(file.c_str(), &status) != 0) return {};
    return {
        .modified_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec,
        .bytes = status.st_size,
        .inode = status.st_ino};
}

bool TlsContext::reload_if_changed() {
    {
        const std::scoped_lock lock(mutex_);
        if (stamps() == seen_) return false;
    }
    return reload();
}

bool TlsContext::reload() {
    const Stamps before = stamps();
    std::shared_ptr<ssl_ctx_st> loaded;
    std::string problem;
    try {
        loaded = load();
    } catch (const std::runtime_error& error) {
        problem = error.what();
    }
    {
        const std::scoped_lock lock(mutex_);
        // As they were before they were read: a change meanwhile is seen the next time.
        seen_ = before;
        if (loaded) current_ = std::move(loaded);
    }
    if (problem.empty()) return true;
    if (report_) report_(problem + "; the one in use stays");
    return false;
}

std::unique_ptr<TlsChannel> TlsContext::open(int socket) {
    std::shared_ptr<ssl_ctx_st> context;
    {
        const std::scoped_lock lock(mutex_);
        context = current_;
    }
    SSL* const ssl = SSL_new(context.get());
    if (!ssl) return nullptr;
    if (SSL_set_fd(ssl, socket) != 1) {
        SSL_free(ssl);
        return nullptr;
    }
    SSL_set_accept_state(ssl);
    return std::make_unique<TlsChannel>(ssl);
}

TlsChannel::TlsChannel(ssl_st* ssl) : ssl_(ssl) {}

TlsChannel::~TlsChannel() {
    SSL_free(ssl_);
}

bool TlsChannel::handshake() {
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl_);
    reading_needs_writable_ = false;
    if (result == 1) {
        handshaking_ = false;
        return true;
    }
    const int error = SSL_get_error(ssl_, result);
    reading_needs_writable_ = error == SSL_ERROR_WANT_WRITE;
    broken_ = error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE;
    return !broken_;
}

Transport::Outcome TlsChannel::read(std::span<char> into) {
    ERR_clear_error();
    const int wanted = static_cast<int>(std::min<std::size_t>(into.size(), INT_MAX));
    const int result = SSL_read(ssl_, into.data(), wanted);
    reading_needs_writable_ = false;
    if (result > 0) return {.bytes = static_cast<std::size_t>(result)};
    switch (SSL_get_error(ssl_, result)) {
        case SSL_ERROR_WANT_READ:
            return {};
        case SSL_ERROR_WANT_WRITE:
            reading_needs_writable_ = true;
            return {};
        case SSL_ERROR_ZERO_RETURN:
            return {.ended = true};
        default:
            broken_ = true;
            return {.ended = true};
    }
}

// Every attempt offers the next record's worth of what waits, or all of it where that is less. So a
// repeated attempt begins with the bytes that OpenSSL has encrypted already, and is never shorter.
Transport::Outcome TlsChannel::write(std::span<const iovec> parts) {
    Transport::Outcome sum;
    std::size_t at = 0;      // part
    std::size_t offset = 0;  // in it
    std::array<char, record_bytes_max> joined;
    while (at < parts.size()) {
        const char* data = static_cast<const char*>(parts[at].iov_base) + offset;
        std::size_t bytes = std::min(parts[at].iov_len - offset, record_bytes_max);
        if (bytes < record_bytes_max && at + 1 < parts.size()) {
            std::memcpy(joined.data(), data, bytes);
            for (std::size_t next = at + 1; next < parts.size() && bytes < joined.size(); ++next) {
                const std::size_t more = std::min(parts[next].iov_len, joined.size() - bytes);
                std::memcpy(joined.data() + bytes, parts[next].iov_base, more);
                bytes += more;
            }
            data = joined.data();
        }
        const Transport::Outcome written = write_record(data, bytes);
        sum.bytes += written.bytes;
        sum.ended = written.ended;
        if (written.bytes == 0) return sum;
        for (std::size_t left = written.bytes; left > 0;) {
            const std::size_t step = std::min(left, parts[at].iov_len - offset);
            offset += step;
            left -= step;
            if (offset == parts[at].iov_len) {
                ++at;
                offset = 0;
            }
        }
        while (at < parts.size() && offset == parts[at].iov_len) ++at, offset = 0;
    }
    return sum;
}

Transport::Outcome TlsChannel::write_record(const char* data, std::size_t bytes) {
    if (bytes == 0) return {};
    ERR_clear_error();
    const int result = SSL_write(ssl_, data, static_cast<int>(bytes));
    writing_needs_readable_ = false;
    promised_bytes_ = 0;
    if (result > 0) return {.bytes = static_cast<std::size_t>(result)};
    switch (SSL_get_error(ssl_, result)) {
        case SSL_ERROR_WANT_READ:
            writing_needs_readable_ = true;
            [[fallthrough]];
        case SSL_ERROR_WANT_WRITE:
            promised_bytes_ = bytes;
            return {};
        default:
            broken_ = true;
            return {.ended = true};
    }
}

void TlsChannel::end_writing() {
    if (broken_ || handshaking_ || promised_bytes_ > 0) return;
    ERR_clear_error();
    SSL_shutdown(ssl_);
}

bool TlsChannel::has_buffered_input() const {
    return SSL_has_pending(ssl_) == 1;
}

}  // namespace havn::net
