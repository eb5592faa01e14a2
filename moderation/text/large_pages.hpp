// Vectors on large pages, for tables that a message touches in hundreds of far places: between two
// messages the sockets of a whole room go through the caches, and then finding out where hundreds
// of small pages are takes longer than reading what is there. What is smaller than half a large
// page, and everything where there are no large pages, stands as in any other vector.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace havn::moderation::text {

template <typename T>
struct LargePages {
    using value_type = T;

    LargePages() = default;
    template <typename Other>
    LargePages(const LargePages<Other>&) {}  // containers turn one into the other

    T* allocate(std::size_t count) {
        if (!is_large(count)) {
            return std::allocator<T>().allocate(count);
        }
        const std::size_t bytes = pages(count) * page_bytes;
        void* const memory = ::operator new(bytes, std::align_val_t(page_bytes));
        ::madvise(memory, bytes, MADV_HUGEPAGE);
        return static_cast<T*>(memory);
    }

    void deallocate(T* memory, std::size_t count) {
        if (is_large(count)) {
            ::operator delete(memory, std::align_val_t(page_bytes));
        } else {
            std::allocator<T>().deallocate(memory, count);
        }
    }

    bool operator==(const LargePages&) const = default;

  private:
    static constexpr std::size_t page_bytes = std::size_t{2} << 20;

    static bool is_large(std::size_t count) { return count * sizeof(T) >= page_bytes / 2; }
    static std::size_t pages(std::size_t count) {
        return (count * sizeof(T) + page_bytes - 1) / page_bytes;
    }
};

template <typename T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace havn::moderation::text
