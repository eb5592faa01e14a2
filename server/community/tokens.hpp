#pragma once
// Secrets that people hold: tokens and one-time links. Only hashes are stored. Any thread.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/store/people.hpp"

namespace havn::community {

// 32 random bytes, base64url without padding.
std::string new_secret();
// SHA-256: secrets have full entropy, so no slow hash is needed.
store::TokenHash hash_secret(std::string_view secret);
// Never 0, and at most 63 bits, which databases hold as an integer.
std::uint64_t random_id();

// For telling texts apart (idempotency), not for secrets: keyed SipHash with a fixed key.
std::uint64_t hash_text(std::string_view title, std::string_view text, std::uint64_t refers);

}  // namespace havn::community
