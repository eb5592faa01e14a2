#include "tests/unit/protocol/golden_samples.hpp"

namespace havn::tests {
namespace {

constexpr std::string_view at = golden_at;
constexpr std::string_view question = "How did you get through it?";

wire::Entry entry(wire::Seq seq) {
    wire::Entry made;
    made.seq = seq;
    made.at = at;
    made.by = "calm-heron";
    return made;
}

wire::Entry with_body(wire::Entry made, std::string_view text) {
    made.text = text;
    made.note = "death";
    return made;
}

wire::SayOk stored(std::string cid, wire::Seq seq) {
    wire::SayOk made;
    made.cid = std::move(cid);
    made.seq = seq;
    made.at = at;
    return made;
}

void expect_reactions_and_reading(Samples& samples) {
    samples.expect_answer(
        "reaction.set",
        wire::ReactionSetOk{
            .rev = 8, .reactions = {{"hug", "few"}, {"me_too", "one"}}, .mine = {"hug"}});
    samples.expect_answer(
        "reaction.list",
        wire::ReactionListOk{
            .rev = 8,
            .entries = {{.seq = 45, .rev = 8, .reactions = {{"hug", "many"}}, .mine = {}}},
            .more = true});
    samples.expect_answer("read.mark", wire::ReadMarkOk{.read = 45});
    const wire::NewsItem room{.place = "grief/lounge",
                              .title = {},
                              .seq = 47,
                              .read = 45,
                              .unread = 2,
                              .first = 46,
                              .following = {}};
    const wire::NewsItem thread{.place = "grief/forum/12",
                                .title = "The first winter",
                                .seq = 3,
                                .read = {},
                                .unread = 0,
                                .first = {},
                                .following = {true}};
    samples.expect_answer("news.list", wire::NewsListOk{.news = {room, thread}});
    samples.expect_answer("news.show", room);
}

}  // namespace

void expect_conversation_answers(Samples& samples) {
    expect_reactions_and_reading(samples);
    auto carried = stored("carried from grief/lounge 45", 15);
    carried.thread = "grief/forum/15";
    samples.expect_answer("forum.carry", carried);
    auto post = with_body(entry(4), "Good evening.");
    post.carried = "grief/lounge";
    samples.expect_answer("search.find",
                          wire::SearchOk{.found = {{"grief/forum/12", post}}, .more = true});
    samples.expect_answer("room.edit", stored("c-8", 47));
    samples.expect_answer("forum.edit", stored("t-2", 14));
    samples.expect_answer("forum.lock", wire::ChangeOk{.seq = 3});
    samples.expect_answer("forum.pin", wire::ChangeOk{.seq = 15});
    samples.expect_answer("desk.versions",
                          wire::VersionsOk{.versions = {{.at = std::string(at),
                                                         .title = "The first winter",
                                                         .text = std::string(question),
                                                         .note = {}},
                                                        {.at = std::string(at),
                                                         .title = "The first winter, again",
                                                         .text = std::string(question),
                                                         .note = "death"}}});

    auto edited = with_body(entry(45), "Good evening.");
    edited.reply_to = 44;
    edited.edited = {true};
    auto edit = with_body(entry(47), "Good evening.");
    edit.edits = 45;
    samples.expect_answer("room.history", wire::HistoryOk{.messages = {edited, edit}});

    auto opening = entry(12);
    opening.title = "The first winter";
    opening.text = question;
    opening.posts = 2;
    opening.locked = {true};
    opening.pinned = {true};
    auto lock = entry(3);
    lock.locks = true;
    samples.expect_answer("forum.thread",
                          wire::ForumThreadOk{.opening = opening, .seq = 3, .posts = {lock}});
}

void expect_conversation_events(Samples& samples) {
    samples.expect_event(wire::RoomSaid{.room = "grief/lounge",
                                        .seq = 45,
                                        .at = at,
                                        .by = "quiet-otter",
                                        .text = "Good evening, everybody.",
                                        .note = "death",
                                        .reply_to = 44});
    samples.expect_event(wire::RoomEdited{.room = "grief/lounge",
                                          .seq = 47,
                                          .edits = 45,
                                          .at = at,
                                          .by = "quiet-otter",
                                          .text = "Good evening.",
                                          .note = "death"});
    samples.expect_event(wire::RoomEdited{
        .room = "grief/lounge", .seq = 47, .edits = 45, .at = at, .by = "quiet-otter"});
    samples.expect_event(wire::ForumEdited{.place = "grief/forum",
                                           .seq = 14,
                                           .edits = 12,
                                           .at = at,
                                           .by = "quiet-otter",
                                           .title = "The first winter, again",
                                           .text = question,
                                           .note = "death"});
    samples.expect_event(
        wire::ForumLocked{.thread = "grief/forum/12", .seq = 3, .at = at, .locked = true});
    samples.expect_event(wire::ForumPinned{
        .group = "grief", .thread = "grief/forum/12", .seq = 15, .at = at, .pinned = true});
    samples.expect_event(wire::ReactionChanged{
        .place = "grief/lounge", .seq = 45, .rev = 8, .reactions = {{"hug", "few"}}});
    samples.expect_event(wire::ReadMarked{.place = "grief/lounge", .read = 45});
    samples.expect_event(wire::Notice{.place = "grief/forum",
                                      .cid = "carried from grief/lounge 45",
                                      .outcome = "carried",
                                      .seq = 15});
    samples.expect_event(wire::ForumReplied{.thread = "grief/forum/12",
                                            .seq = 4,
                                            .parent = {},
                                            .at = at,
                                            .by = "calm-heron",
                                            .text = "Good evening.",
                                            .note = "death",
                                            .carried = "grief/lounge"});
}

}  // namespace havn::tests
