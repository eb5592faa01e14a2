#include "server/net/address_marks.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

namespace havn::net {

namespace {

constexpr std::int64_t day_ns = std::int64_t{24} * 60 * 60 * 1'000'000'000;
constexpr std::size_t household_bytes = 8;  // of an IPv6 address

// What of the address tells households apart; empty: this machine itself.
std::string telling(const in_addr& address) {
    const auto* bytes = reinterpret_cast<const char*>(&address);
    if (bytes[0] == 127) return {};
    return {bytes, sizeof address};
}

std::string telling(const in6_addr& address) {
    if (IN6_IS_ADDR_LOOPBACK(&address)) return {};
    const auto* bytes = reinterpret_cast<const char*>(&address);
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        in_addr mapped{};
        std::memcpy(&mapped, bytes + 12, sizeof mapped);
        return telling(mapped);
    }
    return {bytes, household_bytes};
}

// nullopt: not known.
std::optional<std::string> telling(int descriptor) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&storage), &size) != 0)
        return std::nullopt;
    if (storage.ss_family == AF_INET)
        return telling(reinterpret_cast<const sockaddr_in&>(storage).sin_addr);
    if (storage.ss_family == AF_INET6)
        return telling(reinterpret_cast<const sockaddr_in6&>(storage).sin6_addr);
    return std::nullopt;
}

}  // namespace

std::uint64_t AddressMarks::of_socket(int descriptor) {
    return mark(telling(descriptor).value_or(std::string()));
}

bool from_own_machine(int descriptor) {
    const auto other = telling(descriptor);
    return other && other->empty();
}

std::uint64_t AddressMarks::of_text(std::string_view address) {
    const std::string text(address);
    in_addr four{};
    if (::inet_pton(AF_INET, text.c_str(), &four) == 1) return mark(telling(four));
    in6_addr six{};
    if (::inet_pton(AF_INET6, text.c_str(), &six) == 1) return mark(telling(six));
    return 0;
}

std::uint64_t AddressMarks::mark(std::string_view bytes) {
    if (bytes.empty()) return 0;
    std::string keyed;
    {
        const std::lock_guard lock(mutex_);
        const auto day = clock_.monotonic_ns() / day_ns;
        if (key_day_ != day) {
            key_day_ = day;
            if (RAND_bytes(key_.data(), static_cast<int>(key_.size())) != 1) return 0;
        }
        keyed.assign(reinterpret_cast<const char*>(key_.data()), key_.size());
    }
    keyed += bytes;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    std::size_t size = digest.size();
    if (EVP_Q_digest(nullptr, "SHA256", nullptr, keyed.data(), keyed.size(), digest.data(),
                     &size) != 1)
        return 0;
    std::uint64_t mark = 0;
    std::memcpy(&mark, digest.data(), sizeof mark);
    return std::max<std::uint64_t>(mark, 1);
}

std::string_view forwarded_for(std::string_view header) {
    auto last = header.substr(header.rfind(',') + 1);
    while (last.starts_with(' ')) last.remove_prefix(1);
    while (last.ends_with(' ')) last.remove_suffix(1);
    return last;
}

}  // namespace havn::net
