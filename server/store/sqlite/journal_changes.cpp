// What changes entries and threads that are there: removals, edits, locks and pins.
#include <algorithm>
#include <vector>

#include "protocol/limits.hpp"
#include "server/store/sqlite/journal_writes.hpp"

namespace havn::store::sqlite {
namespace {

Appended unchanged() {
    Appended before;
    before.repeated = true;
    return before;
}

}  // namespace

core::Result<Appended> JournalWrites::remove(const Append& removal) {
    Stream* stream = find(removal.stream);
    if (stream == nullptr || removal.refers > stream->last) {
        return std::unexpected(core::Failure::absent);
    }
    const auto id = places_.find(removal.stream, removal.refers);
    AnswerKey key;
    {
        Rows rows = find_entry_.query(id);
        if (!rows.next() || rows.as<EntryKind>(0) != EntryKind::said) {
            return std::unexpected(core::Failure::absent);
        }
        key = {MemberId{rows.number(1)}, rows.number(2)};
    }
    if (Rows rows = find_removal_.query(removal.stream, removal.refers); rows.next()) {
        Appended before;
        before.seq = rows.number(0);
        before.at_ms = rows.integer(1);
        before.repeated = true;
        return before;
    }
    Append entry;
    entry.stream = removal.stream;
    entry.author = removal.author;
    entry.handle = removal.handle;
    entry.kind = EntryKind::removal;
    entry.refers = removal.refers;
    const auto placed = place(*stream, entry).first;
    blank(id, key);
    std::vector<std::pair<std::uint64_t, AnswerKey>> versions;
    {
        Rows rows = edits_.query(removal.stream, removal.refers);
        while (rows.next())
            versions.push_back({rows.number(0), {MemberId{rows.number(1)}, rows.number(2)}});
    }
    for (const auto& [version, version_key] : versions) blank(version, version_key);
    drop_reactions_.execute(removal.stream, removal.refers);
    drop_reaction_state_.execute(removal.stream, removal.refers);
    writer_.erased();
    return placed;
}

// Found by what it says now, and no longer by what it said.
void JournalWrites::forget_earlier(const Append& edit, std::uint64_t than) {
    std::uint64_t earlier = places_.find(edit.stream, edit.refers);
    {
        Rows rows = edits_.query(edit.stream, edit.refers);
        while (rows.next())
            if (rows.number(0) < than) earlier = std::max(earlier, rows.number(0));
    }
    index_.forget(earlier);
}

void JournalWrites::blank(std::uint64_t entry, const AnswerKey& key) {
    index_.forget(entry);
    blank_entry_.execute(entry, erased_hash);
    blank_note_.execute(entry);
    if (key.cid_key != 0) answers_.forget_body(key);
}

core::Result<MemberId> JournalWrites::author_of(StreamId stream, Seq seq) {
    Rows rows = find_entry_.query(places_.find(stream, seq));
    if (!rows.next() || rows.as<EntryKind>(0) != EntryKind::said)
        return std::unexpected(core::Failure::absent);
    if (rows.integer(3) != 0) return std::unexpected(core::Failure::gone);
    return MemberId{rows.number(1)};
}

std::optional<Seq> JournalWrites::last_of(StreamId stream) {
    const auto* found = find(stream);
    return found == nullptr ? std::nullopt : std::optional(found->last);
}

std::optional<core::Failure> JournalWrites::refuse_edit(const Append& edit) {
    const auto author = author_of(edit.stream, edit.refers);
    if (!author) return author.error();
    if (*author != edit.author) return core::Failure::absent;
    std::size_t edits = 0;
    Rows rows = edits_.query(edit.stream, edit.refers);
    while (rows.next()) ++edits;
    if (edits >= protocol::limits::edits_max) return core::Failure::full;
    return std::nullopt;
}

core::Result<Appended> JournalWrites::set_locked(const Append& change) {
    Stream* stream = find(change.stream);
    if (stream == nullptr || !stream->thread) return std::unexpected(core::Failure::absent);
    const bool locked = change.kind == EntryKind::lock;
    if (stream->locked == locked) return unchanged();
    const auto placed = place(*stream, change).first;
    set_locked_.execute(change.stream, locked);
    stream->locked = locked;
    return placed;
}

core::Result<Appended> JournalWrites::set_pinned(const Append& change) {
    Stream* forum = find(change.stream);
    if (forum == nullptr) return std::unexpected(core::Failure::absent);
    const auto thread = thread_stream(change.stream, change.refers);
    if (!thread) return std::unexpected(thread.error());
    const bool pinned = change.kind == EntryKind::pin;
    bool before = false;
    if (Rows rows = find_pinned_.query(*thread); rows.next()) before = rows.integer(0) != 0;
    if (before == pinned) return unchanged();
    if (pinned) {
        Rows rows = count_pinned_.query(change.stream);
        if (rows.next() && rows.number(0) >= protocol::limits::pinned_max)
            return std::unexpected(core::Failure::full);
    }
    const auto placed = place(*forum, change).first;
    set_pinned_.execute(*thread, pinned ? placed.seq : 0);
    return placed;
}

}  // namespace havn::store::sqlite
