#include "server/store/postgres/room_places.hpp"

#include <utility>

namespace havn::store::postgres {
namespace {

constexpr std::int64_t kept_ms = 60LL * 60 * 1'000;

#define HAVN_NOW_MS "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

// The row of no instance stands for the room: whoever has it claims alone until the commit.
constexpr auto lock_sql =
    "INSERT INTO room_place (room_id, instance, places, told_at_ms) VALUES ($1, 0, 0, " HAVN_NOW_MS
    ") ON CONFLICT (room_id, instance) DO UPDATE SET told_at_ms = excluded.told_at_ms";
constexpr auto claim_sql =
    "INSERT INTO room_place (room_id, instance, places, told_at_ms)"
    " SELECT $1, $2, $3, " HAVN_NOW_MS
    " WHERE $3 + (SELECT coalesce(sum(places), 0) FROM room_place WHERE room_id = $1"
    " AND instance <> $2 AND abs(" HAVN_NOW_MS
    " - told_at_ms) < $5) <= $4"
    " ON CONFLICT (room_id, instance) DO UPDATE SET places = excluded.places,"
    " told_at_ms = excluded.told_at_ms";
constexpr auto tell_sql =
    "INSERT INTO room_place (room_id, instance, places, told_at_ms)"
    " SELECT room, $1, places, " HAVN_NOW_MS
    " FROM unnest($2, $3) AS told (room, places)"
    " ON CONFLICT (room_id, instance) DO UPDATE SET places = excluded.places,"
    " told_at_ms = excluded.told_at_ms";

}  // namespace

void PostgresRoomPlaces::claim(core::Shard& home, Taken taken, std::uint32_t people_max,
                               core::Completion<bool> done) {
    writer_.submit(home, std::move(done), [=, this] { return write_claim(taken, people_max); });
}

void PostgresRoomPlaces::tell(core::Shard& home, std::vector<Taken> taken,
                              core::Completion<bool> done) {
    writer_.submit(home, std::move(done),
                   [this, taken = std::move(taken)] { return write(taken); });
}

core::Result<bool> PostgresRoomPlaces::write_claim(const Taken& taken, std::uint32_t people_max) {
    auto& connection = writer_.connection();
    connection.execute(lock_sql, taken.room);
    return connection.execute(claim_sql, taken.room, writer_.instance(), taken.places, people_max,
                              believed_ms) > 0;
}

core::Result<bool> PostgresRoomPlaces::write(const std::vector<Taken>& taken) {
    std::vector<std::uint64_t> rooms, places;
    for (const auto& one : taken) {
        rooms.push_back(one.room.value);
        places.push_back(one.places);
    }
    writer_.connection().execute(tell_sql, writer_.instance(), rooms, places);
    return true;
}

void PostgresRoomPlaces::prune() {
    writer_.connection().execute(
        "DELETE FROM room_place WHERE abs(" HAVN_NOW_MS " - told_at_ms) > $1", kept_ms);
}

}  // namespace havn::store::postgres
