#include "server/community/hub.hpp"

#include <algorithm>
#include <utility>

#include "protocol/codec.hpp"
#include "server/community/entry_frames.hpp"
#include "server/community/ring.hpp"

namespace havn::community {

namespace {

constexpr std::size_t newest_shown = 50;
constexpr std::int64_t idle_ms_max = 10 * 60 * 1000;
// Where other instances write too, a stream that nobody follows is soon out of date.
constexpr std::int64_t idle_among_others_ms_max = 3'000;
// Appends go to the journal together. Small rooms: those of one turn, so that an idle journal does
// not commit the first of them alone. Large rooms, where a round of sends for each entry would cost
// more than waiting: while a commit is under way, and while what waits to be sent takes longer than
// a commit. So many at once, and held back for so long at most.
constexpr std::size_t gathered_max = 32;
constexpr std::int64_t gathering_ns_max = 10'000'000;
constexpr std::uint32_t gathering_people_min = 50;
// After which whatever was ready to be read when something was sent has been read.
constexpr int turns_until_read = 2;

}  // namespace

std::string_view crowd_word(std::uint32_t people) {
    if (people >= 20) return "many";
    return people >= 5 ? "some" : "few";
}

struct Hub::Home {
    explicit Home(Stream s, std::size_t shards) : stream(std::move(s)), listening(shards, 0) {}

    Stream stream;
    Seq last = 0;
    bool loaded = false;
    bool loading = false;
    bool repairing = false;
    bool flush_asked = false;
    std::vector<WhenLoaded> waiting;
    EntryRing ring;
    std::vector<std::uint32_t> listening;  // by shard
    std::string batch;                     // frames of this turn
    std::uint32_t batch_frames = 0;
    std::uint32_t appends_under_way = 0;
    Seq known_last = 0;  // the highest seq somebody said the stream has reached
    std::string_view told_here;
    std::int64_t used_at_ms = 0;

    std::uint32_t people() const {
        std::uint32_t sum = 0;
        for (const auto count : listening) sum += count;
        return sum;
    }
};

Hub::Hub(core::Shard& shard, core::Shards shards, store::Journal& journal, const core::Clock& clock,
         bus::Bus* bus, bus::BusStats* bus_stats)
    : shard_(shard),
      shards_(shards),
      journal_(journal),
      clock_(clock),
      deliveries_(shard, [this](StreamId id) {
          const auto found = homes_.find(id);
          if (found != homes_.end() && found->second->batch_frames != 0) ask_flush(*found->second);
      }) {
    if (bus == nullptr) return;
    Homes& homes = *this;
    others_ = std::make_unique<OtherInstances>(shard, journal, *bus, *bus_stats, clock, homes);
}

Hub::~Hub() = default;

void Hub::connect(std::span<Hub* const> all) {
    all_.assign(all.begin(), all.end());
}

Hub& Hub::home_hub(StreamId stream) {
    return *all_[home_shard(stream).index()];
}

// ---------------------------------------------------------------- on the asking shard

void Hub::enter(Stream stream, std::optional<Seq> after, OnEntered on_entered) {
    auto& there = home_hub(stream->id);
    home_shard(stream->id)
        .hop([&there, this, stream, after, on_entered = std::move(on_entered)]() mutable {
            there.enter_at_home(stream, after, *this, std::move(on_entered));
        });
}

void Hub::entered(StreamId stream, Snapshot snapshot, OnEntered on_entered) {
    if (auto* listener = on_entered(std::move(snapshot))) {
        deliveries_.add(stream, listener);
    } else {
        count_listener(stream, shard_.index(), -1);
    }
}

void Hub::leave(StreamId stream, Listener* listener) {
    if (deliveries_.remove(stream, listener)) count_listener(stream, shard_.index(), -1);
}

void Hub::count_listener(StreamId stream, std::size_t shard, int by) {
    auto& there = home_hub(stream);
    home_shard(stream).hop([&there, stream, shard, by] {
        const auto found = there.homes_.find(stream);
        if (found != there.homes_.end())
            found->second->listening[shard] += static_cast<std::uint32_t>(by);
    });
}

void Hub::append(Stream stream, store::Append append, core::Completion<store::Appended> done) {
    auto& there = home_hub(stream->id);
    home_shard(stream->id)
        .hop([&there, this, stream, append = std::move(append), done = std::move(done)]() mutable {
            there.append_at_home(stream, std::move(append), *this, std::move(done));
        });
}

void Hub::reached(Stream stream, Seq seq) {
    auto& there = home_hub(stream->id);
    home_shard(stream->id).hop([&there, stream, seq] {
        if (there.others_) {
            there.others_->reached(stream->id, seq);
            if (there.find(stream->id) == nullptr) return;
        }
        there.when_loaded(stream, [&there, seq](core::Result<Home*> home) {
            if (!home || seq <= (*home)->last) return;
            (*home)->known_last = std::max((*home)->known_last, seq);
            there.repair(**home);
        });
    });
}

void Hub::publish(Stream stream, std::string frame) {
    auto& there = home_hub(stream->id);
    home_shard(stream->id).hop([&there, id = stream->id, frame = std::move(frame)] {
        if (there.others_) there.others_->publish(id, frame);
        there.show(id, frame);
    });
}

void Hub::publish_here(Stream stream, std::string frame) {
    auto& there = home_hub(stream->id);
    home_shard(stream->id).hop([&there, id = stream->id, frame = std::move(frame)] {
        there.show(id, frame);
    });
}

// ---------------------------------------------------------------- on the home shard

Hub::Home& Hub::home(const Stream& stream) {
    auto& slot = homes_[stream->id];
    if (!slot) {
        slot = std::make_unique<Home>(stream, shards_.size());
        slot->loaded = !stream->journaled;
    }
    slot->used_at_ms = clock_.unix_ms();
    return *slot;
}

Hub::Home* Hub::find(StreamId stream) const {
    const auto found = homes_.find(stream);
    return found == homes_.end() ? nullptr : found->second.get();
}

std::uint32_t Hub::people(const Home& home) const {
    return home.people() + (others_ ? others_->people(home.stream->id) : 0);
}

void Hub::when_loaded(const Stream& stream, WhenLoaded run) {
    auto& home = this->home(stream);
    if (home.loaded) return run(&home);
    home.waiting.push_back(std::move(run));
    if (!std::exchange(home.loading, true)) load(home);
}

void Hub::load(Home& home) {
    journal_.read_before(shard_, home.stream->id, 0, protocol::limits::resume_messages_max, false,
                         [this, stream = home.stream](core::Result<store::Page> page) {
                             auto& loading = *homes_.at(stream->id);
                             loading.loading = false;
                             auto waiting = std::move(loading.waiting);
                             loading.waiting.clear();
                             if (page) {
                                 loading.loaded = true;
                                 loading.last = page->last;
                                 for (const auto& entry : page->entries)
                                     loading.ring.push(entry, stream->kind);
                                 // Others went on while it was read.
                                 if (loading.known_last > loading.last) repair(loading);
                             }
                             for (auto& run : waiting) {
                                 if (page) {
                                     run(&loading);
                                 } else {
                                     run(std::unexpected(page.error()));
                                 }
                             }
                         });
}

void Hub::enter_at_home(const Stream& stream, std::optional<Seq> after, Hub& asker,
                        OnEntered on_entered, bool looked) {
    when_loaded(stream, [this, after, looked, &asker,
                         on_entered = std::move(on_entered)](core::Result<Home*> loaded) mutable {
        if (!loaded) {
            asker.shard_.hop(
                [on_entered = std::move(on_entered), error = loaded.error()]() mutable {
                    on_entered(std::unexpected(error));
                });
            return;
        }
        auto& home = **loaded;
        // Another instance showed more than the bus has brought here.
        if (others_ && !looked && after && *after > home.last)
            return look_ahead(home.stream, *after, asker, std::move(on_entered));
        Snapshot snapshot;
        const bool known = after && *after <= home.last &&
                           home.last - *after <= protocol::limits::resume_messages_max;
        if (known && !home.ring.covers(*after + 1) && *after != home.last)
            return enter_from_store(home, *after, asker, std::move(on_entered));
        if (known) {
            home.ring.append_from(*after + 1, snapshot.entries);
        } else {
            snapshot.reset = after.has_value();
            home.ring.append_from(home.last >= newest_shown ? home.last - newest_shown + 1 : 1,
                                  snapshot.entries);
        }
        admit(home, asker, std::move(snapshot), std::move(on_entered));
    });
}

void Hub::look_ahead(const Stream& stream, Seq after, Hub& asker, OnEntered on_entered) {
    auto& home = this->home(stream);
    journal_.read_after(shard_, stream->id, home.last, protocol::limits::history_page_max,
                        [this, stream, after, &asker, on_entered = std::move(on_entered)](
                            const core::Result<store::Page>& page) mutable {
                            auto* then = find(stream->id);
                            if (page && then != nullptr && then->loaded)
                                for (const auto& entry : page->entries) accept(*then, entry);
                            enter_at_home(stream, after, asker, std::move(on_entered), true);
                        });
}

void Hub::enter_from_store(Home& home, Seq after, Hub& asker, OnEntered on_entered) {
    journal_.read_after(
        shard_, home.stream->id, after, protocol::limits::resume_messages_max,
        [this, stream = home.stream, after, &asker,
         on_entered = std::move(on_entered)](core::Result<store::Page> page) mutable {
            auto& then = this->home(stream);
            if (!then.loaded)  // forgotten meanwhile
                return enter_at_home(stream, after, asker, std::move(on_entered));
            Snapshot snapshot;
            if (!page) {
                asker.shard_.hop(
                    [on_entered = std::move(on_entered), error = page.error()]() mutable {
                        on_entered(std::unexpected(error));
                    });
                return;
            }
            Seq next = then.last + 1;
            for (const auto& entry : page->entries) {
                if (entry.seq > then.last) break;  // comes as a frame
                append_encoded(snapshot.entries, encode_entry(entry, stream->kind));
                next = entry.seq + 1;
            }
            // What was said while the store was read is in the ring, unless it was
            // very much.
            if (next <= then.last && !then.ring.covers(next)) {
                snapshot.entries.clear();
                snapshot.reset = true;
                next = 1;
            }
            if (next <= then.last) then.ring.append_from(next, snapshot.entries);
            admit(then, asker, std::move(snapshot), std::move(on_entered));
        });
}

void Hub::admit(Home& home, Hub& asker, Snapshot snapshot, OnEntered on_entered) {
    flush(home);  // what was said before is in the snapshot
    ++home.listening[asker.shard_.index()];
    if (others_) others_->listened(home.stream);
    snapshot.last = home.last;
    snapshot.here = crowd_word(people(home));
    if (home.told_here.empty()) home.told_here = snapshot.here;
    asker.shard_.hop([&asker, id = home.stream->id, snapshot = std::move(snapshot),
                      on_entered = std::move(on_entered)]() mutable {
        asker.entered(id, std::move(snapshot), std::move(on_entered));
    });
}

void Hub::append_at_home(const Stream& stream, store::Append append, Hub& asker,
                         core::Completion<store::Appended> done) {
    if (others_ && find(stream->id) == nullptr)
        return append_unheard(stream, std::move(append), asker, std::move(done));
    when_loaded(stream, [this, stream, &asker, append = std::move(append),
                         done = std::move(done)](core::Result<Home*> loaded) mutable {
        if (!loaded) {
            asker.shard_.hop([done = std::move(done), error = loaded.error()]() mutable {
                done(std::unexpected(error));
            });
            return;
        }
        ++(*loaded)->appends_under_way;
        gathered_large_ |= (*loaded)->people() >= gathering_people_min;
        gathered_.push_back(
            [this, stream, &asker, append = std::move(append), done = std::move(done)]() mutable {
                submit(std::move(stream), std::move(append), asker, std::move(done));
            });
        if (gathered_.size() >= gathered_max) return submit_gathered();
        if (gathered_.size() > 1) return;
        gathered_since_ns_ = clock_.monotonic_ns();
        shard_.at_turn_end([this] { submit_in_time(); }, core::TurnEnd::publish);
    });
}

void Hub::submit_in_time() {
    if (gathered_.empty()) return;
    const bool long_held = clock_.monotonic_ns() - gathered_since_ns_ >= gathering_ns_max;
    if (!gathered_large_ || long_held) return submit_gathered();
    if (in_journal_ > 0) return;  // whose completion asks again
    if (!time_to_submit())
        return shard_.at_turn_end([this] { submit_in_time(); }, core::TurnEnd::publish);
    submit_gathered();
}

bool Hub::time_to_submit() {
    if (deliveries_.busy_beyond_next_turn()) return false;
    if (deliveries_.any_waiting()) return true;  // the commit runs beside the last sends
    // Those who were just sent something may be about to answer.
    if (std::exchange(sends_seen_, deliveries_.rounds()) != deliveries_.rounds())
        turns_after_sends_ = 0;
    return turns_after_sends_++ >= turns_until_read;
}

void Hub::submit_gathered() {
    gathered_large_ = false;
    in_journal_ += gathered_.size();
    auto now = std::move(gathered_);
    gathered_.clear();
    journal_.together([&now] {
        for (auto& submit : now) submit();
    });
}

namespace {

store::StoredEntry entry_of(const store::Append& append) {
    store::StoredEntry entry;
    entry.kind = append.kind;
    entry.author = append.author;
    entry.handle = append.handle;
    entry.refers = append.refers;
    entry.title = append.title;
    entry.text = append.text;
    entry.note = append.note;
    entry.carried = append.carried;
    return entry;
}

// Whether it is in the stream now and was not before.
bool placed(const core::Result<store::Appended>& result) {
    return result && result->seq != 0 && !result->repeated;
}

}  // namespace

// To a stream that nobody listens to on this instance: nothing is remembered here.
void Hub::append_unheard(const Stream& stream, store::Append append, Hub& asker,
                         core::Completion<store::Appended> done) {
    auto entry = entry_of(append);
    journal_.append(
        shard_, std::move(append),
        [this, id = stream->id, &asker, entry = std::move(entry),
         done = std::move(done)](core::Result<store::Appended> result) mutable {
            if (placed(result)) {
                entry.seq = result->seq;
                entry.at_ms = result->at_ms;
                others_->appended(id, entry);
                take_entry(id, entry);  // somebody may have come meanwhile
            }
            asker.shard_.hop([done = std::move(done), result = std::move(result)]() mutable {
                done(std::move(result));
            });
        });
}

void Hub::submit(Stream stream, store::Append append, Hub& asker,
                 core::Completion<store::Appended> done) {
    auto entry = entry_of(append);
    journal_.append(
        shard_, std::move(append),
        [this, stream = std::move(stream), &asker, entry = std::move(entry),
         done = std::move(done)](core::Result<store::Appended> result) mutable {
            auto& then = home(stream);
            --then.appends_under_way;
            if (--in_journal_ == 0 && !gathered_.empty())
                shard_.at_turn_end([this] { submit_in_time(); }, core::TurnEnd::publish);
            if (placed(result)) {
                entry.seq = result->seq;
                entry.at_ms = result->at_ms;
                if (others_) others_->appended(stream->id, entry);
                accept(then, entry);
            }
            if (then.batch_frames != 0) ask_flush(then);
            asker.shard_.hop([done = std::move(done), result = std::move(result)]() mutable {
                done(std::move(result));
            });
        });
}

void Hub::accept(Home& home, const store::StoredEntry& entry) {
    if (entry.seq <= home.last) return;
    if (entry.seq != home.last + 1) {
        home.known_last = std::max(home.known_last, entry.seq);
        return others_ ? others_->keep(home.stream->id, entry) : repair(home);
    }
    place(home, entry);
    if (!others_) return;
    while (const auto next = others_->take_kept(home.stream->id, home.last + 1)) place(home, *next);
}

void Hub::place(Home& home, const store::StoredEntry& entry) {
    home.last = entry.seq;
    append_entry_frame(home.batch, *home.stream, entry);
    ++home.batch_frames;
    home.ring.push(entry, home.stream->kind);
    ask_flush(home);
}

void Hub::repair(Home& home) {
    if (std::exchange(home.repairing, true)) return;
    journal_.read_after(shard_, home.stream->id, home.last, protocol::limits::history_page_max,
                        [this, stream = home.stream](core::Result<store::Page> page) {
                            auto& then = this->home(stream);
                            then.repairing = false;
                            // An unavailable store is asked again when the next entry shows the
                            // gap.
                            if (!page || page->entries.empty()) return;
                            for (const auto& entry : page->entries) accept(then, entry);
                            if (then.last < std::max(then.known_last, page->last)) repair(then);
                        });
}

std::optional<Seq> Hub::last_known(StreamId stream) const {
    const auto* home = find(stream);
    return home != nullptr && home->loaded ? std::optional(home->last) : std::nullopt;
}

void Hub::take_entry(StreamId stream, const store::StoredEntry& entry) {
    auto* home = find(stream);
    if (home == nullptr) return;
    if (home->loaded) return accept(*home, entry);
    home->known_last = std::max(home->known_last, entry.seq);
}

void Hub::catch_up(StreamId stream, Seq seq) {
    auto* home = find(stream);
    if (home == nullptr) return;
    home->known_last = std::max(home->known_last, seq);
    if (home->loaded && home->known_last > home->last) repair(*home);
}

void Hub::show(StreamId stream, std::string_view frame) {
    auto* home = find(stream);
    if (home == nullptr) return;  // nobody listens
    home->batch += frame;
    ++home->batch_frames;
    ask_flush(*home);
}

void Hub::ask_flush(Home& home) {
    if (std::exchange(home.flush_asked, true)) return;
    shard_.at_turn_end(
        [this, id = home.stream->id] {
            const auto found = homes_.find(id);
            if (found == homes_.end()) return;
            auto& then = *found->second;
            then.flush_asked = false;
            // What comes while a large room is being served goes out together after it.
            if (!deliveries_.waiting(id)) flush(then);
        },
        core::TurnEnd::publish);
}

void Hub::flush(Home& home) {
    if (home.batch_frames == 0) return;
    const auto frames = std::make_shared<const std::string>(std::move(home.batch));
    home.batch.clear();
    const auto count = std::exchange(home.batch_frames, 0);
    const auto id = home.stream->id;
    for (std::size_t i = 0; i < home.listening.size(); ++i) {
        if (home.listening[i] == 0) continue;
        auto& there = *all_[i];
        shards_[i]->hop(
            [&there, id, frames, count] { there.deliveries_.deliver(id, frames, count); });
    }
}

void Hub::tick() {
    const auto now_ms = clock_.unix_ms();
    const auto idle_max = others_ ? idle_among_others_ms_max : idle_ms_max;
    std::vector<StreamId> unused;
    for (auto& [id, home] : homes_) {
        if (home->people() == 0) {
            if (home->loaded && !home->repairing && !home->flush_asked &&
                home->appends_under_way == 0 && now_ms - home->used_at_ms > idle_max)
                unused.push_back(id);
            continue;
        }
        home->used_at_ms = now_ms;
        if (home->stream->kind != StreamKind::room || !home->stream->journaled) continue;
        const auto here = crowd_word(people(*home));
        if (std::exchange(home->told_here, here) == here) continue;
        protocol::append_event(home->batch, protocol::RoomPresence{home->stream->name, here});
        ++home->batch_frames;
        ask_flush(*home);
    }
    for (const auto id : unused) {
        if (others_) others_->deserted(id);
        homes_.erase(id);
    }
    if (!others_) return;
    others_->tick([this](StreamId id) {
        const auto* home = find(id);
        return home == nullptr ? 0 : home->people();
    });
}

}  // namespace havn::community
