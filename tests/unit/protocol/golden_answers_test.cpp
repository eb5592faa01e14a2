// What the server says, built from filled structs, must be the golden samples; and no sample may be
// left over.
#include <catch2/catch.hpp>

#include "tests/unit/protocol/golden_samples.hpp"

namespace havn::tests {
namespace {

using wire::Flag;

constexpr std::string_view at = golden_at;
constexpr std::string_view token = "0123456789abcdef0123456789abcdef";

wire::GroupSummary grief() {
    return {.group = "grief",
            .name = "Grief",
            .topic = "Living with a loss",
            .languages = {"en", "da"},
            .drop_in = {true},
            .format = "peer",
            .entry = "open",
            .open = {true},
            .opens_at = {},
            .here = "few",
            .age_from = {},
            .age_to = {},
            .role = "participant",
            .handle = "quiet-otter"};
}

wire::GroupSummary sleep() {
    wire::GroupSummary group;
    group.group = "sleep";
    group.name = "Sleep";
    group.topic = "Nights without rest";
    group.languages = {"fr"};
    group.format = "professional";
    group.entry = "request";
    group.opens_at = at;
    group.age_from = 16;
    group.age_to = 25;
    return group;
}

wire::RoomSummary lounge() {
    return {.room = "grief/lounge",
            .name = "Lounge",
            .state = "open",
            .slow_seconds = {},
            .opens_at = {}};
}

wire::RoomSummary closed_lounge() {
    auto room = lounge();
    room.state = "closed";
    room.slow_seconds = 20;
    room.opens_at = at;
    return room;
}

wire::Reason reason() {
    return {.guideline = "no-contact-details",
            .text = "Please share no contact details.",
            .category = "contact"};
}

wire::Entry entry(wire::Seq seq, std::string by) {
    wire::Entry entry;
    entry.seq = seq;
    entry.at = at;
    entry.by = std::move(by);
    return entry;
}

wire::Entry said() {
    auto made = entry(43, "calm-heron");
    made.text = "Hello.";
    return made;
}

wire::Entry gone() {
    auto made = entry(42, "calm-heron");
    made.removed = {true};
    return made;
}

wire::Entry removal() {
    auto made = entry(44, "calm-heron");
    made.removes = 42;
    return made;
}

wire::Entry opening() {
    auto made = entry(12, "calm-heron");
    made.title = "The first winter";
    made.text = "How did you get through it?";
    made.posts = 2;
    return made;
}

wire::Entry pinned() {
    auto made = opening();
    made.locked = {true};
    made.pinned = {true};
    return made;
}

wire::Entry post() {
    auto made = entry(2, "quiet-otter");
    made.text = "One day at a time.";
    made.parent = 1;
    return made;
}

wire::CaseView held_case() {
    wire::CaseView made;
    made.id = 9;
    made.group = "grief";
    made.kind = "held";
    made.place = "grief/lounge";
    made.by = "quiet-otter";
    made.at = at;
    made.text = "write me: otter@example.org";
    made.verdict = "hold";
    made.care = "none";
    made.state = "open";
    made.claimed_by = "kind-badger";
    made.waiting_ms = 60'000;
    wire::FindingView contact;
    contact.category = "contact";
    contact.severity = 2;
    contact.guideline = "no-contact-details";
    contact.stage = "contact";
    contact.kind = "e-mail";
    contact.start = 4;
    contact.end = 21;
    contact.score = 0.875;
    wire::FindingView link;
    link.category = "links";
    link.guideline = "no-links";
    link.stage = "links";
    link.end = 9;
    link.score = 1;
    made.findings = {contact, link};
    return made;
}

wire::CaseView reported_case() {
    wire::CaseView made;
    made.id = 10;
    made.group = "grief";
    made.kind = "report";
    made.place = "grief/forum";
    made.by = "calm-heron";
    made.at = at;
    made.title = "The first winter";
    made.text = "How did you get through it?";
    made.reason = "This worries me.";
    made.seq = 12;
    made.verdict = "allow";
    made.care = "check";
    made.state = "closed";
    made.decided_by = "kind-badger";
    made.waiting_ms = 60'000;
    return made;
}

std::vector<wire::Helpline> helplines() {
    wire::Helpline danish{.country = "dk",
                          .name = "Livslinien",
                          .contact = "70 201 201",
                          .languages = "da",
                          .hours = "11-05",
                          .url = "https://www.livslinien.dk",
                          .checked_on = "2026-03-01"};
    wire::Helpline everywhere{.country = "*",
                              .name = "Emergency",
                              .contact = "112",
                              .languages = "",
                              .hours = "24/7",
                              .url = {},
                              .checked_on = ""};
    return {danish, everywhere};
}

void expect_people_and_groups(Samples& samples) {
    samples.expect_answer("hello", wire::HelloOk{.person = "00000000000000ff",
                                                 .token = std::string(token),
                                                 .language = "en",
                                                 .organiser = {true},
                                                 .kept = {},
                                                 .paused = {},
                                                 .groups = {grief()}});
    samples.expect_answer("hello", wire::HelloOk{.person = "00000000000000ff",
                                                 .token = {},
                                                 .language = "en",
                                                 .organiser = {},
                                                 .kept = {},
                                                 .paused = {},
                                                 .groups = {}});
    samples.expect_answer("hello", wire::HelloOk{.person = "00000000000000ff",
                                                 .token = {},
                                                 .language = "en",
                                                 .organiser = {},
                                                 .kept = {true},
                                                 .paused = std::string(at),
                                                 .groups = {}});
    samples.expect_answer("group.list", wire::GroupListOk{.groups = {grief(), sleep()}});
    samples.expect_answer("group.show",
                          wire::GroupShowOk{.group = sleep(),
                                            .about = "For nights without rest.",
                                            .guidelines_version = 3,
                                            .accepted = 2,
                                            .guidelines = {{"no-contact-details",
                                                            "Please share no contact details."}},
                                            .rooms = {closed_lounge()},
                                            .may = {"take_part"},
                                            .time_zone = "Europe/Paris",
                                            .hours = {{{5}, "18:00", "23:00"}},
                                            .feedback_texts = {true}});
    samples.expect_answer("group.join", wire::GroupJoinOk{.handle = "quiet-otter",
                                                          .role = "participant",
                                                          .guidelines_version = 3,
                                                          .rooms = {lounge()},
                                                          .may = {"take_part"}});
    samples.expect_answer("link.create", wire::LinkCreateOk{.link = "one-time-0123456789"});
    samples.expect_answer("person.redeem",
                          wire::PersonRedeemOk{.role = "moderator", .group = "grief"});
    samples.expect_answer("person.redeem", wire::PersonRedeemOk{.role = "organiser", .group = {}});
}

wire::PreferencesOk preferences() {
    return {.language = "en",
            .country = "dk",
            .content_notes = "cover",
            .muted_words = {"wedding", "two words"},
            .feedback_texts = true};
}

void expect_own_place(Samples& samples) {
    samples.expect_answer("person.keep", wire::PersonKeepOk{.words = {"anker", "bølge", "fyrtårn",
                                                                      "havn", "måge", "sejl"},
                                                            .language = "da"});
    samples.expect_answer("person.return", wire::PersonReturnOk{.token = std::string(token)});
    wire::SessionView phone{.session = "00000000000000aa",
                            .device = "phone",
                            .since = "2026-03-01T00:00:00.000Z",
                            .seen = "today",
                            .here = {true}};
    wire::SessionView computer{.session = "00000000000000bb",
                               .device = "computer",
                               .since = "2026-02-01T00:00:00.000Z",
                               .seen = "this_month",
                               .here = {}};
    samples.expect_answer("person.sessions",
                          wire::PersonSessionsOk{.kept = {true}, .sessions = {phone, computer}});
    samples.expect_answer("person.preferences", preferences());
    samples.expect_answer("person.prefer", preferences());
    samples.expect_answer("person.rename", wire::PersonRenameOk{.handle = "calm-heron"});
    wire::BlockView block{
        .group = "grief", .handle = "quiet-otter", .kind = "block", .at = std::string(at)};
    auto mute = block;
    mute.handle = "calm-heron";
    mute.kind = "mute";
    samples.expect_answer("person.blocks", wire::PersonBlocksOk{.blocks = {block, mute}});
    auto passed = entry(43, "");
    passed.passed = {true};
    samples.expect_answer("room.history", wire::HistoryOk{.messages = {passed}, .more = false});
    samples.expect_answer("person.export",
                          wire::PersonExportOk{.link = "/api/v1/export/one-time-0123456789",
                                               .until = std::string(at)});
    samples.expect_answer("person.pause", wire::PersonPauseOk{.until = std::string(at)});
}

void expect_rooms_and_forum(Samples& samples) {
    samples.expect_answer(
        "room.enter",
        wire::RoomEnterOk{
            .seq = 44, .messages = {gone(), said(), removal()}, .reset = false, .here = "some"});
    wire::SayOk stored;
    stored.cid = "c-7";
    stored.seq = 45;
    stored.at = at;
    samples.expect_answer("room.say", stored);
    wire::SayOk held;
    held.cid = "c-7";
    held.held = reason();
    samples.expect_answer("room.say", held);
    wire::SayOk nudged;
    nudged.cid = "c-7";
    nudged.nudge = reason();
    samples.expect_answer("room.say", nudged);
    samples.expect_answer("room.history",
                          wire::HistoryOk{.messages = {gone(), said()}, .more = true});
    samples.expect_answer("room.remove", wire::RemoveOk{.seq = 46});
    samples.expect_answer(
        "forum.threads",
        wire::ForumThreadsOk{
            .seq = 12, .pinned = {pinned()}, .threads = {pinned()}, .more = false});
    samples.expect_answer(
        "forum.thread",
        wire::ForumThreadOk{.opening = opening(), .seq = 2, .posts = {post()}, .more = false});
    wire::SayOk opened;
    opened.cid = "t-1";
    opened.seq = 12;
    opened.at = at;
    opened.thread = "grief/forum/12";
    samples.expect_answer("forum.open", opened);
    wire::SayOk replied;
    replied.cid = "p-1";
    replied.seq = 2;
    replied.at = at;
    samples.expect_answer("forum.reply", replied);
    samples.expect_answer("forum.remove", wire::RemoveOk{.seq = 13});
}

TEST_CASE("every answer is its golden sample") {
    Samples samples("answer");
    expect_people_and_groups(samples);
    expect_own_place(samples);
    expect_rooms_and_forum(samples);
    expect_conversation_answers(samples);
    expect_groups(samples);
    samples.expect_answer(
        "desk.watch",
        wire::DeskWatchOk{.cases = {held_case(), reported_case()},
                          .notes = {{"kind-badger", std::string(at), "A quiet night."}},
                          .feedback = {{9, "wrong", 0, {}}},
                          .asks = 2});
    samples.expect_answer("care.helplines",
                          wire::HelplinesOk{.helplines = helplines(), .countries = {"dk", "gb"}});
    for_each_command([&]<class C>() {
        using Ok = typename AnswerTo<C>::type;
        if constexpr (std::same_as<Ok, wire::Done>) samples.expect_answer(C::verb, Ok{});
    });
    samples.expect_all_seen();
}

TEST_CASE("every event is its golden sample") {
    Samples samples("event");
    expect_conversation_events(samples);
    samples.expect_event(wire::RoomSaid{.room = "grief/lounge",
                                        .seq = 45,
                                        .at = at,
                                        .by = "quiet-otter",
                                        .text = "Good evening, everybody."});
    samples.expect_event(
        wire::RoomRemoved{.room = "grief/lounge", .seq = 46, .removes = 45, .at = at});
    samples.expect_event(wire::LiveState{.slow = true});
    samples.expect_event(wire::RoomTypingNow{.room = "grief/lounge", .by = "quiet-otter"});
    samples.expect_event(wire::RoomPresence{.room = "grief/lounge", .here = "few"});
    samples.expect_event(wire::ForumOpened{.group = "grief",
                                           .thread = "grief/forum/12",
                                           .seq = 12,
                                           .at = at,
                                           .by = "calm-heron",
                                           .title = "The first winter",
                                           .text = "How did you get through it?",
                                           .note = "death"});
    samples.expect_event(wire::ForumReplied{.thread = "grief/forum/12",
                                            .seq = 2,
                                            .parent = 1,
                                            .at = at,
                                            .by = "quiet-otter",
                                            .text = "One day at a time.",
                                            .note = "self_harm"});
    samples.expect_event(wire::ForumReplied{.thread = "grief/forum/12",
                                            .seq = 3,
                                            .parent = {},
                                            .at = at,
                                            .by = "quiet-otter",
                                            .text = "Thank you."});
    samples.expect_event(
        wire::ForumRemoved{.place = "grief/forum", .seq = 13, .removes = 12, .at = at});
    expect_group_events(samples);
    samples.expect_event(wire::DeskCase{.desk_case = held_case()});
    samples.expect_event(
        wire::Notice{.place = "grief/lounge", .cid = "c-7", .outcome = "released", .seq = 47});
    samples.expect_event(
        wire::Notice{.place = "grief/lounge", .cid = "c-7", .outcome = "removed", .seq = {}});
    samples.expect_event(
        wire::CareCard{.level = "urgent", .helplines = helplines(), .countries = {"dk", "gb"}});
    samples.expect_event(wire::PersonPreferred{preferences()});
    samples.expect_event(wire::PlacePassed{.place = "grief/lounge", .seq = 45});
    samples.expect_event(wire::PersonPaused{.until = std::string(at)});
    samples.expect_all_seen();
}

TEST_CASE("every error is its golden sample") {
    Samples samples("error");
    for (const auto& error : wire::all_errors()) {
        wire::ErrorReply reply;
        reply.code = error.code;
        std::optional<std::uint64_t> id = 4;
        switch (error.code) {
            using enum wire::ErrorCode;
            case malformed:
            case too_deep:
                id.reset();
                break;
            case handle_nudged:
                reply.detail = "real_name";
                break;
            case unknown_command:
                reply.detail = "room.shout";
                break;
            case bad_field:
                reply.detail = "room";
                break;
            case too_long:
                reply.detail = "text";
                break;
            case rejected:
                reply.reason = reason();
                break;
            case text_refused:
                reply.detail = "name";
                break;
            case too_fast:
            case paused:
            case slow_mode:
            case muted:
                reply.retry_after_ms = 800;
                break;
            default:
                break;
        }
        std::string frame;
        wire::append_error(frame, id, reply);
        samples.expect(error.name, json::parse(payload_of(frame)));
    }
    samples.expect_all_seen();
}

TEST_CASE("every close code is its golden sample") {
    Samples samples("close");
    for (const auto& close : wire::all_closes())
        samples.expect(close.name, json::object{{"code", static_cast<unsigned>(close.code)},
                                                {"name", close.name},
                                                {"reconnect", close.reconnect}});
    samples.expect_all_seen();
}

TEST_CASE("frames appended to one buffer keep their order and their own headers") {
    std::string both;
    wire::append_event(both, wire::RoomPresence{.room = "grief/lounge", .here = "few"});
    const auto first = both;
    wire::append_answer(both, 1, wire::Done{});
    CHECK(both.starts_with(first));
    CHECK(payload_of(std::string_view(both).substr(first.size())) == R"({"re":1,"ok":{}})");
}

}  // namespace
}  // namespace havn::tests
