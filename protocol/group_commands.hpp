#pragma once
// Commands about groups: what organisers and moderators set, members and their restrictions, and
// asking to come in. As in commands.hpp.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/group_parts.hpp"

namespace havn::protocol {

// Asks to come in, where entry is by request or the group is full. Asking again is no error.
struct GroupAsk {
    static constexpr std::string_view verb = "group.ask";
    std::string group;
    std::optional<std::string> words;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("words", s.words, reason_bound);
    }
};

// Makes a group, closed to all but those with a link until it is opened with group.change.
// Organisers of the whole organisation.
struct GroupCreate {
    static constexpr std::string_view verb = "group.create";
    std::string group;
    std::vector<LanguageText> name;
    std::vector<std::string> languages;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("name", s.name, texts_bound);
        f("languages", s.languages, languages_bound);
    }
};

// Everything an organiser can set of a group.
struct GroupSettingsGet {
    static constexpr std::string_view verb = "group.settings";
    std::string group;
    static void fields(auto& s, auto&& f) { f("group", s.group, name_bound); }
};

// Changes what is given, and leaves the rest. With revision, only what nobody else has changed
// since. Organisers.
struct GroupChange {
    static constexpr std::string_view verb = "group.change";
    std::string group;
    std::optional<std::uint64_t> revision;
    std::optional<std::vector<LanguageText>> name, topic, about;
    std::optional<std::vector<std::string>> languages;
    std::optional<std::string> format, entry;
    std::optional<std::uint64_t> people_max, age_from, age_to;
    std::optional<std::string> time_zone;
    std::optional<std::vector<OpenHours>> hours;
    std::optional<std::string> presence;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("revision", s.revision, no_bound);
        f("name", s.name, texts_bound);
        f("topic", s.topic, texts_bound);
        f("about", s.about, texts_bound);
        f("languages", s.languages, languages_bound);
        f("format", s.format, name_bound);
        f("entry", s.entry, name_bound);
        f("people_max", s.people_max, no_bound);
        f("age_from", s.age_from, no_bound);
        f("age_to", s.age_to, no_bound);
        f("time_zone", s.time_zone, name_bound);
        f("hours", s.hours, hours_bound);
        f("presence", s.presence, name_bound);
    }
};

// Gives a group other guidelines. Members are asked again when they enter next. Organisers.
struct GroupGuidelines {
    static constexpr std::string_view verb = "group.guidelines";
    std::string group;
    std::optional<std::uint64_t> revision;
    std::vector<GuidelineTexts> guidelines;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("revision", s.revision, no_bound);
        f("guidelines", s.guidelines, guidelines_bound);
    }
};

// Sets how strictly is moderated, and where links may always point to. feedback_texts: feedback
// about moderation goes with the words it is about, of those who agreed to that themselves.
// Organisers.
struct GroupPolicy {
    static constexpr std::string_view verb = "group.policy";
    std::string group;
    std::optional<std::uint64_t> revision;
    std::string policy;
    std::vector<std::string> link_hosts;
    std::optional<bool> feedback_texts;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("revision", s.revision, no_bound);
        f("policy", s.policy, name_bound);
        f("link_hosts", s.link_hosts, hosts_bound);
        f("feedback_texts", s.feedback_texts, no_bound);
    }
};

// What organisers and moderators did, newest first. Organisers.
struct GroupLog {
    static constexpr std::string_view verb = "group.log";
    std::string group;
    std::optional<std::uint64_t> before, limit;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("before", s.before, no_bound);
        f("limit", s.limit, no_bound);
    }
};

// Makes a room. Organisers.
struct RoomCreate {
    static constexpr std::string_view verb = "room.create";
    std::string room;
    std::vector<LanguageText> name;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("name", s.name, texts_bound);
    }
};

// Changes what is given of a room. Organisers.
struct RoomChange {
    static constexpr std::string_view verb = "room.change";
    std::string room;
    std::optional<std::uint64_t> revision;
    std::optional<std::vector<LanguageText>> name;
    std::optional<std::uint64_t> people_max;
    std::optional<std::vector<OpenHours>> hours;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("revision", s.revision, no_bound);
        f("name", s.name, texts_bound);
        f("people_max", s.people_max, no_bound);
        f("hours", s.hours, hours_bound);
    }
};

// Closes a room, or opens it again. What was said can still be read. Organisers.
struct RoomClose {
    static constexpr std::string_view verb = "room.close";
    std::string room;
    bool closed = false;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("closed", s.closed, no_bound);
    }
};

// Freezes a room, so that only moderators speak, or ends that. Moderators.
struct RoomFreeze {
    static constexpr std::string_view verb = "room.freeze";
    std::string room;
    bool frozen = false;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("frozen", s.frozen, no_bound);
    }
};

// Lets everybody speak once in so many seconds; 0 ends that. Facilitators.
struct RoomSlow {
    static constexpr std::string_view verb = "room.slow";
    std::string room;
    std::uint64_t seconds = 0;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("seconds", s.seconds, no_bound);
    }
};

// Who is in the room: a word, and handles only where the group chose to show them.
struct RoomPeople {
    static constexpr std::string_view verb = "room.people";
    std::string room;
    static void fields(auto& s, auto&& f) { f("room", s.room, name_bound); }
};

// Who joined a group, by handle. Facilitators.
struct MemberList {
    static constexpr std::string_view verb = "member.list";
    std::string group;
    std::optional<std::string> after;
    std::optional<std::uint64_t> limit;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("after", s.after, handle_bound);
        f("limit", s.limit, no_bound);
    }
};

// Gives a member another role. Organisers.
struct MemberRole {
    static constexpr std::string_view verb = "member.role";
    std::string group, handle, role;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
        f("role", s.role, name_bound);
    }
};

// Lets a member, or the author of a case, read but not speak for a time. Moderators.
struct MemberMute {
    static constexpr std::string_view verb = "member.mute";
    std::string group;
    std::optional<std::string> handle;
    std::optional<std::uint64_t> desk_case;
    std::uint64_t minutes = 0;
    std::string reason;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
        f("case", s.desk_case, no_bound);
        f("minutes", s.minutes, no_bound);
        f("reason", s.reason, reason_bound);
    }
};

// Ends a mute. Moderators.
struct MemberUnmute {
    static constexpr std::string_view verb = "member.unmute";
    std::string group, handle;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
    }
};

// Puts a member, or the author of a case, out of the group for a time; 0 hours: until it is
// lifted. Moderators.
struct MemberBan {
    static constexpr std::string_view verb = "member.ban";
    std::string group;
    std::optional<std::string> handle;
    std::optional<std::uint64_t> desk_case;
    std::uint64_t hours = 0;
    std::string reason;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
        f("case", s.desk_case, no_bound);
        f("hours", s.hours, no_bound);
        f("reason", s.reason, reason_bound);
    }
};

// Lifts a ban. Moderators.
struct MemberUnban {
    static constexpr std::string_view verb = "member.unban";
    std::string group, handle;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
    }
};

// The mutes and bans that hold. Moderators.
struct MemberRestrictions {
    static constexpr std::string_view verb = "member.restrictions";
    std::string group;
    static void fields(auto& s, auto&& f) { f("group", s.group, name_bound); }
};

// Who asked to come in, longest waiting first. Moderators.
struct AskList {
    static constexpr std::string_view verb = "ask.list";
    std::string group;
    static void fields(auto& s, auto&& f) { f("group", s.group, name_bound); }
};

// Lets somebody in who asked, or does not. Moderators.
struct AskDecide {
    static constexpr std::string_view verb = "ask.decide";
    std::string group;
    std::uint64_t ask = 0;
    bool accept = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("ask", s.ask, no_bound);
        f("accept", s.accept, no_bound);
    }
};

// Asks the moderators to look again at a mute, a ban or a removal, also while banned.
struct AppealFile {
    static constexpr std::string_view verb = "appeal.file";
    std::string group, text;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("text", s.text, reason_bound);
    }
};

// Says that one works on a case, or no longer does; conflict: somebody else does. A claim lapses
// after ten minutes. Moderators.
struct DeskClaim {
    static constexpr std::string_view verb = "desk.claim";
    std::string group;
    std::uint64_t desk_case = 0;
    bool claimed = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("case", s.desk_case, no_bound);
        f("claimed", s.claimed, no_bound);
    }
};

// What moderation may have missed; protocol/missable.json says the same for the page.
inline constexpr std::array<std::string_view, 13> missable{
    "care",     "encourage_selfharm", "method_detail",   "threat",       "abuse", "hate",
    "sexual",   "grooming",           "contact_details", "solicitation", "spam",  "medical_advice",
    "profanity"};

// What somebody who decides an open case thinks of what moderation found. said: "right" or "wrong",
// of the case's finding of that number, from 0; "missed", with the category that should have been
// found; "nothing" takes either back. Saying it again replaces it. conflict: the case is decided.
// Moderators.
struct DeskFeedback {
    static constexpr std::string_view verb = "desk.feedback";
    std::string group;
    std::uint64_t desk_case = 0;
    std::string said;
    std::optional<std::uint64_t> finding;
    std::optional<std::string> category;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("case", s.desk_case, no_bound);
        f("said", s.said, name_bound);
        f("finding", s.finding, no_bound);
        f("category", s.category, name_bound);
    }
};

// Leaves a note for the next shift. Moderators.
struct DeskNote {
    static constexpr std::string_view verb = "desk.note";
    std::string group, text;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("text", s.text, reason_bound);
    }
};

}  // namespace havn::protocol
