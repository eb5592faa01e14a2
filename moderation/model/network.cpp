#include "moderation/model/network.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <limits>

#include "moderation/model/known_words.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace havn::moderation::model {
namespace {

// Half of the widest window.
constexpr std::size_t margin = WideFilters::width / 2;
constexpr std::size_t rows_ahead = 24;  // fetched while the ones before are summed
constexpr std::size_t unit_pairs = row_width / 2;
constexpr float unit_precision = 8.0F;
constexpr float unit_most = 2047.0F;
static_assert(std::int64_t{2047} * filter_weight_max * WideFilters::window <
              std::numeric_limits<std::int32_t>::max());

using Unit = std::array<std::int16_t, row_width>;

struct Strongest {
    std::array<std::int32_t, NarrowFilters::count> narrow;
    std::array<std::int32_t, WideFilters::count> wide;
};

// The numbers of a unit go in pairs, because processors multiply and add two such pairs in one
// step, if asked explicitly; the weights of a pair stand together for each filter.
template <typename FilterSet>
const std::int16_t* weights_of(const FilterSet& filters, std::size_t place, std::size_t pair,
                               std::size_t filter) {
    return filters.weights.data() +
           ((place * unit_pairs + pair) * FilterSet::count + filter) * std::size_t{2};
}

[[gnu::always_inline]] inline void sum_rows(const Parameters& parameters,
                                            std::span<const std::uint32_t> rows, Unit& unit) {
    Unit sum{};
    for (const std::uint32_t at : rows) {
        const Row& row = parameters.rows[at];
        for (std::size_t number = 0; number < row_width; ++number) {
            sum[number] = static_cast<std::int16_t>(sum[number] + row[number]);
        }
    }
    const float factor =
        unit_precision / std::sqrt(static_cast<float>(std::max<std::size_t>(rows.size(), 1)));
    for (std::size_t number = 0; number < row_width; ++number) {
        const float value = static_cast<float>(sum[number]) * factor;
        unit[number] = static_cast<std::int16_t>(std::clamp(value, -unit_most, unit_most));
    }
}

// `around` are the answers to the units of the widest window.
template <typename FilterSet, std::size_t count>
[[gnu::always_inline]] inline void keep_strongest(
    const std::array<const Answers*, WideFilters::width>& around,
    std::array<std::int32_t, count> Answers::* part,
    std::array<std::int32_t, FilterSet::count>& strongest) {
    constexpr std::size_t skipped = margin - FilterSet::width / 2;
    for (std::size_t filter = 0; filter < FilterSet::count; ++filter) {
        std::int32_t sum = 0;
        for (std::size_t place = 0; place < FilterSet::width; ++place) {
            sum += (around[skipped + place]->*part)[place * FilterSet::count + filter];
        }
        strongest[filter] = std::max(strongest[filter], sum);
    }
}

// The same in the words of different processors.
struct Plain {
    template <typename FilterSet>
    static void multiply(const FilterSet& filters, const Unit& unit, std::int32_t* answers) {
        for (std::size_t place = 0; place < FilterSet::width; ++place) {
            for (std::size_t filter = 0; filter < FilterSet::count; ++filter) {
                std::int32_t sum = 0;
                for (std::size_t pair = 0; pair < unit_pairs; ++pair) {
                    const std::int16_t* const weights = weights_of(filters, place, pair, filter);
                    sum += unit[pair * 2] * weights[0] + unit[pair * 2 + 1] * weights[1];
                }
                *answers++ = sum;
            }
        }
    }

    static void answer(const Parameters& parameters, std::span<const std::uint32_t> rows,
                       Answers& answers) {
        Unit unit;
        sum_rows(parameters, rows, unit);
        multiply(parameters.narrow, unit, answers.narrow.data());
        multiply(parameters.wide, unit, answers.wide.data());
    }

    static void keep(const std::array<const Answers*, WideFilters::width>& around,
                     Strongest& strongest) {
        keep_strongest<NarrowFilters>(around, &Answers::narrow, strongest.narrow);
        keep_strongest<WideFilters>(around, &Answers::wide, strongest.wide);
    }
};

#ifdef __x86_64__
std::int32_t pair_at(const Unit& unit, std::size_t pair) {
    std::int32_t both = 0;
    std::memcpy(&both, unit.data() + pair * 2, sizeof both);
    return both;
}

struct Sse2 : Plain {
    template <typename FilterSet>
    static void multiply(const FilterSet& filters, const Unit& unit, std::int32_t* answers) {
        constexpr std::size_t lanes = 4;
        constexpr std::size_t at_once = 32;
        static_assert(FilterSet::count % at_once == 0);
        for (std::size_t place = 0; place < FilterSet::width; ++place) {
            for (std::size_t block = 0; block < FilterSet::count; block += at_once) {
                __m128i sums[at_once / lanes] = {};
                for (std::size_t pair = 0; pair < unit_pairs; ++pair) {
                    const __m128i both = _mm_set1_epi32(pair_at(unit, pair));
                    const auto* const weights =
                        reinterpret_cast<const __m128i*>(weights_of(filters, place, pair, block));
                    for (std::size_t at = 0; at < std::size(sums); ++at) {
                        const __m128i product = _mm_madd_epi16(both, _mm_loadu_si128(weights + at));
                        sums[at] = _mm_add_epi32(sums[at], product);
                    }
                }
                std::memcpy(answers, sums, sizeof sums);
                answers += at_once;
            }
        }
    }

    static void answer(const Parameters& parameters, std::span<const std::uint32_t> rows,
                       Answers& answers) {
        Unit unit;
        sum_rows(parameters, rows, unit);
        multiply(parameters.narrow, unit, answers.narrow.data());
        multiply(parameters.wide, unit, answers.wide.data());
    }
};

struct Avx2 {
    template <typename FilterSet>
    [[gnu::target("avx2")]] static void multiply(const FilterSet& filters, const Unit& unit,
                                                 std::int32_t* answers) {
        constexpr std::size_t lanes = 8;
        for (std::size_t place = 0; place < FilterSet::width; ++place) {
            __m256i sums[FilterSet::count / lanes] = {};
            for (std::size_t pair = 0; pair < unit_pairs; ++pair) {
                const __m256i both = _mm256_set1_epi32(pair_at(unit, pair));
                const auto* const weights =
                    reinterpret_cast<const __m256i*>(weights_of(filters, place, pair, 0));
                for (std::size_t at = 0; at < std::size(sums); ++at) {
                    const __m256i product =
                        _mm256_madd_epi16(both, _mm256_loadu_si256(weights + at));
                    sums[at] = _mm256_add_epi32(sums[at], product);
                }
            }
            std::memcpy(answers, sums, sizeof sums);
            answers += FilterSet::count;
        }
    }

    [[gnu::target("avx2")]] static void answer(const Parameters& parameters,
                                               std::span<const std::uint32_t> rows,
                                               Answers& answers) {
        Unit unit;
        sum_rows(parameters, rows, unit);
        multiply(parameters.narrow, unit, answers.narrow.data());
        multiply(parameters.wide, unit, answers.wide.data());
    }

    [[gnu::target("avx2")]] static void keep(
        const std::array<const Answers*, WideFilters::width>& around, Strongest& strongest) {
        keep_strongest<NarrowFilters>(around, &Answers::narrow, strongest.narrow);
        keep_strongest<WideFilters>(around, &Answers::wide, strongest.wide);
    }
};
#endif

// Calls work(...) with the words of this processor.
template <typename Work>
void on_this_processor(const Work& work) {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") != 0) {
        work(Avx2{});
    } else {
        work(Sse2{});
    }
#else
    work(Plain{});
#endif
}

// The answers to the units of a message, one after the other.
class Units {
  public:
    Units(const Parameters& parameters, const KnownWords& known, const Features& features)
        : parameters_(parameters), known_(known), features_(features) {}

    // `room` may be used for the answers.
    template <typename Processor>
    const Answers* next(Answers& room) {
        const std::uint32_t unit = unit_++;
        if (next_known_ < features_.known_units.size() &&
            features_.known_units[next_known_].unit == unit) {
            return &known_[features_.known_units[next_known_++].word].answers;
        }
        const std::span<const std::uint32_t> rows(features_.rows);
        const std::uint32_t begin = unit == 0 ? 0 : features_.unit_ends[unit - 1];
        const std::uint32_t end = features_.unit_ends[unit];
        for (std::size_t at = end; at < std::min<std::size_t>(end + rows_ahead, rows.size());
             ++at) {
            __builtin_prefetch(&parameters_.rows[rows[at]]);
        }
        Processor::answer(parameters_, rows.subspan(begin, end - begin), room);
        return &room;
    }

  private:
    const Parameters& parameters_;
    const KnownWords& known_;
    const Features& features_;
    std::uint32_t unit_ = 0;
    std::size_t next_known_ = 0;
};

template <typename FilterSet>
void add_say(const FilterSet& filters, const std::array<std::int32_t, FilterSet::count>& strongest,
             float unit, std::array<float, deep_head_count>& says) {
    for (std::size_t at = 0; at < FilterSet::count; ++at) {
        const float heard =
            static_cast<float>(strongest[at]) * filters.scale[at] * unit + filters.bias[at];
        for (std::size_t head = 0; head < deep_head_count; ++head) {
            says[head] += std::max(0.0F, heard) * filters.say[head][at];
        }
    }
}

}  // namespace

void answer(const Parameters& parameters, std::span<const std::uint32_t> rows, Answers& answers) {
    on_this_processor(
        [&]<typename Processor>(Processor) { Processor::answer(parameters, rows, answers); });
}

std::array<float, deep_head_count> Network::read(const Parameters& parameters,
                                                 const KnownWords& known,
                                                 const Features& features) {
    std::array<float, deep_head_count> says{};
    const std::size_t count = features.unit_ends.size();
    if (count == 0) {
        return says;
    }
    Strongest strongest;
    strongest.narrow.fill(std::numeric_limits<std::int32_t>::min());
    strongest.wide.fill(std::numeric_limits<std::int32_t>::min());
    on_this_processor([&]<typename Processor>(Processor) {
        static const Answers nothing;
        Units units(parameters, known, features);
        std::array<const Answers*, WideFilters::width> around;
        around.fill(&nothing);
        // As many empty units as a window reaches stand at both ends.
        for (std::size_t unit = 0; unit < count + margin; ++unit) {
            std::shift_left(around.begin(), around.end(), 1);
            around.back() =
                unit < count ? units.next<Processor>(answers_[unit % answers_.size()]) : &nothing;
            if (unit >= margin) {
                Processor::keep(around, strongest);
            }
        }
    });
    const float unit = parameters.row_scale / unit_precision;
    add_say(parameters.narrow, strongest.narrow, unit, says);
    add_say(parameters.wide, strongest.wide, unit, says);
    return says;
}

}  // namespace havn::moderation::model
