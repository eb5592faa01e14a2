#include "server/net/upgrade.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "server/net/http_exchange.hpp"

namespace havn::net {

namespace {

constexpr std::string_view key_suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // RFC 6455, 1.3
constexpr std::size_t key_characters = 24;                                       // 16 bytes, base64

bool valid_key(std::string_view key) {
    std::array<unsigned char, key_characters> decoded{};
    return key.size() == key_characters && key.ends_with("==") && key[21] != '=' &&
           EVP_DecodeBlock(decoded.data(), reinterpret_cast<const unsigned char*>(key.data()),
                           static_cast<int>(key.size())) == 18;
}

std::string accept_value(std::string_view key) {
    const std::string text = std::string(key).append(key_suffix);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned digest_bytes = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &digest_bytes, EVP_sha1(), nullptr);
    std::array<unsigned char, 64> encoded{};
    const int size = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(digest_bytes));
    return {reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size)};
}

std::unexpected<HttpResponse> refuse(unsigned status, std::string name = {},
                                     std::string value = {}) {
    HttpResponse response = plain_response(status);
    if (name == "Upgrade") response.headers.emplace_back("Connection", "Upgrade");
    if (!name.empty()) response.headers.emplace_back(std::move(name), std::move(value));
    return std::unexpected(std::move(response));
}

// A header that is sent several times is one list.
bool offers_subprotocol(const HttpRequest& request, bool& any) {
    bool offered = false;
    for (const auto& [name, value] : request.headers) {
        if (name != "sec-websocket-protocol") continue;
        any = true;
        offered = offered || header_has_token(value, subprotocol);
    }
    return offered;
}

}  // namespace

std::expected<std::string, HttpResponse> accept_upgrade(const HttpRequest& request,
                                                        bool wants_upgrade,
                                                        const NetworkOptions& options,
                                                        std::string_view date) {
    if (request.method != "GET") return refuse(405, "Allow", "GET");
    if (!wants_upgrade) return refuse(426, "Upgrade", "websocket");
    if (request.header("sec-websocket-version") != "13")
        return refuse(426, "Sec-WebSocket-Version", "13");
    const std::string_view key = request.header("sec-websocket-key");
    if (!valid_key(key)) return refuse(400);
    for (const auto& [name, value] : request.headers)
        if (name == "origin" &&
            std::ranges::find(options.origins_allowed, value) == options.origins_allowed.end())
            return refuse(403);
    bool names_subprotocol = false;
    const bool offered = offers_subprotocol(request, names_subprotocol);
    if (names_subprotocol && !offered) return refuse(400);

    std::string answer = "HTTP/1.1 101 Switching Protocols\r\nDate: ";
    answer += date;
    answer += "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";
    answer += accept_value(key);
    if (offered) answer.append("\r\nSec-WebSocket-Protocol: ").append(subprotocol);
    answer += "\r\n\r\n";
    return answer;
}

}  // namespace havn::net
