#include "server/store/sqlite/journal_writes.hpp"

#include <utility>

namespace havn::store::sqlite {
namespace {
constexpr std::size_t streams_cached_max = 100'000;
}

JournalWrites::JournalWrites(Writer& writer, std::size_t gathered_max)
    : writer_(writer),
      answers_(writer, gathered_max),
      places_(writer, gathered_max),
      find_stream_(writer.connection(), "SELECT kind = 3, posts FROM stream WHERE id = ?"),
      store_count_(writer.connection(), "UPDATE stream SET posts = ?2 WHERE id = ?1"),
      insert_entry_(writer.connection(),
                    "INSERT INTO entry (stream_id, seq, kind, member_id, handle, at_ms, refers,"
                    " cid_key, body_hash, title, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      find_entry_(writer.connection(), "SELECT kind, member_id, cid_key FROM entry WHERE id = ?"),
      find_removal_(writer.connection(),
                    "SELECT seq, at_ms FROM entry WHERE stream_id = ? AND refers = ? AND kind = 2"),
      blank_entry_(writer.connection(),
                   "UPDATE entry SET title = zeroblob(length(CAST(title AS BLOB))),"
                   " text = zeroblob(length(CAST(text AS BLOB))), body_hash = ?2 WHERE id = ?1"),
      entry_place_(writer.connection(), "SELECT seq, at_ms FROM entry WHERE id = ?"),
      insert_case_(writer.connection(),
                   "INSERT INTO moderation_case (group_id, kind, state, stream_id, place, seq,"
                   " member_id, handle, cid, refers, verdict, care, guideline, category, body_hash,"
                   " at_ms) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_body_(writer.connection(),
                   "INSERT INTO case_body (case_id, title, text, reason, findings)"
                   " VALUES (?, ?, ?, ?, ?)"),
      case_answer_(writer.connection(),
                   "SELECT at_ms, guideline, category FROM moderation_case WHERE id = ?"),
      find_thread_(writer.connection(),
                   "SELECT f.group_id, t.id FROM stream f JOIN entry e ON e.id = ?2 AND e.kind = 1"
                   " LEFT JOIN stream t ON t.group_id = f.group_id AND t.kind = 3"
                   " AND t.number = e.seq AND t.slug = '' WHERE f.id = ?1 AND f.kind = 2"),
      insert_thread_(writer.connection(),
                     "INSERT INTO stream (group_id, kind, number) VALUES (?, 3, ?)") {}

core::Result<Appended> JournalWrites::append(const Append& append) {
    if (append.kind == EntryKind::removal) return remove(append);
    Stream* stream = find(append.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    if (!append.key.cid.empty()) {
        if (const auto answer = answers_.find(answer_key_of(append))) return again(append, *answer);
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
    return place(*stream, message).first;
}

core::Result<Appended> JournalWrites::remove(const Append& removal) {
    Stream* stream = find(removal.stream);
    if (stream == nullptr || removal.refers > stream->last) {
        return std::unexpected(core::Failure::absent);
    }
    const auto id = places_.find(removal.stream, removal.refers);
    AnswerKey key;
    {
        Rows rows = find_entry_.query(id);
        if (!rows.next() || rows.as<EntryKind>(0) == EntryKind::removal) {
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
    blank_entry_.execute(id, erased_hash);
    if (key.cid_key != 0) answers_.forget_body(key);
    writer_.erased();
    return placed;
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
    if (key.cid_key != 0) {
        answers_.add(key, {.body_hash = body_hash, .at_ms = placed.at_ms, .entry = id, .held = {}});
    }
    places_.add(append.stream, placed.seq, id);
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
                        .posts = rows.number(1)};
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
