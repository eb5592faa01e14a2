#pragma once
// Coarse deadlines without a timer per connection: an intrusive hashed wheel, turned by the shard's
// tick. A hook waits for at most one deadline. One thread. A hook must be cancelled, or the wheel
// gone, before it is destroyed.

#include <array>
#include <cstddef>
#include <cstdint>

namespace havn::net {

struct TimerHook {
    TimerHook* next = nullptr;
    TimerHook* previous = nullptr;
    std::int64_t due_ms = 0;
};

class TimerWheel {
  public:
    explicit TimerWheel(std::int64_t now_ms) : turned_(now_ms / slot_ms) {
        for (auto& slot : slots_) close(slot);
    }
    TimerWheel(const TimerWheel&) = delete;
    TimerWheel& operator=(const TimerWheel&) = delete;

    // Replaces an earlier deadline.
    void schedule(TimerHook& hook, std::int64_t due_ms) {
        cancel(hook);
        hook.due_ms = due_ms;
        link(hook);
    }

    static void cancel(TimerHook& hook) {
        if (!hook.next) return;
        hook.previous->next = hook.next;
        hook.next->previous = hook.previous;
        hook.next = hook.previous = nullptr;
    }

    // Calls `expire(hook)` for everything due by `now_ms`; it may schedule the hook again.
    template <class F>
    void turn(std::int64_t now_ms, F&& expire) {
        const std::int64_t until = now_ms / slot_ms;
        const std::int64_t from = until - turned_ < slots ? turned_ : until - slots + 1;
        // What is scheduled meanwhile comes into this slot or a later one. This slot is looked at
        // again next time: it may hold what is due later in it.
        turned_ = until;
        for (std::int64_t slot = from; slot <= until; ++slot) turn_slot(slot, now_ms, expire);
    }

  private:
    static constexpr std::int64_t slot_ms = 256;
    static constexpr std::int64_t slots = 512;  // a turn is longer than any usual deadline

    static void close(TimerHook& list) { list.next = list.previous = &list; }

    void link(TimerHook& hook) {
        const std::int64_t due = hook.due_ms / slot_ms;
        TimerHook& slot = slots_[static_cast<std::size_t>((due > turned_ ? due : turned_) % slots)];
        hook.next = &slot;
        hook.previous = slot.previous;
        slot.previous->next = &hook;
        slot.previous = &hook;
    }

    template <class F>
    void turn_slot(std::int64_t index, std::int64_t now_ms, F& expire) {
        TimerHook& slot = slots_[static_cast<std::size_t>(index % slots)];
        if (slot.next == &slot) return;
        TimerHook batch;
        batch.next = slot.next;
        batch.previous = slot.previous;
        batch.next->previous = batch.previous->next = &batch;
        close(slot);
        while (batch.next != &batch) {
            TimerHook& hook = *batch.next;
            cancel(hook);
            if (hook.due_ms <= now_ms) {
                expire(hook);
            } else {
                link(hook);
            }
        }
    }

    std::array<TimerHook, slots> slots_;
    std::int64_t turned_;
};

}  // namespace havn::net
