#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>
#include <ctime>
#include <random>

#include "protocol/codec.hpp"

namespace havn::protocol {
namespace {

// The definition, read literally: decode each sequence, and demand that it is the shortest one.
bool is_utf8_by_definition(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t length = 0;
        std::uint32_t point = 0;
        if (lead < 0x80)
            length = 1, point = lead;
        else if ((lead & 0xe0U) == 0xc0U)
            length = 2, point = lead & 0x1fU;
        else if ((lead & 0xf0U) == 0xe0U)
            length = 3, point = lead & 0x0fU;
        else if ((lead & 0xf8U) == 0xf0U)
            length = 4, point = lead & 0x07U;
        else
            return false;
        if (i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xc0U) != 0x80U) return false;
            point = point << 6U | (next & 0x3fU);
        }
        const std::size_t shortest = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (shortest != length || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}

void expect_same(const std::string& text) {
    if (is_utf8(text) == is_utf8_by_definition(text)) return;
    std::string hex;
    for (const char c : text) hex += to_hex(static_cast<unsigned char>(c)).substr(14);
    FAIL("judged differently: " << hex);
}

TEST_CASE("the UTF-8 check agrees with the definition on all short sequences") {
    expect_same("");
    for (unsigned a = 0; a < 256; ++a) {
        expect_same({static_cast<char>(a)});
        for (unsigned b = 0; b < 256; ++b)
            expect_same({static_cast<char>(a), static_cast<char>(b)});
    }
    // Where a sequence is longer, only the bytes at the borders of the ranges differ in meaning.
    static constexpr std::array<unsigned char, 16> borders{0x00, 0x41, 0x7f, 0x80, 0x81, 0x8f,
                                                           0x90, 0x91, 0x9f, 0xa0, 0xa1, 0xbf,
                                                           0xc0, 0xc2, 0xe0, 0xff};
    for (unsigned a = 0x80; a < 256; ++a)
        for (const auto b : borders)
            for (const auto c : borders) {
                const std::string three{static_cast<char>(a), static_cast<char>(b),
                                        static_cast<char>(c)};
                expect_same(three);
                for (const auto d : borders) {
                    const auto four = three + static_cast<char>(d);
                    expect_same(four);
                    expect_same(four + "a");
                }
            }
}

TEST_CASE("the UTF-8 check agrees with the definition on damaged text") {
    const std::uint64_t seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const std::string whole = "Grüße, ça va? Сон не идёт 🌊🌊 — \xe2\x82\xac 𝔘";
    for (int round = 0; round < 20'000; ++round) {
        auto text = whole;
        const auto at = random() % text.size();
        switch (random() % 3) {
            case 0:
                text[at] = static_cast<char>(random());
                break;
            case 1:
                text.erase(at, 1 + random() % 3);
                break;
            default:
                text.resize(at);
                break;
        }
        expect_same(text);
    }
}

TEST_CASE("characters are code points") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("abc") == 3);
    CHECK(count_characters("æøå") == 3);
    CHECK(count_characters("Сон") == 3);
    CHECK(count_characters("🌊") == 1);
    CHECK(count_characters("e\u0301") == 2);
}

TEST_CASE("a time is written as ISO 8601 in UTC with milliseconds") {
    CHECK(iso_time(0) == "1970-01-01T00:00:00.000Z");
    CHECK(iso_time(1'772'403'304'123) == "2026-03-01T22:15:04.123Z");
    CHECK(iso_time(951'782'400'000) == "2000-02-29T00:00:00.000Z");
    CHECK(iso_time(-1) == "1969-12-31T23:59:59.999Z");
    CHECK(iso_time(4'107'542'399'999) == "2100-02-28T23:59:59.999Z");
    CHECK(iso_time(4'107'542'400'000) == "2100-03-01T00:00:00.000Z");
}

TEST_CASE("times agree with the C library's calendar") {
    const std::uint64_t seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<std::int64_t> seconds(-30'000'000'000, 200'000'000'000);
    for (int round = 0; round < 20'000; ++round) {
        const auto time = static_cast<std::time_t>(seconds(random));
        std::tm parts{};
        REQUIRE(::gmtime_r(&time, &parts) != nullptr);
        char text[64];
        REQUIRE(std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.007Z", &parts) != 0);
        REQUIRE(iso_time(std::int64_t{time} * 1'000 + 7) == text);
    }
}

TEST_CASE("every string that is written is read back as it was") {
    std::string all;
    for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
    all += "é€🌊\u2028\u2029\ufeff</script>";
    std::string out;
    JsonWriter(out).text(all);
    CHECK(boost::json::parse(out).as_string() == all);
    for (const char c : out) CHECK(static_cast<unsigned char>(c) >= 0x20);
}

TEST_CASE("numbers are written so that JSON knows them") {
    const auto written = [](auto value) {
        std::string out;
        JsonWriter(out).value(value);
        return out;
    };
    CHECK(written(std::uint64_t{0}) == "0");
    CHECK(written(~std::uint64_t{0}) == "18446744073709551615");
    CHECK(written(std::int64_t{-7}) == "-7");
    CHECK(written(true) == "true");
    CHECK(written(false) == "false");
    CHECK(written(0.5) == "0.5000");
    CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "0.0000");
    CHECK(written(std::numeric_limits<double>::infinity()) == "0.0000");
    CHECK(written(std::vector<std::string>{}) == "[]");
    CHECK(written(std::vector<std::string>{"a", "\""}) == R"(["a","\""])");
}

TEST_CASE("a score of any size is written as valid JSON") {
    for (const double score : {1e-300, 1e15, -1e15, 1e300, -1e300}) {
        INFO(score);
        std::string out;
        JsonWriter(out).value(score);
        CHECK(boost::json::parse(out).as_double() == Approx(score).margin(0.0001));
    }
}

}  // namespace
}  // namespace havn::protocol
