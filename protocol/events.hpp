#pragma once
// Everything the server says: answers ({"re":id,"ok":{…}}, {"re":id,"error":{…}}) and events
// ({"on":NAME,…fields…}). One struct each; `fields` lists the wire names once. An empty optional
// and a false flag marked `Flag` are left out. The encoder writes nothing that is not listed here.
// Value types: any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/errors.hpp"
#include "protocol/group_events.hpp"
#include "protocol/ids.hpp"

namespace havn::protocol {

// A bool that is only written when true.
struct Flag {
    bool set = false;
    friend bool operator==(Flag, Flag) = default;
};

// ---------------------------------------------------------------- parts

// One entry of a room, a forum or a thread, as history and resume give it. A removal is an entry
// of its own (`removes`); the entry it removed keeps its seq and has lost its text (`removed`). So
// is an edit (`edits`): its body is what the edited entry says from then on; without a text a later
// entry changed or removed it again. The edited entry itself shows its current body (`edited`).
// `title`, `text` and `note` stand together: the body.
struct Entry {
    Seq seq = 0;
    std::string at;                    // ISO 8601, UTC, milliseconds; shown, never used for order
    std::string by;                    // handle
    std::optional<std::string> title;  // threads
    std::optional<std::string> text;
    std::optional<std::string> note;
    std::optional<std::string> carried;  // threads, posts: the room this was said in
    std::optional<Seq> parent;           // posts: the post answered
    std::optional<Seq> reply_to;         // rooms: the message answered
    std::optional<Seq> edits;
    Flag edited;
    std::optional<Seq> removes;
    Flag removed;
    std::optional<bool> locks;           // a thread: from here on it is locked, or open again
    std::optional<Seq> pins, unpins;     // a forum: this thread
    Flag passed;                         // this person is not shown what is here; `by` is empty
    std::optional<std::uint64_t> posts;  // threads: how many replies
    Flag locked, pinned;                 // threads, as they are now
    static void fields(auto& s, auto&& f) {
        f("seq", s.seq);
        f("at", s.at);
        f("by", s.by);
        f("title", s.title);
        f("text", s.text);
        f("note", s.note);
        f("carried", s.carried);
        f("parent", s.parent);
        f("reply_to", s.reply_to);
        f("edits", s.edits);
        f("edited", s.edited);
        f("removes", s.removes);
        f("removed", s.removed);
        f("locks", s.locks);
        f("pins", s.pins);
        f("unpins", s.unpins);
        f("passed", s.passed);
        f("posts", s.posts);
        f("locked", s.locked);
        f("pinned", s.pinned);
    }
};

struct GuidelineText {
    std::string id, text;
    static void fields(auto& s, auto&& f) {
        f("id", s.id);
        f("text", s.text);
    }
};

// state: open, frozen (only moderators speak), closed. opens_at: when the hours open it next.
struct RoomSummary {
    std::string room, name, state;
    std::optional<std::uint64_t> slow_seconds;
    std::optional<std::string> opens_at;
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("name", s.name);
        f("state", s.state);
        f("slow_seconds", s.slow_seconds);
        f("opens_at", s.opens_at);
    }
};

// format: peer, professional. entry: open, request, link. open: a room is open now; opens_at: when
// one opens next. here: few, some or many are in its rooms; absent: nobody.
struct GroupSummary {
    std::string group, name, topic;
    std::vector<std::string> languages;
    Flag drop_in;
    std::string format, entry;
    Flag open;
    std::optional<std::string> opens_at, here;
    std::optional<std::uint64_t> age_from, age_to;
    std::optional<std::string> role, handle;  // when joined
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("name", s.name);
        f("topic", s.topic);
        f("languages", s.languages);
        f("drop_in", s.drop_in);
        f("format", s.format);
        f("entry", s.entry);
        f("open", s.open);
        f("opens_at", s.opens_at);
        f("here", s.here);
        f("age_from", s.age_from);
        f("age_to", s.age_to);
        f("role", s.role);
        f("handle", s.handle);
    }
};

// Why a message was nudged, held or rejected, for its author: the guideline it touches, by id, in
// the author's language, and what the pipeline saw.
struct Reason {
    std::string guideline, text, category;
    static void fields(auto& s, auto&& f) {
        f("guideline", s.guideline);
        f("text", s.text);
        f("category", s.category);
    }
};

struct FindingView {
    std::string category;
    std::uint64_t severity = 1;
    std::string guideline, stage;
    std::optional<std::string> kind;
    std::uint64_t start = 0, end = 0;  // code points
    double score = 0;
    static void fields(auto& s, auto&& f) {
        f("category", s.category);
        f("severity", s.severity);
        f("guideline", s.guideline);
        f("stage", s.stage);
        f("kind", s.kind);
        f("start", s.start);
        f("end", s.end);
        f("score", s.score);
    }
};

// kind: held, flagged, report, care, appeal. state: open, released, removed, closed.
struct CaseView {
    std::uint64_t id = 0;
    std::string group, kind, place, by, at;
    std::optional<std::string> title, text, reason;
    std::optional<std::string> note;
    std::optional<Seq> seq;    // of the message, once it has one
    std::optional<Seq> edits;  // a held edit: the message it would change
    std::string verdict, care, state;
    std::optional<std::string> decided_by, claimed_by;
    std::int64_t waiting_ms = 0;  // since it was opened, when this was said
    std::vector<FindingView> findings;
    static void fields(auto& s, auto&& f) {
        f("case", s.id);
        f("group", s.group);
        f("kind", s.kind);
        f("place", s.place);
        f("by", s.by);
        f("at", s.at);
        f("title", s.title);
        f("text", s.text);
        f("reason", s.reason);
        f("note", s.note);
        f("seq", s.seq);
        f("edits", s.edits);
        f("verdict", s.verdict);
        f("care", s.care);
        f("state", s.state);
        f("decided_by", s.decided_by);
        f("claimed_by", s.claimed_by);
        f("waiting_ms", s.waiting_ms);
        f("findings", s.findings);
    }
};

struct Helpline {
    std::string country, name, contact, languages, hours;
    std::optional<std::string> url;
    std::string checked_on;  // ISO date; empty: not checked with the operator yet
    static void fields(auto& s, auto&& f) {
        f("country", s.country);
        f("name", s.name);
        f("contact", s.contact);
        f("languages", s.languages);
        f("hours", s.hours);
        f("url", s.url);
        f("checked_on", s.checked_on);
    }
};

// ---------------------------------------------------------------- answers

struct HelloOk {
    std::string person;
    std::optional<std::string> token;  // only to a new person, and only without a cookie
    std::string language;
    Flag organiser;
    Flag kept;                          // has a recovery phrase
    std::optional<std::string> paused;  // takes a break until then: nothing else answers
    std::vector<GroupSummary> groups;   // joined ones
    static void fields(auto& s, auto&& f) {
        f("person", s.person);
        f("token", s.token);
        f("language", s.language);
        f("organiser", s.organiser);
        f("kept", s.kept);
        f("paused", s.paused);
        f("groups", s.groups);
    }
};

struct GroupListOk {
    std::vector<GroupSummary> groups;
    static void fields(auto& s, auto&& f) { f("groups", s.groups); }
};

// accepted: the guidelines_version one has accepted. may: what one may do there (roles.json).
// time_zone and hours: when its rooms are open; no hours: always. feedback_texts: as group.policy.
struct GroupShowOk {
    GroupSummary group;
    std::string about;
    std::uint64_t guidelines_version = 1;
    std::optional<std::uint64_t> accepted;
    std::vector<GuidelineText> guidelines;
    std::vector<RoomSummary> rooms;
    std::vector<std::string> may;
    std::string time_zone;
    std::vector<OpenHours> hours;
    Flag feedback_texts;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("about", s.about);
        f("guidelines_version", s.guidelines_version);
        f("accepted", s.accepted);
        f("guidelines", s.guidelines);
        f("rooms", s.rooms);
        f("may", s.may);
        f("time_zone", s.time_zone);
        f("hours", s.hours);
        f("feedback_texts", s.feedback_texts);
    }
};

struct GroupJoinOk {
    std::string handle, role;
    std::uint64_t guidelines_version = 1;
    std::vector<RoomSummary> rooms;
    std::vector<std::string> may;
    static void fields(auto& s, auto&& f) {
        f("handle", s.handle);
        f("role", s.role);
        f("guidelines_version", s.guidelines_version);
        f("rooms", s.rooms);
        f("may", s.may);
    }
};

// reset: too much was missed; messages are the newest, older ones come by room.history.
// here: "few", "some" or "many" people, never how many or who.
struct RoomEnterOk {
    Seq seq = 0;
    std::vector<Entry> messages;
    bool reset = false;
    std::string here;
    static void fields(auto& s, auto&& f) {
        f("seq", s.seq);
        f("messages", s.messages);
        f("reset", s.reset);
        f("here", s.here);
    }
};

// To room.say, forum.open and forum.reply. Exactly one of seq (committed), held (in a case, no seq
// yet) and nudge (not stored: change it, or send it again with sure) is there.
struct SayOk {
    std::string cid;
    std::optional<Seq> seq;
    std::optional<std::string> at;
    std::optional<std::string> thread;  // forum.open: the new thread's name
    std::optional<Reason> held, nudge;
    static void fields(auto& s, auto&& f) {
        f("cid", s.cid);
        f("seq", s.seq);
        f("at", s.at);
        f("thread", s.thread);
        f("held", s.held);
        f("nudge", s.nudge);
    }
};

struct HistoryOk {
    std::vector<Entry> messages;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("messages", s.messages);
        f("more", s.more);
    }
};

struct RemoveOk {
    Seq seq = 0;  // the removal's own place
    static void fields(auto& s, auto&& f) { f("seq", s.seq); }
};

// pinned: on the first page only; they stand among the others too.
struct ForumThreadsOk {
    Seq seq = 0;  // the forum's last entry
    std::vector<Entry> pinned, threads;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("seq", s.seq);
        f("pinned", s.pinned);
        f("threads", s.threads);
        f("more", s.more);
    }
};

struct ForumThreadOk {
    Entry opening;
    Seq seq = 0;
    std::vector<Entry> posts;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("opening", s.opening);
        f("seq", s.seq);
        f("posts", s.posts);
        f("more", s.more);
    }
};

// notes: those of the last shifts, oldest first. feedback: what was said of these cases. asks: how
// many ask to come in.
struct DeskWatchOk {
    std::vector<CaseView> cases;
    std::vector<NoteView> notes;
    std::vector<FeedbackView> feedback;
    std::uint64_t asks = 0;
    static void fields(auto& s, auto&& f) {
        f("cases", s.cases);
        f("notes", s.notes);
        f("feedback", s.feedback);
        f("asks", s.asks);
    }
};

struct LinkCreateOk {
    std::string link;
    static void fields(auto& s, auto&& f) { f("link", s.link); }
};

// role "organiser" has no group: it holds in every group.
struct PersonRedeemOk {
    std::string role;
    std::optional<std::string> group;
    static void fields(auto& s, auto&& f) {
        f("role", s.role);
        f("group", s.group);
    }
};

struct HelplinesOk {
    std::vector<Helpline> helplines;
    std::vector<std::string> countries;  // all there are
    static void fields(auto& s, auto&& f) {
        f("helplines", s.helplines);
        f("countries", s.countries);
    }
};

struct Done {
    static void fields(auto&, auto&&) {}
};

// {"re":id,"error":{…}}: code and retry are those of errors.hpp.
struct ErrorReply {
    ErrorCode code = ErrorCode::malformed;
    std::optional<std::string> detail;  // for the developer: which field, which limit
    std::optional<std::int64_t> retry_after_ms;
    std::optional<Reason> reason;  // code rejected
};

// ---------------------------------------------------------------- events

// What tells a message's place stands after the text, where whoever only counts finds it from the
// end of the frame.
struct RoomSaid {
    static constexpr std::string_view name = "room.said";
    std::string_view room;
    Seq seq = 0;
    std::string_view at, by, text;
    std::optional<std::string_view> note = {};
    std::optional<Seq> reply_to = {};
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("by", s.by);
        f("text", s.text);
        f("note", s.note);
        f("reply_to", s.reply_to);
        f("seq", s.seq);
        f("at", s.at);
    }
};

struct RoomRemoved {
    static constexpr std::string_view name = "room.removed";
    std::string_view room;
    Seq seq = 0, removes = 0;
    std::string_view at;
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("seq", s.seq);
        f("removes", s.removes);
        f("at", s.at);
    }
};

struct RoomTypingNow {
    static constexpr std::string_view name = "room.typing";
    std::string_view room, by;
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("by", s.by);
    }
};

struct RoomPresence {
    static constexpr std::string_view name = "room.presence";
    std::string_view room, here;
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("here", s.here);
    }
};

// Whether what others say comes about a second late, because a part of the server is away. To
// everybody when it changes, and to whoever says hello meanwhile.
struct LiveState {
    static constexpr std::string_view name = "live.state";
    bool slow = false;
    static void fields(auto& s, auto&& f) { f("slow", s.slow); }
};

struct ForumOpened {
    static constexpr std::string_view name = "forum.opened";
    std::string_view group, thread;
    Seq seq = 0;
    std::string_view at, by, title, text;
    std::optional<std::string_view> note = {}, carried = {};
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("thread", s.thread);
        f("seq", s.seq);
        f("at", s.at);
        f("by", s.by);
        f("title", s.title);
        f("text", s.text);
        f("note", s.note);
        f("carried", s.carried);
    }
};

struct ForumReplied {
    static constexpr std::string_view name = "forum.replied";
    std::string_view thread;
    Seq seq = 0;
    std::optional<Seq> parent;
    std::string_view at, by, text;
    std::optional<std::string_view> note = {}, carried = {};
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread);
        f("seq", s.seq);
        f("parent", s.parent);
        f("at", s.at);
        f("by", s.by);
        f("text", s.text);
        f("note", s.note);
        f("carried", s.carried);
    }
};

// place: the forum or the thread whose entry `removes` lost its text.
struct ForumRemoved {
    static constexpr std::string_view name = "forum.removed";
    std::string_view place;
    Seq seq = 0, removes = 0;
    std::string_view at;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
        f("removes", s.removes);
        f("at", s.at);
    }
};

// A case was opened or changed. To those who watch the group's desk.
struct DeskCase {
    static constexpr std::string_view name = "desk.case";
    CaseView desk_case;
    static void fields(auto& s, auto&& f) { f("case", s.desk_case); }
};

// What became of one's message. outcome: released, removed (of a held one); carried (a moderator
// brought it into the forum, where `place` and `seq` name it). To its author only.
struct Notice {
    static constexpr std::string_view name = "notice";
    std::string place, cid, outcome;
    std::optional<Seq> seq;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("cid", s.cid);
        f("outcome", s.outcome);
        f("seq", s.seq);
    }
};

// Helplines for somebody in distress, at once and privately. level: check, urgent.
struct CareCard {
    static constexpr std::string_view name = "care.card";
    std::string level;
    std::vector<Helpline> helplines;
    std::vector<std::string> countries;
    static void fields(auto& s, auto&& f) {
        f("level", s.level);
        f("helplines", s.helplines);
        f("countries", s.countries);
    }
};

}  // namespace havn::protocol
