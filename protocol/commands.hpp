#pragma once
// Every command a client may send: {"id":1,"do":VERB,…fields…}. One struct a verb; `fields` lists
// the wire names once, for decoding, encoding, and the test that holds the AsyncAPI document
// against the code. A field of type std::optional may be absent; a bool is false when absent;
// every other field is required. Unknown fields are ignored. Value types: any thread.
//
// fields(self, f) calls f(wire name, member, bound): for texts and lists the most they may have,
// else unused. A field may be a list, or a part with fields of its own (group_parts.hpp).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "protocol/bounds.hpp"
#include "protocol/conversation_commands.hpp"
#include "protocol/group_commands.hpp"
#include "protocol/ids.hpp"
#include "protocol/people_commands.hpp"

namespace havn::protocol {

// First on every connection. Without token and cookie: a new drop-in person.
struct Hello {
    static constexpr std::string_view verb = "hello";
    std::optional<std::string> token, language;
    static void fields(auto& s, auto&& f) {
        f("token", s.token, name_bound);
        f("language", s.language, name_bound);
    }
};

// Those whose name, topic or text has every word of `query`, that speak `speaks`, are of `format`,
// or have an open room now; in the asker's language.
struct GroupList {
    static constexpr std::string_view verb = "group.list";
    std::optional<std::string> query, speaks, format;
    bool open = false;
    static void fields(auto& s, auto&& f) {
        f("query", s.query, title_bound);
        f("speaks", s.speaks, language_bound);
        f("format", s.format, name_bound);
        f("open", s.open, no_bound);
    }
};

// The group's guidelines and rooms, also before joining.
struct GroupShow {
    static constexpr std::string_view verb = "group.show";
    std::string group;
    std::optional<std::string> language;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("language", s.language, name_bound);
    }
};

// Joining says that the guidelines were read. Joining again is no error and returns the handle.
// age_ok: one's age is within the group's, where it has such bounds.
struct GroupJoin {
    static constexpr std::string_view verb = "group.join";
    std::string group;
    std::optional<std::string> handle, language;
    bool age_ok = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
        f("language", s.language, name_bound);
        f("age_ok", s.age_ok, no_bound);
    }
};

struct GroupLeave {
    static constexpr std::string_view verb = "group.leave";
    std::string group;
    static void fields(auto& s, auto&& f) { f("group", s.group, name_bound); }
};

// after: the last seq this client has; what came since is in the answer.
struct RoomEnter {
    static constexpr std::string_view verb = "room.enter";
    std::string room;
    std::optional<Seq> after;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("after", s.after, no_bound);
    }
};

struct RoomLeave {
    static constexpr std::string_view verb = "room.leave";
    std::string room;
    static void fields(auto& s, auto&& f) { f("room", s.room, name_bound); }
};

// cid: chosen by the client, the same on every retry. sure: send although a nudge was shown.
// note: what to warn of before the text is shown. reply_to: the message answered.
struct RoomSay {
    static constexpr std::string_view verb = "room.say";
    std::string room, cid, text;
    std::optional<std::string> note;
    std::optional<Seq> reply_to;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("cid", s.cid, cid_bound);
        f("text", s.text, text_bound);
        f("note", s.note, note_bound);
        f("reply_to", s.reply_to, no_bound);
        f("sure", s.sure, no_bound);
    }
};

// The page of entries before `before` (none: the newest), or the one that begins after `after`;
// oldest first.
struct RoomHistory {
    static constexpr std::string_view verb = "room.history";
    std::string room;
    std::optional<Seq> before, after;
    std::optional<std::uint64_t> limit;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("before", s.before, no_bound);
        f("after", s.after, no_bound);
        f("limit", s.limit, no_bound);
    }
};

// One's own message; a moderator also another's.
struct RoomRemove {
    static constexpr std::string_view verb = "room.remove";
    std::string room;
    Seq seq = 0;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("seq", s.seq, no_bound);
    }
};

struct RoomTyping {
    static constexpr std::string_view verb = "room.typing";
    std::string room;
    static void fields(auto& s, auto&& f) { f("room", s.room, name_bound); }
};

// Threads of a group, newest first, before thread number `before`; live: also listen for new ones.
struct ForumThreads {
    static constexpr std::string_view verb = "forum.threads";
    std::string group;
    std::optional<Seq> before;
    std::optional<std::uint64_t> limit;
    bool live = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("before", s.before, no_bound);
        f("limit", s.limit, no_bound);
        f("live", s.live, no_bound);
    }
};

// A thread and its posts after `after`; live: also listen for new ones.
struct ForumThread {
    static constexpr std::string_view verb = "forum.thread";
    std::string thread;
    std::optional<Seq> after;
    bool live = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread, name_bound);
        f("after", s.after, no_bound);
        f("live", s.live, no_bound);
    }
};

// Stop listening to a forum ("grief/forum") or a thread ("grief/forum/12").
struct ForumLeave {
    static constexpr std::string_view verb = "forum.leave";
    std::string place;
    static void fields(auto& s, auto&& f) { f("place", s.place, name_bound); }
};

struct ForumOpen {
    static constexpr std::string_view verb = "forum.open";
    std::string group, cid, title, text;
    std::optional<std::string> note;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("cid", s.cid, cid_bound);
        f("title", s.title, title_bound);
        f("text", s.text, text_bound);
        f("note", s.note, note_bound);
        f("sure", s.sure, no_bound);
    }
};

// parent: the post answered; absent: the opening post.
struct ForumReply {
    static constexpr std::string_view verb = "forum.reply";
    std::string thread, cid, text;
    std::optional<std::string> note;
    std::optional<Seq> parent;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread, name_bound);
        f("cid", s.cid, cid_bound);
        f("text", s.text, text_bound);
        f("note", s.note, note_bound);
        f("parent", s.parent, no_bound);
        f("sure", s.sure, no_bound);
    }
};

// place "grief/forum" and a thread's number, or place "grief/forum/12" and a post's seq.
struct ForumRemove {
    static constexpr std::string_view verb = "forum.remove";
    std::string place;
    Seq seq = 0;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("seq", s.seq, no_bound);
    }
};

// Brings a message to the moderators. place: a room, a forum or a thread.
struct ReportFile {
    static constexpr std::string_view verb = "report.file";
    std::string place;
    Seq seq = 0;
    std::string reason;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("seq", s.seq, no_bound);
        f("reason", s.reason, reason_bound);
    }
};

// The open cases of a group, and from then on what changes. Moderators.
struct DeskWatch {
    static constexpr std::string_view verb = "desk.watch";
    std::string group;
    static void fields(auto& s, auto&& f) { f("group", s.group, name_bound); }
};

struct DeskLeave {
    static constexpr std::string_view verb = "desk.leave";
    std::string group;
    static void fields(auto& s, auto&& f) { f("group", s.group, name_bound); }
};

// action: "release" (a held message takes the next seq), "remove" (held: it is never shown; else
// its body is dropped), "close" (flagged, reported or care: looked at, nothing more to do).
struct DeskAct {
    static constexpr std::string_view verb = "desk.act";
    std::string group;
    std::uint64_t desk_case = 0;
    std::string action;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("case", s.desk_case, no_bound);
        f("action", s.action, name_bound);
    }
};

// A one-time link that gives its redeemer a role: "moderator", "facilitator" or "supporter" in a
// group. Organisers.
struct LinkCreate {
    static constexpr std::string_view verb = "link.create";
    std::string group, role;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("role", s.role, name_bound);
    }
};

struct PersonRedeem {
    static constexpr std::string_view verb = "person.redeem";
    std::string link;
    static void fields(auto& s, auto&& f) { f("link", s.link, name_bound); }
};

// Forget me: the token, the memberships and what links my handles. What was said stays.
struct PersonLeave {
    static constexpr std::string_view verb = "person.leave";
    static void fields(auto&, auto&&) {}
};

// The care card on demand. country: ISO 3166 code, two letters.
struct CareHelplines {
    static constexpr std::string_view verb = "care.helplines";
    std::optional<std::string> country, language;
    static void fields(auto& s, auto&& f) {
        f("country", s.country, name_bound);
        f("language", s.language, name_bound);
    }
};

using Command = std::variant<
    Hello, GroupList, GroupShow, GroupJoin, GroupLeave, RoomEnter, RoomLeave, RoomSay, RoomHistory,
    RoomRemove, RoomTyping, ForumThreads, ForumThread, ForumLeave, ForumOpen, ForumReply,
    ForumRemove, ReportFile, DeskWatch, DeskLeave, DeskAct, LinkCreate, PersonRedeem, PersonLeave,
    CareHelplines, RoomEdit, ForumEdit, ForumLock, ForumPin, DeskVersions, ForumCarry, ForumFollow,
    ReactionSet, ReactionList, ReadMark, NewsList, NewsShow, SearchFind, PersonKeep, PersonReturn,
    PersonSessions, PersonSignOut, PersonPreferences, PersonPrefer, PersonPause, PersonRename,
    PersonBlock, PersonMute, PersonUnblock, PersonBlocks, PersonExport, PersonErase, GroupAsk,
    GroupCreate, GroupSettingsGet, GroupChange, GroupGuidelines, GroupPolicy, GroupLog, RoomCreate,
    RoomChange, RoomClose, RoomFreeze, RoomSlow, RoomPeople, MemberList, MemberRole, MemberMute,
    MemberUnmute, MemberBan, MemberUnban, MemberRestrictions, AskList, AskDecide, AppealFile,
    DeskClaim, DeskNote, DeskFeedback>;

}  // namespace havn::protocol
