#pragma once
// Expected failures inside the server. Exceptions are for start-up and bugs. Any thread.

#include <cstdint>
#include <expected>
#include <functional>

namespace havn::core {

enum class Failure : std::uint8_t {
    absent,       // no such thing, or not for this person
    conflict,     // somebody was first, or the same key carries another body
    taken,        // a name that must be unique is in use
    gone,         // it was removed
    locked,       // it takes no more
    full,         // a named maximum is reached
    unavailable,  // the store cannot answer or commit now; nothing was stored
};

template <class T>
using Result = std::expected<T, Failure>;

// What is called with the outcome of work done elsewhere: on the shard that asked for it, once.
template <class T>
using Completion = std::move_only_function<void(Result<T>)>;

}  // namespace havn::core
