#pragma once
// The parts of one store, as the composition root hands them out. Each consumer takes the part it
// needs.

#include <cstdint>

#include "server/store/asks.hpp"
#include "server/store/blocks.hpp"
#include "server/store/cases.hpp"
#include "server/store/changes.hpp"
#include "server/store/feedback.hpp"
#include "server/store/group_log.hpp"
#include "server/store/groups.hpp"
#include "server/store/journal.hpp"
#include "server/store/keeping.hpp"
#include "server/store/members.hpp"
#include "server/store/outcomes.hpp"
#include "server/store/own_data.hpp"
#include "server/store/people.hpp"
#include "server/store/preferences.hpp"
#include "server/store/reactions.hpp"
#include "server/store/reading.hpp"
#include "server/store/room_places.hpp"
#include "server/store/search.hpp"
#include "server/store/sessions.hpp"
#include "server/store/shift_notes.hpp"
#include "server/store/threads.hpp"

namespace havn::store {

class Store {
  public:
    virtual ~Store() = default;
    virtual Journal& journal() = 0;
    virtual People& people() = 0;
    virtual Keeping& keeping() = 0;
    virtual Sessions& sessions() = 0;
    virtual Preferences& preferences() = 0;
    virtual Blocks& blocks() = 0;
    virtual OwnData& own_data() = 0;
    virtual Outcomes& outcomes() = 0;
    virtual Groups& groups() = 0;
    virtual Cases& cases() = 0;
    virtual Changes& changes() = 0;
    // A random number made together with the database. Any thread.
    virtual std::uint64_t organisation() const = 0;
    virtual Threads& threads() = 0;
    virtual Reactions& reactions() = 0;
    virtual Reading& reading() = 0;
    virtual Search& search() = 0;
    virtual Members& members() = 0;
    virtual Asks& asks() = 0;
    virtual GroupLog& group_log() = 0;
    virtual ShiftNotes& shift_notes() = 0;
    virtual Feedback& feedback() = 0;
    virtual RoomPlaces& room_places() = 0;
    // Any thread. Whether the last commit went through.
    virtual bool healthy() const = 0;
    // Any thread. Housekeeping in small steps, to be called about every minute: drops what has
    // passed its time, and finds out whether a store that was full or broken can write again.
    // Leaves a trace on `home`, so that shard must run.
    virtual void maintain(core::Shard& home) = 0;
    // Finishes what was asked for, then stops the store's threads. Completions still run on their
    // shards, which must be running.
    virtual void drain() = 0;
};

}  // namespace havn::store
