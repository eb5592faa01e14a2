#include "server/copy_rows.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <cstring>

namespace havn {

void Digest::add(const Row& row) {
    std::string octets;
    for (const auto& cell : row) {
        if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            octets += fmt::format("n{};", *number);
        } else {
            const auto& text = std::get<std::string>(cell);
            octets += fmt::format("t{};", text.size());
            octets += text;
        }
    }
    std::array<std::uint64_t, 4> hash{};
    static_assert(sizeof hash == SHA256_DIGEST_LENGTH);
    SHA256(reinterpret_cast<const unsigned char*>(octets.data()), octets.size(),
           reinterpret_cast<unsigned char*>(hash.data()));
    for (std::size_t i = 0; i < hash.size(); ++i) sum_[i] += hash[i];
    ++count_;
}

std::string Digest::hex() const {
    return fmt::format("{:016x}{:016x}{:016x}{:016x}", sum_[0], sum_[1], sum_[2], sum_[3]);
}

void EntryDigest::add(const Row& row) {
    auto& of_stream = of_streams_[std::get<std::int64_t>(row[stream_])];
    of_stream.last = std::max(of_stream.last, std::get<std::int64_t>(row[seq_]));
    of_stream.digest.add(row);
    whole_.add(row);
}

std::vector<std::int64_t> EntryDigest::differences(const EntryDigest& other) const {
    std::vector<std::int64_t> found;
    for (const auto& [stream, here] : of_streams_) {
        const auto there = other.of_streams_.find(stream);
        const bool whole = here.last == static_cast<std::int64_t>(here.digest.count());
        if (!whole || there == other.of_streams_.end() || here != there->second)
            found.push_back(stream);
    }
    for (const auto& [stream, there] : other.of_streams_) {
        if (!of_streams_.contains(stream)) found.push_back(stream);
    }
    return found;
}

}  // namespace havn
