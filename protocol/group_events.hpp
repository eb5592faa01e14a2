#pragma once
// Answers and events about groups. As in events.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/group_parts.hpp"

namespace havn::protocol {

// A room as its organisers set it; people_max 0: no limit; no hours: those of the group.
struct RoomSettings {
    std::string room;
    std::vector<LanguageText> name;
    std::string state;
    std::uint64_t slow_seconds = 0;
    std::uint64_t people_max = 0;
    std::vector<OpenHours> hours;
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("name", s.name);
        f("state", s.state);
        f("slow_seconds", s.slow_seconds);
        f("people_max", s.people_max);
        f("hours", s.hours);
    }
};

// A group as its organisers set it, in all its languages; 0: no limit.
struct GroupSettings {
    std::string group;
    std::uint64_t revision = 0;
    std::vector<LanguageText> name, topic, about;
    std::vector<std::string> languages;
    std::string format, entry;
    std::uint64_t people_max = 0;
    std::uint64_t age_from = 0;
    std::uint64_t age_to = 0;
    std::string time_zone;
    std::vector<OpenHours> hours;
    std::string presence, policy;
    std::vector<std::string> link_hosts;
    bool feedback_texts = false;
    std::uint64_t guidelines_version = 0;
    std::vector<GuidelineTexts> guidelines;
    std::vector<RoomSettings> rooms;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("revision", s.revision);
        f("name", s.name);
        f("topic", s.topic);
        f("about", s.about);
        f("languages", s.languages);
        f("format", s.format);
        f("entry", s.entry);
        f("people_max", s.people_max);
        f("age_from", s.age_from);
        f("age_to", s.age_to);
        f("time_zone", s.time_zone);
        f("hours", s.hours);
        f("presence", s.presence);
        f("policy", s.policy);
        f("link_hosts", s.link_hosts);
        f("feedback_texts", s.feedback_texts);
        f("guidelines_version", s.guidelines_version);
        f("guidelines", s.guidelines);
        f("rooms", s.rooms);
    }
};

// Somebody who joined. A restriction without an end has the year 9999.
struct MemberView {
    std::string handle, role, since;
    std::optional<std::string> muted_until, banned_until;
    static void fields(auto& s, auto&& f) {
        f("handle", s.handle);
        f("role", s.role);
        f("since", s.since);
        f("muted_until", s.muted_until);
        f("banned_until", s.banned_until);
    }
};

// A mute or a ban that holds.
struct RestrictionView {
    std::string handle, kind, reason, by, at, until;
    static void fields(auto& s, auto&& f) {
        f("handle", s.handle);
        f("kind", s.kind);
        f("reason", s.reason);
        f("by", s.by);
        f("at", s.at);
        f("until", s.until);
    }
};

// One line of the log of a group: who did what to whom or what.
struct LogView {
    std::uint64_t number = 0;
    std::string at, by, act, subject, detail;
    static void fields(auto& s, auto&& f) {
        f("number", s.number);
        f("at", s.at);
        f("by", s.by);
        f("act", s.act);
        f("subject", s.subject);
        f("detail", s.detail);
    }
};

// Somebody who asked to come in.
struct AskView {
    std::uint64_t ask = 0;
    std::string state, words, at;
    static void fields(auto& s, auto&& f) {
        f("ask", s.ask);
        f("state", s.state);
        f("words", s.words);
        f("at", s.at);
    }
};

// A note of one shift for the next.
struct NoteView {
    std::string by, at, text;
    static void fields(auto& s, auto&& f) {
        f("by", s.by);
        f("at", s.at);
        f("text", s.text);
    }
};

// What moderators said of a finding of a case, or of a category that was missed there; by whom is
// not kept.
struct FeedbackView {
    std::uint64_t desk_case = 0;
    std::string said;
    std::optional<std::uint64_t> finding;
    std::optional<std::string> category;
    static void fields(auto& s, auto&& f) {
        f("case", s.desk_case);
        f("said", s.said);
        f("finding", s.finding);
        f("category", s.category);
    }
};

// ---------------------------------------------------------------- answers

// state: asked (moderators decide), waiting (for a place; ahead: how many come first), invited
// (join).
struct GroupAskOk {
    std::string state;
    std::optional<std::uint64_t> ahead;
    static void fields(auto& s, auto&& f) {
        f("state", s.state);
        f("ahead", s.ahead);
    }
};

struct RevisionOk {
    std::uint64_t revision = 0;
    static void fields(auto& s, auto&& f) { f("revision", s.revision); }
};

struct GroupSettingsOk {
    GroupSettings settings;
    static void fields(auto& s, auto&& f) { f("settings", s.settings); }
};

struct GuidelinesOk {
    std::uint64_t revision = 0;
    std::uint64_t guidelines_version = 0;
    static void fields(auto& s, auto&& f) {
        f("revision", s.revision);
        f("guidelines_version", s.guidelines_version);
    }
};

struct GroupLogOk {
    std::vector<LogView> lines;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("lines", s.lines);
        f("more", s.more);
    }
};

struct RoomPeopleOk {
    std::string here;
    std::optional<std::vector<std::string>> handles;
    static void fields(auto& s, auto&& f) {
        f("here", s.here);
        f("handles", s.handles);
    }
};

struct MemberListOk {
    std::vector<MemberView> members;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("members", s.members);
        f("more", s.more);
    }
};

struct RestrictionsOk {
    std::vector<RestrictionView> restrictions;
    static void fields(auto& s, auto&& f) { f("restrictions", s.restrictions); }
};

struct AskListOk {
    std::vector<AskView> asks;
    static void fields(auto& s, auto&& f) { f("asks", s.asks); }
};

// ---------------------------------------------------------------- events

// A group one is in was changed. With a guidelines_version one has not accepted, group.join asks
// again.
struct GroupChanged {
    static constexpr std::string_view name = "group.changed";
    std::string group;
    std::uint64_t revision = 0;
    std::uint64_t guidelines_version = 0;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("revision", s.revision);
        f("guidelines_version", s.guidelines_version);
    }
};

// A room was frozen, closed, opened or slowed down. To the members of its group; a closed room is
// left.
struct RoomChanged {
    static constexpr std::string_view name = "room.changed";
    std::string room, state;
    std::uint64_t slow_seconds = 0;
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("state", s.state);
        f("slow_seconds", s.slow_seconds);
    }
};

// A place in a full room is free; it is kept for a minute.
struct RoomFree {
    static constexpr std::string_view name = "room.free";
    std::string room;
    static void fields(auto& s, auto&& f) { f("room", s.room); }
};

// What became of group.ask. invited: come in with group.join.
struct GroupTurn {
    static constexpr std::string_view name = "group.turn";
    std::string group, state;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("state", s.state);
    }
};

// One was muted or banned, or is no longer (set false). appeal.file asks the moderators to look
// again.
struct RestrictionSet {
    static constexpr std::string_view name = "restriction";
    std::string group, kind;
    bool set = false;
    std::string reason;
    std::optional<std::string> until;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("kind", s.kind);
        f("set", s.set);
        f("reason", s.reason);
        f("until", s.until);
    }
};

// A note was left. To those who watch the desk.
struct DeskNoted {
    static constexpr std::string_view name = "desk.noted";
    std::string group;
    NoteView note;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("note", s.note);
    }
};

// Somebody said something of what moderation found, or (nothing) took it back. To those who watch
// the desk.
struct DeskFeedbackSaid {
    static constexpr std::string_view name = "desk.feedback_said";
    std::string group;
    FeedbackView feedback;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("feedback", s.feedback);
    }
};

// So many ask to come in. To those who watch the desk.
struct DeskAsks {
    static constexpr std::string_view name = "desk.asks";
    std::string group;
    std::uint64_t waiting = 0;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("waiting", s.waiting);
    }
};

}  // namespace havn::protocol
