#pragma once
// How stores write down who sent what, so that a message sent again is recognised: hashes, because
// a client's own cid says nothing to anybody else. Every store uses the same ones, so that what one
// wrote another can take over. Any thread.

#include <compare>
#include <cstdint>

#include "server/store/journal.hpp"

namespace havn::store {

struct AnswerKey {
    MemberId member;
    std::uint64_t cid_key = 0;  // of stream and cid; 0: not idempotent
    friend auto operator<=>(const AnswerKey&, const AnswerKey&) = default;
};

struct AnswerKeyHash {
    std::size_t operator()(const AnswerKey& key) const { return key.cid_key ^ key.member.value; }
};

AnswerKey answer_key_of(const Append& message);

// The form hashes of bodies are stored in: of one size, so that one can be overwritten in place.
std::uint64_t stored_hash(std::uint64_t body_hash);
// Stored instead of the hash of a text that is gone; matches any.
inline constexpr std::uint64_t erased_hash = 1ULL << 62;
// Whether a message that is sent again carries the body that was answered.
inline bool same_body(std::uint64_t stored, std::uint64_t body_hash) {
    return stored == erased_hash || stored == stored_hash(body_hash);
}

}  // namespace havn::store
