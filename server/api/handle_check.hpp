#pragma once
// What to say of a handle that a person chose. It is shown to everybody, so it is judged like
// something said. On the gateway's shard.

#include <cstdint>
#include <string>

#include "server/api/gateway.hpp"
#include "server/community/directory.hpp"

namespace havn::api {

enum class HandleAdvice : std::uint8_t {
    fine,
    real_name,  // reads like first name and last name: to be thought over
    contact,    // reads like a way to get in touch: to be thought over
    refused,
};

HandleAdvice advise(ShardGateway& gateway, const community::GroupEntry& group,
                    const std::string& handle);

}  // namespace havn::api
