#pragma once
// The answers to people_commands.hpp, and events about the person itself. As in events.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/events.hpp"

namespace havn::protocol {

struct PersonKeepOk {
    std::vector<std::string> words;
    std::string language;  // of the words
    static void fields(auto& s, auto&& f) {
        f("words", s.words);
        f("language", s.language);
    }
};

struct PersonReturnOk {
    std::string token;
    static void fields(auto& s, auto&& f) { f("token", s.token); }
};

// device: phone, tablet, computer or other. since: a date. seen: today, this_week, this_month or
// earlier; nothing finer is kept.
struct SessionView {
    std::string session, device, since, seen;
    Flag here;  // the session that asks
    static void fields(auto& s, auto&& f) {
        f("session", s.session);
        f("device", s.device);
        f("since", s.since);
        f("seen", s.seen);
        f("here", s.here);
    }
};

struct PersonSessionsOk {
    Flag kept;  // there is a recovery phrase
    std::vector<SessionView> sessions;
    static void fields(auto& s, auto&& f) {
        f("kept", s.kept);
        f("sessions", s.sessions);
    }
};

struct PreferencesOk {
    std::string language, country, content_notes;
    std::vector<std::string> muted_words;
    bool feedback_texts = false;
    static void fields(auto& s, auto&& f) {
        f("language", s.language);
        f("country", s.country);
        f("content_notes", s.content_notes);
        f("muted_words", s.muted_words);
        f("feedback_texts", s.feedback_texts);
    }
};

struct PersonPauseOk {
    std::string until;
    static void fields(auto& s, auto&& f) { f("until", s.until); }
};

struct PersonRenameOk {
    std::string handle;
    static void fields(auto& s, auto&& f) { f("handle", s.handle); }
};

// kind: block, mute. handle: as it was when it was blocked.
struct BlockView {
    std::string group, handle, kind, at;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("handle", s.handle);
        f("kind", s.kind);
        f("at", s.at);
    }
};

struct PersonBlocksOk {
    std::vector<BlockView> blocks;
    static void fields(auto& s, auto&& f) { f("blocks", s.blocks); }
};

// link: a path on this server, good for one download until `until`.
struct PersonExportOk {
    std::string link, until;
    static void fields(auto& s, auto&& f) {
        f("link", s.link);
        f("until", s.until);
    }
};

// ---------------------------------------------------------------- events

// The preferences were changed on another device.
struct PersonPreferred {
    static constexpr std::string_view name = "person.preferred";
    PreferencesOk preferences;
    static void fields(auto& s, auto&& f) { PreferencesOk::fields(s.preferences, f); }
};

// A break began. The connection listens to nothing any more.
struct PersonPaused {
    static constexpr std::string_view name = "person.paused";
    std::string until;
    static void fields(auto& s, auto&& f) { f("until", s.until); }
};

// An entry that this connection is not shown took this place of the sequence, which goes on after
// it.
struct PlacePassed {
    static constexpr std::string_view name = "place.passed";
    std::string_view place;
    Seq seq = 0;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
    }
};

}  // namespace havn::protocol
