#pragma once
// Pages of history and of the forum, read from the store, for the wire and for HTTP alike.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "protocol/events.hpp"
#include "server/api/access.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"
#include "server/store/store.hpp"

namespace havn::api {

std::size_t page_size(std::optional<std::uint64_t> wanted);
std::vector<protocol::Entry> to_wire(const std::vector<store::StoredEntry>& entries,
                                     protocol::StreamKind kind);

// Threads of a forum, newest first.
void read_threads(core::Shard& shard, store::Store& store, protocol::StreamId forum,
                  protocol::Seq before, std::size_t limit,
                  core::Completion<protocol::ForumThreadsOk> done);

// The opening of a thread and its stream. absent: no such thread.
struct OpenedThread {
    store::StoredEntry opening;
    community::Stream stream;
};
void find_thread(core::Shard& shard, store::Store& store, const ThreadAccess& access,
                 core::Completion<OpenedThread> done);

// The posts after `after`, oldest first, with the opening.
void read_posts(core::Shard& shard, store::Store& store, const OpenedThread& thread,
                protocol::Seq after, core::Completion<protocol::ForumThreadOk> done);

}  // namespace havn::api
