// TLS over real sockets, with certificates made on the spot.

#include "server/net/tls.hpp"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol/frame.hpp"
#include "tests/unit/net/net_testing.hpp"

namespace havn::net {

using Catch::Matchers::Contains;
using testing::client_frame;
using testing::eventually;
using testing::TestClient;
using testing::TestServer;
using testing::upgrade_headers;

namespace {

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "havn-tls-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

template <auto free>
struct Freer {
    void operator()(auto* object) const { free(object); }
};

std::string pem(auto write) {
    const std::unique_ptr<BIO, Freer<BIO_free>> memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

// Replaces the file as a whole, as those who renew certificates do.
void put(const std::string& file, const std::string& content) {
    std::ofstream(file + ".new") << content;
    std::filesystem::rename(file + ".new", file);
}

struct Pair {
    std::string certificate, key;
};

Pair make_pair(long serial) {
    const std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Freer<X509_free>> certificate(X509_new());
    X509* const raw = certificate.get();
    X509_set_version(raw, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(raw), serial);
    X509_gmtime_adj(X509_getm_notBefore(raw), -60);
    X509_gmtime_adj(X509_getm_notAfter(raw), 86'400);
    X509_set_pubkey(raw, key.get());
    X509_NAME* const name = X509_get_subject_name(raw);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(raw, name);
    X509_sign(raw, key.get(), EVP_sha256());
    return {pem([&](BIO* out) { PEM_write_bio_X509(out, raw); }), pem([&](BIO* out) {
                PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

class TlsFiles {
  public:
    explicit TlsFiles(long serial) { write(make_pair(serial)); }
    void write(const Pair& pair) const {
        put(certificate(), pair.certificate);
        put(key(), pair.key);
    }
    std::string certificate() const { return folder_.file("cert.pem"); }
    std::string key() const { return folder_.file("key.pem"); }

  private:
    Folder folder_;
};

// A blocking TLS client on top of a TestClient's socket.
class TlsClient {
  public:
    explicit TlsClient(std::uint16_t port, int version_max = TLS1_3_VERSION,
                       std::string_view alpn = {}, int receive_buffer_bytes = 0)
        : socket_(port, receive_buffer_bytes), context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context_.get(), version_max);
        ssl_.reset(SSL_new(context_.get()));
        SSL_set_fd(ssl_.get(), socket_.descriptor());
        if (!alpn.empty())
            SSL_set_alpn_protos(ssl_.get(), reinterpret_cast<const unsigned char*>(alpn.data()),
                                static_cast<unsigned>(alpn.size()));
        connected_ = SSL_connect(ssl_.get()) == 1;
        ERR_clear_error();
    }

    bool connected() const { return connected_; }
    std::string version() const { return SSL_get_version(ssl_.get()); }
    std::string cipher() const { return SSL_get_cipher(ssl_.get()); }
    std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(ssl_.get(), &name, &size);
        return {reinterpret_cast<const char*>(name), size};
    }
    long serial() const {
        const std::unique_ptr<X509, Freer<X509_free>> peer(SSL_get1_peer_certificate(ssl_.get()));
        return ASN1_INTEGER_get(X509_get0_serialNumber(peer.get()));
    }

    void send(std::string_view bytes) {
        if (SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) <= 0)
            throw std::runtime_error("cannot send");
    }
    std::string read(std::size_t bytes) {
        while (received_.size() < bytes)
            if (!receive()) throw std::runtime_error("the stream ended");
        std::string taken = received_.substr(0, bytes);
        received_.erase(0, bytes);
        return taken;
    }
    // True when the other side ended properly, so that nobody else could have cut it short.
    bool read_to_proper_end() {
        while (receive()) {
        }
        return ended_properly_;
    }
    std::string read_head() {
        while (!received_.contains("\r\n\r\n"))
            if (!receive()) throw std::runtime_error("the stream ended");
        return read(received_.find("\r\n\r\n") + 4);
    }
    std::string get(std::string_view path, std::size_t body_bytes) {
        send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n\r\n");
        read_head();
        return read(body_bytes);
    }
    void open_websocket() {
        send("GET /ws HTTP/1.1\r\n" + std::string(upgrade_headers) + "\r\n");
        if (!read_head().starts_with("HTTP/1.1 101")) throw std::runtime_error("not upgraded");
    }

  private:
    bool receive() {
        std::array<char, 64 * 1024> buffer;
        const int got = SSL_read(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
        if (got > 0) {
            received_.append(buffer.data(), static_cast<std::size_t>(got));
            return true;
        }
        ended_properly_ = SSL_get_error(ssl_.get(), got) == SSL_ERROR_ZERO_RETURN;
        ERR_clear_error();
        return false;
    }

    TestClient socket_;
    std::unique_ptr<SSL_CTX, Freer<SSL_CTX_free>> context_;
    std::unique_ptr<SSL, Freer<SSL_free>> ssl_;
    std::string received_;
    bool connected_ = false;
    bool ended_properly_ = false;
};

std::string text_frame(std::string_view payload) {
    std::string frame;
    protocol::append_text_frame(frame, payload);
    return frame;
}

constexpr std::size_t echo_bytes = std::string_view("GET /x?\nsecure\n").size();

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 with modern ciphers, nothing older", "[net][tls]") {
    const TlsFiles files(1);
    TlsContext context(files.certificate(), files.key(), nullptr);
    TestServer server({}, 1, &context);
    TlsClient modern(server.port());
    REQUIRE(modern.connected());
    CHECK(modern.version() == "TLSv1.3");
    CHECK(modern.get("/x", echo_bytes) == "GET /x?\nsecure\n");
    TlsClient older(server.port(), TLS1_2_VERSION, "\x02h2\x08http/1.1");
    REQUIRE(older.connected());
    CHECK(older.version() == "TLSv1.2");
    CHECK(older.cipher().starts_with("ECDHE-"));
    CHECK(older.protocol() == "http/1.1");
    CHECK(older.get("/x", echo_bytes) == "GET /x?\nsecure\n");
    CHECK_FALSE(TlsClient(server.port(), TLS1_1_VERSION).connected());
    CHECK_FALSE(TlsClient(server.port(), TLS1_3_VERSION, "\x02h2").connected());
    eventually([&] { return server.stats().tls_failures.value() == 2; });
}

TEST_CASE("WebSockets over TLS echo, share and close", "[net][tls]") {
    const TlsFiles files(1);
    TlsContext context(files.certificate(), files.key(), nullptr);
    const std::size_t shards = GENERATE(1u, 4u);
    TestServer server({}, shards, &context);
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int count = 0; count < 12; ++count) {
        clients.push_back(std::make_unique<TlsClient>(server.port()));
        clients.back()->open_websocket();
    }
    const std::string joined = text_frame("joined");
    for (auto& client : clients) {
        client->send(client_frame(1, "join"));
        CHECK(client->read(joined.size()) == joined);
    }
    const auto shared = std::make_shared<const std::string>(text_frame(std::string(40'000, 's')));
    for (std::size_t shard = 0; shard < shards; ++shard)
        server.run([&] { server.gateway(shard).share(shared, 1); }, shard);
    for (auto& client : clients) CHECK(client->read(shared->size()) == *shared);
    for (auto& client : clients) {
        const std::string echo = text_frame(std::string(16'000, 'e'));
        client->send(client_frame(1, std::string(16'000, 'e')));
        CHECK(client->read(echo.size()) == echo);
        client->send(client_frame(8, ""));
        CHECK(client->read(4) == std::string("\x88\x02\x03\xe8"));
        CHECK(client->read_to_proper_end());
    }
    clients.clear();
    eventually([&] { return server.sum(&NetworkStats::connections_open) == 0; });
}

TEST_CASE("Over TLS, too, what a reader left unread arrives in order", "[net][tls]") {
    const TlsFiles files(1);
    TlsContext context(files.certificate(), files.key(), nullptr);
    NetworkOptions options;
    options.outbox_bytes_max = 100'000'000;
    options.outbox_frames_max = 1'000'000;
    TestServer server(options, 1, &context);
    TlsClient client(server.port(), TLS1_3_VERSION, {}, 4096);
    client.open_websocket();
    client.send(client_frame(1, "join"));
    std::string expected = text_frame("joined");
    server.run([] {});
    eventually([&] { return server.gateway().listening == 1; });
    server.run([&] {
        Connection* const connection = server.network().find({0, 1});
        REQUIRE(connection);
        for (int count = 0; count < 2'000; ++count) {
            const std::string frame =
                text_frame(std::to_string(count) + std::string(count * 37 % 3'000, 'o'));
            expected += frame;
            if (count % 3) {
                server.gateway().share(std::make_shared<const std::string>(frame), 1);
            } else {
                connection->send_private(frame);
            }
        }
    });
    CHECK(server.stats().outbox_bytes.value() > 0);
    CHECK(client.read(expected.size()) == expected);
}

TEST_CASE("Over TLS a slow reader is closed with a whole last record", "[net][tls]") {
    const TlsFiles files(1);
    TlsContext context(files.certificate(), files.key(), nullptr);
    TestServer server({}, 1, &context);
    TlsClient client(server.port(), TLS1_3_VERSION, {}, 4096);
    client.open_websocket();
    client.send(client_frame(1, "join"));
    eventually([&] { return server.gateway().listening == 1; });
    const auto shared = std::make_shared<const std::string>(text_frame(std::string(10'000, 's')));
    while (server.stats().slow_closes.value() == 0)
        server.run([&] { server.gateway().share(shared, 1); });
    client.read(text_frame("joined").size());
    std::string start = client.read(4);
    while (start == shared->substr(0, 4)) {
        CHECK(client.read(shared->size() - 4) == shared->substr(4));
        start = client.read(4);
    }
    CHECK(start == "\x88\x02\x0f\xa3");
}

TEST_CASE("A handshake that does not come to an end is given up", "[net][tls]") {
    const TlsFiles files(1);
    TlsContext context(files.certificate(), files.key(), nullptr);
    TestServer server({}, 1, &context);
    TestClient silent(server.port());
    eventually([&] { return server.stats().connections_open.value() == 1; });
    server.advance_ms(server.options.handshake_ms_max + 1);
    CHECK(silent.read_to_end().empty());
    CHECK(server.stats().handshake_timeouts.value() == 1);

    TestClient plain(server.port());
    plain.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    plain.read_to_end();
    eventually([&] { return server.stats().tls_failures.value() == 1; });
    eventually([&] { return server.stats().connections_open.value() == 0; });
}

TEST_CASE("A renewed certificate is taken over, a broken one is not", "[net][tls]") {
    const TlsFiles files(1);
    std::vector<std::string> problems;
    TlsContext context(files.certificate(), files.key(),
                       [&](std::string_view problem) { problems.emplace_back(problem); });
    TestServer server({}, 1, &context);
    TlsClient before(server.port());
    CHECK(before.serial() == 1);
    CHECK_FALSE(context.reload_if_changed());

    const Pair second = make_pair(2);
    put(files.certificate(), second.certificate);
    CHECK_FALSE(context.reload_if_changed());
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0], Contains("key.pem"));
    CHECK(TlsClient(server.port()).serial() == 1);
    CHECK_FALSE(context.reload_if_changed());
    CHECK(problems.size() == 1);

    put(files.key(), second.key);
    CHECK(context.reload_if_changed());
    CHECK(TlsClient(server.port()).serial() == 2);
    CHECK(before.get("/x", echo_bytes) == "GET /x?\nsecure\n");

    put(files.key(), "no key");
    CHECK_FALSE(context.reload_if_changed());
    CHECK(problems.size() == 2);
    std::filesystem::remove(files.certificate());
    CHECK_FALSE(context.reload());
    CHECK(problems.size() == 3);
    CHECK(TlsClient(server.port()).serial() == 2);
}

TEST_CASE("A certificate that cannot be used stops the start in one line", "[net][tls]") {
    const TlsFiles files(1);
    CHECK_THROWS_WITH(TlsContext("no-such-file", files.key(), nullptr),
                      Contains("no-such-file") && !Contains("\n"));
    CHECK_THROWS_WITH(TlsContext(files.certificate(), "no-such-file", nullptr),
                      Contains("no-such-file"));
    put(files.key(), make_pair(9).key);
    CHECK_THROWS_WITH(TlsContext(files.certificate(), files.key(), nullptr), Contains("key.pem"));
}

}  // namespace havn::net
