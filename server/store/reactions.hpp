#pragma once
// Reactions to what was said: who gave which, and how that stands. State with a revision per
// stream, no entries: whoever was away asks for what changed since the revision they know.
// Threading as in journal.hpp.

#include <array>
#include <cstdint>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"

namespace havn::store {

enum class Reaction : std::uint8_t { hug = 1, me_too, thank_you };
inline constexpr std::size_t reaction_kinds = 3;

// How the reactions to one entry stand for one member.
struct ReactionState {
    Seq seq = 0;
    std::uint64_t rev = 0;
    std::array<std::uint64_t, reaction_kinds> people{};  // by kind - 1
    std::array<bool, reaction_kinds> mine{};
};

struct ReactionSet {
    ReactionState state;
    bool changed = false;  // false: it stood so before
};

struct ReactionPage {
    std::uint64_t rev = 0;               // of the stream
    std::vector<ReactionState> entries;  // by seq
    bool more = false;                   // more changed than `limit`
};

class Reactions {
  public:
    virtual ~Reactions() = default;

    // absent: nothing was said there, or by this member; gone: it was removed.
    virtual void set(core::Shard& home, MemberId member, StreamId stream, Seq seq, Reaction kind,
                     bool on, core::Completion<ReactionSet> done) = 0;
    // Entries first … last that have a reaction.
    virtual void range(core::Shard& home, MemberId member, StreamId stream, Seq first, Seq last,
                       core::Completion<ReactionPage> done) = 0;
    // Entries whose reactions changed after revision `rev`, also to none.
    virtual void since(core::Shard& home, MemberId member, StreamId stream, std::uint64_t rev,
                       std::size_t limit, core::Completion<ReactionPage> done) = 0;
};

}  // namespace havn::store
