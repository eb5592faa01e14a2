#include "server/store/sqlite/journal_writes.hpp"

#include <utility>

namespace havn::store::sqlite {
namespace {
constexpr std::size_t streams_cached_max = 100'000;
}

JournalWrites::JournalWrites(Writer& writer, SearchIndex& index, std::size_t gathered_max)
    : writer_(writer),
      index_(index),
      answers_(writer, gathered_max),
      places_(writer, gathered_max),
      find_stream_(writer.connection(),
                   "SELECT kind = 3, posts, coalesce(locked, 0) FROM stream"
                   " LEFT JOIN thread_state ON stream_id = id WHERE id = ?"),
      store_count_(writer.connection(), "UPDATE stream SET posts = ?2 WHERE id = ?1"),
      insert_entry_(writer.connection(),
                    "INSERT INTO entry (stream_id, seq, kind, member_id, handle, at_ms, refers,"
                    " cid_key, body_hash, title, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_note_(writer.connection(), "INSERT INTO entry_note (entry_id, note) VALUES (?, ?)"),
      insert_origin_(writer.connection(),
                     "INSERT INTO entry_origin (entry_id, place) VALUES (?, ?)"),
      find_entry_(writer.connection(),
                  "SELECT kind, member_id, cid_key, typeof(text) = 'blob' FROM entry WHERE id = ?"),
      find_removal_(writer.connection(),
                    "SELECT seq, at_ms FROM entry WHERE stream_id = ? AND refers = ? AND kind = 2"),
      blank_entry_(writer.connection(),
                   "UPDATE entry SET title = zeroblob(length(CAST(title AS BLOB))),"
                   " text = zeroblob(length(CAST(text AS BLOB))), body_hash = ?2 WHERE id = ?1"),
      blank_note_(writer.connection(),
                  "UPDATE entry_note SET note = zeroblob(length(CAST(note AS BLOB)))"
                  " WHERE entry_id = ?"),
      edits_(writer.connection(),
             "SELECT id, member_id, cid_key FROM entry"
             " WHERE stream_id = ? AND refers = ? AND kind = 3"),
      drop_reactions_(writer.connection(), "DELETE FROM reaction WHERE stream_id = ? AND seq = ?"),
      drop_reaction_state_(writer.connection(),
                           "UPDATE reaction_state SET hug = 0, me_too = 0, thank_you = 0, rev ="
                           " (SELECT max(rev) + 1 FROM reaction_state WHERE stream_id = ?1)"
                           " WHERE stream_id = ?1 AND seq = ?2"),
      set_locked_(writer.connection(),
                  "INSERT INTO thread_state (stream_id, locked) VALUES (?1, ?2)"
                  " ON CONFLICT DO UPDATE SET locked = ?2"),
      set_pinned_(writer.connection(),
                  "INSERT INTO thread_state (stream_id, pinned_by) VALUES (?1, ?2)"
                  " ON CONFLICT DO UPDATE SET pinned_by = ?2"),
      find_pinned_(writer.connection(), "SELECT pinned_by FROM thread_state WHERE stream_id = ?"),
      count_pinned_(writer.connection(),
                    "SELECT count(*) FROM thread_state s JOIN stream t ON t.id = s.stream_id"
                    " JOIN stream f ON f.group_id = t.group_id"
                    " WHERE f.id = ? AND s.pinned_by <> 0"),
      entry_place_(writer.connection(), "SELECT seq, at_ms FROM entry WHERE id = ?"),
      insert_case_(writer.connection(),
                   "INSERT INTO moderation_case (group_id, kind, state, stream_id, place, seq,"
                   " member_id, handle, cid, refers, verdict, care, guideline, category, body_hash,"
                   " at_ms) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_body_(writer.connection(),
                   "INSERT INTO case_body (case_id, title, text, reason, findings)"
                   " VALUES (?, ?, ?, ?, ?)"),
      insert_extra_(writer.connection(),
                    "INSERT INTO case_extra (case_id, entry_kind, note) VALUES (?, ?, ?)"),
      case_answer_(writer.connection(),
                   "SELECT at_ms, guideline, category FROM moderation_case WHERE id = ?"),
      find_thread_(writer.connection(),
                   "SELECT f.group_id, t.id FROM stream f JOIN entry e ON e.id = ?2 AND e.kind = 1"
                   " LEFT JOIN stream t ON t.group_id = f.group_id AND t.kind = 3"
                   " AND t.number = e.seq AND t.slug = '' WHERE f.id = ?1 AND f.kind = 2"),
      insert_thread_(writer.connection(),
                     "INSERT INTO stream (group_id, kind, number) VALUES (?, 3, ?)") {}

core::Result<Appended> JournalWrites::append(const Append& append) {
    switch (append.kind) {
        case EntryKind::removal:
            return remove(append);
        case EntryKind::lock:
        case EntryKind::unlock:
            return set_locked(append);
        case EntryKind::pin:
        case EntryKind::unpin:
            return set_pinned(append);
        case EntryKind::said:
        case EntryKind::edit:
            break;
    }
    Stream* stream = find(append.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    if (!append.key.cid.empty()) {
        if (const auto answer = answers_.find(answer_key_of(append))) return again(append, *answer);
    }
    if (stream->locked) return std::unexpected(core::Failure::locked);
    if (append.kind == EntryKind::edit) {
        if (const auto why_not = refuse_edit(append)) return std::unexpected(*why_not);
    }
    auto placed = place(*stream, append).first;
    if (append.draft) placed.opened = open_case(append, placed, nullptr);
    return placed;
}

core::Result<Appended> JournalWrites::hold(const Hold& hold) {
    const auto& message = hold.message;
    if (find(message.stream) == nullptr) return std::unexpected(core::Failure::absent);
    const auto key = answer_key_of(message);
    if (!message.key.cid.empty()) {
        if (const auto answer = answers_.find(key)) return again(message, *answer);
    }
    Appended held;
    held.at_ms = writer_.clock().unix_ms();
    held.held = open_case(message, held, &hold);
    held.guideline = hold.guideline;
    held.category = hold.category;
    if (!message.key.cid.empty()) {
        answers_.add_held(key, {.body_hash = stored_hash(message.key.body_hash),
                                .at_ms = held.at_ms,
                                .entry = 0,
                                .held = held.held});
    }
    return held;
}

core::Result<Appended> JournalWrites::append_released(const Append& message) {
    Stream* stream = find(message.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    if (message.kind == EntryKind::edit) {
        if (const auto why_not = refuse_edit(message)) return std::unexpected(*why_not);
    }
    return place(*stream, message).first;
}

std::pair<Appended, std::uint64_t> JournalWrites::place(Stream& stream, const Append& append) {
    Appended placed;
    placed.seq = stream.last + 1;
    placed.at_ms = writer_.clock().unix_ms();
    const auto key = answer_key_of(append);
    const auto body_hash = stored_hash(append.key.body_hash);
    insert_entry_.execute(append.stream, placed.seq, append.kind, append.author, append.handle,
                          placed.at_ms, append.refers, key.cid_key, body_hash, append.title,
                          append.text);
    const auto id = writer_.connection().last_id();
    if (!append.note.empty()) insert_note_.execute(id, append.note);
    if (!append.carried.empty()) insert_origin_.execute(id, append.carried);
    if (key.cid_key != 0) {
        answers_.add(key, {.body_hash = body_hash, .at_ms = placed.at_ms, .entry = id, .held = {}});
    }
    places_.add(append.stream, placed.seq, id);
    if (append.kind == EntryKind::edit) forget_earlier(append, id);
    stream.last = placed.seq;
    if (stream.thread && append.kind == EntryKind::said) {
        ++stream.posts;
        if (!std::exchange(stream.counted, true)) counted_.push_back(append.stream);
    }
    return {placed, id};
}

CaseId JournalWrites::open_case(const Append& message, const Appended& placed, const Hold* hold) {
    Case about;
    about.group = message.draft->group;
    about.kind = message.draft->kind;
    about.stream = message.stream;
    about.place = message.draft->place;
    about.entry_kind = message.kind;
    // A held edit has no place; any other case about an edit is about what it changed.
    const bool edited = message.kind == EntryKind::edit && placed.seq != 0;
    about.seq = edited ? message.refers : placed.seq;
    about.author = message.author;
    about.handle = message.handle;
    about.cid = message.key.cid;
    about.refers = message.refers;
    about.title = message.title;
    about.text = message.text;
    about.note = message.note;
    about.verdict = message.draft->verdict;
    about.care = message.draft->care;
    about.findings_json = message.draft->findings_json;
    about.at_ms = placed.at_ms;
    return open_case(about, hold);
}

CaseId JournalWrites::open_case(const Case& about, const Hold* hold) {
    const std::string_view guideline = hold != nullptr ? hold->guideline : std::string_view();
    const std::string_view category = hold != nullptr ? hold->category : std::string_view();
    const auto body_hash = hold != nullptr ? hold->message.key.body_hash : 0;
    insert_case_.execute(about.group, about.kind, about.stream, about.place, about.seq,
                         about.author, about.handle, about.cid, about.refers, about.verdict,
                         about.care, guideline, category, body_hash, about.at_ms);
    const CaseId id{writer_.connection().last_id()};
    insert_body_.execute(id, about.title, about.text, about.reason, about.findings_json);
    if (about.entry_kind != EntryKind::said || !about.note.empty())
        insert_extra_.execute(id, about.entry_kind, about.note);
    writer_.changed(ChangeKind::desk_case, about.group, id.value);
    return id;
}

core::Result<Appended> JournalWrites::again(const Append& message, const Answer& answer) {
    if (!same_body(answer.body_hash, message.key.body_hash)) {
        return std::unexpected(core::Failure::conflict);
    }
    Appended before;
    before.repeated = true;
    if (answer.entry != 0) {
        Rows rows = entry_place_.query(answer.entry);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        before.seq = rows.number(0);
        before.at_ms = rows.integer(1);
        return before;
    }
    Rows rows = case_answer_.query(answer.held);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    before.held = answer.held;
    before.at_ms = rows.integer(0);
    before.guideline = rows.text(1);
    before.category = rows.text(2);
    return before;
}

core::Result<StreamId> JournalWrites::thread_stream(StreamId forum, Seq opening) {
    std::uint64_t group = 0;
    {
        Rows rows = find_thread_.query(forum, places_.find(forum, opening));
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
    const Stream stream{.last = places_.last(id),
                        .thread = rows.integer(0) != 0,
                        .counted = false,
                        .posts = rows.number(1),
                        .locked = rows.integer(2) != 0};
    return &streams_.emplace(id, stream).first->second;
}

void JournalWrites::before_commit() {
    for (const StreamId id : counted_) {
        auto& stream = streams_.at(id);
        store_count_.execute(id, stream.posts);
        stream.counted = false;
    }
    counted_.clear();
    if (streams_.size() > streams_cached_max) streams_.clear();
    answers_.store_some();
    places_.store_some();
}

void JournalWrites::committed() {
    answers_.committed();
    places_.committed();
}

void JournalWrites::rolled_back() {
    streams_.clear();
    counted_.clear();
    answers_.rolled_back();
    places_.rolled_back();
}

}  // namespace havn::store::sqlite
