#pragma once
// Readiness of all sockets of one shard: one level-triggered epoll set, which is itself watched by
// the shard's io_context like any other descriptor.
//
// Why not one Asio socket per connection: Asio keeps about a kilobyte of state for each, allocates
// an operation and calls epoll_ctl for every wait, that is for every message read. Here a
// connection is one entry in the kernel's set and a pointer; waiting again costs nothing, because a
// level-triggered entry stays armed. Once a turn the set is emptied into one array, and the wait
// for it is renewed once. Asio keeps what it is good at: timers, hops between threads, signals.
//
// Belongs to one shard; add() may also be called before the shard has started. A target must not be
// destroyed from within on_events() of any target: events for it may lie in the array at hand.

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <cstdint>

#include <sys/epoll.h>

namespace havn::net {

class PollTarget {
  public:
    // `events` as epoll_wait gives them.
    virtual void on_events(std::uint32_t events) = 0;

  protected:
    ~PollTarget() = default;
};

class Poller {
  public:
    explicit Poller(boost::asio::io_context& context);
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    // False when the kernel refuses (its own limit of watched descriptors).
    [[nodiscard]] bool add(int descriptor, PollTarget& target, std::uint32_t events);
    void change(int descriptor, PollTarget& target, std::uint32_t events);
    void remove(int descriptor);

  private:
    static constexpr std::size_t events_per_turn_max = 512;

    void wait();
    void dispatch();

    boost::asio::posix::stream_descriptor set_;
    std::array<epoll_event, events_per_turn_max> events_;
};

}  // namespace havn::net
