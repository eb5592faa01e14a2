#pragma once
// What the streams at home on this shard share with the other instances: their entries, frames
// without a place in the sequence, and how many people are there. Belongs to its Hub and shard.
//
// The bus may lose, repeat and reorder. So entries that come too early wait a moment for those
// before them and then the store is asked; and the store is asked for the last seq of every stream
// with listeners after each subscription, after five seconds in which the bus said nothing of it,
// and every second while the bus is away.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/bus/bus.hpp"
#include "server/community/directory.hpp"
#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"

namespace havn::community {

// What it needs of the Hub.
class Homes {
  public:
    // nullopt: the stream is not loaded.
    virtual std::optional<Seq> last_known(StreamId stream) const = 0;
    virtual void take_entry(StreamId stream, const store::StoredEntry& entry) = 0;
    // Reads and publishes what there is after the last known one, up to `seq` at least.
    virtual void catch_up(StreamId stream, Seq seq) = 0;
    virtual void show(StreamId stream, std::string_view frame) = 0;

  protected:
    ~Homes() = default;
};

class OtherInstances final : public bus::Receiver {
  public:
    // What another instance says to all of them; on the first shard.
    using OnControl = std::function<void(std::uint64_t from, std::string_view payload)>;

    OtherInstances(core::Shard& shard, store::Journal& journal, bus::Bus& bus, bus::BusStats& stats,
                   const core::Clock& clock, Homes& homes);

    // Somebody listens from now on; nobody any more.
    void listened(const Stream& stream);
    void deserted(StreamId stream);
    bool follows(StreamId stream) const { return followed_.contains(stream); }

    // This instance appended it.
    void appended(StreamId stream, const store::StoredEntry& entry);
    void reached(StreamId stream, Seq seq) { bus_.publish(stream, seq, {}); }
    void publish(StreamId stream, std::string_view frame);

    // An entry that came too early; the store is asked in a moment if nobody brings what is
    // missing.
    void keep(StreamId stream, const store::StoredEntry& entry);
    // The kept entry of this seq, once.
    std::optional<store::StoredEntry> take_kept(StreamId stream, Seq seq);

    // How many listen there.
    std::uint32_t people(StreamId stream) const;
    // About once a second; `here`: how many listen on this instance.
    void tick(const std::function<std::uint32_t(StreamId)>& here);
    // Whether live updates come late.
    bool slow() const { return slow_; }

    void on_reached(StreamId stream, Seq seq, std::string_view payload) override;
    void on_ephemeral(StreamId stream, std::uint64_t from, std::string_view payload) override;
    void on_control(std::uint64_t from, std::string_view payload) override;
    void on_subscribed(StreamId stream) override;
    void on_state(bool connected) override;
    void set_control(OnControl on_control) { on_control_ = std::move(on_control); }

  private:
    struct Elsewhere {
        std::uint64_t instance;
        std::uint32_t people;
        std::int64_t heard_ms;
    };
    struct Followed {
        Stream stream;
        std::map<Seq, store::StoredEntry> kept;
        std::vector<Elsewhere> elsewhere;
        std::int64_t heard_ms = 0;  // of the stream, from the bus or the store
        std::int64_t told_ms = 0;
        std::uint32_t told_people = 0;
        bool waiting = false;  // for what is missing before the kept ones
    };

    std::int64_t now_ms() const { return clock_.monotonic_ns() / 1'000'000; }
    void send_gathered();
    void wait_for_missing(StreamId stream, Followed& followed);
    void look_at_store(std::vector<StreamId> streams);
    void tell_people(Followed& followed, std::uint32_t people);

    core::Shard& shard_;
    store::Journal& journal_;
    bus::Bus& bus_;
    bus::BusStats& stats_;
    const core::Clock& clock_;
    Homes& homes_;
    OnControl on_control_;
    boost::unordered_flat_map<StreamId, std::unique_ptr<Followed>, std::hash<StreamId>> followed_;
    // Entries this instance appended in this turn.
    struct Gathered {
        Seq last = 0;
        std::string entries;
    };
    boost::unordered_flat_map<StreamId, Gathered, std::hash<StreamId>> gathered_;
    std::vector<StreamId> subscribed_;  // in this turn
    std::int64_t away_since_ms_ = 0;    // 0: the bus is there
    bool slow_ = false;
};

}  // namespace havn::community
