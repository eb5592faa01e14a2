#include "moderation/model/network.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace havn::moderation::model {
namespace {

// Half of the widest window: as many empty units stand at both ends.
constexpr std::size_t margin = WideFilters::width / 2;
constexpr std::size_t rows_ahead = 24;  // fetched while the ones before are summed
constexpr float unit_precision = 8.0F;
constexpr float unit_most = 2047.0F;
static_assert(std::int64_t{2047} * filter_weight_max * WideFilters::window <
              std::numeric_limits<std::int32_t>::max());

// The strongest answer of each filter at any of the units. The numbers of a window go
// in pairs, because processors multiply and add two such pairs in one step, if asked explicitly.
template <typename FilterSet>
struct Answers {
    static constexpr std::size_t skipped = (margin - FilterSet::width / 2) * row_width;
    static constexpr std::size_t pairs = FilterSet::window / 2;
    static constexpr std::size_t at_once = 32;
    static_assert(FilterSet::count % at_once == 0);

    static const std::int16_t* weights_of(const FilterSet& filters, std::size_t pair,
                                          std::size_t block) {
        return filters.weights.data() + (pair * FilterSet::count + block) * 2;
    }

    static void plain(const FilterSet& filters, const std::int16_t* units, std::size_t count,
                      std::int32_t* strongest) {
        for (std::size_t unit = 0; unit < count; ++unit) {
            const std::int16_t* const window = units + unit * row_width + skipped;
            for (std::size_t filter = 0; filter < FilterSet::count; ++filter) {
                std::int32_t sum = 0;
                for (std::size_t pair = 0; pair < pairs; ++pair) {
                    const std::int16_t* const weights = weights_of(filters, pair, filter);
                    sum += window[pair * 2] * weights[0] + window[pair * 2 + 1] * weights[1];
                }
                strongest[filter] = std::max(strongest[filter], sum);
            }
        }
    }

#ifdef __x86_64__
    static std::int32_t pair_at(const std::int16_t* window, std::size_t pair) {
        std::int32_t both = 0;
        std::memcpy(&both, window + pair * 2, sizeof both);
        return both;
    }

    static void sse2(const FilterSet& filters, const std::int16_t* units, std::size_t count,
                     std::int32_t* strongest) {
        constexpr std::size_t lanes = 4;
        for (std::size_t unit = 0; unit < count; ++unit) {
            const std::int16_t* const window = units + unit * row_width + skipped;
            for (std::size_t block = 0; block < FilterSet::count; block += at_once) {
                __m128i sums[at_once / lanes] = {};
                for (std::size_t pair = 0; pair < pairs; ++pair) {
                    const __m128i both = _mm_set1_epi32(pair_at(window, pair));
                    const auto* const weights =
                        reinterpret_cast<const __m128i*>(weights_of(filters, pair, block));
                    for (std::size_t at = 0; at < std::size(sums); ++at) {
                        const __m128i product = _mm_madd_epi16(both, _mm_loadu_si128(weights + at));
                        sums[at] = _mm_add_epi32(sums[at], product);
                    }
                }
                for (std::size_t at = 0; at < std::size(sums); ++at) {
                    auto* const best = reinterpret_cast<__m128i*>(strongest + block + at * lanes);
                    const __m128i before = _mm_loadu_si128(best);
                    const __m128i more = _mm_cmpgt_epi32(sums[at], before);
                    _mm_storeu_si128(best, _mm_or_si128(_mm_and_si128(more, sums[at]),
                                                        _mm_andnot_si128(more, before)));
                }
            }
        }
    }

    [[gnu::target("avx2")]] static void avx2(const FilterSet& filters, const std::int16_t* units,
                                             std::size_t count, std::int32_t* strongest) {
        constexpr std::size_t lanes = 8;
        for (std::size_t unit = 0; unit < count; ++unit) {
            const std::int16_t* const window = units + unit * row_width + skipped;
            for (std::size_t block = 0; block < FilterSet::count; block += at_once) {
                __m256i sums[at_once / lanes] = {};
                for (std::size_t pair = 0; pair < pairs; ++pair) {
                    const __m256i both = _mm256_set1_epi32(pair_at(window, pair));
                    const auto* const weights =
                        reinterpret_cast<const __m256i*>(weights_of(filters, pair, block));
                    for (std::size_t at = 0; at < std::size(sums); ++at) {
                        const __m256i product =
                            _mm256_madd_epi16(both, _mm256_loadu_si256(weights + at));
                        sums[at] = _mm256_add_epi32(sums[at], product);
                    }
                }
                for (std::size_t at = 0; at < std::size(sums); ++at) {
                    auto* const best = reinterpret_cast<__m256i*>(strongest + block + at * lanes);
                    _mm256_storeu_si256(best, _mm256_max_epi32(_mm256_loadu_si256(best), sums[at]));
                }
            }
        }
    }
#endif

    static void find(const FilterSet& filters, const std::int16_t* units, std::size_t count,
                     std::int32_t* strongest) {
#ifdef __x86_64__
        if (__builtin_cpu_supports("avx2") != 0) {
            avx2(filters, units, count, strongest);
        } else {
            sse2(filters, units, count, strongest);
        }
#else
        plain(filters, units, count, strongest);
#endif
    }
};

template <typename FilterSet>
void add_say(const FilterSet& filters, const std::int16_t* units, std::size_t count, float unit,
             std::array<float, deep_head_count>& says) {
    std::array<std::int32_t, FilterSet::count> strongest;
    strongest.fill(std::numeric_limits<std::int32_t>::min());
    Answers<FilterSet>::find(filters, units, count, strongest.data());
    for (std::size_t at = 0; at < FilterSet::count; ++at) {
        const float heard =
            static_cast<float>(strongest[at]) * filters.scale[at] * unit + filters.bias[at];
        for (std::size_t head = 0; head < deep_head_count; ++head) {
            says[head] += std::max(0.0F, heard) * filters.say[head][at];
        }
    }
}

}  // namespace

void Network::sum_rows(const Parameters& parameters, const Features& features) {
    const std::size_t count = features.unit_ends.size();
    units_.assign((count + 2 * margin) * row_width, 0);
    std::uint32_t begin = 0;
    for (std::size_t unit = 0; unit < count; ++unit) {
        const std::uint32_t end = features.unit_ends[unit];
        std::array<std::int16_t, row_width> sum{};
        for (std::uint32_t at = begin; at < end; ++at) {
            if (at + rows_ahead < features.rows.size()) {
                __builtin_prefetch(&parameters.rows[features.rows[at + rows_ahead]]);
            }
            const Row& row = parameters.rows[features.rows[at]];
            for (std::size_t number = 0; number < row_width; ++number) {
                sum[number] = static_cast<std::int16_t>(sum[number] + row[number]);
            }
        }
        const float factor =
            unit_precision / std::sqrt(static_cast<float>(std::max(end - begin, 1U)));
        std::int16_t* const target = units_.data() + (unit + margin) * row_width;
        for (std::size_t number = 0; number < row_width; ++number) {
            const float value = static_cast<float>(sum[number]) * factor;
            target[number] = static_cast<std::int16_t>(std::clamp(value, -unit_most, unit_most));
        }
        begin = end;
    }
}

std::array<float, deep_head_count> Network::read(const Parameters& parameters,
                                                 const Features& features) {
    std::array<float, deep_head_count> says{};
    const std::size_t count = features.unit_ends.size();
    if (count == 0) {
        return says;
    }
    sum_rows(parameters, features);
    const float unit = parameters.row_scale / unit_precision;
    add_say(parameters.narrow, units_.data(), count, unit, says);
    add_say(parameters.wide, units_.data(), count, unit, says);
    return says;
}

}  // namespace havn::moderation::model
