#pragma once
// What a person does about themselves: keeping their place, their devices, preferences, breaks,
// handles and blocks. As in commands.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/bounds.hpp"
#include "protocol/ids.hpp"

namespace havn::protocol {

// Gives this person a recovery phrase of six words in `language`, and the person does not expire
// any more. The phrase is shown this once. renew: another phrase instead of the one there is.
struct PersonKeep {
    static constexpr std::string_view verb = "person.keep";
    std::optional<std::string> language;
    bool renew = false;
    static void fields(auto& s, auto&& f) {
        f("language", s.language, name_bound);
        f("renew", s.renew, no_bound);
    }
};

// Before or after hello: a token for the person of the recovery phrase, to say hello with.
struct PersonReturn {
    static constexpr std::string_view verb = "person.return";
    std::string phrase;
    static void fields(auto& s, auto&& f) { f("phrase", s.phrase, phrase_bound); }
};

// Where this person is signed in.
struct PersonSessions {
    static constexpr std::string_view verb = "person.sessions";
    static void fields(auto&, auto&&) {}
};

// session: one of person.sessions, or "this", "others", "all".
struct PersonSignOut {
    static constexpr std::string_view verb = "person.sign_out";
    std::string session;
    static void fields(auto& s, auto&& f) { f("session", s.session, name_bound); }
};

struct PersonPreferences {
    static constexpr std::string_view verb = "person.preferences";
    static void fields(auto&, auto&&) {}
};

// Changes what is given and leaves the rest. country: for helplines, "" for none.
// content_notes: "cover" (what has a content note is covered until opened) or "show".
// muted_words: words and phrases whose messages this person's pages cover.
// feedback_texts: what this person wrote may go with feedback about moderation, where a group
// switched that on.
struct PersonPrefer {
    static constexpr std::string_view verb = "person.prefer";
    std::optional<std::string> language, country, content_notes;
    std::optional<std::vector<std::string>> muted_words;
    std::optional<bool> feedback_texts;
    static void fields(auto& s, auto&& f) {
        f("language", s.language, name_bound);
        f("country", s.country, name_bound);
        f("content_notes", s.content_notes, name_bound);
        f("muted_words", s.muted_words, muted_words_bound);
        f("feedback_texts", s.feedback_texts, no_bound);
    }
};

// Take a break: for so long only care.helplines and what concerns the person's own data answers,
// on every device. It cannot be ended earlier.
struct PersonPause {
    static constexpr std::string_view verb = "person.pause";
    std::uint64_t minutes = 0;
    static void fields(auto& s, auto&& f) { f("minutes", s.minutes, no_bound); }
};

// Another handle in one group; what was said keeps the old one. sure: also one
// that reads like a real name or a way to get in touch (handle_nudged).
struct PersonRename {
    static constexpr std::string_view verb = "person.rename";
    std::string group, handle;
    bool sure = false;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
        f("sure", s.sure, no_bound);
    }
};

// From now on neither sees the other in this group.
struct PersonBlock {
    static constexpr std::string_view verb = "person.block";
    std::string group, handle;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
    }
};

// From now on this person does not see the other in this group.
struct PersonMute {
    static constexpr std::string_view verb = "person.mute";
    std::string group, handle;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
    }
};

// Ends a block or a mute.
struct PersonUnblock {
    static constexpr std::string_view verb = "person.unblock";
    std::string group, handle;
    static void fields(auto& s, auto&& f) {
        f("group", s.group, name_bound);
        f("handle", s.handle, handle_bound);
    }
};

struct PersonBlocks {
    static constexpr std::string_view verb = "person.blocks";
    static void fields(auto&, auto&&) {}
};

// A one-time link to an archive of everything stored about this person.
struct PersonExport {
    static constexpr std::string_view verb = "person.export";
    static void fields(auto&, auto&&) {}
};

// Erases all this person has said, everywhere, and forgets the person.
struct PersonErase {
    static constexpr std::string_view verb = "person.erase";
    static void fields(auto&, auto&&) {}
};

}  // namespace havn::protocol
