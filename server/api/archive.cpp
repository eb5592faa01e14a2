#include "server/api/archive.hpp"

#include <memory>
#include <utility>

#include "protocol/codec.hpp"
#include "server/api/gateway.hpp"
#include "server/api/signing_in.hpp"
#include "server/api/views.hpp"
#include "server/api/zip.hpp"
#include "server/core/clock.hpp"

namespace havn::api {

namespace {

// Asks for one part after the other.
class Gathering : public std::enable_shared_from_this<Gathering> {
  public:
    Gathering(ShardGateway& gateway, protocol::PersonId person, core::Completion<Archive> done)
        : gateway_(gateway), person_(person), done_(std::move(done)) {}

    void start() {
        store().own_data().members(shard(), person_,
                                   then(&Archive::members, [](auto& self) { self.preferences(); }));
    }

  private:
    store::Store& store() { return gateway_.services().store; }
    core::Shard& shard() { return gateway_.shard(); }

    template <class T, class Next>
    core::Completion<T> then(T Archive::* part, Next next) {
        return [self = shared_from_this(), part, next](core::Result<T> found) {
            if (!found) return self->done_(std::unexpected(found.error()));
            self->archive_.*part = std::move(*found);
            next(*self);
        };
    }
    void preferences() {
        store().preferences().read(shard(), person_,
                                   then(&Archive::preferred, [](auto& self) { self.sessions(); }));
    }
    void sessions() {
        store().sessions().list(shard(), person_,
                                then(&Archive::sessions, [](auto& self) { self.blocks(); }));
    }
    void blocks() {
        store().blocks().list(shard(), person_,
                              then(&Archive::blocks, [](auto& self) { self.marks(); }));
    }
    void marks() {
        store().own_data().marks(shard(), person_,
                                 then(&Archive::marks, [](auto& self) { self.asks(); }));
    }
    void asks() {
        store().asks().of_person(shard(), person_,
                                 then(&Archive::asks, [](auto& self) { self.restrictions(0); }));
    }
    void restrictions(std::size_t of) {
        if (of == archive_.members.size()) return held();
        const auto& member = archive_.members[of];
        store().members().restrictions(
            shard(), member.group, member.id,
            [self = shared_from_this(),
             of](const core::Result<std::vector<store::Restriction>>& found) {
                if (!found) return self->done_(std::unexpected(found.error()));
                auto& all = self->archive_.restrictions;
                all.insert(all.end(), found->begin(), found->end());
                self->restrictions(of + 1);
            });
    }
    void held() {
        store().own_data().held(shard(), person_,
                                [self = shared_from_this()](core::Result<store::OwnPage> page) {
                                    if (!page) return self->done_(std::unexpected(page.error()));
                                    self->archive_.held = std::move(page->entries);
                                    self->said(0);
                                });
    }
    void said(std::uint64_t after) {
        store().own_data().entries(shard(), person_, after,
                                   [self = shared_from_this()](core::Result<store::OwnPage> page) {
                                       if (!page) return self->done_(std::unexpected(page.error()));
                                       auto& said = self->archive_.said;
                                       said.insert(said.end(),
                                                   std::make_move_iterator(page->entries.begin()),
                                                   std::make_move_iterator(page->entries.end()));
                                       if (page->next != 0) return self->said(page->next);
                                       self->done_(std::move(self->archive_));
                                   });
    }

    ShardGateway& gateway_;
    const protocol::PersonId person_;
    core::Completion<Archive> done_;
    Archive archive_;
};

// ---------------------------------------------------------------- what the JSON says

struct JsonMember {
    std::string group, handle, role, joined_at;
    std::uint64_t guidelines_version = 0;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("handle", s.handle);
        f("role", s.role);
        f("joined_at", s.joined_at);
        f("guidelines_version", s.guidelines_version);
    }
};

struct JsonSession {
    std::string device, since, seen;
    static void fields(auto& s, auto&& f) {
        f("device", s.device);
        f("since", s.since);
        f("seen", s.seen);
    }
};

struct JsonEntry {
    std::string place, handle, at;
    std::optional<protocol::Seq> seq, edits;
    std::optional<std::string> title, text, note, carried;
    protocol::Flag removed;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
        f("at", s.at);
        f("handle", s.handle);
        f("title", s.title);
        f("text", s.text);
        f("note", s.note);
        f("carried", s.carried);
        f("edits", s.edits);
        f("removed", s.removed);
    }
};

struct JsonReaction {
    std::string place;
    protocol::Seq seq = 0;
    std::string kind;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
        f("kind", s.kind);
    }
};

struct JsonReading {
    std::string place;
    protocol::Seq read = 0;
    protocol::Flag following;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("read", s.read);
        f("following", s.following);
    }
};

struct JsonAsk {
    std::string group, words, at;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("words", s.words);
        f("at", s.at);
    }
};

// Who decided it is not told here either.
struct JsonRestriction {
    std::string group, kind, reason, at, until;
    static void fields(auto& s, auto&& f) {
        f("group", s.group);
        f("kind", s.kind);
        f("reason", s.reason);
        f("at", s.at);
        f("until", s.until);
    }
};

struct JsonArchive {
    std::vector<JsonMember> memberships;
    protocol::PreferencesOk preferences;
    std::vector<JsonSession> sessions;
    std::vector<protocol::BlockView> blocks;
    std::vector<JsonAsk> asks;
    std::vector<JsonRestriction> restrictions;
    std::vector<JsonEntry> appeals, held, said;
    std::vector<JsonReaction> reactions;
    std::vector<JsonReading> reading;
    static void fields(auto& s, auto&& f) {
        f("memberships", s.memberships);
        f("preferences", s.preferences);
        f("sessions", s.sessions);
        f("blocks", s.blocks);
        f("asks", s.asks);
        f("restrictions", s.restrictions);
        f("appeals", s.appeals);
        f("held", s.held);
        f("said", s.said);
        f("reactions", s.reactions);
        f("reading", s.reading);
    }
};

std::string group_name(ShardGateway& gateway, protocol::GroupId id) {
    const auto group = gateway.directory().find(id);
    return group == nullptr ? std::string() : group->group.slug;
}

JsonEntry to_json(const store::OwnEntry& entry) {
    JsonEntry json;
    json.place = entry.place;
    json.handle = entry.handle;
    json.at = protocol::iso_time(entry.at_ms);
    if (entry.seq != 0) json.seq = entry.seq;
    if (!entry.title.empty()) json.title = entry.title;
    if (!entry.removed) json.text = entry.text;
    if (!entry.note.empty()) json.note = entry.note;
    if (!entry.carried.empty()) json.carried = entry.carried;
    if (entry.edits != 0) json.edits = entry.edits;
    json.removed.set = entry.removed;
    return json;
}

JsonArchive to_json(ShardGateway& gateway, const Archive& archive) {
    JsonArchive json;
    for (const auto& member : archive.members) {
        json.memberships.push_back(
            {group_name(gateway, member.group), member.handle, std::string(role_word(member.role)),
             protocol::iso_time(member.joined_at_ms), member.guidelines_version});
    }
    json.preferences = to_wire(archive.preferred);
    for (const auto& session : archive.sessions) {
        json.sessions.push_back({std::string(device_word(session.device)),
                                 protocol::iso_time(session.since_day * core::day_ms),
                                 protocol::iso_time(session.seen_day * core::day_ms)});
    }
    for (const auto& block : archive.blocks) {
        json.blocks.push_back({group_name(gateway, block.group), block.handle,
                               block.two_way ? "block" : "mute", protocol::iso_time(block.at_ms)});
    }
    for (const auto& ask : archive.asks)
        json.asks.push_back(
            {group_name(gateway, ask.group), ask.words, protocol::iso_time(ask.at_ms)});
    for (const auto& one : archive.restrictions)
        json.restrictions.push_back(
            {group_name(gateway, one.group), std::string(restriction_word(one.kind)), one.reason,
             protocol::iso_time(one.at_ms), protocol::iso_time(one.until_ms)});
    for (const auto& entry : archive.held)
        (entry.appeal ? json.appeals : json.held).push_back(to_json(entry));
    for (const auto& one : archive.marks.reactions)
        json.reactions.push_back({one.place, one.seq, std::string(reaction_word(one.kind))});
    for (const auto& one : archive.marks.reading) {
        json.reading.push_back({one.place, one.read, {}});
        json.reading.back().following.set = one.following;
    }
    for (const auto& entry : archive.said) json.said.push_back(to_json(entry));
    return json;
}

// ---------------------------------------------------------------- the page

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '&':
                out += "&amp;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
}

void append_entries(std::string& out, std::string_view heading,
                    const std::vector<JsonEntry>& entries) {
    out += "<h2>";
    out += heading;
    out += "</h2>\n";
    for (const auto& entry : entries) {
        out += "<article><p><small>";
        append_escaped(out, entry.place + " \u00b7 " + entry.handle + " \u00b7 " + entry.at);
        if (entry.carried) append_escaped(out, " \u00b7 carried over from " + *entry.carried);
        if (entry.edits) out += " \u00b7 changes " + std::to_string(*entry.edits);
        out += "</small></p>";
        if (entry.title) {
            out += "<h3>";
            append_escaped(out, *entry.title);
            out += "</h3>";
        }
        out += "<p style=\"white-space:pre-wrap\">";
        if (entry.removed.set) {
            out += "<em>removed</em>";
        } else {
            if (entry.note) append_escaped(out, "[" + *entry.note + "] ");
            append_escaped(out, entry.text.value_or(""));
        }
        out += "</p></article>\n";
    }
}

template <class Part, class Line>
void append_list(std::string& out, std::string_view heading, const std::vector<Part>& parts,
                 const Line& line) {
    if (parts.empty()) return;
    out += "<h2>";
    out += heading;
    out += "</h2>\n<ul>";
    for (const auto& part : parts) {
        out += "<li>";
        append_escaped(out, line(part));
    }
    out += "</ul>\n";
}

std::string page_of(const JsonArchive& archive) {
    std::string out =
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
        " content=\"width=device-width\"><title>Havn: what is stored about you</title>\n"
        "<body style=\"font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem\">"
        "\n<h1>What is stored about you</h1>\n<p>Keep this file to yourself: it shows which"
        " handles are yours.</p>\n";
    append_list(out, "Groups", archive.memberships, [](const JsonMember& one) {
        return one.group + ": " + one.handle + " (" + one.role + ", since " + one.joined_at + ")";
    });
    append_list(out, "Devices", archive.sessions, [](const JsonSession& one) {
        return one.device + ", since " + one.since + ", last " + one.seen;
    });
    append_list(out, "Whom you blocked or muted", archive.blocks,
                [](const protocol::BlockView& one) {
                    return one.group + ": " + one.handle + " (" + one.kind + ")";
                });
    append_list(out, "Words you muted", archive.preferences.muted_words,
                [](const std::string& word) { return word; });
    out += "<p>Your words may be used to make moderation better: ";
    out += archive.preferences.feedback_texts ? "yes" : "no";
    out += ".</p>\n";
    append_list(out, "What you asked groups", archive.asks,
                [](const JsonAsk& one) { return one.group + ", " + one.at + ": " + one.words; });
    append_list(out, "What moderators decided", archive.restrictions,
                [](const JsonRestriction& one) {
                    return one.group + ": " + one.kind + " until " + one.until + ", " + one.reason;
                });
    append_entries(out, "Your appeals", archive.appeals);
    append_entries(out, "Held for a moderator", archive.held);
    append_entries(out, "What you said", archive.said);
    append_list(out, "Your reactions", archive.reactions, [](const JsonReaction& one) {
        return one.kind + " to " + one.place + " " + std::to_string(one.seq);
    });
    append_list(out, "How far you read", archive.reading, [](const JsonReading& one) {
        return one.place + " " + std::to_string(one.read) + (one.following.set ? ", followed" : "");
    });
    return out;
}

}  // namespace

void gather_archive(ShardGateway& gateway, protocol::PersonId person,
                    core::Completion<Archive> done) {
    std::make_shared<Gathering>(gateway, person, std::move(done))->start();
}

std::string zip_of(ShardGateway& gateway, const Archive& archive) {
    const auto json = to_json(gateway, archive);
    std::string text;
    protocol::JsonWriter(text).object(json);
    const auto page = page_of(json);
    return zip({{"havn.html", page}, {"havn.json", text}});
}

}  // namespace havn::api
