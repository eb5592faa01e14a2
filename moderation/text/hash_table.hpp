// Values by the hash of a word, in one piece of memory: a look-up is one fetch, mostly. Two words
// of one hash are one word here.
//
// Filled at start-up, then immutable; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace havn::moderation::text {

// With shorter keys, words that are rarely met may be taken for one another.
template <typename Value, typename Key = std::uint64_t>
class HashTable {
  public:
    // Null when there is none.
    const Value* find(std::uint64_t hash) const {
        const Key key = key_of(hash);
        for (std::size_t at = place_of(key);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].key == key) {
                return &slots_[at].value;
            }
            if (slots_[at].key == 0) {
                return nullptr;
            }
        }
    }

    Value& operator[](std::uint64_t hash) {
        const Key key = key_of(hash);
        if (slot(key).key == 0) {
            if (++used_ * 2 > slots_.size()) {
                grow();
            }
            slot(key).key = key;
        }
        return slot(key).value;
    }

  private:
    struct Slot {
        Key key = 0;
        [[no_unique_address]] Value value{};
    };

    // Never the key of an empty slot.
    static Key key_of(std::uint64_t hash) { return static_cast<Key>(hash) | 1U; }
    std::size_t place_of(Key key) const { return (key >> 1U) & (slots_.size() - 1); }

    Slot& slot(Key key) {
        std::size_t at = place_of(key);
        while (slots_[at].key != 0 && slots_[at].key != key) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return slots_[at];
    }

    void grow() {
        std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
        for (Slot& old : before) {
            if (old.key != 0) {
                slot(old.key) = std::move(old);
            }
        }
    }

    std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two, at most half full
    std::size_t used_ = 0;
};

}  // namespace havn::moderation::text
