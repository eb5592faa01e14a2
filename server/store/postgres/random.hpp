#pragma once
// Ids nobody can guess or foresee. Any thread.

#include <sys/random.h>

#include <cstdint>
#include <stdexcept>

namespace havn::store::postgres {

// Of `mask`'s bits; never 0.
inline std::uint64_t random_id(std::uint64_t mask = ~std::uint64_t{0}) {
    for (;;) {
        std::uint64_t id = 0;
        if (::getrandom(&id, sizeof id, 0) != sizeof id) throw std::runtime_error("no random ids");
        if ((id & mask) != 0) return id & mask;
    }
}

}  // namespace havn::store::postgres
