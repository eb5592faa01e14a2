#pragma once
// Cases: what moderators work on. A held message lives here until somebody decides. Threading as in
// journal.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"

namespace havn::store {

enum class CaseState : std::uint8_t { open = 1, released, removed, closed };

struct Case {
    CaseId id;
    GroupId group;
    CaseKind kind = CaseKind::held;
    CaseState state = CaseState::open;
    StreamId stream;
    std::string place;  // the stream's name on the wire
    Seq seq = 0;        // 0: the message has no place yet
    MemberId author;
    std::string handle;
    std::string cid;
    EntryKind entry_kind = EntryKind::said;  // what a held message becomes: said or edit
    Seq refers = 0;                          // a held post's parent; what a held edit changes
    std::string title, text, note;
    std::string reason;  // reports: what the reporter wrote
    std::string verdict, care, findings_json;
    std::int64_t at_ms = 0;
    std::string decided_by;  // handle
    std::string claimed_by;  // handle; empty: nobody works on it
};

inline constexpr std::int64_t claim_kept_ms = 10 * 60 * 1'000;

struct Decision {
    Case decided;
    Seq seq = 0;             // released: the seq the message took; removed after it was shown: the
                             // removal's seq; else 0
    std::int64_t at_ms = 0;  // of that entry
};

class Cases {
  public:
    virtual ~Cases() = default;

    // A flagged, reported or care case about an entry (seq != 0) or about a held message's text.
    // The same kind for the same entry while one is open: that case.
    virtual void open(core::Shard& home, Case about, core::Completion<Case> done) = 0;
    // Open cases of a group, most urgent first (care urgent, held, report, flagged; then oldest).
    virtual void list(core::Shard& home, GroupId group, std::size_t limit,
                      core::Completion<std::vector<Case>> done) = 0;
    // One case; what was written is gone once it is decided. absent: none.
    virtual void read(core::Shard& home, CaseId id, core::Completion<Case> done) = 0;
    // In one transaction: the case leaves `open` and what follows from it happens (a released
    // message is appended, a shown one that is removed gets its removal, the message's idempotency
    // key answers with the seq from now on). conflict: somebody decided before. absent: no such
    // case in this group. Completes in commit order with appends, so its seq is in turn.
    virtual void decide(core::Shard& home, GroupId group, CaseId id, CaseState to, std::string by,
                        core::Completion<Decision> done) = 0;
    // Somebody works on it from now on, or (claimed false) no longer does. conflict: somebody else
    // does, or it is decided; a claim lapses after claim_kept_ms. absent: no such case.
    virtual void claim(core::Shard& home, GroupId group, CaseId id, std::string by, bool claimed,
                       core::Completion<Case> done) = 0;
    // How many are open, for metrics.
    virtual void count_open(core::Shard& home, core::Completion<std::uint64_t> done) = 0;
};

}  // namespace havn::store
