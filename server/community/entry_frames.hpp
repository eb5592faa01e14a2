#pragma once
// Stored entries as the wire shows them: in history, and as the event that tells of them. Any
// thread.

#include <string>
#include <string_view>

#include "protocol/events.hpp"
#include "server/community/directory.hpp"
#include "server/store/journal.hpp"

namespace havn::community {

protocol::Entry to_wire(const store::StoredEntry& entry, StreamKind kind);
std::string encode_entry(const store::StoredEntry& entry, StreamKind kind);

// The same encoded entry after its removal, after an edit, and, of an edit, after a later change.
// `encoded` is encode_entry()'s.
std::string without_body(std::string_view encoded);
std::string with_body(std::string_view encoded, const store::StoredEntry& edit, StreamKind kind);
std::string superseded(std::string_view encoded);

// The frame of the event that tells of a new entry, appended.
void append_entry_frame(std::string& out, const StreamInfo& stream,
                        const store::StoredEntry& entry);

}  // namespace havn::community
