#pragma once
// A database file has one instance, which knows what it has given away itself. Any thread.

#include "server/store/room_places.hpp"

namespace havn::store::sqlite {

class SqliteRoomPlaces final : public RoomPlaces {
  public:
    void claim(core::Shard& home, Taken taken, std::uint32_t people_max,
               core::Completion<bool> done) override {
        home.hop(
            [fits = taken.places <= people_max, done = std::move(done)]() mutable { done(fits); });
    }
    void tell(core::Shard& home, std::vector<Taken>, core::Completion<bool> done) override {
        home.hop([done = std::move(done)]() mutable { done(true); });
    }
};

}  // namespace havn::store::sqlite
