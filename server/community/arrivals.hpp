#pragma once
// How many new persons, and how many attempts with a recovery phrase, one network address may make.
// Knows addresses by a daily mark only (net/address_marks.hpp). Any thread; nothing here is on the
// path of a message.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <mutex>

#include "server/core/bucket.hpp"

namespace havn::community {

class Arrivals {
  public:
    // A class room or a clinic behind one address still gets in.
    static constexpr core::BucketRate person_rate{.burst_points = 40,
                                                  .refill_ms_per_point = 30'000};
    static constexpr core::BucketRate return_rate{.burst_points = 20,
                                                  .refill_ms_per_point = 60'000};
    static constexpr std::size_t addresses_max = 200'000;

    explicit Arrivals(bool lifted) : lifted_(lifted) {}

    // 0: allowed, else in how many ms to try again. Mark 0 is nobody's and always allowed.
    std::int64_t new_person(std::uint64_t mark, std::int64_t now_ms);
    std::int64_t attempt_to_return(std::uint64_t mark, std::int64_t now_ms);
    // About once a minute: forgets who has not been here for long.
    void prune(std::int64_t now_ms);

  private:
    struct Address {
        core::Bucket persons, returns;
        std::int64_t last_ms;
    };
    Address* address(std::uint64_t mark, std::int64_t now_ms);

    const bool lifted_;
    std::mutex mutex_;
    boost::unordered_flat_map<std::uint64_t, Address> addresses_;
};

}  // namespace havn::community
