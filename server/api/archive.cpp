#include "server/api/archive.hpp"

#include <memory>
#include <utility>

#include "protocol/codec.hpp"
#include "server/api/gateway.hpp"
#include "server/api/signing_in.hpp"
#include "server/api/views.hpp"
#include "server/api/zip.hpp"

namespace havn::api {

namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

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
                              then(&Archive::blocks, [](auto& self) { self.held(); }));
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
    std::optional<protocol::Seq> seq;
    std::optional<std::string> title, text;
    protocol::Flag removed;
    static void fields(auto& s, auto&& f) {
        f("place", s.place);
        f("seq", s.seq);
        f("at", s.at);
        f("handle", s.handle);
        f("title", s.title);
        f("text", s.text);
        f("removed", s.removed);
    }
};

struct JsonArchive {
    std::vector<JsonMember> memberships;
    protocol::PreferencesOk preferences;
    std::vector<JsonSession> sessions;
    std::vector<protocol::BlockView> blocks;
    std::vector<JsonEntry> held, said;
    static void fields(auto& s, auto&& f) {
        f("memberships", s.memberships);
        f("preferences", s.preferences);
        f("sessions", s.sessions);
        f("blocks", s.blocks);
        f("held", s.held);
        f("said", s.said);
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
    const auto& preferred = archive.preferred;
    json.preferences = {preferred.language, preferred.country, preferred.content_notes,
                        preferred.muted_words};
    for (const auto& session : archive.sessions) {
        json.sessions.push_back({std::string(device_word(session.device)),
                                 protocol::iso_time(session.since_day * day_ms),
                                 protocol::iso_time(session.seen_day * day_ms)});
    }
    for (const auto& block : archive.blocks) {
        json.blocks.push_back({group_name(gateway, block.group), block.handle,
                               block.two_way ? "block" : "mute", protocol::iso_time(block.at_ms)});
    }
    for (const auto& entry : archive.held) json.held.push_back(to_json(entry));
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
            append_escaped(out, entry.text.value_or(""));
        }
        out += "</p></article>\n";
    }
}

std::string page_of(const JsonArchive& archive) {
    std::string out =
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
        " content=\"width=device-width\"><title>Havn: what is stored about you</title>\n"
        "<body style=\"font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem\">"
        "\n<h1>What is stored about you</h1>\n<p>Keep this file to yourself: it shows which"
        " handles are yours.</p>\n<h2>Groups</h2>\n<ul>";
    for (const auto& member : archive.memberships) {
        out += "<li>";
        append_escaped(out, member.group + ": " + member.handle + " (" + member.role + ", since " +
                                member.joined_at + ")");
    }
    out += "</ul>\n<h2>Devices</h2>\n<ul>";
    for (const auto& session : archive.sessions) {
        out += "<li>";
        append_escaped(out, session.device + ", since " + session.since + ", last " + session.seen);
    }
    out += "</ul>\n<h2>Whom you blocked or muted</h2>\n<ul>";
    for (const auto& block : archive.blocks) {
        out += "<li>";
        append_escaped(out, block.group + ": " + block.handle + " (" + block.kind + ")");
    }
    out += "</ul>\n<h2>Words you muted</h2>\n<ul>";
    for (const auto& word : archive.preferences.muted_words) {
        out += "<li>";
        append_escaped(out, word);
    }
    out += "</ul>\n";
    append_entries(out, "Held for a moderator", archive.held);
    append_entries(out, "What you said", archive.said);
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
