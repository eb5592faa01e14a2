#include "server/store/sqlite/tail.hpp"

#include <catch2/catch.hpp>

namespace havn::store::sqlite {
namespace {

TEST_CASE("a tail knows the newest entries of each stream until they are dropped") {
    constexpr StreamId lounge{1}, garden{2};
    Tail tail;
    CHECK(tail.last(lounge) == 0);
    tail.add(lounge, 7, 100);
    tail.add(garden, 1, 101);
    tail.add(lounge, 8, 102);
    tail.add(lounge, 9, 105);
    CHECK(tail.first(lounge) == 7);
    CHECK(tail.last(lounge) == 9);
    CHECK(tail.find(lounge, 6) == 0);
    CHECK(tail.find(lounge, 7) == 100);
    CHECK(tail.find(lounge, 9) == 105);
    CHECK(tail.find(lounge, 10) == 0);
    CHECK(tail.find(garden, 1) == 101);

    tail.drop_to(102);
    CHECK(tail.first(lounge) == 9);
    CHECK(tail.last(lounge) == 9);
    CHECK(tail.find(lounge, 8) == 0);
    CHECK(tail.find(lounge, 9) == 105);
    CHECK(tail.first(garden) == 0);

    tail.add(lounge, 10, 106);
    tail.take_back(lounge);
    CHECK(tail.last(lounge) == 9);
    tail.take_back(lounge);
    CHECK(tail.last(lounge) == 0);
    tail.add(lounge, 9, 110);
    CHECK(tail.find(lounge, 9) == 110);
}

}  // namespace
}  // namespace havn::store::sqlite
