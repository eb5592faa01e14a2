#include "moderation/model/model.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

namespace havn::moderation::model {
namespace {

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

std::array<float, head_count> evidence(const Parameters& parameters, const KnownWords& known,
                                       const Features& features, Hints hints, std::size_t language,
                                       Network& network) {
    std::array<std::int32_t, head_count> sums{};
    std::size_t count = features.buckets.size();
    for (const std::uint32_t word : features.words) {
        count += known[word].bucket_count;
        for (std::size_t head = 0; head < head_count; ++head) {
            sums[head] += known[word].weights[head];
        }
    }
    constexpr std::size_t ahead = 24;  // fetched while the ones before are summed
    for (std::size_t at = 0; at < features.buckets.size(); ++at) {
        if (at + ahead < features.buckets.size()) {
            __builtin_prefetch(&parameters.weights[features.buckets[at + ahead]]);
        }
        const Weights& weights = parameters.weights[features.buckets[at]];
        for (std::size_t head = 0; head < head_count; ++head) {
            sums[head] += weights[head];
        }
    }
    const float length = 1.0F / std::sqrt(static_cast<float>(std::max<std::size_t>(count, 1)));
    std::array<float, head_count> result{};
    for (std::size_t head = 0; head < head_count; ++head) {
        result[head] = static_cast<float>(sums[head]) * parameters.scale[head] * length +
                       parameters.bias[head][language];
    }
    for (; hints != 0; hints &= hints - 1) {
        const auto hint = static_cast<std::size_t>(std::countr_zero(hints));
        for (std::size_t head = 0; head < head_count; ++head) {
            result[head] += parameters.hints[head][hint];
        }
    }
    const std::array<float, deep_head_count> says = network.read(parameters, known, features);
    for (std::size_t head = 0; head < deep_head_count; ++head) {
        result[head] += says[head];
    }
    return result;
}

Probabilities probabilities(const std::array<float, head_count>& evidence) {
    Probabilities result{};
    for (std::size_t head = 0; head < head_count; ++head) {
        result[head] = 1.0F / (1.0F + std::exp(-evidence[head]));
    }
    return result;
}

std::expected<void, std::string> Model::read_thresholds(std::string_view table) {
    std::size_t rows = 0;
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        std::string_view line = table.substr(0, end);
        table.remove_prefix(std::min(end + 1, table.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::string whole(line);
        const auto* const head = std::ranges::find(head_names, next_field(line));
        const std::string_view name = next_field(line);
        const std::size_t language = text::language_number(name);
        Threshold threshold;
        const bool known =
            head != head_names.end() && (language + 1 < language_count || name == "unknown");
        if (!known || !read_number(next_field(line), threshold.notable) ||
            !read_number(next_field(line), threshold.strong)) {
            return std::unexpected("the thresholds of the learned heads hold a wrong line: " +
                                   whole);
        }
        thresholds_[static_cast<std::size_t>(head - head_names.begin())][language] = threshold;
        ++rows;
    }
    if (rows != head_count * language_count) {
        return std::unexpected("the thresholds of the learned heads are not complete");
    }
    return {};
}

std::expected<Model, std::string> Model::load(const ModelFiles& files) {
    auto parameters = decode(files.parameters);
    if (!parameters) {
        return std::unexpected(std::move(parameters.error()));
    }
    auto concepts = Concepts::load(files.concepts);
    if (!concepts) {
        return std::unexpected(std::move(concepts.error()));
    }
    Model model;
    model.parameters_ = std::move(*parameters);
    model.concepts_ = std::move(*concepts);
    for (std::size_t language = 0; language < files.frequent_words.size(); ++language) {
        model.known_.learn(files.frequent_words[language], language, model.parameters_,
                           model.concepts_);
    }
    if (auto read = model.read_thresholds(files.thresholds); !read) {
        return std::unexpected(std::move(read.error()));
    }
    return model;
}

Probabilities Model::score(const text::Text& text, Hints hints, std::string_view language,
                           Reading& reading) const {
    const std::size_t index = text::language_number(language);
    read_features(text, concepts_, known_, index, reading.features);
    if (reading.features.unit_ends.empty()) {
        return {};
    }
    return probabilities(
        evidence(parameters_, known_, reading.features, hints, index, reading.network));
}

}  // namespace havn::moderation::model
