#pragma once
// What a socket refused and still has to be sent, in order. Shared bytes are referenced, never
// copied. Empty (nearly always) it is one null pointer. The bounds are the caller's to check,
// before it adds. One thread.

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/core/bytes.hpp"

namespace havn::net {

class Outbox {
  public:
    bool empty() const { return !queue_; }
    std::size_t bytes() const { return queue_ ? queue_->bytes : 0; }
    std::uint32_t frames() const { return queue_ ? queue_->frames : 0; }
    // What waits behind the chunk that is being sent. This is what the bound is about: one answer,
    // however long, may be on its way without making its reader "slow".
    std::size_t bytes_behind_first() const;

    // Adds what is left of `bytes` from `offset` on; `frames`: how many frames that is.
    void push(core::Bytes bytes, std::size_t offset, std::uint32_t frames);

    // Fills `parts` from the front; returns how many.
    std::size_t gather(std::span<iovec> parts) const;
    // This many bytes from the front have been sent.
    void consume(std::size_t bytes);

    // Forgets everything but the rest of the frame that has been sent in part, and at least
    // `keep_bytes` (what an encrypted record has already promised), up to the end of a frame: so
    // that a close frame may follow.
    void drop_unsent(std::size_t keep_bytes);
    void clear() { queue_.reset(); }

  private:
    struct Entry {
        core::Bytes bytes;
        std::uint32_t offset;
        std::uint32_t end;
        std::uint32_t frames;
    };
    struct Queue {
        std::vector<Entry> entries;
        std::size_t first = 0;
        std::size_t bytes = 0;
        std::uint32_t frames = 0;
    };

    std::unique_ptr<Queue> queue_;
};

}  // namespace havn::net
