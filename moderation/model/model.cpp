#include "moderation/model/model.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "moderation/text/language.hpp"

namespace havn::moderation::model {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read as it lies");
static_assert(std::size(text::supported_languages) + 1 == language_count);

constexpr std::string_view magic = "HAVN heads 1\n";
constexpr std::size_t scale_bytes = head_count * sizeof(float);
constexpr std::size_t bias_bytes = head_count * language_count * sizeof(float);
constexpr std::size_t weight_bytes = bucket_count * sizeof(Weights);
constexpr std::size_t file_bytes =
    magic.size() + scale_bytes + bias_bytes + weight_bytes + sizeof(std::uint64_t);

std::string_view next_field(std::string_view& line) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

bool read_number(std::string_view field, float& number) {
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    return error == std::errc{} && end == field.data() + field.size() && std::isfinite(number);
}

}  // namespace

std::size_t language_index(std::string_view language) {
    const auto* const found = std::ranges::find(text::supported_languages, language);
    return static_cast<std::size_t>(found - std::begin(text::supported_languages));
}

std::string encode(const Parameters& parameters) {
    std::string file(magic);
    const auto put = [&file](const void* data, std::size_t bytes) {
        file.append(static_cast<const char*>(data), bytes);
    };
    put(parameters.scale.data(), scale_bytes);
    for (const auto& biases : parameters.bias) {
        put(biases.data(), bias_bytes / head_count);
    }
    put(parameters.weights.data(), weight_bytes);
    const std::uint64_t checksum = text::word_hash(file);
    put(&checksum, sizeof checksum);
    return file;
}

std::expected<Parameters, std::string> decode(std::string_view file) {
    if (file.size() != file_bytes || !file.starts_with(magic)) {
        return std::unexpected("the model of the learned heads has not the expected form");
    }
    std::uint64_t checksum = 0;
    std::memcpy(&checksum, file.data() + file.size() - sizeof checksum, sizeof checksum);
    if (checksum != text::word_hash(file.substr(0, file.size() - sizeof checksum))) {
        return std::unexpected("the model of the learned heads is damaged");
    }
    Parameters parameters;
    parameters.weights.resize(bucket_count);
    const char* from = file.data() + magic.size();
    const auto take = [&from](void* to, std::size_t bytes) {
        std::memcpy(to, from, bytes);
        from += bytes;
    };
    take(parameters.scale.data(), scale_bytes);
    for (auto& biases : parameters.bias) {
        take(biases.data(), bias_bytes / head_count);
    }
    take(parameters.weights.data(), weight_bytes);
    return parameters;
}

Probabilities score(const Parameters& parameters, const text::Text& text, std::size_t language) {
    std::array<std::int32_t, head_count> sums{};
    std::uint32_t features = 0;
    visit_features(text.folded(), [&](std::uint32_t bucket) {
        const Weights& weights = parameters.weights[bucket];
        for (std::size_t head = 0; head < head_count; ++head) {
            sums[head] += weights[head];
        }
        ++features;
    });
    Probabilities probabilities{};
    if (features == 0) {
        return probabilities;
    }
    const float length = 1.0F / std::sqrt(static_cast<float>(features));
    for (std::size_t head = 0; head < head_count; ++head) {
        const float evidence = static_cast<float>(sums[head]) * parameters.scale[head] * length +
                               parameters.bias[head][language];
        probabilities[head] = 1.0F / (1.0F + std::exp(-evidence));
    }
    return probabilities;
}

std::expected<Model, std::string> Model::load(std::string_view file, std::string_view thresholds) {
    auto parameters = decode(file);
    if (!parameters) {
        return std::unexpected(std::move(parameters.error()));
    }
    Model model;
    model.parameters_ = std::move(*parameters);
    std::size_t rows = 0;
    while (!thresholds.empty()) {
        const std::size_t end = std::min(thresholds.find('\n'), thresholds.size());
        std::string_view line = thresholds.substr(0, end);
        thresholds.remove_prefix(std::min(end + 1, thresholds.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::string whole(line);
        const auto* const head = std::ranges::find(head_names, next_field(line));
        const std::string_view name = next_field(line);
        const std::size_t language = language_index(name);
        Threshold threshold;
        const bool known =
            head != head_names.end() && (language + 1 < language_count || name == "unknown");
        if (!known || !read_number(next_field(line), threshold.notable) ||
            !read_number(next_field(line), threshold.strong)) {
            return std::unexpected("the thresholds of the learned heads hold a wrong line: " +
                                   whole);
        }
        model.thresholds_[static_cast<std::size_t>(head - head_names.begin())][language] =
            threshold;
        ++rows;
    }
    if (rows != head_count * language_count) {
        return std::unexpected("the thresholds of the learned heads are not complete");
    }
    return model;
}

Probabilities Model::score(const text::Text& text, std::string_view language) const {
    return model::score(parameters_, text, language_index(language));
}

}  // namespace havn::moderation::model
