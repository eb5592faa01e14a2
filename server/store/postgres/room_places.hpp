#pragma once
// Places of rooms over PostgreSQL, whose clock says what is still believed. Any thread.

#include "server/store/postgres/writer.hpp"
#include "server/store/room_places.hpp"

namespace havn::store::postgres {

class PostgresRoomPlaces final : public RoomPlaces {
  public:
    explicit PostgresRoomPlaces(Writer& writer) : writer_(writer) {}
    void claim(core::Shard& home, Taken taken, std::uint32_t people_max,
               core::Completion<bool> done) override;
    void tell(core::Shard& home, std::vector<Taken> taken, core::Completion<bool> done) override;

    // Inside a job of the writer: forgets what nobody has believed for long.
    void prune();

  private:
    core::Result<bool> write_claim(const Taken& taken, std::uint32_t people_max);
    core::Result<bool> write(const std::vector<Taken>& taken);

    Writer& writer_;
};

}  // namespace havn::store::postgres
