#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "server/core/metrics.hpp"

namespace havn::core {
namespace {

using Type = MetricsText::Type;

// Sample name with labels → value, as a scraper reads it. Fails on a line that is neither.
std::map<std::string, double> samples(const std::string& text) {
    std::map<std::string, double> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# HELP ") || line.starts_with("# TYPE ")) continue;
        const auto space = line.rfind(' ');
        REQUIRE(space != std::string::npos);
        std::size_t used = 0;
        const auto number = line.substr(space + 1);
        found[line.substr(0, space)] = std::stod(number, &used);
        CHECK(used == number.size());
    }
    return found;
}

std::string rendered(const Histogram& histogram, double unit, std::size_t first, std::size_t last,
                     std::string_view labels = "") {
    MetricsText::Sum sum;
    sum.add(histogram);
    MetricsText text;
    text.histogram("h", labels, sum, unit, first, last);
    return text.text();
}

TEST_CASE("a counter adds, takes away and is set") {
    Counter counter;
    counter.add();
    counter.add(41);
    CHECK(counter.value() == 42);
    counter.subtract(2);
    CHECK(counter.value() == 40);
    counter.set(7);
    CHECK(counter.value() == 7);
}

TEST_CASE("a counter may be read while it is written") {
    Counter counter;
    constexpr std::uint64_t end = 200'000;
    std::jthread writer([&] {
        for (std::uint64_t i = 0; i < end; ++i) counter.add();
    });
    std::uint64_t last = 0;
    while (last < end) {
        const auto seen = counter.value();
        REQUIRE(seen >= last);
        last = seen;
    }
    CHECK(counter.value() == end);
}

TEST_CASE("a family is announced with its type, and a sample has its labels") {
    MetricsText text;
    text.family("havn_connections", Type::gauge, "Open connections");
    text.sample("havn_connections", "", 3);
    text.family("havn_verdicts_total", Type::counter, "Messages by verdict");
    text.sample("havn_verdicts_total", R"(verdict="hold")", 12);
    CHECK(text.text() ==
          "# HELP havn_connections Open connections\n"
          "# TYPE havn_connections gauge\n"
          "havn_connections 3\n"
          "# HELP havn_verdicts_total Messages by verdict\n"
          "# TYPE havn_verdicts_total counter\n"
          "havn_verdicts_total{verdict=\"hold\"} 12\n");
}

TEST_CASE("a bucket holds what is at most its bound") {
    for (std::uint64_t value = 0; value <= 70; ++value) {
        Histogram histogram;
        histogram.observe(value);
        const auto found = samples(rendered(histogram, 1, 0, 6));
        for (std::size_t i = 0; i <= 6; ++i) {
            const auto bound = std::uint64_t{1} << i;
            INFO(value << " against " << bound);
            CHECK(found.at("h_bucket{le=\"" + std::to_string(bound) + "\"}") ==
                  (value <= bound ? 1 : 0));
        }
        CHECK(found.at("h_bucket{le=\"+Inf\"}") == 1);
        CHECK(found.at("h_sum") == static_cast<double>(value));
        CHECK(found.at("h_count") == 1);
    }
}

TEST_CASE("several histograms are one: sums and counts agree with what was observed") {
    const std::uint64_t seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    std::array<Histogram, 3> histograms;
    MetricsText::Sum sum;
    std::vector<std::uint64_t> values;
    for (auto& histogram : histograms) {
        for (int i = 0; i < 500; ++i) {
            values.push_back(random() >> (24 + random() % 40));
            histogram.observe(values.back());
        }
        sum.add(histogram);
    }
    MetricsText text;
    text.histogram("h", R"(stage="care")", sum, 1e-9, 4, 30);
    const auto found = samples(text.text());
    CHECK(found.at("h_count{stage=\"care\"}") == static_cast<double>(values.size()));
    double total = 0;
    for (const auto value : values) total += static_cast<double>(value);
    CHECK(found.at("h_sum{stage=\"care\"}") == Approx(total * 1e-9).epsilon(1e-6));
    std::size_t bounds = 0;
    for (const auto& [name, count] : found) {
        const auto le = name.find("le=\"");
        if (le == std::string::npos || name.find("+Inf") != std::string::npos) continue;
        ++bounds;
        const auto bound = std::stod(name.substr(le + 4));
        const auto below = std::ranges::count_if(values, [&](std::uint64_t value) {
            return static_cast<double>(value) <= bound * 1e9 * (1 + 1e-9);
        });
        INFO(name);
        CHECK(count == static_cast<double>(below));
    }
    CHECK(bounds == 27);
}

TEST_CASE("a value beyond the last bucket is counted all the same") {
    Histogram histogram;
    histogram.observe(~std::uint64_t{0} >> 1);
    const auto found = samples(rendered(histogram, 1, 0, 3));
    CHECK(found.at("h_bucket{le=\"8\"}") == 0);
    CHECK(found.at("h_bucket{le=\"+Inf\"}") == 1);
    CHECK(found.at("h_count") == 1);
}

}  // namespace
}  // namespace havn::core
