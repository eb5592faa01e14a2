#include "server/net/outbox.hpp"

#include <algorithm>
#include <utility>

#include "server/net/websocket_codec.hpp"

namespace havn::net {

namespace {
constexpr std::size_t entries_passed_max = 64;  // before the vector is closed up
}

std::size_t Outbox::bytes_behind_first() const {
    if (!queue_) return 0;
    const Entry& first = queue_->entries[queue_->first];
    return queue_->bytes - (first.end - first.offset);
}

void Outbox::push(core::Bytes bytes, std::size_t offset, std::uint32_t frames) {
    const std::size_t end = bytes->size();
    if (offset >= end) return;
    if (!queue_) queue_ = std::make_unique<Queue>();
    queue_->bytes += end - offset;
    queue_->frames += frames;
    queue_->entries.push_back({std::move(bytes), static_cast<std::uint32_t>(offset),
                               static_cast<std::uint32_t>(end), frames});
}

std::size_t Outbox::gather(std::span<iovec> parts) const {
    if (!queue_) return 0;
    std::size_t count = 0;
    for (std::size_t at = queue_->first; at < queue_->entries.size() && count < parts.size();
         ++at) {
        const Entry& entry = queue_->entries[at];
        // sendmsg takes pointers to mutable memory but only reads it.
        parts[count++] = {const_cast<char*>(entry.bytes->data()) + entry.offset,
                          entry.end - entry.offset};
    }
    return count;
}

void Outbox::consume(std::size_t bytes) {
    if (!queue_) return;
    Queue& queue = *queue_;
    queue.bytes -= bytes;
    while (bytes > 0) {
        Entry& entry = queue.entries[queue.first];
        const std::size_t taken = std::min<std::size_t>(bytes, entry.end - entry.offset);
        entry.offset += static_cast<std::uint32_t>(taken);
        bytes -= taken;
        if (entry.offset < entry.end) break;
        queue.frames -= entry.frames;
        entry.bytes.reset();
        ++queue.first;
    }
    if (queue.bytes == 0) {
        queue_.reset();
    } else if (queue.first > entries_passed_max && queue.first * 2 > queue.entries.size()) {
        queue.entries.erase(queue.entries.begin(),
                            queue.entries.begin() + static_cast<std::ptrdiff_t>(queue.first));
        queue.first = 0;
    }
}

void Outbox::drop_unsent(std::size_t keep_bytes) {
    if (!queue_) return;
    Queue& queue = *queue_;
    queue.bytes = 0;
    queue.frames = 0;
    std::size_t at = queue.first;
    for (; at < queue.entries.size(); ++at) {
        Entry& entry = queue.entries[at];
        const std::size_t wanted = std::min<std::size_t>(entry.offset + keep_bytes, entry.end);
        keep_bytes -= wanted - entry.offset;
        entry.end = static_cast<std::uint32_t>(
            frame_end(std::string_view(*entry.bytes).substr(0, entry.end), wanted));
        if (entry.end == entry.offset) break;
        queue.bytes += entry.end - entry.offset;
        queue.frames += entry.frames;
        if (keep_bytes == 0) {
            ++at;
            break;
        }
    }
    queue.entries.erase(queue.entries.begin() + static_cast<std::ptrdiff_t>(at),
                        queue.entries.end());
    if (queue.bytes == 0) queue_.reset();
}

}  // namespace havn::net
