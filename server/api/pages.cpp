#include "server/api/pages.hpp"

#include <algorithm>
#include <utility>

#include "server/community/entry_frames.hpp"

namespace havn::api {

using protocol::StreamKind;

std::size_t page_size(std::optional<std::uint64_t> wanted) {
    return std::clamp<std::size_t>(wanted.value_or(protocol::limits::history_page_max), 1,
                                   protocol::limits::history_page_max);
}

std::vector<protocol::Entry> to_wire(const std::vector<store::StoredEntry>& entries,
                                     StreamKind kind) {
    std::vector<protocol::Entry> wire;
    wire.reserve(entries.size());
    for (const auto& entry : entries) wire.push_back(community::to_wire(entry, kind));
    return wire;
}

void read_threads(core::Shard& shard, store::Store& store, protocol::StreamId forum,
                  protocol::Seq before, std::size_t limit,
                  core::Completion<protocol::ForumThreadsOk> done) {
    store.journal().read_before(
        shard, forum, before, limit, true,
        [&shard, &store, forum, before,
         done = std::move(done)](core::Result<store::Page> page) mutable {
            if (!page) return done(std::unexpected(page.error()));
            std::ranges::reverse(page->entries);
            protocol::ForumThreadsOk ok{
                page->last, {}, to_wire(page->entries, StreamKind::forum), page->more};
            if (before != 0) return done(std::move(ok));
            store.threads().pinned(
                shard, forum,
                [ok = std::move(ok), done = std::move(done)](
                    core::Result<std::vector<store::StoredEntry>> pinned) mutable {
                    if (!pinned) return done(std::unexpected(pinned.error()));
                    ok.pinned = to_wire(*pinned, StreamKind::forum);
                    done(std::move(ok));
                });
        });
}

void find_thread(core::Shard& shard, store::Store& store, const ThreadAccess& access,
                 core::Completion<OpenedThread> done) {
    const auto& forum = access.forum.stream;
    auto name = forum->name + "/" + std::to_string(access.opening);
    store.journal().read_one(
        shard, forum->id, access.opening,
        [&shard, &store, forum, name = std::move(name),
         done = std::move(done)](core::Result<store::StoredEntry> opening) mutable {
            if (!opening) return done(std::unexpected(opening.error()));
            if (opening->kind != store::EntryKind::said)
                return done(std::unexpected(core::Failure::absent));
            const auto seq = opening->seq;
            store.groups().thread_stream(
                shard, forum->id, seq,
                [forum, name = std::move(name), opening = std::move(*opening),
                 done = std::move(done)](core::Result<protocol::StreamId> stream) mutable {
                    if (!stream) return done(std::unexpected(stream.error()));
                    done(OpenedThread{
                        std::move(opening),
                        std::make_shared<const community::StreamInfo>(community::StreamInfo{
                            *stream, StreamKind::thread, forum->group, std::move(name), true})});
                });
        });
}

void read_posts(core::Shard& shard, store::Store& store, const OpenedThread& thread,
                protocol::Seq after, core::Completion<protocol::ForumThreadOk> done) {
    store.journal().read_after(
        shard, thread.stream->id, after, protocol::limits::history_page_max,
        [opening = community::to_wire(thread.opening, StreamKind::forum),
         done = std::move(done)](core::Result<store::Page> page) mutable {
            if (!page) return done(std::unexpected(page.error()));
            done(protocol::ForumThreadOk{std::move(opening), page->last,
                                         to_wire(page->entries, StreamKind::thread), page->more});
        });
}

}  // namespace havn::api
