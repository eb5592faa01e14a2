// Live streams over a real store: whoever listens sees every entry once and in order, however
// entering, leaving, saying and removing interleave, on one shard and on four.
#include "server/community/hub.hpp"

#include <atomic>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "protocol/limits.hpp"
#include "server/community/entry_frames.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::community {
namespace {

using store::contract::StoreFixture;

std::vector<boost::json::object> payloads(std::string_view frames) {
    std::vector<boost::json::object> events;
    while (!frames.empty()) {
        std::size_t size = static_cast<unsigned char>(frames[1]);
        std::size_t header = 2;
        if (size == 126) {
            size = static_cast<std::size_t>(static_cast<unsigned char>(frames[2])) << 8 |
                   static_cast<unsigned char>(frames[3]);
            header = 4;
        }
        events.push_back(boost::json::parse(frames.substr(header, size)).as_object());
        frames.remove_prefix(header + size);
    }
    return events;
}

// Remembers what it was shown and what was delivered. Belongs to one shard.
class Recorder final : public Listener {
  public:
    void deliver(const core::Bytes& frames, std::uint32_t count) override {
        const auto events = payloads(*frames);
        if (events.size() != count) wrong = "a batch does not hold as many frames as it says";
        for (const auto& event : events) take(event);
    }
    void show(const Hub::Snapshot& snapshot, std::optional<Seq> asked) {
        const auto list = boost::json::parse("[" + snapshot.entries + "]").as_array();
        if (asked && !snapshot.reset) last = *asked;
        if ((!asked || snapshot.reset) && !list.empty())
            last = list.front().at("seq").to_number<Seq>() - 1;
        if (list.empty()) last = snapshot.last;
        for (const auto& entry : list) take(entry.as_object());
        if (last != snapshot.last) wrong = "a snapshot does not end at the seq it names";
    }

    Seq last = 0;
    std::size_t seen = 0;
    std::string wrong;

  private:
    void take(const boost::json::object& event) {
        if (event.contains("on") && event.at("on") == "room.presence") return;
        const auto seq = event.at("seq").to_number<Seq>();
        if (seq != last + 1)
            wrong = "after " + std::to_string(last) + " came " + std::to_string(seq);
        last = seq;
        ++seen;
    }
};

struct Hubs {
    // bus_of: by shard; null where there is one instance alone.
    explicit Hubs(
        StoreFixture& with,
        const std::function<bus::Bus*(std::size_t)>& bus_of = [](std::size_t) { return nullptr; })
        : fixture(with) {
        std::vector<Hub*> all;
        for (const auto& shard : fixture.shards) {
            hubs.push_back(std::make_unique<Hub>(*shard, fixture.shards, fixture.store->journal(),
                                                 fixture.clock, bus_of(shard->index()), &stats));
            all.push_back(hubs.back().get());
        }
        for (const auto& hub : hubs) hub->connect(all);
    }
    // What hubs still say to each other must not find them gone.
    ~Hubs() { stop(); }
    void stop() {
        for (const auto& shard : fixture.shards) shard->stop();
        for (const auto& shard : fixture.shards) shard->join();
    }

    Stream stream(StreamId id) const {
        return std::make_shared<const StreamInfo>(
            StreamInfo{id, StreamKind::room, fixture.group(), "grief/lounge", true});
    }
    template <class F>
    void on(std::size_t shard, F run) {
        std::promise<void> done;
        fixture.shards[shard]->post([&] {
            run();
            done.set_value();
        });
        done.get_future().get();
    }
    core::Result<store::Appended> append(std::size_t shard, const Stream& to, store::Append what) {
        return store::contract::await<store::Appended>([&](core::Completion<store::Appended> done) {
            fixture.shards[shard]->post(
                [&, what = std::move(what), done = std::move(done)]() mutable {
                    hubs[shard]->append(to, std::move(what), std::move(done));
                });
        });
    }
    // The snapshot that was shown.
    Hub::Snapshot enter(std::size_t shard, const Stream& to, std::optional<Seq> after,
                        Recorder& recorder) {
        std::promise<Hub::Snapshot> shown;
        fixture.shards[shard]->post([&] {
            hubs[shard]->enter(to, after, [&](core::Result<Hub::Snapshot> snapshot) -> Listener* {
                recorder.show(*snapshot, after);
                shown.set_value(*snapshot);
                return &recorder;
            });
        });
        return shown.get_future().get();
    }
    void leave(std::size_t shard, const Stream& from, Recorder& recorder) {
        on(shard, [&] { hubs[shard]->leave(from->id, &recorder); });
    }
    Seq last_of(std::size_t shard, Recorder& recorder) {
        Seq last = 0;
        on(shard, [&] { last = recorder.last; });
        return last;
    }
    void await_last(std::size_t shard, Recorder& recorder, Seq wanted) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (last_of(shard, recorder) < wanted) {
            REQUIRE(std::chrono::steady_clock::now() < deadline);
            std::this_thread::yield();
        }
    }

    StoreFixture& fixture;
    bus::BusStats stats;
    std::vector<std::unique_ptr<Hub>> hubs;
};

// Carries messages between the hubs of two instances on one shard, and loses, repeats and reorders
// them.
class FaultyBus final : public bus::Bus {
  public:
    FaultyBus(core::Shard& shard, std::uint64_t instance, std::uint32_t random_seed)
        : shard_(shard), instance_(instance), random_(random_seed) {}

    void meet(FaultyBus& other) { other_ = &other; }
    void start(bus::Receiver& receiver) override { receiver_ = &receiver; }
    void subscribe(StreamId stream) override {
        subscribed_.insert(stream);
        shard_.post([this, stream] { receiver_->on_subscribed(stream); });
    }
    void unsubscribe(StreamId stream) override { subscribed_.erase(stream); }
    void publish(StreamId stream, Seq reached, std::string_view payload) override {
        const std::size_t times = pick(4) == 0 ? 0 : pick(6) == 0 ? 2 : 1;
        for (std::size_t i = 0; i < times; ++i) {
            shard_.after(static_cast<std::int64_t>(pick(3) == 0 ? pick(40) : 0),
                         [this, stream, reached, text = std::string(payload)] {
                             if (!other_->subscribed_.contains(stream)) return;
                             other_->receiver_->on_reached(stream, reached, text);
                         });
        }
    }
    void publish_ephemeral(StreamId stream, std::string_view payload) override {
        if (other_->subscribed_.contains(stream))
            other_->receiver_->on_ephemeral(stream, instance_, payload);
    }
    void publish_control(std::string_view) override {}
    bool connected() const override { return true; }

  private:
    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(random_()) % below; }

    core::Shard& shard_;
    const std::uint64_t instance_;
    std::mt19937 random_;
    FaultyBus* other_ = nullptr;
    bus::Receiver* receiver_ = nullptr;
    std::set<StreamId> subscribed_;
};

std::uint32_t seed() {
    const auto* given = std::getenv("HAVN_SEED");
    const auto value = given != nullptr
                           ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                           : std::random_device{}();
    std::cout << "hub seed " << value << "\n";
    return value;
}

}  // namespace

TEST_CASE("whoever listens sees every entry once and in order") {
    const auto shard_count = GENERATE(std::size_t{1}, std::size_t{4});
    StoreFixture fixture(store::contract::backends().front(), shard_count);
    Hubs hubs(fixture);
    const auto room = hubs.stream(fixture.room());
    std::mt19937 random(seed());
    const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random()) % below; };

    constexpr std::size_t people = 12;
    std::vector<std::unique_ptr<Recorder>> recorders;
    std::vector<std::size_t> home;
    std::vector<bool> inside(people, false);
    for (std::size_t i = 0; i < people; ++i) {
        recorders.push_back(std::make_unique<Recorder>());
        home.push_back(pick(shard_count));
    }
    Seq last = 0;
    for (int step = 0; step < 600; ++step) {
        const auto who = pick(people);
        switch (pick(6)) {
            case 0:
                if (!inside[who]) {
                    const bool resume = pick(2) == 0;
                    hubs.enter(home[who], room,
                               resume ? std::optional(recorders[who]->last) : std::nullopt,
                               *recorders[who]);
                    inside[who] = true;
                }
                break;
            case 1:
                if (inside[who]) {
                    hubs.leave(home[who], room, *recorders[who]);
                    inside[who] = false;
                }
                break;
            case 2: {
                if (last == 0) break;
                const auto removed = hubs.append(pick(shard_count), room,
                                                 StoreFixture::removal(room->id, 1 + pick(last)));
                if (removed && !removed->repeated) last = removed->seq;
                break;
            }
            case 3: {  // as if another instance had appended and only the number came through
                const auto elsewhere = store::contract::await<store::Appended>([&](auto done) {
                    fixture.store->journal().append(fixture.shard(),
                                                    StoreFixture::message(room->id, "elsewhere"),
                                                    std::move(done));
                });
                last = elsewhere->seq;
                hubs.on(0, [&] { hubs.hubs[0]->reached(room, last); });
                break;
            }
            default: {
                const auto said =
                    hubs.append(pick(shard_count), room,
                                StoreFixture::message(room->id, "text " + std::to_string(step)));
                REQUIRE(said);
                last = said->seq;
            }
        }
    }
    for (std::size_t i = 0; i < people; ++i) {
        if (inside[i]) hubs.await_last(home[i], *recorders[i], last);
        hubs.on(home[i], [&] { CHECK(recorders[i]->wrong.empty()); });
    }
    for (std::size_t i = 0; i < people; ++i)
        if (inside[i]) hubs.leave(home[i], room, *recorders[i]);
}

TEST_CASE("on two instances with a faulty bus between them everybody sees every entry in order") {
    const auto shard_count = GENERATE(std::size_t{1}, std::size_t{2});
    StoreFixture fixture(store::contract::backends().front(), shard_count);
    std::mt19937 random(seed());
    const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random()) % below; };
    std::vector<std::unique_ptr<FaultyBus>> buses[2];
    for (std::size_t i = 0; i < shard_count; ++i) {
        for (std::uint64_t at = 0; at < 2; ++at)
            buses[at].push_back(std::make_unique<FaultyBus>(*fixture.shards[i], at,
                                                            static_cast<std::uint32_t>(random())));
        buses[0][i]->meet(*buses[1][i]);
        buses[1][i]->meet(*buses[0][i]);
    }
    Hubs first(fixture, [&](std::size_t i) { return buses[0][i].get(); });
    Hubs second(fixture, [&](std::size_t i) { return buses[1][i].get(); });
    Hubs* const instances[] = {&first, &second};
    for (std::size_t at = 0; at < 2; ++at)
        for (std::size_t i = 0; i < shard_count; ++i)
            buses[at][i]->start(*instances[at]->hubs[i]->others());

    const auto room = first.stream(fixture.room());
    struct Guest {
        Recorder recorder;
        Hubs* instance;
        std::size_t shard;
        bool inside = false;
    };
    std::vector<std::unique_ptr<Guest>> guests;
    for (std::size_t i = 0; i < 8; ++i)
        guests.push_back(std::make_unique<Guest>(
            Guest{.recorder = {}, .instance = instances[i % 2], .shard = pick(shard_count)}));
    Seq last = 0;
    for (int step = 0; step < 400; ++step) {
        auto& guest = *guests[pick(guests.size())];
        auto& speaking = *instances[pick(2)];
        switch (pick(8)) {
            case 0:
                if (guest.inside) break;
                guest.instance->enter(
                    guest.shard, room,
                    pick(2) == 0 ? std::optional(guest.recorder.last) : std::nullopt,
                    guest.recorder);
                guest.inside = true;
                break;
            case 1:
                if (!guest.inside) break;
                guest.instance->leave(guest.shard, room, guest.recorder);
                guest.inside = false;
                // Whoever left may come back by way of the other instance.
                guest.instance = instances[pick(2)];
                break;
            case 2:
                if (last == 0) break;
                if (const auto removed = speaking.append(
                        pick(shard_count), room, StoreFixture::removal(room->id, 1 + pick(last)));
                    removed && !removed->repeated)
                    last = removed->seq;
                break;
            default:
                last = speaking
                           .append(pick(shard_count), room,
                                   StoreFixture::message(room->id, "text " + std::to_string(step)))
                           .value()
                           .seq;
        }
    }
    // What was lost at the end is found when the bus has been quiet for a while.
    fixture.clock.advance_ms(6'000);
    for (auto* instance : instances)
        for (std::size_t i = 0; i < shard_count; ++i)
            instance->on(i, [&] { instance->hubs[i]->tick(); });
    for (const auto& guest : guests) {
        if (guest->inside) guest->instance->await_last(guest->shard, guest->recorder, last);
        guest->instance->on(guest->shard, [&] { CHECK(guest->recorder.wrong.empty()); });
    }
    for (const auto& guest : guests)
        if (guest->inside) guest->instance->leave(guest->shard, room, guest->recorder);
    first.stop();
}

TEST_CASE("a resume is complete up to its limit, and a reset beyond it") {
    StoreFixture fixture;
    Hubs hubs(fixture);
    const auto room = hubs.stream(fixture.room());
    constexpr Seq said = 450;
    for (Seq i = 0; i < said; ++i) {
        store::contract::await<store::Appended>([&](auto done) {
            fixture.store->journal().append(
                fixture.shard(), StoreFixture::message(room->id, std::string(2'000, 'x')),
                std::move(done));
        });
    }
    const auto shown = [&](std::optional<Seq> after) {
        Recorder recorder;
        auto snapshot = hubs.enter(0, room, after, recorder);
        hubs.leave(0, room, recorder);
        CHECK(recorder.wrong.empty());
        return std::pair(snapshot, recorder.seen);
    };
    // 200 entries of 2,000 characters do not fit the ring: they come from the store.
    CHECK(shown(said - protocol::limits::resume_messages_max).second ==
          protocol::limits::resume_messages_max);
    CHECK_FALSE(shown(said - protocol::limits::resume_messages_max).first.reset);
    CHECK(shown(said - protocol::limits::resume_messages_max - 1).first.reset);
    CHECK(shown(said).second == 0);
    CHECK_FALSE(shown(said).first.reset);
    CHECK(shown(said + 1).first.reset);
    CHECK_FALSE(shown(std::nullopt).first.reset);
    CHECK(shown(std::nullopt).second == 50);
}

TEST_CASE("what changes an encoded entry leaves what encoding the changed one gives") {
    const auto kind = GENERATE(StreamKind::room, StreamKind::forum, StreamKind::thread);
    const std::string note = GENERATE("", "\",\"edited\":true");
    const auto refers = GENERATE(Seq{0}, Seq{3});
    const auto same = [](const std::string& changed, const std::string& encoded) {
        CHECK(changed == encoded);
        CHECK(boost::json::parse(changed).is_object());
    };
    store::StoredEntry said;
    said.seq = 7;
    said.handle = "still-\"owl\"";
    said.at_ms = 1'700'000'000'123;
    said.title = "a \",\"text\": title";
    said.text = "with ,\"parent\": inside, and \\ and \n";
    said.note = note;
    said.refers = refers;
    auto edit = said;
    edit.seq = 8;
    edit.kind = store::EntryKind::edit;
    edit.refers = 7;
    edit.title = "another \",\"posts\":";
    edit.text = "now ,\"edits\": and \",\"removed\":true";
    edit.note = note.empty() ? "death" : "";
    auto edited = said;
    edited.edited = true;
    edited.title = edit.title;
    edited.text = edit.text;
    edited.note = edit.note;
    auto removed = said;
    removed.removed = true;
    auto replaced = edit;
    replaced.superseded = true;

    const auto once = with_body(encode_entry(said, kind), edit, kind);
    same(once, encode_entry(edited, kind));
    same(with_body(once, edit, kind), encode_entry(edited, kind));
    same(without_body(encode_entry(said, kind)), encode_entry(removed, kind));
    same(without_body(once), encode_entry(removed, kind));
    same(without_body(without_body(once)), encode_entry(removed, kind));
    same(superseded(encode_entry(edit, kind)), encode_entry(replaced, kind));
    same(superseded(superseded(encode_entry(edit, kind))), encode_entry(replaced, kind));
}

}  // namespace havn::community
