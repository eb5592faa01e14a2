#pragma once
// Live streams: rooms, forums, threads and desks while somebody listens.
//
// One Hub a shard. A stream has one home shard (core::home_of its id), whose Hub owns its sequence,
// its ring of recent entries, the frames that wait for the end of the turn, and how many listen on
// each shard. Every shard's Hub owns its own lists of listeners. All methods are called on the
// Hub's own shard; callbacks run there too.
//
// Order: everything a shard learns of a stream comes from its home by hops, which keep their order.
// So a listener that is added when its snapshot arrives gets every frame after the snapshot, once.

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/community/deliveries.hpp"
#include "server/community/directory.hpp"
#include "server/community/other_instances.hpp"
#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"

namespace havn::community {

// So many people in a word: "few", "some", "many".
std::string_view crowd_word(std::uint32_t people);

class Hub final : private Homes {
  public:
    // `bus`: of this shard, where other instances write to the same store; null: nobody else does.
    Hub(core::Shard& shard, core::Shards shards, store::Journal& journal, const core::Clock& clock,
        bus::Bus* bus = nullptr, bus::BusStats* bus_stats = nullptr);
    ~Hub();
    // The Hubs of all shards in their order, before any other call.
    void connect(std::span<Hub* const> all);
    // Called before a very large room is served: sends the answers that wait on this shard. Whoever
    // spoke is told so before the others hear it, and may go on while they do.
    void answer_first(std::function<void()> send_answers) {
        deliveries_.before_large_round(std::move(send_answers));
    }

    // What somebody who enters is shown. `entries` are the encoded entries, comma separated.
    struct Snapshot {
        Seq last = 0;
        std::string entries;
        bool reset = false;
        std::string_view here;  // "few", "some", "many"
    };
    // Returns who listens from now on; null: nobody any more.
    using OnEntered = std::move_only_function<Listener*(core::Result<Snapshot>)>;

    // `after`: the last seq known; none: the newest entries. Fails with unavailable.
    void enter(Stream stream, std::optional<Seq> after, OnEntered on_entered);
    void leave(StreamId stream, Listener* listener);

    // Appends through the journal and publishes what was committed. `done` is called before the
    // frames of this turn are delivered here.
    void append(Stream stream, store::Append append, core::Completion<store::Appended> done);
    // The stream is known to have reached `seq`: whatever is missing is read and published.
    void reached(Stream stream, Seq seq);
    // A frame without a place in the sequence (typing), to all who listen. Other instances may miss
    // it; what must reach them goes by the store (change_watch.hpp) and there to publish_here().
    void publish(Stream stream, std::string frame);
    // To those who listen on this instance.
    void publish_here(Stream stream, std::string frame);
    // null: there are no other instances.
    OtherInstances* others() { return others_.get(); }

    // Whether this shard is the home of the stream.
    bool home_here(StreamId stream) { return &home_shard(stream) == &shard_; }

    std::int64_t now_ms() const { return clock_.unix_ms(); }

    // About once a second: tells presence where its word changed, forgets streams nobody uses.
    void tick();

  private:
    std::optional<Seq> last_known(StreamId stream) const override;
    void take_entry(StreamId stream, const store::StoredEntry& entry) override;
    void catch_up(StreamId stream, Seq seq) override;
    void show(StreamId stream, std::string_view frame) override;

    struct Home;
    using WhenLoaded = std::move_only_function<void(core::Result<Home*>)>;

    Hub& home_hub(StreamId stream);
    core::Shard& home_shard(StreamId stream) { return core::home_of(shards_, stream.value); }

    Home& home(const Stream& stream);
    Home* find(StreamId stream) const;
    std::uint32_t people(const Home& home) const;
    void when_loaded(const Stream& stream, WhenLoaded run);
    void load(Home& home);
    void enter_at_home(const Stream& stream, std::optional<Seq> after, Hub& asker,
                       OnEntered on_entered, bool looked = false);
    void look_ahead(const Stream& stream, Seq after, Hub& asker, OnEntered on_entered);
    void enter_from_store(Home& home, Seq after, Hub& asker, OnEntered on_entered);
    void admit(Home& home, Hub& asker, Snapshot snapshot, OnEntered on_entered);
    void entered(StreamId stream, Snapshot snapshot, OnEntered on_entered);
    void append_at_home(const Stream& stream, store::Append append, Hub& asker,
                        core::Completion<store::Appended> done);
    void submit(Stream stream, store::Append append, Hub& asker,
                core::Completion<store::Appended> done);
    void submit_in_time();
    bool time_to_submit();
    void append_unheard(const Stream& stream, store::Append append, Hub& asker,
                        core::Completion<store::Appended> done);
    void submit_gathered();
    void accept(Home& home, const store::StoredEntry& entry);
    void place(Home& home, const store::StoredEntry& entry);
    void repair(Home& home);
    void ask_flush(Home& home);
    void flush(Home& home);
    void count_listener(StreamId stream, std::size_t shard, int by);

    core::Shard& shard_;
    const core::Shards shards_;
    store::Journal& journal_;
    const core::Clock& clock_;
    std::unique_ptr<OtherInstances> others_;
    std::vector<Hub*> all_;
    std::vector<std::move_only_function<void()>> gathered_;  // appends not yet in the journal
    std::int64_t gathered_since_ns_ = 0;
    bool gathered_large_ = false;  // one of a large room is among them
    std::size_t in_journal_ = 0;   // appends that were submitted and not yet answered
    std::uint64_t sends_seen_ = 0;
    int turns_after_sends_ = 0;
    boost::unordered_flat_map<StreamId, std::unique_ptr<Home>, std::hash<StreamId>> homes_;
    Deliveries deliveries_;
};

}  // namespace havn::community
