#include "server/community/arrivals.hpp"

namespace havn::community {

namespace {
// After this a bucket is full again anyway.
constexpr std::int64_t remembered_ms = 25 * 60 * 1000;
}  // namespace

Arrivals::Address* Arrivals::address(std::uint64_t mark, std::int64_t now_ms) {
    if (lifted_ || mark == 0) return nullptr;
    auto found = addresses_.find(mark);
    if (found == addresses_.end()) {
        // So many addresses are an attack from everywhere, which this cannot stop.
        if (addresses_.size() >= addresses_max) return nullptr;
        found = addresses_
                    .emplace(mark, Address{core::Bucket(person_rate, now_ms),
                                           core::Bucket(return_rate, now_ms), now_ms})
                    .first;
    }
    found->second.last_ms = now_ms;
    return &found->second;
}

std::int64_t Arrivals::new_person(std::uint64_t mark, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    auto* one = address(mark, now_ms);
    return one == nullptr ? 0 : one->persons.take(person_rate, 1, now_ms);
}

std::int64_t Arrivals::attempt_to_return(std::uint64_t mark, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    auto* one = address(mark, now_ms);
    return one == nullptr ? 0 : one->returns.take(return_rate, 1, now_ms);
}

void Arrivals::prune(std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    boost::unordered::erase_if(
        addresses_, [&](const auto& one) { return now_ms - one.second.last_ms > remembered_ms; });
}

}  // namespace havn::community
