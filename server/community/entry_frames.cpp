#include "server/community/entry_frames.hpp"

#include <algorithm>

#include "protocol/codec.hpp"

namespace havn::community {

using protocol::Entry;

Entry to_wire(const store::StoredEntry& stored, StreamKind kind) {
    Entry entry;
    entry.seq = stored.seq;
    entry.at = protocol::iso_time(stored.at_ms);
    entry.by = stored.handle;
    if (stored.kind == store::EntryKind::removal) {
        entry.removes = stored.refers;
        return entry;
    }
    entry.removed.set = stored.removed;
    if (!stored.removed) {
        entry.text = stored.text;
        if (kind == StreamKind::forum) entry.title = stored.title;
    }
    if (kind == StreamKind::forum) entry.posts = stored.replies;
    if (kind == StreamKind::thread && stored.refers != 0) entry.parent = stored.refers;
    return entry;
}

std::string encode_entry(const store::StoredEntry& entry, StreamKind kind) {
    std::string json;
    protocol::JsonWriter(json).object(to_wire(entry, kind));
    return json;
}

std::string without_body(std::string_view encoded) {
    // Quotes inside strings are escaped, so these can only be the names of members; title and text
    // stand together.
    const auto begin = std::min(encoded.find(",\"title\":"), encoded.find(",\"text\":"));
    if (begin == std::string_view::npos) return std::string(encoded);
    const auto end = std::min({encoded.find(",\"parent\":", begin),
                               encoded.find(",\"posts\":", begin), encoded.size() - 1});
    std::string json(encoded.substr(0, begin));
    json += ",\"removed\":true";
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

}  // namespace

void append_entry_frame(std::string& out, const StreamInfo& stream,
                        const store::StoredEntry& entry) {
    const auto at = protocol::iso_time(entry.at_ms);
    if (entry.kind == store::EntryKind::removal)
        return append_removal_frame(out, stream, entry, at);
    const std::string_view text = entry.removed ? std::string_view() : std::string_view(entry.text);
    switch (stream.kind) {
        case StreamKind::room:
            protocol::append_event(
                out, protocol::RoomSaid{stream.name, entry.seq, at, entry.handle, text});
            break;
        case StreamKind::forum: {
            const auto thread = stream.name + "/" + std::to_string(entry.seq);
            const auto group = std::string_view(stream.name).substr(0, stream.name.find('/'));
            protocol::append_event(out, protocol::ForumOpened{group, thread, entry.seq, at,
                                                              entry.handle, entry.title, text});
            break;
        }
        case StreamKind::thread: {
            protocol::ForumReplied replied{stream.name, entry.seq, {}, at, entry.handle, text};
            if (entry.refers != 0) replied.parent = entry.refers;
            protocol::append_event(out, replied);
            break;
        }
    }
}

}  // namespace havn::community
