#include "moderation/model/parameters.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "moderation/text/word_hash.hpp"

namespace havn::moderation::model {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read as it lies");

constexpr std::string_view magic = "HAVN heads 3\n";

// Calls visit(data, bytes) for everything the file holds, in its order.
template <typename Numbers, typename Visit>
void visit_numbers(Numbers& numbers, const Visit& visit) {
    const auto each = [&visit](auto&... parts) {
        (visit(parts.data(), parts.size() * sizeof(parts[0])), ...);
    };
    each(numbers.scale, numbers.bias, numbers.hints);
    visit(&numbers.row_scale, sizeof numbers.row_scale);
    each(numbers.narrow.weights, numbers.narrow.scale, numbers.narrow.bias, numbers.narrow.say);
    each(numbers.wide.weights, numbers.wide.scale, numbers.wide.bias, numbers.wide.say);
    each(numbers.weights, numbers.rows);
}

template <typename FilterSet>
bool sound(const FilterSet& filters) {
    for (const std::int16_t weight : filters.weights) {
        if (weight > filter_weight_max || weight < -filter_weight_max) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string encode(const Parameters& parameters) {
    std::string file(magic);
    visit_numbers(parameters, [&file](const void* data, std::size_t bytes) {
        file.append(static_cast<const char*>(data), bytes);
    });
    const std::uint64_t checksum = text::word_hash(file);
    file.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    return file;
}

std::expected<Parameters, std::string> decode(std::string_view file) {
    Parameters parameters;
    std::size_t expected_bytes = magic.size() + sizeof(std::uint64_t);
    visit_numbers(parameters, [&](const void*, std::size_t bytes) { expected_bytes += bytes; });
    if (file.size() != expected_bytes || !file.starts_with(magic)) {
        return std::unexpected("the model of the learned heads has not the expected form");
    }
    std::uint64_t checksum = 0;
    std::memcpy(&checksum, file.data() + file.size() - sizeof checksum, sizeof checksum);
    if (checksum != text::word_hash(file.substr(0, file.size() - sizeof checksum))) {
        return std::unexpected("the model of the learned heads is damaged");
    }
    const char* from = file.data() + magic.size();
    visit_numbers(parameters, [&from](void* data, std::size_t bytes) {
        std::memcpy(data, from, bytes);
        from += bytes;
    });
    if (!sound(parameters.narrow) || !sound(parameters.wide)) {
        return std::unexpected("the model of the learned heads holds numbers out of range");
    }
    return parameters;
}

}  // namespace havn::moderation::model
