#include "server/store/sqlite/journal_writes.hpp"

#include <tuple>
#include <utility>

namespace havn::store::sqlite {
namespace {

// A message that was sent but not seen to arrive is sent again within this time or never.
constexpr std::int64_t answers_kept_ms = 7LL * 24 * 60 * 60 * 1'000;
constexpr int answers_looked_at_max = 2'000;
constexpr std::size_t streams_cached_max = 100'000;

}  // namespace

JournalWrites::JournalWrites(Writer& writer)
    : writer_(writer),
      find_stream_(writer.connection(),
                   "SELECT kind = 3, posts, (SELECT max(seq) FROM entry WHERE stream_id = s.id)"
                   " FROM stream s WHERE id = ?"),
      store_count_(writer.connection(), "UPDATE stream SET posts = ?2 WHERE id = ?1"),
      insert_entry_(writer.connection(),
                    "INSERT INTO entry (stream_id, seq, kind, member_id, handle, at_ms, refers,"
                    " title, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      find_entry_(writer.connection(),
                  "SELECT e.kind, e.removed_by, r.at_ms FROM entry e LEFT JOIN entry r"
                  " ON r.stream_id = e.stream_id AND r.seq = e.removed_by"
                  " WHERE e.stream_id = ? AND e.seq = ?"),
      blank_entry_(writer.connection(),
                   "UPDATE entry SET title = '', text = '', removed_by = ?3"
                   " WHERE stream_id = ?1 AND seq = ?2"),
      insert_answer_(writer.connection(),
                     "INSERT OR IGNORE INTO answered (member_id, stream_id, cid, body_hash, at_ms,"
                     " seq, case_id, guideline, category) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      find_answer_(writer.connection(),
                   "SELECT body_hash, seq, at_ms, case_id, guideline, category FROM answered"
                   " WHERE member_id = ? AND stream_id = ? AND cid = ?"),
      move_answer_(writer.connection(),
                   "UPDATE answered SET seq = ?4, at_ms = ?5, case_id = 0, guideline = '',"
                   " category = '' WHERE member_id = ?1 AND stream_id = ?2 AND cid = ?3"),
      old_answers_(writer.connection(),
                   "SELECT member_id, stream_id, cid, at_ms FROM answered"
                   " WHERE (member_id, stream_id, cid) > (?, ?, ?)"
                   " ORDER BY member_id, stream_id, cid LIMIT ?"),
      delete_answer_(writer.connection(),
                     "DELETE FROM answered WHERE member_id = ? AND stream_id = ? AND cid = ?"),
      insert_case_(writer.connection(),
                   "INSERT INTO moderation_case (group_id, kind, state, stream_id, place, seq,"
                   " member_id, handle, cid, refers, title, text, reason, verdict, care, findings,"
                   " at_ms) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      find_thread_(writer.connection(),
                   "SELECT f.group_id, t.id FROM stream f JOIN entry e ON e.stream_id = f.id"
                   " AND e.seq = ?2 AND e.kind = 1 LEFT JOIN stream t ON t.group_id = f.group_id"
                   " AND t.kind = 3 AND t.number = e.seq AND t.slug = ''"
                   " WHERE f.id = ?1 AND f.kind = 2"),
      insert_thread_(writer.connection(),
                     "INSERT INTO stream (group_id, kind, number) VALUES (?, 3, ?)") {}

core::Result<Appended> JournalWrites::append(const Append& append) {
    if (append.kind == EntryKind::removal) return remove(append);
    Stream* stream = find(append.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    const auto at_ms = writer_.clock().unix_ms();
    if (!append.key.cid.empty()) {
        insert_answer_.execute(append.author, append.stream, append.key.cid, append.key.body_hash,
                               at_ms, stream->last + 1, 0, std::string_view(), std::string_view());
        if (writer_.connection().changes() == 0) return answered_before(append);
    }
    auto placed = place(*stream, append, at_ms);
    if (append.draft) placed.opened = open_case(append, placed);
    return placed;
}

core::Result<Appended> JournalWrites::hold(const Hold& hold) {
    const auto& message = hold.message;
    if (find(message.stream) == nullptr) return std::unexpected(core::Failure::absent);
    if (!message.key.cid.empty()) {
        auto before = answered_before(message);
        if (before || before.error() != core::Failure::absent) return before;
    }
    Appended held;
    held.at_ms = writer_.clock().unix_ms();
    held.held = open_case(message, held);
    held.guideline = hold.guideline;
    held.category = hold.category;
    if (!message.key.cid.empty()) {
        insert_answer_.execute(message.author, message.stream, message.key.cid,
                               message.key.body_hash, held.at_ms, 0, held.held, hold.guideline,
                               hold.category);
    }
    return held;
}

core::Result<Appended> JournalWrites::append_released(const Append& message) {
    Stream* stream = find(message.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    const auto placed = place(*stream, message, writer_.clock().unix_ms());
    if (!message.key.cid.empty()) {
        move_answer_.execute(message.author, message.stream, message.key.cid, placed.seq,
                             placed.at_ms);
    }
    return placed;
}

core::Result<Appended> JournalWrites::remove(const Append& removal) {
    Stream* stream = find(removal.stream);
    if (stream == nullptr || removal.refers > stream->last) {
        return std::unexpected(core::Failure::absent);
    }
    {
        Rows rows = find_entry_.query(removal.stream, removal.refers);
        if (!rows.next() || rows.as<EntryKind>(0) == EntryKind::removal) {
            return std::unexpected(core::Failure::absent);
        }
        if (const Seq first = rows.number(1); first != 0) {
            Appended before;
            before.seq = first;
            before.at_ms = rows.integer(2);
            before.repeated = true;
            return before;
        }
    }
    Append entry;
    entry.stream = removal.stream;
    entry.author = removal.author;
    entry.handle = removal.handle;
    entry.kind = EntryKind::removal;
    entry.refers = removal.refers;
    const auto placed = place(*stream, entry, writer_.clock().unix_ms());
    blank_entry_.execute(removal.stream, removal.refers, placed.seq);
    writer_.erased();
    return placed;
}

Appended JournalWrites::place(Stream& stream, const Append& append, std::int64_t at_ms) {
    Appended placed;
    placed.seq = stream.last + 1;
    placed.at_ms = at_ms;
    insert_entry_.execute(append.stream, placed.seq, append.kind, append.author, append.handle,
                          at_ms, append.refers, append.title, append.text);
    stream.last = placed.seq;
    if (stream.thread && append.kind == EntryKind::said) {
        ++stream.posts;
        if (!std::exchange(stream.counted, true)) counted_.push_back(append.stream);
    }
    return placed;
}

CaseId JournalWrites::open_case(const Append& message, const Appended& placed) {
    Case about;
    about.group = message.draft->group;
    about.kind = message.draft->kind;
    about.stream = message.stream;
    about.place = message.draft->place;
    about.seq = placed.seq;
    about.author = message.author;
    about.handle = message.handle;
    about.cid = message.key.cid;
    about.refers = message.refers;
    about.title = message.title;
    about.text = message.text;
    about.verdict = message.draft->verdict;
    about.care = message.draft->care;
    about.findings_json = message.draft->findings_json;
    about.at_ms = placed.at_ms;
    return open_case(about);
}

CaseId JournalWrites::open_case(const Case& about) {
    insert_case_.execute(about.group, about.kind, about.stream, about.place, about.seq,
                         about.author, about.handle, about.cid, about.refers, about.title,
                         about.text, about.reason, about.verdict, about.care, about.findings_json,
                         about.at_ms);
    return CaseId{writer_.connection().last_id()};
}

core::Result<Appended> JournalWrites::answered_before(const Append& message) {
    Rows rows = find_answer_.query(message.author, message.stream, message.key.cid);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    if (rows.number(0) != message.key.body_hash) return std::unexpected(core::Failure::conflict);
    Appended before;
    before.seq = rows.number(1);
    before.at_ms = rows.integer(2);
    before.held = CaseId{rows.number(3)};
    before.repeated = true;
    before.guideline = rows.text(4);
    before.category = rows.text(5);
    return before;
}

core::Result<StreamId> JournalWrites::thread_stream(StreamId forum, Seq opening) {
    std::uint64_t group = 0;
    {
        Rows rows = find_thread_.query(forum, opening);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        if (const StreamId thread{rows.number(1)}) return thread;
        group = rows.number(0);
    }
    insert_thread_.execute(group, opening);
    return StreamId{writer_.connection().last_id()};
}

JournalWrites::Stream* JournalWrites::find(StreamId id) {
    if (const auto cached = streams_.find(id); cached != streams_.end()) return &cached->second;
    Rows rows = find_stream_.query(id);
    if (!rows.next()) return nullptr;
    const Stream stream{.last = rows.number(2),
                        .thread = rows.integer(0) != 0,
                        .counted = false,
                        .posts = rows.number(1)};
    return &streams_.emplace(id, stream).first->second;
}

void JournalWrites::prune_answers() {
    const auto before_ms = writer_.clock().unix_ms() - answers_kept_ms;
    std::vector<std::tuple<std::uint64_t, std::uint64_t, std::string>> old;
    int looked_at = 0;
    {
        const auto from = pruned_to_;
        Rows rows = old_answers_.query(from.member, from.stream, from.cid, answers_looked_at_max);
        while (rows.next()) {
            ++looked_at;
            pruned_to_ = {rows.number(0), rows.number(1), rows.text(2)};
            if (rows.integer(3) < before_ms) {
                old.emplace_back(pruned_to_.member, pruned_to_.stream, pruned_to_.cid);
            }
        }
    }
    if (looked_at < answers_looked_at_max) pruned_to_ = {};
    for (const auto& [member, stream, cid] : old) delete_answer_.execute(member, stream, cid);
}

void JournalWrites::store_counts() {
    for (const StreamId id : counted_) {
        auto& stream = streams_.at(id);
        store_count_.execute(id, stream.posts);
        stream.counted = false;
    }
    counted_.clear();
    if (streams_.size() > streams_cached_max) streams_.clear();
}

void JournalWrites::forget_cached() {
    streams_.clear();
    counted_.clear();
}

}  // namespace havn::store::sqlite
