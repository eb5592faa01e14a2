// Handles, pace, helplines, directory.
#include <catch2/catch.hpp>
#include <set>

#include "moderation/text/skeleton.hpp"
#include "server/community/directory.hpp"
#include "server/community/handles.hpp"
#include "server/community/helplines.hpp"
#include "server/community/pace.hpp"
#include "server/community/tokens.hpp"

namespace havn::community {

TEST_CASE("generated handles are usable, varied and distinct under look-alike letters") {
    const Handles handles;
    for (const auto* language : {"en", "fr", "da", "ru", "de", "es", "xx"}) {
        std::set<std::string> skeletons, seen;
        for (int i = 0; i < 2'000; ++i) {
            const auto handle = handles.generate(language, random_id(), 0);
            CHECK(Handles::usable(handle));
            seen.insert(handle);
            skeletons.insert(moderation::text::skeleton(handle));
        }
        CHECK(seen.size() > 500);
        CHECK(skeletons.size() == seen.size());
    }
    const auto numbered = handles.generate("en", random_id(), 5);
    CHECK(numbered.find_first_of("0123456789") != std::string::npos);
    CHECK(Handles::usable(numbered));
}

TEST_CASE("what cannot be a handle is refused") {
    for (const auto* good : {"quiet otter", "тихая-выдра", "Élan_vital", "ab", "owl-27"})
        CHECK(Handles::usable(good));
    for (const auto* bad :
         {"", "a", "-otter", "otter-", "a  b", "otter\n", "12345", "otter12345", "@otter", "a.b",
          "<b>x</b>", "\u202Eretto", "ot\u200Bter", "quiet-otter-with-a-name-that-is-far-too-long"})
        CHECK_FALSE(Handles::usable(bad));
    CHECK_FALSE(Handles::usable("ot\xff"));
    const Handles handles;
    for (const auto* word :
         {"moderator", "Moderator-anna", "m\u043eder\u0430tor", "the admin", "админ"})
        CHECK(handles.reserved(word));
    for (const auto* word : {"quiet-otter", "modest-linnet", "teamwork"})
        CHECK_FALSE(handles.reserved(word));
}

TEST_CASE("a person may say a few things quickly, then has to wait; somebody else need not") {
    Pace pace(false);
    const PersonId person{1};
    std::int64_t now_ms = 1'000'000;
    for (int i = 0; i < Pace::rate.burst_points / Pace::message_points; ++i)
        CHECK(pace.take(person, Pace::message_points, now_ms) == 0);
    const auto wait_ms = pace.take(person, Pace::message_points, now_ms);
    CHECK(wait_ms == Pace::message_points * Pace::rate.refill_ms_per_point);
    CHECK(pace.take({2}, Pace::message_points, now_ms) == 0);
    CHECK(pace.take(person, Pace::message_points, now_ms + wait_ms - 1) == 1);
    CHECK(pace.take(person, Pace::message_points, now_ms + wait_ms) == 0);
    CHECK(pace.take(person, Pace::message_points, now_ms - 60'000) > 0);  // a clock set back
    CHECK(pace.take(person, Pace::message_points, now_ms + 60'000) == 0);
    Pace lifted(true);
    for (int i = 0; i < 1'000; ++i) CHECK(lifted.take(person, Pace::thread_points, now_ms) == 0);
}

TEST_CASE("what was said lately is remembered per stream, and a retry is not a repetition") {
    Pace pace(false);
    pace.remember({1}, {10}, 100, 7, 1'000);
    pace.remember({1}, {10}, 101, 8, 2'000);
    pace.remember({1}, {11}, 102, 9, 3'000);
    const auto recent = pace.recent({1}, {10}, 0, 4'000);
    REQUIRE(recent.size() == 2);
    CHECK(recent[0].fingerprint == 8);
    CHECK(recent[0].age_ms == 2'000);
    CHECK(pace.recent({1}, {10}, 101, 4'000).size() == 1);
    CHECK(pace.recent({1}, {10}, 0, 4'000 + Pace::remembered_ms).empty());
    CHECK(pace.recent({2}, {10}, 0, 4'000).empty());
    pace.tick(4'000 + Pace::remembered_ms);
    CHECK(pace.recent({1}, {10}, 0, 4'000).empty());
}

TEST_CASE("there are helplines for every country named, and for every language") {
    const Helplines helplines;
    CHECK(helplines.countries().size() > 10);
    for (const auto& country : helplines.countries())
        for (const auto& line : helplines.choose(country, "en")) CHECK(line.country == country);
    CHECK(helplines.choose("dk", "ru").front().country == "DK");
    for (const auto* language : {"en", "fr", "da", "ru", "de", "es"}) {
        const auto chosen = helplines.choose("", language);
        REQUIRE_FALSE(chosen.empty());
        CHECK(chosen.front().languages.substr(0, 2) == language);
    }
    CHECK_FALSE(helplines.choose("ZZ", "zz").empty());
}

TEST_CASE("the directory finds groups and rooms by name, and texts by language") {
    store::Group group;
    group.id = {4};
    group.slug = "grief";
    group.name = {{"en", "Loss"}, {"da", "Tab"}};
    group.forum = {11};
    group.rooms = {{.stream = {10}, .slug = "lounge", .name = {{"en", "Lounge"}}}};
    Directory directory(make_entries({group}));
    REQUIRE(directory.find("grief") != nullptr);
    CHECK(directory.find("grief") == directory.find(GroupId{4}));
    CHECK(directory.find("other") == nullptr);
    REQUIRE(directory.find_room("grief/lounge"));
    CHECK(directory.find_room("grief/lounge")->id == StreamId{10});
    CHECK_FALSE(directory.find_room("grief/attic"));
    CHECK(directory.find("grief")->forum->name == "grief/forum");
    CHECK(translated(group.name, "da") == "Tab");
    CHECK(translated(group.name, "fr") == "Loss");
    CHECK(translated({{"ru", "Утрата"}}, "fr") == "Утрата");
    CHECK(translated({}, "fr").empty());
}

TEST_CASE("a later revision of a group takes its place, an earlier one does not") {
    store::Group group;
    group.id = {4};
    group.slug = "grief";
    group.rooms = {{.stream = {10}, .slug = "lounge", .name = {}},
                   {.stream = {11}, .slug = "attic", .name = {}}};
    Directory directory(make_entries({group}));
    const auto first = directory.find("grief");
    group.revision = 3;
    group.rooms.pop_back();
    group.rooms.push_back({.stream = {12}, .slug = "garden", .name = {}});
    directory.put(make_entries({group}).front());
    CHECK(directory.find(GroupId{4})->group.revision == 3);
    CHECK(directory.find_room("grief/garden"));
    CHECK_FALSE(directory.find_room("grief/attic"));
    CHECK(first->rooms.back()->name == "grief/attic");  // who began with it holds it
    group.revision = 2;
    group.rooms.clear();
    directory.put(make_entries({group}).front());
    CHECK(directory.find_room("grief/garden"));
    group.id = {5};
    group.slug = "worry";
    directory.put(make_entries({group}).front());
    CHECK(directory.groups().size() == 2);
}

TEST_CASE("secrets are long, unlike and hashed; texts hash apart") {
    const auto secret = new_secret();
    CHECK(secret.size() == 43);
    CHECK(secret != new_secret());
    CHECK(hash_secret(secret) == hash_secret(secret));
    CHECK(hash_secret(secret) != hash_secret(secret + "x"));
    CHECK(hash_text("", "ab", 0) != hash_text("a", "b", 0));
    CHECK(hash_text("", "ab", 0) != hash_text("", "ab", 1));
    CHECK(random_id() >> 63 == 0);
}

}  // namespace havn::community
