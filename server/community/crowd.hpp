#pragma once
// How many are in the rooms of each group, and in each room that holds only so many: on this
// instance, over all its shards, and on the others, who repeat what they count every few seconds
// and are believed for a while. Any thread.

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/limits.hpp"

namespace havn::community {

class Crowd {
  public:
    Crowd()
        : here_(protocol::limits::groups_max + 1), elsewhere_(protocol::limits::groups_max + 1) {}

    void begin(protocol::GroupId group) { of(group).fetch_add(1, std::memory_order_relaxed); }
    void end(protocol::GroupId group) { of(group).fetch_sub(1, std::memory_order_relaxed); }
    std::uint32_t people(protocol::GroupId group) const {
        return here_.at(group.value).load(std::memory_order_relaxed) +
               elsewhere_.at(group.value).load(std::memory_order_relaxed);
    }

    // So many places of a limited room are taken on this instance; 0: none.
    void set_taken(protocol::StreamId room, std::uint32_t places);
    std::uint32_t taken_elsewhere(protocol::StreamId room) const;

    // What the others are to hear; and whether a room has changed since this was asked last.
    struct Told {
        std::string text;
        bool rooms_changed = false;
    };
    Told tell();
    // What another instance says of itself.
    void heard(std::uint64_t instance, std::string_view told);
    void second_passed();

  private:
    using Counts = std::map<std::uint64_t, std::uint32_t>;
    struct Elsewhere {
        Counts groups, rooms;
        int seconds_left = 0;
    };

    std::atomic<std::uint32_t>& of(protocol::GroupId group) { return here_.at(group.value); }
    void sum_up();

    // By group: the store numbers them 1, 2, 3 …, so that a group made later has its place already.
    std::vector<std::atomic<std::uint32_t>> here_, elsewhere_;
    // The rest is asked for once a second, and when somebody enters a room that may be full.
    mutable std::mutex mutex_;
    Counts rooms_here_;
    bool rooms_changed_ = false;
    std::map<std::uint64_t, Elsewhere> instances_;
};

}  // namespace havn::community
