#pragma once
// What people said lately, as far as it may change what is made of what they say next: kinds and
// levels of findings, never a text; of numbers in pieces the digits, for a few minutes. Held in
// memory only, bounded, and gone with the person. One a shard, called there.

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/types.hpp"
#include "protocol/ids.hpp"

namespace havn::community {

using protocol::PersonId;
using protocol::StreamId;

class Recollection {
  public:
    // Above it, whoever was silent longest is forgotten.
    static constexpr std::size_t people_max = 5'000;
    static constexpr std::size_t messages_max = 12;  // of a person; the oldest goes
    static constexpr std::size_t streams_max = 1'000;
    static constexpr std::size_t hostile_max = 8;  // people of a stream; the oldest goes
    static constexpr std::size_t pieces_bytes_max = 64;

    // What moderation is told: of this person in this stream, newest first, other than the message
    // `cid_hash` itself (a retry is no second time).
    struct Context {
        std::vector<moderation::Before> before;
        std::string pieces;
        std::size_t hostile_others = 0;
    };
    Context of(PersonId person, StreamId stream, std::uint64_t cid_hash, std::int64_t now_ms) const;

    // True: somebody was hostile, which the other shards are to note as well.
    bool remember(PersonId person, StreamId stream, std::uint64_t cid_hash, std::string_view text,
                  const moderation::Judgement& judgement, std::int64_t now_ms);
    void note_hostile(PersonId person, StreamId stream, std::int64_t now_ms);

    void forget(PersonId person);
    // About once a second.
    void tick(std::int64_t now_ms);

  private:
    struct Said {
        StreamId stream;
        std::uint64_t cid_hash = 0;
        std::int64_t at_ms = 0;
        std::uint32_t categories = 0;
        moderation::Care care = moderation::Care::none;
        float care_score = 0.0F;
        std::string piece;
    };
    struct Hostile {
        PersonId person;
        std::int64_t at_ms = 0;
    };

    boost::unordered_flat_map<PersonId, std::vector<Said>, std::hash<PersonId>> people_;
    boost::unordered_flat_map<StreamId, std::vector<Hostile>, std::hash<StreamId>> streams_;
    std::int64_t swept_ms_ = 0;
};

}  // namespace havn::community
