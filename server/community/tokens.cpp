#include "server/community/tokens.hpp"

#include <sodium.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace havn::community {

namespace {
void need_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}
}  // namespace

std::string new_secret() {
    need_sodium();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(
        sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(std::strlen(text.c_str()));
    return text;
}

store::TokenHash hash_secret(std::string_view secret) {
    store::TokenHash hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(secret.data()),
                       secret.size());
    return hash;
}

std::uint64_t random_id() {
    need_sodium();
    std::uint64_t id = 0;
    while (id == 0) {
        randombytes_buf(&id, sizeof id);
        id >>= 1;
    }
    return id;
}

std::uint64_t hash_text(std::string_view title, std::string_view text, std::uint64_t refers) {
    constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> key{'h', 'a', 'v', 'n'};
    const auto one = [&](const void* data, std::size_t size) {
        std::uint64_t hash = 0;
        crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                         static_cast<const unsigned char*>(data), size, key.data());
        return hash;
    };
    const std::array parts{one(title.data(), title.size()), one(text.data(), text.size()), refers};
    return one(parts.data(), sizeof parts) >> 1;
}

}  // namespace havn::community
