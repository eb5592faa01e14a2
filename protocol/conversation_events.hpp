#pragma once
// Answers and events about what was said: changed, ordered, looked at again. The rules of
// events.hpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/events.hpp"

namespace havn::protocol {

// ---------------------------------------------------------------- answers

struct ChangeOk {
    Seq seq = 0;  // the change's own place; 0: it stood so before
    static void fields(auto& s, auto&& f) { f("seq", s.seq); }
};

struct Version {
    std::string at;
    std::optional<std::string> title;
    std::string text;
    std::optional<std::string> note;
    static void fields(auto& s, auto&& f) {
        f("at", s.at);
        f("title", s.title);
        f("text", s.text);
        f("note", s.note);
    }
};

// Oldest first; the last one is what is shown now.
struct VersionsOk {
    std::vector<Version> versions;
    static void fields(auto& s, auto&& f) { f("versions", s.versions); }
};

// how: "one", "few" (2 to 4) or "many" people; never how many, never who.
struct ReactionView {
    std::string_view kind, how;
    static void fields(auto& s, auto&& f) {
        f("kind", s.kind);
        f("how", s.how);
    }
};

// rev: of this entry's reactions; a later one replaces an earlier one.
struct EntryReactions {
    Seq seq = 0;
    std::uint64_t rev = 0;
    std::vector<ReactionView> reactions;
    std::vector<std::string_view> mine;
    static void fields(auto& s, auto&& f) {
        f("seq", s.seq);
        f("rev", s.rev);
        f("reactions", s.reactions);
        f("mine", s.mine);
    }
};

struct ReactionSetOk {
    std::uint64_t rev = 0;
    std::vector<ReactionView> reactions;
    std::vector<std::string_view> mine;
    static void fields(auto& s, auto&& f) {
        f("rev", s.rev);
        f("reactions", s.reactions);
        f("mine", s.mine);
    }
};

// rev: of the place. more: too much changed to be said at once; read by first and last again.
struct ReactionListOk {
    std::uint64_t rev = 0;
    std::vector<EntryReactions> entries;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("rev", s.rev);
        f("entries", s.entries);
        f("more", s.more);
    }
};

struct ReadMarkOk {
    Seq read = 0;
    static void fields(auto& s, auto&& f) { f("read", s.read); }
};

// seq: the last one there is. read: up to where one has read; absent: never. unread: what others
// said since, at most 100; first: the first of it.
struct NewsItem {
    std::string place;
    std::optional<std::string> title;  // threads
    Seq seq = 0;
    std::optional<Seq> read;
    std::uint64_t unread = 0;
    std::optional<Seq> first;
    Flag following;  // threads
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("title", s.title);
        f("seq", s.seq);
        f("read", s.read);
        f("unread", s.unread);
        f("first", s.first);
        f("following", s.following);
    }
};

struct NewsListOk {
    std::vector<NewsItem> news;
    static void fields(auto& s, auto&& f) { f("news", s.news); }
};

struct FoundEntry {
    std::string place;
    Entry entry;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("entry", s.entry);
    }
};

struct SearchOk {
    std::vector<FoundEntry> found;
    bool more = false;
    static void fields(auto& s, auto&& f) {
        f("found", s.found);
        f("more", s.more);
    }
};

// ---------------------------------------------------------------- events

// Entry `edits`, by the same person, says this from now on. Without a text: a later entry changed
// or removed it again.
struct RoomEdited {
    static constexpr std::string_view name = "room.edited";
    std::string_view room;
    Seq seq = 0, edits = 0;
    std::string_view at, by;
    std::optional<std::string_view> text = {}, note = {};
    static void fields(auto& s, auto&& f) {
        f("room", s.room);
        f("seq", s.seq);
        f("edits", s.edits);
        f("at", s.at);
        f("by", s.by);
        f("text", s.text);
        f("note", s.note);
    }
};

struct ForumEdited {
    static constexpr std::string_view name = "forum.edited";
    std::string_view place;
    Seq seq = 0, edits = 0;
    std::string_view at, by;
    std::optional<std::string_view> title = {}, text = {}, note = {};
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
        f("edits", s.edits);
        f("at", s.at);
        f("by", s.by);
        f("title", s.title);
        f("text", s.text);
        f("note", s.note);
    }
};

struct ForumLocked {
    static constexpr std::string_view name = "forum.locked";
    std::string_view thread;
    Seq seq = 0;
    std::string_view at;
    bool locked = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread);
        f("seq", s.seq);
        f("at", s.at);
        f("locked", s.locked);
    }
};

struct ForumPinned {
    static constexpr std::string_view name = "forum.pinned";
    std::string_view group, thread;
    Seq seq = 0;
    std::string_view at;
    bool pinned = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("thread", s.thread);
        f("seq", s.seq);
        f("at", s.at);
        f("pinned", s.pinned);
    }
};

// How the entry's reactions stand; an earlier rev than known is passed over.
struct ReactionChanged {
    static constexpr std::string_view name = "reaction.changed";
    std::string_view place;
    Seq seq = 0;
    std::uint64_t rev = 0;
    std::vector<ReactionView> reactions;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
        f("rev", s.rev);
        f("reactions", s.reactions);
    }
};

// To all connections of one's own: up to where one has read.
struct ReadMarked {
    static constexpr std::string_view name = "read.marked";
    std::string_view place;
    Seq read = 0;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("read", s.read);
    }
};

}  // namespace havn::protocol
