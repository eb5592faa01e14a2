#include "server/store/sqlite/threads.hpp"

#include <utility>

namespace havn::store::sqlite {

SqliteThreads::SqliteThreads(Reader& reader, Entries& entries)
    : reader_(reader),
      entries_(entries),
      edits_(reader.connection(),
             "SELECT id FROM entry WHERE stream_id = ? AND refers = ? AND kind = 3 ORDER BY id"),
      pinned_(reader.connection(),
              "SELECT t.number FROM thread_state s JOIN stream t ON t.id = s.stream_id"
              " JOIN stream f ON f.group_id = t.group_id"
              " WHERE f.id = ? AND s.pinned_by <> 0 ORDER BY s.pinned_by DESC") {}

void SqliteThreads::versions(core::Shard& home, StreamId stream, Seq seq,
                             core::Completion<std::vector<StoredVersion>> done) {
    reader_.submit(home, std::move(done), [=, this] { return versions_of(stream, seq); });
}

void SqliteThreads::depth(core::Shard& home, StreamId thread, Seq post, std::size_t most,
                          core::Completion<std::size_t> done) {
    reader_.submit(home, std::move(done), [=, this] { return depth_of(thread, post, most); });
}

void SqliteThreads::pinned(core::Shard& home, StreamId forum,
                           core::Completion<std::vector<StoredEntry>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<StoredEntry>> {
        entries_.refresh();
        std::vector<StoredEntry> openings;
        Rows rows = pinned_.query(forum);
        while (rows.next()) {
            auto opening = entries_.one(forum, rows.number(0));
            if (opening && !opening->removed) openings.push_back(std::move(*opening));
        }
        return openings;
    });
}

core::Result<std::vector<StoredVersion>> SqliteThreads::versions_of(StreamId stream, Seq seq) {
    entries_.refresh();
    const auto row = entries_.row(stream, seq);
    if (row == 0) return std::unexpected(core::Failure::absent);
    std::vector<StoredVersion> versions;
    const auto add = [&](StoredEntry entry) {
        versions.push_back({.at_ms = entry.at_ms,
                            .title = std::move(entry.title),
                            .text = std::move(entry.text),
                            .note = std::move(entry.note)});
    };
    auto first = entries_.written(row);
    if (first.kind != EntryKind::said) return std::unexpected(core::Failure::absent);
    if (first.removed) return std::unexpected(core::Failure::gone);
    add(std::move(first));
    Rows rows = edits_.query(stream, seq);
    while (rows.next()) add(entries_.written(rows.number(0)));
    return versions;
}

core::Result<std::size_t> SqliteThreads::depth_of(StreamId thread, Seq post, std::size_t most) {
    entries_.refresh();
    std::size_t depth = 0;
    for (Seq seq = post; seq != 0 && depth < most; ++depth) {
        const auto row = entries_.row(thread, seq);
        if (row == 0) return std::unexpected(core::Failure::absent);
        const auto entry = entries_.written(row);
        if (entry.kind != EntryKind::said) return std::unexpected(core::Failure::absent);
        seq = entry.refers;
    }
    return depth;
}

}  // namespace havn::store::sqlite
