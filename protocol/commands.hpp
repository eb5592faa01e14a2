#pragma once
// Every command a client may send: {"id":1,"do":VERB,…fields…}. One struct a verb; `fields` lists
// the wire names once, for decoding, encoding, and the test that holds the AsyncAPI document
// against the code. A field of type std::optional may be absent; a bool is false when absent;
// every other field is required. Unknown fields are ignored. Value types: any thread.
//
// fields(self, f) calls f(wire name, member, bound): for text the most bytes or characters it may
// have, else unused.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "protocol/ids.hpp"
#include "protocol/limits.hpp"

namespace havn::protocol {

// The most a text may have. Bytes for names, characters (code points) for what people write.
struct Bound {
    std::size_t bytes = 0;
    std::size_t characters = 0;
};
inline constexpr Bound name_bound{.bytes = limits::name_bytes_max};
inline constexpr Bound cid_bound{.bytes = limits::cid_bytes_max};
inline constexpr Bound handle_bound{.characters = limits::handle_characters_max};
inline constexpr Bound title_bound{.characters = limits::title_characters_max};
inline constexpr Bound text_bound{.characters = limits::message_characters_max};
inline constexpr Bound reason_bound{.characters = limits::reason_characters_max};
inline constexpr Bound no_bound{};

// First on every connection. Without token and cookie: a new drop-in person.
struct Hello {
    static constexpr std::string_view verb = "hello";
    std::optional<std::string> token, language;
    static void fields(auto& s, auto&& f) {
        f("token", s.token, name_bound);
        f("language", s.language, name_bound);
    }
};

struct GroupList {
    static constexpr std::string_view verb = "group.list";
    static void fields(auto&, auto&&) {}
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
struct GroupJoin {
    static constexpr std::string_view verb = "group.join";
    std::string group;
    std::optional<std::string> handle, language;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
        f("language", s.language, name_bound);
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
struct RoomSay {
    static constexpr std::string_view verb = "room.say";
    std::string room, cid, text;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("cid", s.cid, cid_bound);
        f("text", s.text, text_bound);
        f("sure", s.sure, no_bound);
    }
};

// The page of entries before `before` (none: the newest), oldest first.
struct RoomHistory {
    static constexpr std::string_view verb = "room.history";
    std::string room;
    std::optional<Seq> before;
    std::optional<std::uint64_t> limit;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("before", s.before, no_bound);
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
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("cid", s.cid, cid_bound);
        f("title", s.title, title_bound);
        f("text", s.text, text_bound);
        f("sure", s.sure, no_bound);
    }
};

// parent: the post answered; absent: the opening post.
struct ForumReply {
    static constexpr std::string_view verb = "forum.reply";
    std::string thread, cid, text;
    std::optional<Seq> parent;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread, name_bound);
        f("cid", s.cid, cid_bound);
        f("text", s.text, text_bound);
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

using Command =
    std::variant<Hello, GroupList, GroupShow, GroupJoin, GroupLeave, RoomEnter, RoomLeave, RoomSay,
                 RoomHistory, RoomRemove, RoomTyping, ForumThreads, ForumThread, ForumLeave,
                 ForumOpen, ForumReply, ForumRemove, ReportFile, DeskWatch, DeskLeave, DeskAct,
                 LinkCreate, PersonRedeem, PersonLeave, CareHelplines>;

}  // namespace havn::protocol
