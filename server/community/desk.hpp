#pragma once
// The desk: cases and who watches them. One a shard, called there.

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "protocol/events.hpp"
#include "protocol/limits.hpp"
#include "server/community/change_watch.hpp"
#include "server/community/directory.hpp"
#include "server/community/hub.hpp"
#include "server/store/cases.hpp"

namespace havn::community {

// How many moderators watch each group's desk, over all shards, and whether somebody does on
// another instance. Any thread, but for second_passed().
class Shifts {
  public:
    Shifts()
        : watching_(protocol::limits::groups_max + 1),
          elsewhere_(protocol::limits::groups_max + 1) {}
    void begin(GroupId group) { of(group).fetch_add(1, std::memory_order_relaxed); }
    void end(GroupId group) { of(group).fetch_sub(1, std::memory_order_relaxed); }
    bool staffed(GroupId group) const {
        return watching_.at(group.value).load(std::memory_order_relaxed) > 0 ||
               elsewhere_.at(group.value).load(std::memory_order_relaxed) > 0;
    }

    // Another instance says that somebody there is on shift; it has to say so again and again.
    void heard(GroupId group) {
        if (group.value < elsewhere_.size())
            elsewhere_[group.value].store(heard_seconds, std::memory_order_relaxed);
    }
    // Called by one thread.
    void second_passed() {
        for (auto& seconds : elsewhere_)
            if (const auto left = seconds.load(std::memory_order_relaxed); left > 0)
                seconds.store(left - 1, std::memory_order_relaxed);
    }
    std::vector<std::uint64_t> staffed_here() const {
        std::vector<std::uint64_t> groups;
        for (std::size_t i = 0; i < watching_.size(); ++i)
            if (watching_[i].load(std::memory_order_relaxed) > 0) groups.push_back(i);
        return groups;
    }

  private:
    std::atomic<int>& of(GroupId group) { return watching_.at(group.value); }

    // By group: the store numbers them 1, 2, 3 …, so that a group made later has its place already.
    std::vector<std::atomic<int>> watching_;
    static constexpr int heard_seconds = 15;
    std::vector<std::atomic<int>> elsewhere_;  // seconds for which it is believed
};

class Desk {
  public:
    static constexpr std::size_t open_cases_shown_max = 200;

    Desk(core::Shard& shard, Hub& hub, store::Cases& cases, const Directory& directory,
         Shifts& shifts, ChangeWatch& changes);

    bool staffed(GroupId group) const { return shifts_.staffed(group); }
    Shifts& shifts() { return shifts_; }

    // The open cases, most urgent first.
    void list(GroupId group, core::Completion<std::vector<store::Case>> done);
    // Opens a case and shows it to those who watch.
    void open(store::Case about, core::Completion<store::Case> done);
    // A case that was opened together with its message: shows it, here and on other instances.
    void opened(const store::Case& opened);
    // To those who watch on this instance.
    void show(const store::Case& one);
    // Decides, publishes what follows in the stream and shows the decided case. `stream` of the
    // case is found by its place.
    void decide(GroupId group, protocol::CaseId id, store::CaseState to, std::string by,
                core::Completion<store::Decision> done);

    protocol::CaseView view(const store::Case& one) const;

  private:
    core::Shard& shard_;
    Hub& hub_;
    store::Cases& cases_;
    const Directory& directory_;
    Shifts& shifts_;
    ChangeWatch& changes_;
};

}  // namespace havn::community
