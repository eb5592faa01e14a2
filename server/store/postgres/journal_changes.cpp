// What changes entries and threads that are there: removals, edits, locks and pins.
#include <vector>

#include "protocol/limits.hpp"
#include "server/store/postgres/journal_writes.hpp"

namespace havn::store::postgres {
namespace {

constexpr auto entry_sql =
    "SELECT kind, member_id, cid_key, removed FROM entry WHERE stream_id = $1 AND seq = $2";
constexpr auto edits_sql =
    "SELECT seq, member_id, cid_key FROM entry WHERE stream_id = $1 AND refers = $2 AND kind = 3";

Appended unchanged() {
    Appended before;
    before.repeated = true;
    return before;
}

}  // namespace

core::Result<Appended> JournalWrites::change(const Append& change) {
    switch (change.kind) {
        case EntryKind::lock:
        case EntryKind::unlock:
            return set_locked(change);
        case EntryKind::pin:
        case EntryKind::unpin:
            return set_pinned(change);
        case EntryKind::removal:
        case EntryKind::said:
        case EntryKind::edit:
            break;
    }
    return remove(change);
}

core::Result<Appended> JournalWrites::remove(const Append& removal) {
    Stream* stream = find(removal.stream);
    if (stream == nullptr || removal.refers > stream->last)
        return std::unexpected(core::Failure::absent);
    Pipeline looks;
    looks.add(entry_sql, removal.stream, removal.refers);
    looks.add("SELECT seq, at_ms FROM entry WHERE stream_id = $1 AND refers = $2 AND kind = 2",
              removal.stream, removal.refers);
    looks.add(edits_sql, removal.stream, removal.refers);
    auto found = connection().run(looks);
    if (!found[0].next() || found[0].as<EntryKind>(0) != EntryKind::said)
        return std::unexpected(core::Failure::absent);
    if (found[1].next()) {
        Appended before;
        before.seq = found[1].number(0);
        before.at_ms = found[1].integer(1);
        before.repeated = true;
        return before;
    }
    Append entry;
    entry.stream = removal.stream;
    entry.author = removal.author;
    entry.handle = removal.handle;
    entry.kind = EntryKind::removal;
    entry.refers = removal.refers;
    const auto placed = place(*stream, entry);
    Pipeline writes;
    add_waiting(writes);
    erase(writes, removal.stream, removal.refers,
          {MemberId{found[0].number(1)}, found[0].number(2)});
    while (found[2].next())
        erase(writes, removal.stream, found[2].number(0),
              {MemberId{found[2].number(1)}, found[2].number(2)});
    writes.add("DELETE FROM search_entry WHERE stream_id = $1 AND seq = $2", removal.stream,
               removal.refers);
    writes.add("DELETE FROM reaction WHERE stream_id = $1 AND seq = $2", removal.stream,
               removal.refers);
    writes.add(
        "UPDATE reaction_state SET hug = 0, me_too = 0, thank_you = 0, rev ="
        " (SELECT max(rev) + 1 FROM reaction_state WHERE stream_id = $1)"
        " WHERE stream_id = $1 AND seq = $2",
        removal.stream, removal.refers);
    connection().run(writes);
    return placed;
}

void JournalWrites::erase(Pipeline& writes, StreamId stream, Seq seq, const AnswerKey& key) {
    writes.add(
        "UPDATE entry SET title = '', text = '', note = '', removed = true, body_hash = $3"
        " WHERE stream_id = $1 AND seq = $2",
        stream, seq, erased_hash);
    if (key.cid_key == 0) return;
    writes.add("UPDATE answered SET body_hash = $3 WHERE member_id = $1 AND cid_key = $2",
               key.member, key.cid_key, erased_hash);
    if (const auto known = answers_.find(key); known != answers_.end())
        known->second.body_hash = erased_hash;
}

core::Result<MemberId> JournalWrites::author_of(StreamId stream, Seq seq) {
    auto found = connection().query(entry_sql, stream, seq);
    if (!found.next() || found.as<EntryKind>(0) != EntryKind::said)
        return std::unexpected(core::Failure::absent);
    if (found.integer(3) != 0) return std::unexpected(core::Failure::gone);
    return MemberId{found.number(1)};
}

std::optional<Seq> JournalWrites::last_of(StreamId stream) {
    const auto* found = find(stream);
    return found == nullptr ? std::nullopt : std::optional(found->last);
}

std::optional<core::Failure> JournalWrites::refuse_edit(const Append& edit) {
    const auto author = author_of(edit.stream, edit.refers);
    if (!author) return author.error();
    if (*author != edit.author) return core::Failure::absent;
    const auto edits = connection().query(edits_sql, edit.stream, edit.refers);
    if (static_cast<std::size_t>(edits.count()) >= protocol::limits::edits_max)
        return core::Failure::full;
    return std::nullopt;
}

core::Result<Appended> JournalWrites::set_locked(const Append& change) {
    Stream* stream = find(change.stream);
    if (stream == nullptr || !stream->thread) return std::unexpected(core::Failure::absent);
    const bool locked = change.kind == EntryKind::lock;
    if (stream->locked == locked) return unchanged();
    const auto placed = place(*stream, change);
    stream->locked = locked;
    connection().execute("UPDATE stream SET locked = $2 WHERE id = $1", change.stream, locked);
    return placed;
}

core::Result<Appended> JournalWrites::set_pinned(const Append& change) {
    Stream* forum = find(change.stream);
    if (forum == nullptr) return std::unexpected(core::Failure::absent);
    const auto thread = thread_stream(change.stream, change.refers);
    if (!thread) return std::unexpected(thread.error());
    const bool pinned = change.kind == EntryKind::pin;
    auto before = connection().query("SELECT pinned_by FROM stream WHERE id = $1", *thread);
    if ((before.next() && before.number(0) != 0) == pinned) return unchanged();
    if (pinned) {
        auto rows = connection().query(
            "SELECT count(*) FROM stream t JOIN stream f ON f.group_id = t.group_id"
            " WHERE f.id = $1 AND t.pinned_by <> 0",
            change.stream);
        if (rows.next() && rows.number(0) >= protocol::limits::pinned_max)
            return std::unexpected(core::Failure::full);
    }
    const auto placed = place(*forum, change);
    connection().execute("UPDATE stream SET pinned_by = $2 WHERE id = $1", *thread,
                         pinned ? placed.seq : 0);
    return placed;
}

}  // namespace havn::store::postgres
