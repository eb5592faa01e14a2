#pragma once
// How this instance hears from the others: one bus a shard, what they say to all (look for changes,
// who is on shift, how many are here), and whether all of it works. Made by the composition root.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/bus/bus.hpp"
#include "server/community/change_watch.hpp"
#include "server/community/crowd.hpp"
#include "server/community/desk.hpp"
#include "server/community/hub.hpp"
#include "server/config.hpp"
#include "server/core/clock.hpp"
#include "server/core/log.hpp"
#include "server/core/shard.hpp"

namespace havn {

class Buses {
  public:
    // Alone, as long as nobody else can write to the store. Throws std::runtime_error with one
    // clear line. What is passed outlives it.
    Buses(const Config& config, std::uint64_t organisation, std::uint64_t instance,
          core::Shards shards, const core::Clock& clock, core::Log& log);

    // null: there are no other instances.
    bus::Bus* of(std::size_t shard);
    bus::BusStats* stats_of(std::size_t shard);
    // Before the shards run.
    void connect(std::span<community::Hub* const> hubs, community::ChangeWatch& changes,
                 community::Shifts& shifts, community::Crowd& crowd);

    // Any thread. Whether a shard does not hear the others, though it should.
    bool away() const;
    std::span<const std::unique_ptr<bus::BusStats>> stats() const { return stats_; }

  private:
    void tell_shifts();
    void tell_crowd();

    const core::Shards shards_;
    const bool redis_;
    std::vector<std::unique_ptr<bus::BusStats>> stats_;
    std::vector<std::unique_ptr<bus::Bus>> buses_;
    community::Shifts* shifts_ = nullptr;
    community::Crowd* crowd_ = nullptr;
    std::vector<std::uint64_t> told_staffed_;
    std::string told_crowd_;
    std::uint32_t seconds_ = 0;
};

}  // namespace havn
