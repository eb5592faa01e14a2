#include "server/community/ring.hpp"

#include <utility>

#include "protocol/limits.hpp"
#include "server/community/entry_frames.hpp"

namespace havn::community {

void append_encoded(std::string& list, std::string_view entry) {
    if (!list.empty()) list += ',';
    list += entry;
}

void EntryRing::push(Seq seq, std::string encoded) {
    if (entries_.empty() || seq != first_ + entries_.size()) {
        entries_.clear();
        bytes_ = 0;
        first_ = seq;
    }
    bytes_ += encoded.size();
    entries_.push_back(std::move(encoded));
    while (entries_.size() > protocol::limits::room_ring_frames_max ||
           (bytes_ > bytes_max && entries_.size() > 1)) {
        bytes_ -= entries_.front().size();
        entries_.pop_front();
        ++first_;
    }
}

void EntryRing::append_from(Seq seq, std::string& list) const {
    const auto skip = seq > first_ ? seq - first_ : 0;
    for (std::size_t i = skip; i < entries_.size(); ++i) append_encoded(list, entries_[i]);
}

void EntryRing::remove_body(Seq seq) {
    if (seq < first_ || seq - first_ >= entries_.size()) return;
    auto& entry = entries_[seq - first_];
    bytes_ -= entry.size();
    entry = without_body(entry);
    bytes_ += entry.size();
}

}  // namespace havn::community
