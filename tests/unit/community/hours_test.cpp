// Opening hours, with days that have 23 or 25 hours, and who may speak and enter, now.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "protocol/codec.hpp"
#include "server/community/floor.hpp"
#include "server/community/names.hpp"
#include "server/core/clock.hpp"
#include "server/store/members.hpp"

namespace havn::community {
namespace {

using protocol::ErrorCode;
using protocol::Role;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
using core::day_ms;
constexpr std::int64_t monday_ms = 1'774'224'000'000;  // 2026-03-23T00:00:00Z
constexpr std::uint8_t every_day = 127;

std::string shown(std::int64_t ms) {
    return protocol::iso_time(ms).substr(0, 16);
}

OpenState at(const std::vector<store::OpenRange>& hours, const std::string& zone,
             std::int64_t now_ms) {
    return open_state(hours, zone, now_ms);
}

TEST_CASE("rooms without hours are always open") {
    CHECK(at({}, "UTC", monday_ms).open);
    CHECK(at({}, "UTC", monday_ms).until_ms == 0);
}

TEST_CASE("hours open and close to the minute, on their days alone") {
    const std::vector<store::OpenRange> evening{{.days = 1, .from = 18 * 60, .to = 20 * 60}};
    REQUIRE(shown(monday_ms) == "2026-03-23T00:00");
    const auto before = at(evening, "UTC", monday_ms + 18 * hour_ms - 1);
    CHECK_FALSE(before.open);
    CHECK(shown(before.until_ms) == "2026-03-23T18:00");
    const auto inside = at(evening, "UTC", monday_ms + 18 * hour_ms);
    CHECK(inside.open);
    CHECK(shown(inside.until_ms) == "2026-03-23T20:00");
    const auto after = at(evening, "UTC", monday_ms + 20 * hour_ms);
    CHECK_FALSE(after.open);
    CHECK(shown(after.until_ms) == "2026-03-30T18:00");
}

TEST_CASE("a night goes on after midnight, and ranges that touch are one") {
    const std::vector<store::OpenRange> night{{.days = 1, .from = 22 * 60, .to = 4 * 60},
                                              {.days = 2, .from = 4 * 60, .to = 6 * 60}};
    const auto late = at(night, "UTC", monday_ms + day_ms + 2 * hour_ms);
    CHECK(late.open);
    CHECK(shown(late.until_ms) == "2026-03-24T06:00");
    CHECK_FALSE(at(night, "UTC", monday_ms + 2 * hour_ms).open);
    const std::vector<store::OpenRange> always{{.days = every_day, .from = 0, .to = 1440}};
    CHECK(at(always, "UTC", monday_ms).open);
    CHECK(at(always, "UTC", monday_ms + 23 * hour_ms + 59 * minute_ms).open);
}

TEST_CASE("hours are those of the clock on the wall when daylight saving begins and ends") {
    const std::vector<store::OpenRange> evening{{.days = every_day, .from = 18 * 60, .to = 1200}};
    const std::string zone = "Europe/Copenhagen";
    // 2026-03-29 and 2026-10-25 are the Sundays of the change.
    CHECK(shown(at(evening, zone, monday_ms).until_ms) == "2026-03-23T17:00");
    CHECK(shown(at(evening, zone, monday_ms + 6 * day_ms).until_ms) == "2026-03-29T16:00");
    const auto october_ms = monday_ms + (216 * day_ms);
    REQUIRE(shown(october_ms) == "2026-10-25T00:00");
    CHECK(shown(at(evening, zone, october_ms - day_ms).until_ms) == "2026-10-24T16:00");
    CHECK(shown(at(evening, zone, october_ms).until_ms) == "2026-10-25T17:00");
    CHECK(known_time_zone(zone));
    CHECK(known_time_zone("UTC"));
    CHECK_FALSE(known_time_zone("Europe/Atlantis"));
    CHECK_FALSE(known_time_zone(""));
}

struct Fixture {
    Fixture() {
        group.id = {4};
        group.slug = "grief";
        group.rooms.resize(1);
        group.rooms[0].stream = {10};
        group.rooms[0].slug = "lounge";
        member.group = group.id;
    }
    std::optional<ErrorCode> speaking(Role role) {
        const GroupEntry entry(group);
        const auto barred = barred_from_speaking({PersonId{1}, &member, role}, entry,
                                                 entry.rooms.front(), 5, schedule, pace, monday_ms);
        return barred ? std::optional(barred->code) : std::nullopt;
    }
    std::optional<ErrorCode> entering(Role role) {
        const GroupEntry entry(group);
        const auto barred = barred_from_entering({PersonId{1}, &member, role}, entry,
                                                 entry.rooms.front(), schedule, monday_ms);
        return barred ? std::optional(barred->code) : std::nullopt;
    }
    // So that the schedule looks at the hours again.
    void changed() { ++group.revision; }

    store::Group group;
    store::Member member;
    Schedule schedule;
    Pace pace{false};
};

TEST_CASE("who may speak in a frozen, slow, closed room follows the table of roles") {
    Fixture test;
    CHECK_FALSE(test.speaking(Role::participant));
    test.group.rooms[0].frozen = true;
    CHECK(test.speaking(Role::facilitator) == ErrorCode::room_frozen);
    CHECK_FALSE(test.speaking(Role::moderator));
    test.group.rooms[0].frozen = false;
    test.group.rooms[0].slow_seconds = 60;
    CHECK_FALSE(test.speaking(Role::participant));
    test.pace.remember(PersonId{1}, StreamId{10}, 4, 0, monday_ms - 10'000);
    CHECK(test.speaking(Role::participant) == ErrorCode::slow_mode);
    CHECK_FALSE(test.speaking(Role::supporter));
    test.pace.remember(PersonId{1}, StreamId{10}, 5, 0, monday_ms);
    CHECK_FALSE(test.speaking(Role::participant));  // the same message again
    test.group.rooms[0].closed = true;
    CHECK(test.entering(Role::organiser) == ErrorCode::room_closed);
}

TEST_CASE("hours keep out all but those who prepare a meeting") {
    Fixture test;
    test.group.hours = {{.days = every_day, .from = 18 * 60, .to = 1200}};
    test.changed();
    CHECK(test.entering(Role::supporter) == ErrorCode::room_closed);
    CHECK_FALSE(test.entering(Role::facilitator));
    CHECK(test.speaking(Role::participant) == ErrorCode::room_closed);
    // The room's own hours count before the group's.
    test.group.rooms[0].hours = {{.days = every_day, .from = 0, .to = 1440}};
    test.changed();
    CHECK_FALSE(test.entering(Role::participant));
}

TEST_CASE("a mute holds until its time, everywhere in the group") {
    Fixture test;
    test.member.muted_until_ms = monday_ms + 1;
    CHECK(test.speaking(Role::participant) == ErrorCode::muted);
    CHECK_FALSE(test.entering(Role::participant));
    test.member.muted_until_ms = monday_ms;
    CHECK_FALSE(test.speaking(Role::participant));
}

TEST_CASE("the schedule tells once when hours have opened or closed a room") {
    Fixture test;
    test.group.hours = {{.days = every_day, .from = 18 * 60, .to = 1200}};
    const Directory directory(make_entries({test.group}));
    int turned = 0;
    const auto tick = [&](std::int64_t now_ms) {
        test.schedule.tick(directory, now_ms,
                           [&](const GroupRef&, const store::Room&) { ++turned; });
    };
    tick(monday_ms);
    tick(monday_ms + 17 * hour_ms);
    CHECK(turned == 0);
    tick(monday_ms + 18 * hour_ms);
    CHECK(turned == 1);
    tick(monday_ms + 19 * hour_ms);
    CHECK(turned == 1);
    tick(monday_ms + 20 * hour_ms);
    CHECK(turned == 2);
}

TEST_CASE("names that play tricks cannot be shown") {
    for (const std::string good : {"Calm", "Un café", "Утрата", "悲しみ", "شكرا", "🌊 Harbour"})
        CHECK(showable(good, false));
    for (const std::string bad : {"", " ", "\xE2\x80\x8B", "a\nb", "a\tb",
                                  "abc\xE2\x80\xAE"
                                  "def",
                                  "\xE2\x81\xA6x", "\xE2\x80\xA8x", "x\x07"})
        CHECK_FALSE(showable(bad, false));
    CHECK(showable("two\nlines", true));
    CHECK(matches("Élan after a long illness", "ILLNESS elan"));
    CHECK(matches("Сон и тревога", "тревога"));
    CHECK_FALSE(matches("Sleep", "sleep grief"));
    CHECK(matches("anything", "  "));
    CHECK(is_language("pt-br"));
    CHECK_FALSE(is_language("e"));
    CHECK_FALSE(is_language("EN"));
    CHECK_FALSE(is_language("<en>"));
}

}  // namespace
}  // namespace havn::community
