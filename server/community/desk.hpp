#pragma once
// The desk: cases and who watches them. One a shard, called there.

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "protocol/events.hpp"
#include "protocol/limits.hpp"
#include "server/community/directory.hpp"
#include "server/community/hub.hpp"
#include "server/store/cases.hpp"

namespace havn::community {

// How many moderators watch each group's desk, over all shards. Any thread.
class Shifts {
  public:
    Shifts() : watching_(protocol::limits::groups_max + 1) {}
    void begin(GroupId group) { of(group).fetch_add(1, std::memory_order_relaxed); }
    void end(GroupId group) { of(group).fetch_sub(1, std::memory_order_relaxed); }
    bool staffed(GroupId group) const {
        return watching_.at(group.value).load(std::memory_order_relaxed) > 0;
    }

  private:
    std::atomic<int>& of(GroupId group) { return watching_.at(group.value); }

    // By group: the store numbers them 1, 2, 3 …, so that a group made later has its place already.
    std::vector<std::atomic<int>> watching_;
};

class Desk {
  public:
    static constexpr std::size_t open_cases_shown_max = 200;

    Desk(core::Shard& shard, Hub& hub, store::Cases& cases, const Directory& directory,
         Shifts& shifts);

    bool staffed(GroupId group) const { return shifts_.staffed(group); }
    Shifts& shifts() { return shifts_; }

    // The open cases, most urgent first.
    void list(GroupId group, core::Completion<std::vector<store::Case>> done);
    // Opens a case and shows it to those who watch.
    void open(store::Case about, core::Completion<store::Case> done);
    // A case that was opened together with its message: shows it.
    void opened(const store::Case& opened);
    // Decides, publishes what follows in the stream and shows the decided case. `stream` of the
    // case is found by its place.
    void decide(GroupId group, protocol::CaseId id, store::CaseState to, std::string by,
                core::Completion<store::Decision> done);

    protocol::CaseView view(const store::Case& one) const;

  private:
    Stream stream_of(const store::Case& one) const;

    core::Shard& shard_;
    Hub& hub_;
    store::Cases& cases_;
    const Directory& directory_;
    Shifts& shifts_;
};

}  // namespace havn::community
