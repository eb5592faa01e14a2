// What training finds and judging uses: the numbers of the learned heads, and their file.
//
// Plain values; immutable once a Model holds them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/model/features.hpp"
#include "moderation/model/languages.hpp"

namespace havn::moderation::model {

enum class Head : std::uint8_t {
    abuse,
    hate,
    care,
    spam,
    encourage_selfharm,
    grooming,
    medical_advice,
    method_detail,
};
inline constexpr std::size_t head_count = 8;
inline constexpr std::array<std::string_view, head_count> head_names{
    "abuse",    "hate",           "care",         "spam", "encourage_selfharm",
    "grooming", "medical_advice", "method_detail"};
// The first heads also hear the convolutional part; the others do as well without.
inline constexpr std::size_t deep_head_count = 2;

inline constexpr std::size_t row_width = 32;

// Filters that look at `Width` units at a time. Each weighs the numbers of its window.
template <std::size_t Width, std::size_t Count>
struct Filters {
    static constexpr std::size_t width = Width;
    static constexpr std::size_t count = Count;
    static constexpr std::size_t window = Width * row_width;

    // By number of the window, then by filter, so that all filters take the same step at once.
    std::array<std::int16_t, window * Count> weights{};
    std::array<float, Count> scale{};
    std::array<float, Count> bias{};
    std::array<std::array<float, Count>, deep_head_count> say{};  // on each head
};

using NarrowFilters = Filters<3, 64>;
using WideFilters = Filters<5, 32>;
// Weights of filters keep to this, so that sums of products fit 32 bits.
inline constexpr std::int16_t filter_weight_max = 1023;

// What rules found of a message, one bit each; the heads weigh it like a feature.
using Hints = std::uint64_t;
inline constexpr std::size_t hint_count = 64;

using Weights = std::array<std::int8_t, head_count>;
using Row = std::array<std::int8_t, row_width>;

struct Parameters {
    std::array<float, head_count> scale{};
    std::array<std::array<float, language_count>, head_count> bias{};
    std::array<std::array<float, hint_count>, head_count> hints{};
    float row_scale = 0;
    NarrowFilters narrow;
    WideFilters wide;
    std::vector<Weights> weights = std::vector<Weights>(bucket_count);
    std::vector<Row> rows = std::vector<Row>(row_count);
};

// The file: magic, the numbers in the order above, checksum; little-endian.
std::string encode(const Parameters& parameters);
std::expected<Parameters, std::string> decode(std::string_view file);

}  // namespace havn::moderation::model
