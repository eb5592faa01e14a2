#pragma once
// Coming back with a recovery phrase, for the wire and for HTTP alike; and the word for a device.

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "server/store/people.hpp"

namespace havn::api {

class ShardGateway;

// From a browser's User-Agent, which is kept nowhere.
store::Device device_of(std::string_view user_agent);
std::string_view device_word(store::Device device);

struct SignedIn {
    protocol::PersonId person;
    std::string token;
};
enum class SignInRefused : std::uint8_t { busy, unknown, unavailable };

// `canonical`: as Phrases::read gives it. A wrong phrase takes as long as a right one. `done` runs
// on the gateway's shard, possibly before this returns.
void sign_in(ShardGateway& gateway, std::string canonical, store::Device device,
             std::move_only_function<void(std::expected<SignedIn, SignInRefused>)> done);

}  // namespace havn::api
