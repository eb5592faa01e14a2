#include "server/community/entry_frames.hpp"

#include <algorithm>

#include "protocol/codec.hpp"

namespace havn::community {

using protocol::Entry;
using store::EntryKind;

namespace {

void add_body(Entry& entry, const store::StoredEntry& stored, StreamKind kind) {
    entry.text = stored.text;
    if (!stored.note.empty()) entry.note = stored.note;
    if (kind == StreamKind::forum) entry.title = stored.title;
}

void add_said(Entry& entry, const store::StoredEntry& stored, StreamKind kind) {
    entry.removed.set = stored.removed;
    entry.edited.set = stored.edited && !stored.removed;
    if (!stored.removed) add_body(entry, stored, kind);
    if (!stored.carried.empty()) entry.carried = stored.carried;
    switch (kind) {
        case StreamKind::room:
            if (stored.refers != 0) entry.reply_to = stored.refers;
            break;
        case StreamKind::forum:
            entry.posts = stored.replies;
            entry.locked.set = stored.locked;
            entry.pinned.set = stored.pinned;
            break;
        case StreamKind::thread:
            if (stored.refers != 0) entry.parent = stored.refers;
            break;
    }
}

}  // namespace

Entry to_wire(const store::StoredEntry& stored, StreamKind kind) {
    Entry entry;
    entry.seq = stored.seq;
    entry.at = protocol::iso_time(stored.at_ms);
    entry.by = stored.handle;
    switch (stored.kind) {
        case EntryKind::said:
            add_said(entry, stored, kind);
            break;
        case EntryKind::removal:
            entry.removes = stored.refers;
            break;
        case EntryKind::edit:
            entry.edits = stored.refers;
            if (!stored.superseded) add_body(entry, stored, kind);
            break;
        case EntryKind::lock:
        case EntryKind::unlock:
            entry.locks = stored.kind == EntryKind::lock;
            break;
        case EntryKind::pin:
            entry.pins = stored.refers;
            break;
        case EntryKind::unpin:
            entry.unpins = stored.refers;
            break;
    }
    return entry;
}

std::string encode_entry(const store::StoredEntry& entry, StreamKind kind) {
    std::string json;
    protocol::JsonWriter(json).object(to_wire(entry, kind));
    return json;
}

namespace {

// Where the body stands in an encoded entry. Quotes inside strings are escaped, so the names of
// members are found nowhere else.
struct Body {
    std::size_t begin, end;
};

Body find_body(std::string_view encoded) {
    const auto begin =
        std::min({encoded.find(",\"title\":"), encoded.find(",\"text\":"), encoded.size() - 1});
    auto end = encoded.size() - 1;
    for (const std::string_view next : {",\"carried\":", ",\"parent\":", ",\"reply_to\":",
                                        ",\"edits\":", ",\"edited\":", ",\"posts\":"})
        end = std::min(end, encoded.find(next, begin));
    return {begin, end};
}

// With `body` in the place of the old one, and `flag` after what is said of other entries.
std::string exchange_body(std::string_view encoded, std::string_view body, std::string_view flag) {
    constexpr std::string_view edited_flag = ",\"edited\":true";
    const auto [begin, end] = find_body(encoded);
    std::string json(encoded.substr(0, begin));
    json += body;
    auto rest = encoded.substr(end);
    const auto edited = rest.find(edited_flag);
    const auto flag_at = std::min({edited, rest.find(",\"posts\":"), rest.size() - 1});
    json += rest.substr(0, flag_at);
    json += flag;
    json += rest.substr(edited == flag_at ? flag_at + edited_flag.size() : flag_at);
    return json;
}

}  // namespace

std::string without_body(std::string_view encoded) {
    if (encoded.find(",\"removed\":true") != std::string_view::npos) return std::string(encoded);
    return exchange_body(encoded, {}, ",\"removed\":true");
}

std::string with_body(std::string_view encoded, const store::StoredEntry& edit, StreamKind kind) {
    const auto body_of = encode_entry(edit, kind);
    const auto [begin, end] = find_body(body_of);
    return exchange_body(encoded, std::string_view(body_of).substr(begin, end - begin),
                         ",\"edited\":true");
}

std::string superseded(std::string_view encoded) {
    const auto [begin, end] = find_body(encoded);
    std::string json(encoded.substr(0, begin));
    json += encoded.substr(end);
    return json;
}

namespace {

void append_removal_frame(std::string& out, const StreamInfo& stream,
                          const store::StoredEntry& entry, std::string_view at) {
    if (stream.kind == StreamKind::room) {
        protocol::append_event(out,
                               protocol::RoomRemoved{stream.name, entry.seq, entry.refers, at});
    } else {
        protocol::append_event(out,
                               protocol::ForumRemoved{stream.name, entry.seq, entry.refers, at});
    }
}

void append_edit_frame(std::string& out, const StreamInfo& stream, const store::StoredEntry& entry,
                       std::string_view at) {
    const auto fill = [&](auto edited) {
        if (!entry.superseded) edited.text = entry.text;
        if (!entry.note.empty()) edited.note = entry.note;
        if constexpr (requires { edited.title; }) {
            if (stream.kind == StreamKind::forum && !entry.superseded) edited.title = entry.title;
        }
        protocol::append_event(out, edited);
    };
    if (stream.kind == StreamKind::room) {
        fill(protocol::RoomEdited{stream.name, entry.seq, entry.refers, at, entry.handle});
    } else {
        fill(protocol::ForumEdited{stream.name, entry.seq, entry.refers, at, entry.handle});
    }
}

void append_said_frame(std::string& out, const StreamInfo& stream, const store::StoredEntry& entry,
                       std::string_view at) {
    const std::string_view text = entry.removed ? std::string_view() : std::string_view(entry.text);
    std::optional<std::string_view> note;
    if (!entry.note.empty()) note = entry.note;
    std::optional<std::string_view> carried;
    if (!entry.carried.empty()) carried = entry.carried;
    switch (stream.kind) {
        case StreamKind::room: {
            protocol::RoomSaid said{stream.name, entry.seq, at, entry.handle, text, note};
            if (entry.refers != 0) said.reply_to = entry.refers;
            protocol::append_event(out, said);
            break;
        }
        case StreamKind::forum: {
            const auto thread = stream.name + "/" + std::to_string(entry.seq);
            const auto group = std::string_view(stream.name).substr(0, stream.name.find('/'));
            protocol::append_event(
                out, protocol::ForumOpened{group, thread, entry.seq, at, entry.handle, entry.title,
                                           text, note, carried});
            break;
        }
        case StreamKind::thread: {
            protocol::ForumReplied replied{stream.name,  entry.seq, {},   at,
                                           entry.handle, text,      note, carried};
            if (entry.refers != 0) replied.parent = entry.refers;
            protocol::append_event(out, replied);
            break;
        }
    }
}

}  // namespace

void append_entry_frame(std::string& out, const StreamInfo& stream,
                        const store::StoredEntry& entry) {
    const auto at = protocol::iso_time(entry.at_ms);
    switch (entry.kind) {
        case EntryKind::said:
            return append_said_frame(out, stream, entry, at);
        case EntryKind::removal:
            return append_removal_frame(out, stream, entry, at);
        case EntryKind::edit:
            return append_edit_frame(out, stream, entry, at);
        case EntryKind::lock:
        case EntryKind::unlock:
            return protocol::append_event(
                out,
                protocol::ForumLocked{stream.name, entry.seq, at, entry.kind == EntryKind::lock});
        case EntryKind::pin:
        case EntryKind::unpin: {
            const auto thread = stream.name + "/" + std::to_string(entry.refers);
            const auto group = std::string_view(stream.name).substr(0, stream.name.find('/'));
            return protocol::append_event(out, protocol::ForumPinned{group, thread, entry.seq, at,
                                                                     entry.kind == EntryKind::pin});
        }
    }
}

}  // namespace havn::community
