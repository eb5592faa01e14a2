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

template <typename Value>
class HashTable {
  public:
    // Null when there is none.
    const Value* find(std::uint64_t hash) const {
        const std::uint64_t key = key_of(hash);
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
        const std::uint64_t key = key_of(hash);
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
        std::uint64_t key = 0;
        [[no_unique_address]] Value value{};
    };

    // Never the key of an empty slot.
    static std::uint64_t key_of(std::uint64_t hash) { return hash | 1U; }
    std::size_t place_of(std::uint64_t key) const { return (key >> 1U) & (slots_.size() - 1); }

    Slot& slot(std::uint64_t key) {
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
