// Rooms that are served in turns: whoever listens gets what was handed over while it listened,
// once and in order, whatever waits meanwhile.
#include "server/community/deliveries.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace havn::community {
namespace {

class Recorder final : public Listener {
  public:
    explicit Recorder(std::vector<std::string>* all = nullptr) : all_(all) {}
    void deliver(const core::Bytes& frames, std::uint32_t) override {
        got += *frames;
        if (all_ != nullptr) all_->push_back(*frames);
    }
    std::string got;

  private:
    std::vector<std::string>* all_;
};

core::Bytes frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

struct Fixture {
    Fixture() { shard.start(); }
    ~Fixture() {
        shard.stop();
        shard.join();
    }
    void on_shard(auto work) {
        std::promise<void> done;
        shard.post([&] {
            work();
            done.set_value();
        });
        done.get_future().get();
    }
    void fill(StreamId stream, std::size_t count, std::vector<std::string>* all = nullptr) {
        for (std::size_t i = 0; i < count; ++i) {
            recorders.push_back(std::make_unique<Recorder>(all));
            deliveries.add(stream, recorders.back().get());
        }
    }
    void until_nothing_waits() {
        for (bool waits = true; waits;) on_shard([&] { waits = deliveries.any_waiting(); });
    }

    core::Shard shard{0};
    std::vector<StreamId> served;
    Deliveries deliveries{shard, [this](StreamId id) { served.push_back(id); }};
    std::vector<std::unique_ptr<Recorder>> recorders;
};

constexpr StreamId large{1}, other{2}, small{3};

TEST_CASE("a large room waits for the next turn when this one is used up, a small one does not") {
    Fixture test;
    std::vector<std::string> order;
    test.on_shard([&] {
        test.fill(large, 300, &order);
        test.fill(other, 300, &order);
        test.fill(small, 2, &order);
        test.deliveries.deliver(large, frame("a"), 1);
        CHECK(order.size() == 300);
        test.deliveries.deliver(other, frame("b"), 1);
        CHECK(order.size() == 300);
        CHECK(test.deliveries.waiting(other));
        CHECK(test.deliveries.busy_beyond_next_turn());
        test.deliveries.deliver(small, frame("c"), 1);
        CHECK(order.size() == 302);
        CHECK(order.back() == "c");
    });
    test.until_nothing_waits();
    CHECK(order.size() == 602);
    CHECK(order.back() == "b");
    CHECK(test.served == std::vector{other});
}

TEST_CASE("who comes while frames wait does not get them, who leaves neither") {
    Fixture test;
    Recorder late, gone;
    test.on_shard([&] {
        test.fill(large, 300);
        test.fill(other, 40);
        test.deliveries.add(other, &gone);
        test.deliveries.deliver(large, frame("a"), 1);
        test.deliveries.deliver(other, frame("b"), 1);
        test.deliveries.deliver(other, frame("c"), 1);
        CHECK(test.deliveries.remove(other, &gone));
        CHECK_FALSE(test.deliveries.remove(other, &gone));
        test.deliveries.add(other, &late);
        CHECK_FALSE(test.deliveries.waiting(other));
        test.deliveries.deliver(other, frame("d"), 1);
    });
    test.until_nothing_waits();
    CHECK(gone.got.empty());
    CHECK(late.got == "d");
    for (std::size_t i = 300; i < test.recorders.size(); ++i)
        REQUIRE(test.recorders[i]->got == "bcd");
}

TEST_CASE("a room that has grown small keeps the order of what waits for it") {
    Fixture test;
    test.on_shard([&] {
        test.fill(large, 300);
        test.fill(other, 20);
        test.deliveries.deliver(large, frame("a"), 1);
        test.deliveries.deliver(other, frame("b"), 1);
        for (std::size_t i = 305; i < 320; ++i)
            test.deliveries.remove(other, test.recorders[i].get());
        test.deliveries.deliver(other, frame("c"), 1);
    });
    test.until_nothing_waits();
    for (std::size_t i = 300; i < 305; ++i) CHECK(test.recorders[i]->got == "bc");
    for (std::size_t i = 305; i < 320; ++i) CHECK(test.recorders[i]->got.empty());
}

}  // namespace
}  // namespace havn::community
