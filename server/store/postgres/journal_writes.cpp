#include "server/store/postgres/journal_writes.hpp"

#include <algorithm>

#include "server/core/clock.hpp"

namespace havn::store::postgres {
namespace {

// A message that was sent but not seen to arrive is sent again within this time or never.
constexpr std::int64_t answers_kept_ms = 7 * core::day_ms;
constexpr int answers_pruned_max = 20'000;

constexpr auto lock_streams_sql =
    "SELECT id, last_seq, kind = 3, posts, locked FROM stream WHERE id = ANY($1) ORDER BY id FOR "
    "UPDATE";
constexpr auto find_answers_sql =
    "SELECT a.member_id, a.cid_key, a.body_hash, a.at_ms, a.seq, a.case_id, c.guideline, c.category"
    " FROM unnest($1, $2) k (member_id, cid_key)"
    " JOIN answered a ON a.member_id = k.member_id AND a.cid_key = k.cid_key"
    " LEFT JOIN moderation_case c ON c.id = a.case_id";
constexpr auto new_case_ids_sql =
    "SELECT nextval(pg_get_serial_sequence('moderation_case', 'id')) FROM generate_series(1, $1)";
constexpr auto insert_entries_sql =
    "INSERT INTO entry (stream_id, seq, kind, member_id, handle, at_ms, refers, cid_key, body_hash,"
    " title, text, note, origin)"
    " SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
constexpr auto insert_answers_sql =
    "INSERT INTO answered (member_id, cid_key, body_hash, at_ms, seq, case_id)"
    " SELECT * FROM unnest($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (member_id, cid_key) DO UPDATE SET body_hash = excluded.body_hash,"
    " at_ms = excluded.at_ms, seq = excluded.seq, case_id = excluded.case_id";
constexpr auto insert_cases_sql =
    "INSERT INTO moderation_case (id, group_id, kind, state, stream_id, place, seq, member_id,"
    " handle, cid, refers, verdict, care, guideline, category, body_hash, at_ms)"
    " SELECT u.id, u.group_id, u.kind, 1, u.stream_id, u.place, u.seq, u.member_id, u.handle,"
    " u.cid, u.refers, u.verdict, u.care, u.guideline, u.category, u.body_hash, u.at_ms"
    " FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    " u (id, group_id, kind, stream_id, place, seq, member_id, handle, cid, refers, verdict, care,"
    " guideline, category, body_hash, at_ms)";
constexpr auto insert_bodies_sql =
    "INSERT INTO case_body (case_id, title, text, reason, findings, entry_kind, note)"
    " SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)";
constexpr auto store_streams_sql =
    "UPDATE stream s SET last_seq = u.last_seq, posts = u.posts"
    " FROM unnest($1, $2, $3) u (id, last_seq, posts) WHERE s.id = u.id";

void sort_out(std::vector<std::uint64_t>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    if (!ids.empty() && ids.front() == 0) ids.erase(ids.begin());
}

std::uint64_t bits(std::int64_t value) {
    return static_cast<std::uint64_t>(value);
}

}  // namespace

JournalWrites::JournalWrites(Writer& writer) : writer_(writer) {
    writer.set_hooks({.open = [this](Pipeline& pipeline, Jobs& batch) { open(pipeline, batch); },
                      .opened = [this](std::span<Rows> rows) { opened(rows); },
                      .close = [this](Pipeline& pipeline) { close(pipeline); }});
}

void JournalWrites::submit_append(core::Shard& home, Append message,
                                  core::Completion<Appended> done) {
    if (message.kind != EntryKind::said && message.kind != EntryKind::edit) {
        const std::vector streams{message.stream};
        return submit<Appended>(home, streams, std::move(done),
                                [this, message = std::move(message)] { return change(message); });
    }
    const auto key = answer_key_of(message);
    auto need = [stream = message.stream, key, cases = message.draft ? 1 : 0](Needs& of_all) {
        of_all.streams.push_back(stream.value);
        of_all.cases += static_cast<std::size_t>(cases);
        if (key.cid_key == 0) return;
        of_all.members.push_back(key.member.value);
        of_all.cid_keys.push_back(key.cid_key);
    };
    push<Appended>(home, std::move(done), std::move(need),
                   [this, message = std::move(message)] { return append(message); });
}

void JournalWrites::submit_hold(core::Shard& home, Hold held, core::Completion<Appended> done) {
    const auto key = answer_key_of(held.message);
    auto need = [stream = held.message.stream, key](Needs& of_all) {
        of_all.streams.push_back(stream.value);
        ++of_all.cases;
        if (key.cid_key == 0) return;
        of_all.members.push_back(key.member.value);
        of_all.cid_keys.push_back(key.cid_key);
    };
    push<Appended>(home, std::move(done), std::move(need),
                   [this, held = std::move(held)] { return hold(held); });
}

void JournalWrites::open(Pipeline& pipeline, Jobs& batch) {
    streams_.clear();
    answers_.clear();
    case_ids_.clear();
    entries_ = {};
    new_answers_ = {};
    cases_ = {};
    Needs needs;
    batch.for_each([&](Job& job) { static_cast<WriteJob&>(job).need(needs); });
    sort_out(needs.streams);
    pipeline.add(lock_streams_sql, needs.streams);
    pipeline.add(find_answers_sql, needs.members, needs.cid_keys);
    pipeline.add(new_case_ids_sql, needs.cases);
}

void JournalWrites::opened(std::span<Rows> rows) {
    for (auto& found = rows[0]; found.next();) {
        streams_.emplace(StreamId{found.number(0)}, Stream{.last = found.number(1),
                                                           .thread = found.integer(2) != 0,
                                                           .posts = found.number(3),
                                                           .locked = found.integer(4) != 0,
                                                           .changed = false});
    }
    for (auto& found = rows[1]; found.next();) {
        answers_.emplace(AnswerKey{MemberId{found.number(0)}, found.number(1)},
                         Answer{.body_hash = found.number(2),
                                .at_ms = found.integer(3),
                                .seq = found.number(4),
                                .held = CaseId{found.number(5)},
                                .guideline = found.text(6),
                                .category = found.text(7)});
    }
    for (auto& found = rows[2]; found.next();) case_ids_.push_back(found.number(0));
    std::ranges::reverse(case_ids_);
}

void JournalWrites::close(Pipeline& pipeline) {
    add_waiting(pipeline);
    std::vector<std::uint64_t> ids, last, posts;
    for (const auto& [id, stream] : streams_) {
        if (!stream.changed) continue;
        ids.push_back(id.value);
        last.push_back(stream.last);
        posts.push_back(stream.posts);
    }
    if (!ids.empty()) pipeline.add(store_streams_sql, ids, last, posts);
}

void JournalWrites::add_waiting(Pipeline& pipeline) {
    if (const auto e = std::exchange(entries_, {}); !e.seq.empty()) {
        pipeline.add(insert_entries_sql, e.stream, e.seq, e.kind, e.member, e.handle, e.at_ms,
                     e.refers, e.cid_key, e.body_hash, e.title, e.text, e.note, e.origin);
    }
    if (const auto a = std::exchange(new_answers_, {}); !a.member.empty()) {
        pipeline.add(insert_answers_sql, a.member, a.cid_key, a.body_hash, a.at_ms, a.seq, a.held);
    }
    if (const auto c = std::exchange(cases_, {}); !c.id.empty()) {
        pipeline.add(insert_cases_sql, c.id, c.group, c.kind, c.stream, c.place, c.seq, c.member,
                     c.handle, c.cid, c.refers, c.verdict, c.care, c.guideline, c.category,
                     c.body_hash, c.at_ms);
        pipeline.add(insert_bodies_sql, c.id, c.title, c.text, c.reason, c.findings, c.entry_kind,
                     c.note);
    }
}

void JournalWrites::flush() {
    Pipeline waiting;
    add_waiting(waiting);
    if (!waiting.empty()) connection().run(waiting);
}

core::Result<Appended> JournalWrites::append(const Append& message) {
    Stream* stream = find(message.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    const auto key = answer_key_of(message);
    if (const auto answer = answers_.find(key); key.cid_key != 0 && answer != answers_.end())
        return again(message, answer->second);
    if (stream->locked) return std::unexpected(core::Failure::locked);
    if (message.kind == EntryKind::edit) {
        flush();
        if (const auto why_not = refuse_edit(message)) return std::unexpected(*why_not);
    }
    auto placed = place(*stream, message);
    if (key.cid_key != 0) {
        put_answer(key, {.body_hash = stored_hash(message.key.body_hash),
                         .at_ms = placed.at_ms,
                         .seq = placed.seq,
                         .held = {},
                         .guideline = {},
                         .category = {}});
    }
    if (message.draft) placed.opened = open_case(message, placed, nullptr);
    return placed;
}

core::Result<Appended> JournalWrites::hold(const Hold& hold) {
    const auto& message = hold.message;
    if (find(message.stream) == nullptr) return std::unexpected(core::Failure::absent);
    const auto key = answer_key_of(message);
    if (const auto answer = answers_.find(key); key.cid_key != 0 && answer != answers_.end())
        return again(message, answer->second);
    Appended held;
    held.at_ms = clock().unix_ms();
    held.held = open_case(message, held, &hold);
    held.guideline = hold.guideline;
    held.category = hold.category;
    if (key.cid_key != 0) {
        put_answer(key, {.body_hash = stored_hash(message.key.body_hash),
                         .at_ms = held.at_ms,
                         .seq = 0,
                         .held = held.held,
                         .guideline = hold.guideline,
                         .category = hold.category});
    }
    return held;
}

core::Result<Appended> JournalWrites::again(const Append& message, const Answer& answer) const {
    if (!same_body(answer.body_hash, message.key.body_hash))
        return std::unexpected(core::Failure::conflict);
    Appended before;
    before.repeated = true;
    before.seq = answer.seq;
    before.at_ms = answer.at_ms;
    if (answer.seq != 0) return before;
    before.held = answer.held;
    before.guideline = answer.guideline;
    before.category = answer.category;
    return before;
}

JournalWrites::Stream* JournalWrites::find(StreamId id) {
    const auto found = streams_.find(id);
    return found == streams_.end() ? nullptr : &found->second;
}

Appended JournalWrites::place(Stream& stream, const Append& append) {
    Appended placed;
    placed.seq = ++stream.last;
    placed.at_ms = clock().unix_ms();
    if (stream.thread && append.kind == EntryKind::said) ++stream.posts;
    stream.changed = true;
    auto& e = entries_;
    e.stream.push_back(append.stream.value);
    e.seq.push_back(placed.seq);
    e.kind.push_back(static_cast<std::uint64_t>(append.kind));
    e.member.push_back(append.author.value);
    e.handle.push_back(append.handle);
    e.at_ms.push_back(bits(placed.at_ms));
    e.refers.push_back(append.refers);
    e.cid_key.push_back(answer_key_of(append).cid_key);
    e.body_hash.push_back(stored_hash(append.key.body_hash));
    e.title.push_back(append.title);
    e.text.push_back(append.text);
    e.note.push_back(append.note);
    e.origin.push_back(append.carried);
    return placed;
}

void JournalWrites::put_answer(const AnswerKey& key, const Answer& answer) {
    answers_.insert_or_assign(key, answer);
    auto& a = new_answers_;
    a.member.push_back(key.member.value);
    a.cid_key.push_back(key.cid_key);
    a.body_hash.push_back(answer.body_hash);
    a.at_ms.push_back(bits(answer.at_ms));
    a.seq.push_back(answer.seq);
    a.held.push_back(answer.held.value);
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
    return new_case(about, hold);
}

CaseId JournalWrites::new_case(const Case& about, const Hold* hold) {
    const CaseId id{case_ids_.back()};
    case_ids_.pop_back();
    writer_.changed(ChangeKind::desk_case, about.group, id.value);
    auto& c = cases_;
    c.id.push_back(id.value);
    c.group.push_back(about.group.value);
    c.kind.push_back(static_cast<std::uint64_t>(about.kind));
    c.stream.push_back(about.stream.value);
    c.place.push_back(about.place);
    c.seq.push_back(about.seq);
    c.member.push_back(about.author.value);
    c.handle.push_back(about.handle);
    c.cid.push_back(about.cid);
    c.refers.push_back(about.refers);
    c.verdict.push_back(about.verdict);
    c.care.push_back(about.care);
    c.guideline.push_back(hold != nullptr ? hold->guideline : std::string());
    c.category.push_back(hold != nullptr ? hold->category : std::string());
    c.body_hash.push_back(hold != nullptr ? hold->message.key.body_hash : 0);
    c.at_ms.push_back(bits(about.at_ms));
    c.title.push_back(about.title);
    c.text.push_back(about.text);
    c.reason.push_back(about.reason);
    c.findings.push_back(about.findings_json);
    c.entry_kind.push_back(static_cast<std::uint64_t>(about.entry_kind));
    c.note.push_back(about.note);
    return id;
}

CaseId JournalWrites::open_case(const Case& about) {
    auto ids = connection().query(new_case_ids_sql, 1);
    ids.next();
    case_ids_.push_back(ids.number(0));
    const auto id = new_case(about, nullptr);
    flush();
    return id;
}

core::Result<Appended> JournalWrites::append_released(const Append& message) {
    Stream* stream = find(message.stream);
    if (stream == nullptr) return std::unexpected(core::Failure::absent);
    if (message.kind == EntryKind::edit) {
        if (const auto why_not = refuse_edit(message)) return std::unexpected(*why_not);
    }
    const auto placed = place(*stream, message);
    if (const auto key = answer_key_of(message); key.cid_key != 0) {
        put_answer(key, {.body_hash = stored_hash(message.key.body_hash),
                         .at_ms = placed.at_ms,
                         .seq = placed.seq,
                         .held = {},
                         .guideline = {},
                         .category = {}});
    }
    flush();
    return placed;
}

core::Result<StreamId> JournalWrites::thread_stream(StreamId forum, Seq opening) {
    auto found = connection().query(
        "SELECT f.group_id, t.id FROM stream f"
        " JOIN entry e ON e.stream_id = f.id AND e.seq = $2 AND e.kind = 1"
        " LEFT JOIN stream t ON t.group_id = f.group_id AND t.kind = 3 AND t.number = e.seq"
        " AND t.slug = '' WHERE f.id = $1 AND f.kind = 2",
        forum, opening);
    if (!found.next()) return std::unexpected(core::Failure::absent);
    if (const StreamId thread{found.number(1)}) return thread;
    auto made = connection().query(
        "INSERT INTO stream (group_id, kind, number) VALUES ($1, 3, $2) RETURNING id",
        found.number(0), opening);
    made.next();
    return StreamId{made.number(0)};
}

void JournalWrites::prune(Writer& by) {
    by.connection().execute(
        "DELETE FROM answered WHERE ctid = ANY (ARRAY"
        " (SELECT ctid FROM answered WHERE at_ms < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))",
        by.clock().unix_ms() - answers_kept_ms, answers_pruned_max);
}

}  // namespace havn::store::postgres
