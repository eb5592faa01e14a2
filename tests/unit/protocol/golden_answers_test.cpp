// What the server says, built from filled structs, must be the golden samples; and no sample may be
// left over.
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/wire.hpp"

namespace havn::tests {
namespace {

namespace json = boost::json;
using wire::Flag;

constexpr std::string_view at = "2026-03-01T22:15:04.123Z";
constexpr std::string_view token = "0123456789abcdef0123456789abcdef";

class Samples {
  public:
    explicit Samples(std::string_view kind) {
        for (auto& sample : golden_samples(HAVN_SOURCE_ROOT))
            if (sample.kind == kind) samples_.push_back(std::move(sample));
    }

    void expect(std::string_view name, const json::value& produced) {
        INFO(name << ": " << json::serialize(produced));
        const auto found = std::ranges::find_if(samples_, [&](const Golden& sample) {
            return sample.name == name && sample.json == produced;
        });
        CHECK(found != samples_.end());
        if (found != samples_.end()) seen_.insert(found->file);
    }
    template <class Ok>
    void expect_answer(std::string_view verb, const Ok& ok) {
        std::string frame;
        wire::append_answer(frame, 7, ok);
        expect(verb, json::parse(payload_of(frame)));
    }
    template <class Event>
    void expect_event(const Event& event) {
        std::string frame;
        wire::append_event(frame, event);
        expect(Event::name, json::parse(payload_of(frame)));
    }
    void expect_all_seen() const {
        for (const auto& sample : samples_) {
            INFO(sample.file);
            CHECK(seen_.contains(sample.file));
        }
    }

  private:
    std::vector<Golden> samples_;
    std::set<std::string> seen_;
};

wire::GroupSummary grief() {
    return {.group = "grief",
            .name = "Grief",
            .topic = "Living with a loss",
            .languages = {"en", "da"},
            .drop_in = {true},
            .role = "participant",
            .handle = "quiet-otter"};
}

wire::GroupSummary sleep() {
    wire::GroupSummary group;
    group.group = "sleep";
    group.name = "Sleep";
    group.topic = "Nights without rest";
    group.languages = {"fr"};
    return group;
}

wire::RoomSummary lounge() {
    return {.room = "grief/lounge", .name = "Lounge"};
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
                                                 .groups = {grief()}});
    samples.expect_answer("hello", wire::HelloOk{.person = "00000000000000ff",
                                                 .token = {},
                                                 .language = "en",
                                                 .organiser = {},
                                                 .groups = {}});
    samples.expect_answer("group.list", wire::GroupListOk{.groups = {grief(), sleep()}});
    samples.expect_answer("group.show",
                          wire::GroupShowOk{.group = sleep(),
                                            .about = "For nights without rest.",
                                            .guidelines_version = 3,
                                            .guidelines = {{"no-contact-details",
                                                            "Please share no contact details."}},
                                            .rooms = {lounge()}});
    samples.expect_answer("group.join", wire::GroupJoinOk{.handle = "quiet-otter",
                                                          .role = "participant",
                                                          .guidelines_version = 3,
                                                          .rooms = {lounge()}});
    samples.expect_answer("link.create", wire::LinkCreateOk{.link = "one-time-0123456789"});
    samples.expect_answer("person.redeem",
                          wire::PersonRedeemOk{.role = "moderator", .group = "grief"});
    samples.expect_answer("person.redeem", wire::PersonRedeemOk{.role = "organiser", .group = {}});
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
    samples.expect_answer("forum.threads",
                          wire::ForumThreadsOk{.seq = 12, .threads = {opening()}, .more = false});
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
    expect_rooms_and_forum(samples);
    samples.expect_answer("desk.watch", wire::DeskWatchOk{.cases = {held_case(), reported_case()}});
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
                                           .text = "How did you get through it?"});
    samples.expect_event(wire::ForumReplied{.thread = "grief/forum/12",
                                            .seq = 2,
                                            .parent = 1,
                                            .at = at,
                                            .by = "quiet-otter",
                                            .text = "One day at a time."});
    samples.expect_event(wire::ForumReplied{.thread = "grief/forum/12",
                                            .seq = 3,
                                            .parent = {},
                                            .at = at,
                                            .by = "quiet-otter",
                                            .text = "Thank you."});
    samples.expect_event(
        wire::ForumRemoved{.place = "grief/forum", .seq = 13, .removes = 12, .at = at});
    samples.expect_event(wire::DeskCase{.desk_case = held_case()});
    samples.expect_event(
        wire::Notice{.place = "grief/lounge", .cid = "c-7", .outcome = "released", .seq = 47});
    samples.expect_event(
        wire::Notice{.place = "grief/lounge", .cid = "c-7", .outcome = "removed", .seq = {}});
    samples.expect_event(
        wire::CareCard{.level = "urgent", .helplines = helplines(), .countries = {"dk", "gb"}});
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
            case too_fast:
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
