#pragma once
// The journal: the durable, ordered record of what was said in every stream. It alone gives out
// seq.
//
// Every call may be made from any thread; `done` runs on the shard passed in, once, in the order of
// commits: two appends to one stream that were asked for by one shard complete in seq order. An
// append completes only after its transaction is on disk. Appends that arrive while a commit is
// running go into the next one together; an idle journal commits at once.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

using protocol::CaseId;
using protocol::GroupId;
using protocol::MemberId;
using protocol::Seq;
using protocol::StreamId;

enum class EntryKind : std::uint8_t {
    said = 1,     // a message of a room, a post of a thread, the opening of a thread (in its forum)
    removal = 2,  // drops the body of entry `refers`; has no body of its own
    edit = 3,     // entry `refers` says this from now on
    lock = 4,     // the thread takes no more posts and edits
    unlock = 5,
    pin = 6,  // of the forum: thread `refers` is shown first
    unpin = 7,
};

// Who a retry is recognised by: unique for (author, stream, cid).
struct IdempotencyKey {
    std::string cid;
    std::uint64_t body_hash = 0;
};

enum class CaseKind : std::uint8_t { held = 1, flagged, report, care, appeal };

// What a case is about, beside the message itself. An Append that carries one opens the case in
// the same transaction (a cry for help must not get lost between two commits).
struct CaseDraft {
    CaseKind kind = CaseKind::held;
    GroupId group;
    std::string place;  // the stream's name on the wire: "grief/lounge", "grief/forum/12"
    std::string verdict;
    std::string care;
    std::string findings_json;
};

struct Append {
    StreamId stream;
    MemberId author;
    std::string handle;  // as shown with the entry, whatever becomes of the member
    EntryKind kind = EntryKind::said;
    // removal, edit, pin: the entry meant; post: the parent (0: the opening post); message of a
    // room: the one it answers (0: none)
    Seq refers = 0;
    std::string title;  // openings
    std::string text;
    std::string note;                  // what to warn of before the text is shown
    std::string carried;               // the room this was said in first, by its name on the wire
    IdempotencyKey key;                // empty cid: not idempotent (removals are by their nature)
    std::unique_ptr<CaseDraft> draft;  // null: no case; kind flagged or care
};

// What became of an append, a hold or a repeat of one.
struct Appended {
    Seq seq = 0;  // 0: held
    std::int64_t at_ms = 0;
    CaseId held;            // the case that holds it
    CaseId opened;          // the case that Append::draft opened
    bool repeated = false;  // this key was answered before; this is the same answer
    std::string guideline;  // of a held one
    std::string category;
};

// A message that waits in a case. It has no seq and nobody but moderators sees it.
struct Hold {
    Append message;         // its draft (kind held) is the case
    std::string guideline;  // the one the author is told
    std::string category;
};

struct StoredEntry {
    Seq seq = 0;
    EntryKind kind = EntryKind::said;
    MemberId author;
    std::string handle;
    std::int64_t at_ms = 0;
    Seq refers = 0;
    // The body: of an entry that was edited, the current one; of an edit, nothing once a later one
    // or a removal replaced it.
    std::string title;
    std::string text;
    std::string note;
    std::string carried;   // openings, posts: the room this was said in
    bool removed = false;  // the body is gone
    bool edited = false;
    bool superseded = false;    // edits: a later one or a removal replaced this one
    std::uint64_t replies = 0;  // openings: entries of their thread that are posts
    bool locked = false;        // openings
    bool pinned = false;        // openings
};

struct Page {
    std::vector<StoredEntry> entries;  // oldest first
    bool more = false;                 // there are more beyond this page in the direction asked
    Seq last = 0;                      // last seq of the stream at the time of reading
};

class Journal {
  public:
    virtual ~Journal() = default;

    // conflict: the key carries another body. unavailable: nothing was stored.
    // A removal: absent if entry `refers` was not said; repeated if it was removed before.
    // An edit: absent if entry `refers` was not said by this author; gone if it was removed; full
    // if it was edited too often. An edit, and what is said in a thread: locked if the thread is.
    // A lock, pin or their end where nothing changes: repeated, with seq 0. A pin: absent if there
    // is no such thread; full if too many are pinned.
    virtual void append(core::Shard& home, Append append, core::Completion<Appended> done) = 0;
    // Stores the message in a case instead. Same idempotency, same answers.
    virtual void hold(core::Shard& home, Hold hold, core::Completion<Appended> done) = 0;

    // Calls `ask`, at once. What it asks to append or hold shares a commit where that can be.
    virtual void together(const std::function<void()>& ask) { ask(); }

    // Entries with seq in (after, after + limit]; oldest first.
    virtual void read_after(core::Shard& home, StreamId stream, Seq after, std::size_t limit,
                            core::Completion<Page> done) = 0;
    // The newest `limit` entries with seq < before (before == 0: no bound). openings_only: leave
    // out removals (thread lists).
    virtual void read_before(core::Shard& home, StreamId stream, Seq before, std::size_t limit,
                             bool openings_only, core::Completion<Page> done) = 0;
    // The last seq of each of these streams, in their order; 0 where there is none.
    virtual void last_of(core::Shard& home, std::vector<StreamId> streams,
                         core::Completion<std::vector<Seq>> done) = 0;
    // One entry. absent: none.
    virtual void read_one(core::Shard& home, StreamId stream, Seq seq,
                          core::Completion<StoredEntry> done) = 0;
};

}  // namespace havn::store
