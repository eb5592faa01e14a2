#include "server/core/bucket.hpp"

#include <catch2/catch.hpp>

namespace havn::core {

TEST_CASE("a bucket gives its burst, then refills with time and never beyond the burst") {
    constexpr BucketRate rate{.burst_points = 10, .refill_ms_per_point = 100};
    Bucket bucket(rate, 1'000);
    CHECK(bucket.take(rate, 10, 1'000) == 0);
    CHECK(bucket.take(rate, 1, 1'000) == 100);
    CHECK(bucket.take(rate, 1, 1'099) == 1);
    CHECK(bucket.take(rate, 1, 1'100) == 0);
    CHECK(bucket.take(rate, 3, 1'350) == 50);  // two points are there, half of the third
    CHECK(bucket.take(rate, 3, 1'400) == 0);
    CHECK(bucket.take(rate, 10, 100'000) == 0);
    CHECK(bucket.take(rate, 1, 100'000) == 100);
}

TEST_CASE("a clock that is set back delays nobody for longer than a point takes") {
    constexpr BucketRate rate{.burst_points = 2, .refill_ms_per_point = 100};
    Bucket bucket(rate, 10'000'000);
    CHECK(bucket.take(rate, 2, 10'000'000) == 0);
    CHECK(bucket.take(rate, 1, 5'000) == 100);
    CHECK(bucket.take(rate, 1, 5'100) == 0);
}

}  // namespace havn::core
