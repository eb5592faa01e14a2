#include "server/community/other_instances.hpp"

#include <algorithm>
#include <utility>

#include "server/community/relayed_entries.hpp"

namespace havn::community {

namespace {

// Longer than the bus takes, shorter than anybody notices.
constexpr std::int64_t missing_ms_max = 20;
constexpr std::size_t kept_max = 256;
constexpr std::int64_t quiet_ms_max = 5'000;
// A reconnect shorter than this is nobody's business.
constexpr std::int64_t slow_after_ms = 2'000;
constexpr std::int64_t people_told_every_ms = 10'000;
constexpr std::int64_t people_believed_ms = 25'000;

constexpr char frame_mark = 'f';
constexpr char people_mark = 'p';

}  // namespace

OtherInstances::OtherInstances(core::Shard& shard, store::Journal& journal, bus::Bus& bus,
                               bus::BusStats& stats, const core::Clock& clock, Homes& homes)
    : shard_(shard), journal_(journal), bus_(bus), stats_(stats), clock_(clock), homes_(homes) {}

void OtherInstances::listened(const Stream& stream) {
    auto& slot = followed_[stream->id];
    if (slot) return;
    slot = std::make_unique<Followed>();
    slot->stream = stream;
    slot->heard_ms = now_ms();
    bus_.subscribe(stream->id);
}

void OtherInstances::deserted(StreamId stream) {
    const auto found = followed_.find(stream);
    if (found == followed_.end()) return;
    if (found->second->told_people != 0) tell_people(*found->second, 0);
    bus_.unsubscribe(stream);
    followed_.erase(found);
}

// ---------------------------------------------------------------- to the others

void OtherInstances::appended(StreamId stream, const store::StoredEntry& entry) {
    if (gathered_.empty()) shard_.at_turn_end([this] { send_gathered(); }, core::TurnEnd::publish);
    auto& gathered = gathered_[stream];
    gathered.last = std::max(gathered.last, entry.seq);
    append_relayed(gathered.entries, entry);
}

void OtherInstances::send_gathered() {
    for (const auto& [stream, gathered] : gathered_)
        bus_.publish(stream, gathered.last, gathered.entries);
    gathered_.clear();
}

void OtherInstances::publish(StreamId stream, std::string_view frame) {
    std::string payload(1, frame_mark);
    payload += frame;
    bus_.publish_ephemeral(stream, payload);
}

void OtherInstances::tell_people(Followed& followed, std::uint32_t people) {
    followed.told_people = people;
    followed.told_ms = now_ms();
    bus_.publish_ephemeral(followed.stream->id, people_mark + std::to_string(people));
}

// ---------------------------------------------------------------- from the others

void OtherInstances::on_reached(StreamId stream, Seq seq, std::string_view payload) {
    const auto found = followed_.find(stream);
    if (found == followed_.end()) return;
    found->second->heard_ms = now_ms();
    const auto entries = read_relayed(payload);
    if (!entries) stats_.foreign.add();
    if (entries)
        for (const auto& entry : *entries) homes_.take_entry(stream, entry);
    // It came without its entries, or with some of them only.
    const auto last = homes_.last_known(stream);
    if (!last || (*last < seq && found->second->kept.empty())) homes_.catch_up(stream, seq);
}

void OtherInstances::keep(StreamId stream, const store::StoredEntry& entry) {
    const auto found = followed_.find(stream);
    if (found == followed_.end()) return homes_.catch_up(stream, entry.seq);
    auto& followed = *found->second;
    if (followed.kept.size() >= kept_max) followed.kept.clear();
    followed.kept.try_emplace(entry.seq, entry);
    if (!bus_.connected()) return homes_.catch_up(stream, entry.seq);
    wait_for_missing(stream, followed);
}

void OtherInstances::wait_for_missing(StreamId stream, Followed& followed) {
    if (std::exchange(followed.waiting, true)) return;
    shard_.after(missing_ms_max, [this, stream] {
        const auto found = followed_.find(stream);
        if (found == followed_.end()) return;
        auto& then = *found->second;
        then.waiting = false;
        const auto last = homes_.last_known(stream);
        if (!last) return;
        std::erase_if(then.kept, [&](const auto& kept) { return kept.first <= *last; });
        if (then.kept.empty()) return;
        stats_.repairs.add();
        homes_.catch_up(stream, then.kept.rbegin()->first);
    });
}

std::optional<store::StoredEntry> OtherInstances::take_kept(StreamId stream, Seq seq) {
    const auto found = followed_.find(stream);
    if (found == followed_.end()) return std::nullopt;
    auto& kept = found->second->kept;
    kept.erase(kept.begin(), kept.lower_bound(seq));
    if (kept.empty() || kept.begin()->first != seq) return std::nullopt;
    auto entry = std::move(kept.begin()->second);
    kept.erase(kept.begin());
    return entry;
}

void OtherInstances::on_ephemeral(StreamId stream, std::uint64_t from, std::string_view payload) {
    const auto found = followed_.find(stream);
    if (found == followed_.end()) return;
    const auto mark = payload.empty() ? '\0' : payload.front();
    const auto rest = payload.substr(payload.empty() ? 0 : 1);
    if (mark == frame_mark && is_one_frame(rest)) return homes_.show(stream, rest);
    if (mark != people_mark || rest.empty() || rest.size() > 9 ||
        !std::ranges::all_of(rest, [](char digit) { return digit >= '0' && digit <= '9'; }))
        return stats_.foreign.add();
    auto& elsewhere = found->second->elsewhere;
    const auto known =
        std::erase_if(elsewhere, [from](const Elsewhere& one) { return one.instance == from; });
    // Who came new to the stream has not heard of those here yet.
    if (known == 0) found->second->told_ms = 0;
    const auto people = static_cast<std::uint32_t>(std::stoul(std::string(rest)));
    if (people != 0) elsewhere.push_back({from, people, now_ms()});
}

void OtherInstances::on_control(std::uint64_t from, std::string_view payload) {
    if (on_control_) on_control_(from, payload);
}

void OtherInstances::on_subscribed(StreamId stream) {
    const auto found = followed_.find(stream);
    if (found == followed_.end()) return;
    // Whoever listens there says how many they are.
    found->second->told_ms = 0;
    if (!found->second->stream->journaled) return;
    if (subscribed_.empty())
        shard_.at_turn_end([this] { look_at_store(std::exchange(subscribed_, {})); });
    subscribed_.push_back(stream);
}

void OtherInstances::on_state(bool connected) {
    away_since_ms_ = connected ? 0 : now_ms();
    if (connected) slow_ = false;
}

// ---------------------------------------------------------------- the store

void OtherInstances::look_at_store(std::vector<StreamId> streams) {
    std::erase_if(streams, [this](StreamId stream) { return !homes_.last_known(stream); });
    if (streams.empty()) return;
    stats_.polls.add();
    auto asked = streams;
    journal_.last_of(
        shard_, std::move(asked),
        [this, streams = std::move(streams)](const core::Result<std::vector<Seq>>& found) {
            if (!found) return;  // the next look asks again
            for (std::size_t i = 0; i < streams.size(); ++i) {
                const auto last = homes_.last_known(streams[i]);
                if (!last || (*found)[i] <= *last) continue;
                stats_.polls_late.add();
                homes_.catch_up(streams[i], (*found)[i]);
            }
        });
}

std::uint32_t OtherInstances::people(StreamId stream) const {
    const auto found = followed_.find(stream);
    std::uint32_t sum = 0;
    if (found != followed_.end())
        for (const auto& one : found->second->elsewhere) sum += one.people;
    return sum;
}

void OtherInstances::tick(const std::function<std::uint32_t(StreamId)>& here) {
    const auto now_ms = this->now_ms();
    const bool away = !bus_.connected();
    slow_ = away && away_since_ms_ != 0 && now_ms - away_since_ms_ > slow_after_ms;
    std::vector<StreamId> due;
    for (auto& [id, followed] : followed_) {
        std::erase_if(followed->elsewhere, [now_ms](const Elsewhere& one) {
            return now_ms - one.heard_ms > people_believed_ms;
        });
        const auto people = here(id);
        if (people != followed->told_people || now_ms - followed->told_ms > people_told_every_ms)
            tell_people(*followed, people);
        if (!followed->stream->journaled) continue;
        if (!away && now_ms - followed->heard_ms < quiet_ms_max) continue;
        followed->heard_ms = now_ms;
        due.push_back(id);
    }
    look_at_store(std::move(due));
}

}  // namespace havn::community
