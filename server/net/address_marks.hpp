#pragma once
// Tells connections from one network address apart from others without knowing the address: a
// keyed hash, whose key is random, never leaves the memory, and is another one every day. Any
// thread.

#include <array>
#include <cstdint>
#include <mutex>
#include <string_view>

#include "server/core/clock.hpp"

namespace havn::net {

class AddressMarks {
  public:
    explicit AddressMarks(const core::Clock& clock) : clock_(clock) {}

    // 0: no address, or this machine itself (a proxy that does not say for whom, a test). Addresses
    // of one IPv6 /64 have one mark: they are one household's to choose from.
    std::uint64_t of_socket(int descriptor);
    std::uint64_t of_text(std::string_view address);

  private:
    std::uint64_t mark(std::string_view bytes);

    const core::Clock& clock_;
    std::mutex mutex_;
    std::array<unsigned char, 32> key_{};
    std::int64_t key_day_ = -1;
};

// The address a trusted proxy says it forwards for: the last one, which the proxy itself added.
std::string_view forwarded_for(std::string_view header);

// Whether the other end of this socket is on this machine, by its address.
bool from_own_machine(int descriptor);

}  // namespace havn::net
