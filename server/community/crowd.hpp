#pragma once
// How many are in the rooms of each group, over all shards of this instance. Any thread.

#include <atomic>
#include <cstdint>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/limits.hpp"

namespace havn::community {

class Crowd {
  public:
    Crowd() : people_(protocol::limits::groups_max + 1) {}
    void begin(protocol::GroupId group) { of(group).fetch_add(1, std::memory_order_relaxed); }
    void end(protocol::GroupId group) { of(group).fetch_sub(1, std::memory_order_relaxed); }
    std::uint32_t people(protocol::GroupId group) const {
        return people_.at(group.value).load(std::memory_order_relaxed);
    }

  private:
    std::atomic<std::uint32_t>& of(protocol::GroupId group) { return people_.at(group.value); }

    // By group: the store numbers them 1, 2, 3 …, so that a group made later has its place already.
    std::vector<std::atomic<std::uint32_t>> people_;
};

}  // namespace havn::community
