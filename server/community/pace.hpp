#pragma once
// How fast a person may speak, and what they said last: the facts for repetition and flood. One a
// shard, called there; a person who comes back on the same shard is still known for a while.

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <vector>

#include "moderation/types.hpp"
#include "protocol/ids.hpp"
#include "server/core/bucket.hpp"

namespace havn::community {

using protocol::PersonId;
using protocol::StreamId;

class Pace {
  public:
    // Room for a few quick lines, then one every other second. A thread costs more than a line.
    static constexpr core::BucketRate rate{.burst_points = 12, .refill_ms_per_point = 1'000};
    static constexpr std::int64_t message_points = 2;
    static constexpr std::int64_t thread_points = 6;
    static constexpr std::int64_t remembered_ms = 10 * 60 * 1000;

    explicit Pace(bool lifted) : lifted_(lifted) {}

    // Takes `points`; 0: allowed, else in how many ms to try again (nothing is taken).
    std::int64_t take(PersonId person, std::int64_t points, std::int64_t now_ms);

    // What this person said in this stream lately, newest first, other than the message `cid_hash`
    // itself (a retry is no repetition).
    std::vector<moderation::RecentMessage> recent(PersonId person, StreamId stream,
                                                  std::uint64_t cid_hash,
                                                  std::int64_t now_ms) const;
    void remember(PersonId person, StreamId stream, std::uint64_t cid_hash,
                  std::uint64_t fingerprint, std::int64_t now_ms);

    // Whether this was said there lately, and when anything was; 0: not lately.
    bool said(PersonId person, StreamId stream, std::uint64_t cid_hash) const;
    std::int64_t last_said_ms(PersonId person, StreamId stream) const;

    bool lifted() const { return lifted_; }
    void forget(PersonId person) { people_.erase(person); }
    void tick(std::int64_t now_ms);

  private:
    struct Said {
        StreamId stream;
        std::uint64_t cid_hash = 0;
        std::uint64_t fingerprint = 0;
        std::int64_t at_ms = 0;
    };
    struct Speaker {
        explicit Speaker(std::int64_t now_ms) : bucket(rate, now_ms), last_ms(now_ms) {}
        core::Bucket bucket;
        std::int64_t last_ms;
        std::array<Said, 8> said{};
        std::size_t next = 0;
    };
    Speaker& speaker(PersonId person, std::int64_t now_ms);

    const bool lifted_;
    boost::unordered_flat_map<PersonId, std::unique_ptr<Speaker>, std::hash<PersonId>> people_;
};

}  // namespace havn::community
