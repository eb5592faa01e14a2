#pragma once
// Counters and histograms that cost a plain store on the message path: each has one writing thread
// (a shard, the journal writer) and any number of readers. Rendered for Prometheus (text format
// 0.0.4) by whoever answers /metrics.

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace havn::core {

// One writing thread; any thread reads.
class Counter {
  public:
    void add(std::uint64_t by = 1) {
        value_.store(value_.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }
    void subtract(std::uint64_t by = 1) {
        value_.store(value_.load(std::memory_order_relaxed) - by, std::memory_order_relaxed);
    }
    void set(std::uint64_t value) { value_.store(value, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_{0};
};

// Buckets double from 1 on: bucket i counts values of at most 2^i. One writing thread; any thread
// reads.
class Histogram {
  public:
    static constexpr std::size_t bucket_count = 40;

    void observe(std::uint64_t value) {
        const auto bucket = static_cast<std::size_t>(std::bit_width(value - (value != 0 ? 1 : 0)));
        buckets_[bucket < bucket_count ? bucket : bucket_count - 1].add();
        sum_.add(value);
    }
    void add_to(std::array<std::uint64_t, bucket_count>& buckets, std::uint64_t& sum) const {
        for (std::size_t i = 0; i < bucket_count; ++i) buckets[i] += buckets_[i].value();
        sum += sum_.value();
    }

  private:
    std::array<Counter, bucket_count> buckets_;
    Counter sum_;
};

// The Prometheus text format. One thread.
class MetricsText {
  public:
    enum class Type : std::uint8_t { counter, gauge, histogram };

    void family(std::string_view name, Type type, std::string_view help);
    // labels: "" or `stage="care"`.
    void sample(std::string_view name, std::string_view labels, double value);
    // The sum of several histograms; `unit` is what one recorded unit is worth (1e-9 for ns as
    // seconds). Only bounds from `first` to `last` (powers of two) are written.
    class Sum {
      public:
        void add(const Histogram& histogram) { histogram.add_to(buckets_, sum_); }

      private:
        friend class MetricsText;
        std::array<std::uint64_t, Histogram::bucket_count> buckets_{};
        std::uint64_t sum_ = 0;
    };
    void histogram(std::string_view name, std::string_view labels, const Sum& sum, double unit,
                   std::size_t first, std::size_t last);

    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

}  // namespace havn::core
