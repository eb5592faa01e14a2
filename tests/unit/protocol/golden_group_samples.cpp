// The golden samples of answers and events about groups.
#include "tests/unit/protocol/golden_samples.hpp"

namespace havn::tests {

void expect_groups(Samples& samples) {
    samples.expect_answer("group.ask", wire::GroupAskOk{.state = "asked", .ahead = 3});
    samples.expect_answer("group.create", wire::RevisionOk{.revision = 3});
    samples.expect_answer(
        "group.settings",
        wire::GroupSettingsOk{
            .settings = wire::GroupSettings{
                .group = "grief",
                .revision = 3,
                .name = {wire::LanguageText{.language = "en", .text = "Be kind."}},
                .topic = {wire::LanguageText{.language = "en", .text = "Be kind."}},
                .about = {wire::LanguageText{.language = "en", .text = "Be kind."}},
                .languages = {"en"},
                .format = "peer",
                .entry = "request",
                .people_max = 3,
                .age_from = 3,
                .age_to = 3,
                .time_zone = "Europe/Copenhagen",
                .hours = {wire::OpenHours{.days = {5}, .from = "18:00", .to = "18:00"}},
                .presence = "words",
                .policy = "careful",
                .link_hosts = {"example.org"},
                .feedback_texts = true,
                .guidelines_version = 3,
                .guidelines = {wire::GuidelineTexts{
                    .id = "be-kind",
                    .text = {wire::LanguageText{.language = "en", .text = "Be kind."}}}},
                .rooms = {wire::RoomSettings{
                    .room = "grief/lounge",
                    .name = {wire::LanguageText{.language = "en", .text = "Be kind."}},
                    .state = "frozen",
                    .slow_seconds = 3,
                    .people_max = 3,
                    .hours = {wire::OpenHours{.days = {5}, .from = "18:00", .to = "18:00"}}}}}});
    samples.expect_answer("group.change", wire::RevisionOk{.revision = 3});
    samples.expect_answer("group.guidelines",
                          wire::GuidelinesOk{.revision = 3, .guidelines_version = 3});
    samples.expect_answer("group.policy", wire::RevisionOk{.revision = 3});
    samples.expect_answer("group.log",
                          wire::GroupLogOk{.lines = {wire::LogView{.number = 3,
                                                                   .at = "2026-03-01T22:15:04.123Z",
                                                                   .by = "quiet-otter",
                                                                   .act = "group_changed",
                                                                   .subject = "some words",
                                                                   .detail = "some words"}},
                                           .more = true});
    samples.expect_answer("room.create", wire::RevisionOk{.revision = 3});
    samples.expect_answer("room.change", wire::RevisionOk{.revision = 3});
    samples.expect_answer("room.close", wire::Done{});
    samples.expect_answer("room.freeze", wire::Done{});
    samples.expect_answer("room.slow", wire::Done{});
    samples.expect_answer(
        "room.people",
        wire::RoomPeopleOk{.here = "few", .handles = std::vector<std::string>{"quiet-otter"}});
    samples.expect_answer("member.list",
                          wire::MemberListOk{.members = {wire::MemberView{
                                                 .handle = "quiet-otter",
                                                 .role = "supporter",
                                                 .since = "2026-03-01T22:15:04.123Z",
                                                 .muted_until = "2026-03-01T22:15:04.123Z",
                                                 .banned_until = "2026-03-01T22:15:04.123Z"}},
                                             .more = true});
    samples.expect_answer("member.role", wire::Done{});
    samples.expect_answer("member.mute", wire::Done{});
    samples.expect_answer("member.unmute", wire::Done{});
    samples.expect_answer("member.ban", wire::Done{});
    samples.expect_answer("member.unban", wire::Done{});
    samples.expect_answer("member.restrictions",
                          wire::RestrictionsOk{.restrictions = {wire::RestrictionView{
                                                   .handle = "quiet-otter",
                                                   .kind = "mute",
                                                   .reason = "some words",
                                                   .by = "quiet-otter",
                                                   .at = "2026-03-01T22:15:04.123Z",
                                                   .until = "2026-03-01T22:15:04.123Z"}}});
    samples.expect_answer(
        "ask.list", wire::AskListOk{.asks = {wire::AskView{.ask = 4,
                                                           .state = "asked",
                                                           .words = "some words",
                                                           .at = "2026-03-01T22:15:04.123Z"}}});
    samples.expect_answer("ask.decide", wire::Done{});
    samples.expect_answer("appeal.file", wire::Done{});
    samples.expect_answer("desk.claim", wire::Done{});
    samples.expect_answer("desk.note", wire::Done{});
    samples.expect_answer("desk.feedback", wire::Done{});
}

void expect_group_events(Samples& samples) {
    samples.expect_event(
        wire::GroupChanged{.group = "grief", .revision = 3, .guidelines_version = 3});
    samples.expect_event(
        wire::RoomChanged{.room = "grief/lounge", .state = "frozen", .slow_seconds = 3});
    samples.expect_event(wire::RoomFree{.room = "grief/lounge"});
    samples.expect_event(wire::GroupTurn{.group = "grief", .state = "asked"});
    samples.expect_event(wire::RestrictionSet{.group = "grief",
                                              .kind = "mute",
                                              .set = true,
                                              .reason = "some words",
                                              .until = "2026-03-01T22:15:04.123Z"});
    samples.expect_event(wire::DeskNoted{
        .group = "grief",
        .note = wire::NoteView{
            .by = "quiet-otter", .at = "2026-03-01T22:15:04.123Z", .text = "some words"}});
    samples.expect_event(wire::DeskFeedbackSaid{
        .group = "grief", .feedback = wire::FeedbackView{3, "missed", {}, "abuse"}});
    samples.expect_event(wire::DeskAsks{.group = "grief", .waiting = 3});
}

}  // namespace havn::tests
