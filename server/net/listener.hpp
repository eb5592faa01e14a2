#pragma once
// Listening sockets. One per shard on the same address: the kernel spreads new connections over
// them, and a connection stays where it was accepted.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/poller.hpp"
#include "server/net/transport.hpp"

namespace havn::net {

// Opens `count` sockets that listen on "HOST:PORT" or "[IPv6]:PORT" (numbers; "localhost" is
// 127.0.0.1). Port 0: any free one, the same for all. Throws std::runtime_error with one clear
// line, also when anybody, be it another instance of this program, listens there already. Start-up.
std::vector<Descriptor> open_listeners(std::string_view address, std::size_t count);

// The port a listening socket has.
std::uint16_t port_of(const Descriptor& listening);

// Accepts on one shard.
class Listener final : public PollTarget {
  public:
    // Takes over a new connection.
    using Accept = std::function<void(Descriptor)>;
    // Says that a connection was turned away because no descriptor was left.
    using Refuse = std::function<void()>;

    Listener(Poller& poller, Descriptor listening, Accept accept, Refuse refuse);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    void on_events(std::uint32_t events) override;

    // Accepts again some time after descriptors ran out.
    void on_tick(std::int64_t now_ms, std::int64_t pause_ms);

  private:
    void turn_away();
    void pause();

    Poller& poller_;
    Descriptor listening_;
    Descriptor spare_;  // given up for a moment to tell a client quickly that there is no room
    Accept accept_;
    Refuse refuse_;
    bool paused_ = false;
    std::int64_t accept_again_ms_ = 0;
};

}  // namespace havn::net
