#pragma once
// Kept persons: who has a recovery phrase, and coming back with it. The store sees only a hash that
// was made slowly (Argon2id) with the store's own salt. Threading as in journal.hpp.
//
// One salt for all, because the hash is also what a person is found by: with a salt each, finding
// somebody would take one slow hash per kept person, or a quick hash of a part of the phrase beside
// it, which would give that part away to whoever steals the database. Phrases are made by the
// server and have 64 bits, so that sharing the salt between thousands of them leaves nobody within
// reach.

#include <array>
#include <cstdint>

#include "server/store/people.hpp"

namespace havn::store {

using Salt = std::array<std::uint8_t, 16>;
using PhraseHash = std::array<std::uint8_t, 32>;

class Keeping {
  public:
    // Of one person; signing in once more signs out the session that was seen longest ago.
    static constexpr std::size_t sessions_max = 20;

    virtual ~Keeping() = default;

    // Made with the store. Blocks; for one thread before the shards run. Throws std::runtime_error.
    virtual Salt salt() = 0;
    // From now on the person does not expire. conflict: there is a phrase and `renew` is not set,
    // or another person has this one.
    virtual void keep(core::Shard& home, PersonId person, PhraseHash phrase, bool renew,
                      core::Completion<bool> done) = 0;
    // Signs in the person who has this phrase. absent: nobody.
    virtual void come_back(core::Shard& home, PhraseHash phrase, NewSession session,
                           core::Completion<PersonId> done) = 0;
};

}  // namespace havn::store
