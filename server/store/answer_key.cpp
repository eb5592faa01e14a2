#include "server/store/answer_key.hpp"

namespace havn::store {
namespace {

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdULL;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33);
}

}  // namespace

AnswerKey answer_key_of(const Append& message) {
    if (message.key.cid.empty()) return {message.author, 0};
    std::uint64_t key = 0xcbf29ce484222325ULL ^ mixed(message.stream.value);
    for (const char c : message.key.cid) {
        key = (key ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
    }
    key = mixed(key) >> 1;  // positive, as tables sort it
    return {message.author, key != 0 ? key : 1};
}

std::uint64_t stored_hash(std::uint64_t body_hash) {
    return (body_hash & (erased_hash - 1)) | erased_hash;
}

}  // namespace havn::store
