#pragma once
// Commands about what was said: changing it, ordering threads, looking at earlier versions. The
// rules of commands.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/bounds.hpp"
#include "protocol/ids.hpp"

namespace havn::protocol {

// One's own message gets another text and note; it is judged like a new one.
struct RoomEdit {
    static constexpr std::string_view verb = "room.edit";
    std::string room;
    Seq seq = 0;
    std::string cid, text;
    std::optional<std::string> note;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("seq", s.seq, no_bound);
        f("cid", s.cid, cid_bound);
        f("text", s.text, text_bound);
        f("note", s.note, note_bound);
        f("sure", s.sure, no_bound);
    }
};

// place "grief/forum" and a thread's number, with its title, or place "grief/forum/12" and a post's
// seq, without one.
struct ForumEdit {
    static constexpr std::string_view verb = "forum.edit";
    std::string place;
    Seq seq = 0;
    std::string cid;
    std::optional<std::string> title;
    std::string text;
    std::optional<std::string> note;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("seq", s.seq, no_bound);
        f("cid", s.cid, cid_bound);
        f("title", s.title, title_bound);
        f("text", s.text, text_bound);
        f("note", s.note, note_bound);
        f("sure", s.sure, no_bound);
    }
};

// A locked thread takes no more posts and edits. Moderators.
struct ForumLock {
    static constexpr std::string_view verb = "forum.lock";
    std::string thread;
    bool locked = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread, name_bound);
        f("locked", s.locked, no_bound);
    }
};

// Pinned threads are shown before all others. Moderators.
struct ForumPin {
    static constexpr std::string_view verb = "forum.pin";
    std::string thread;
    bool pinned = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread, name_bound);
        f("pinned", s.pinned, no_bound);
    }
};

// What an entry said before it was edited. Moderators.
struct DeskVersions {
    static constexpr std::string_view verb = "desk.versions";
    std::string place;
    Seq seq = 0;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("seq", s.seq, no_bound);
    }
};

// Brings a message of a room into the forum, as the opening of a thread (title) or a post of one
// (thread), under its author's handle, who may change and remove it there too. Authors, and
// moderators, who thereby send the author a notice. The same message to the same place is carried
// once.
struct ForumCarry {
    static constexpr std::string_view verb = "forum.carry";
    std::string room;
    Seq seq = 0;
    std::optional<std::string> title, thread;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("room", s.room, name_bound);
        f("seq", s.seq, no_bound);
        f("title", s.title, title_bound);
        f("thread", s.thread, name_bound);
        f("sure", s.sure, no_bound);
    }
};

// Whether the thread is in one's news. Threads one opened or wrote in are, until one says no.
struct ForumFollow {
    static constexpr std::string_view verb = "forum.follow";
    std::string thread;
    bool following = false;
    static void fields(auto& s, auto&& f) {
        f("thread", s.thread, name_bound);
        f("following", s.following, no_bound);
    }
};

// kind: "hug", "me_too" or "thank_you". on: gives it, else takes it back. Not to one's own.
struct ReactionSet {
    static constexpr std::string_view verb = "reaction.set";
    std::string place;
    Seq seq = 0;
    std::string kind;
    bool on = false;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("seq", s.seq, no_bound);
        f("kind", s.kind, name_bound);
        f("on", s.on, no_bound);
    }
};

// The reactions to entries first … last, or those that changed after revision `after`.
struct ReactionList {
    static constexpr std::string_view verb = "reaction.list";
    std::string place;
    std::optional<std::uint64_t> after;
    std::optional<Seq> first, last;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("after", s.after, no_bound);
        f("first", s.first, no_bound);
        f("last", s.last, no_bound);
    }
};

// Everything up to seq was seen. Never goes back.
struct ReadMark {
    static constexpr std::string_view verb = "read.mark";
    std::string place;
    Seq seq = 0;
    static void fields(auto& s, auto&& f) {
        f("place", s.place, name_bound);
        f("seq", s.seq, no_bound);
    }
};

// What is new for me: the rooms and the forum of the groups I joined, and the threads I follow.
struct NewsList {
    static constexpr std::string_view verb = "news.list";
    static void fields(auto&, auto&&) {}
};

// The same for one place.
struct NewsShow {
    static constexpr std::string_view verb = "news.show";
    std::string place;
    static void fields(auto& s, auto&& f) { f("place", s.place, name_bound); }
};

// Messages, threads and posts of the groups one joined that have all the words, in any of their
// forms, and none of those written with a minus; newest first. since, until: milliseconds since
// 1970. before_place, before_seq: the last one of the page before.
struct SearchFind {
    static constexpr std::string_view verb = "search.find";
    std::string text;
    std::optional<std::string> group;
    std::optional<std::uint64_t> since, until;
    std::optional<std::string> before_place;
    std::optional<Seq> before_seq;
    std::optional<std::uint64_t> limit;
    static void fields(auto& s, auto&& f) {
        f("text", s.text, search_bound);
        f("group", s.group, name_bound);
        f("since", s.since, no_bound);
        f("until", s.until, no_bound);
        f("before_place", s.before_place, name_bound);
        f("before_seq", s.before_seq, no_bound);
        f("limit", s.limit, no_bound);
    }
};

}  // namespace havn::protocol
