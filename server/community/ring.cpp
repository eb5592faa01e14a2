#include "server/community/ring.hpp"

#include <utility>

#include "protocol/limits.hpp"
#include "server/community/entry_frames.hpp"

namespace havn::community {

void append_encoded(std::string& list, std::string_view entry) {
    if (!list.empty()) list += ',';
    list += entry;
}

void EntryRing::push(const store::StoredEntry& entry, StreamKind kind) {
    if (entries_.empty() || entry.seq != first_ + entries_.size()) {
        entries_.clear();
        bytes_ = 0;
        first_ = entry.seq;
    }
    Encoded next{encode_entry(entry, kind)};
    if (entry.kind == store::EntryKind::removal) {
        supersede_edits(entry.refers);
        change(entry.refers, [](std::string_view json) { return without_body(json); });
    } else if (entry.kind == store::EntryKind::edit && !entry.superseded) {
        supersede_edits(entry.refers);
        next.edits = entry.refers;
        change(entry.refers, [&](std::string_view json) { return with_body(json, entry, kind); });
    }
    bytes_ += next.json.size();
    entries_.push_back(std::move(next));
    while (entries_.size() > protocol::limits::room_ring_frames_max ||
           (bytes_ > bytes_max && entries_.size() > 1)) {
        bytes_ -= entries_.front().json.size();
        entries_.pop_front();
        ++first_;
    }
}

void EntryRing::append_from(Seq seq, std::string& list) const {
    const auto skip = seq > first_ ? seq - first_ : 0;
    for (std::size_t i = skip; i < entries_.size(); ++i) append_encoded(list, entries_[i].json);
}

void EntryRing::change(Seq seq, auto&& to) {
    if (seq < first_ || seq - first_ >= entries_.size()) return;
    auto& json = entries_[seq - first_].json;
    bytes_ -= json.size();
    json = to(json);
    bytes_ += json.size();
}

void EntryRing::supersede_edits(Seq of) {
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].edits == of) change(first_ + i, superseded);
}

}  // namespace havn::community
