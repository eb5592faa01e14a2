#pragma once
// Sees to it that what one instance changed takes effect on all of them within a second: bans,
// roles, policies, frozen rooms, decided cases. One a process; its own state belongs to the first
// shard.
//
// How to use it. Whoever writes such a thing into the store records a change in the same
// transaction (server/store/changes.hpp) and calls hint() once the store has answered. Whoever
// keeps such a thing in memory registers a handler per shard with on(); the handler looks at the
// store again. Handlers run on every instance, the one that wrote it too (Change::ours tells). They
// must not mind being called twice or late, and take ChangeKind::everything for "nothing I remember
// holds any more".
//
// The store is asked twice a second whatever happens; the hint, which the bus carries to the other
// instances, only makes it quicker.

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "server/core/log.hpp"
#include "server/core/shard.hpp"
#include "server/store/changes.hpp"

namespace havn::community {

class ChangeWatch {
  public:
    static constexpr std::int64_t look_ms = 500;
    using Handler = std::function<void(const store::Change&)>;

    // Blocks: remembers the newest change. To be made before anything that may change is read.
    ChangeWatch(core::Shards shards, store::Changes& changes, core::Log& log);

    // Before start(). `handler` is called on `where`, also with ChangeKind::everything.
    void on(store::ChangeKind kind, core::Shard& where, Handler handler);
    // How the others are told to look; on the first shard. Before start().
    void tell_others_with(std::function<void()> tell) { tell_others_ = std::move(tell); }
    // Before the shards run.
    void start();

    // Any thread. Something was committed: look at once, here and elsewhere.
    void hint();
    // Any thread. Another instance gave a hint.
    void look();

  private:
    void look_here();
    void take(const core::Result<store::NewChanges>& found);
    void dispatch(const store::Change& change);

    struct Registered {
        core::Shard* where;
        Handler handler;
    };

    const core::Shards shards_;
    store::Changes& changes_;
    core::Log& log_;
    std::array<std::vector<Registered>, store::change_kinds> handlers_;
    std::function<void()> tell_others_;
    std::uint64_t seen_;
    bool looking_ = false;
    bool again_ = false;
};

}  // namespace havn::community
