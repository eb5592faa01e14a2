#include "server/core/metrics.hpp"

#include <fmt/format.h>

namespace havn::core {

namespace {
constexpr std::string_view name_of(MetricsText::Type type) {
    switch (type) {
        case MetricsText::Type::counter:
            return "counter";
        case MetricsText::Type::gauge:
            return "gauge";
        case MetricsText::Type::histogram:
            return "histogram";
    }
    return "untyped";
}
}  // namespace

void MetricsText::family(std::string_view name, Type type, std::string_view help) {
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, name_of(type));
}

void MetricsText::sample(std::string_view name, std::string_view labels, double value) {
    text_ += name;
    if (!labels.empty()) text_ += fmt::format("{{{}}}", labels);
    text_ += fmt::format(" {}\n", value);
}

void MetricsText::histogram(std::string_view name, std::string_view labels, const Sum& sum,
                            double unit, std::size_t first, std::size_t last) {
    const std::string_view comma = labels.empty() ? "" : ",";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < Histogram::bucket_count; ++i) {
        below += sum.buckets_[i];
        if (i < first || i > last) continue;
        text_ += fmt::format("{}_bucket{{{}{}le=\"{:.9g}\"}} {}\n", name, labels, comma,
                             static_cast<double>(std::uint64_t{1} << i) * unit, below);
    }
    text_ += fmt::format("{}_bucket{{{}{}le=\"+Inf\"}} {}\n", name, labels, comma, below);
    const auto braces = labels.empty() ? std::string() : fmt::format("{{{}}}", labels);
    text_ += fmt::format("{}_sum{} {:.9g}\n{}_count{} {}\n", name, braces,
                         static_cast<double>(sum.sum_) * unit, name, braces, below);
}

}  // namespace havn::core
