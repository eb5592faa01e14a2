// What moderation may have missed, as the code, the page and moderation itself name it.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "moderation/types.hpp"
#include "protocol/group_commands.hpp"

namespace havn::api {
namespace {

TEST_CASE("protocol/missable.json names what the code takes") {
    std::ifstream file(HAVN_SOURCE_ROOT "/protocol/missable.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto written = boost::json::parse(text).as_array();
    CHECK(std::ranges::equal(written, protocol::missable, {},
                             [](const auto& one) { return std::string_view(one.as_string()); }));
}

TEST_CASE("whatever may be missed is a category of moderation") {
    for (const auto one : protocol::missable) {
        INFO(one);
        bool known = false;
        for (std::size_t i = 0; i < moderation::category_count; ++i)
            known = known || to_string(static_cast<moderation::Category>(i)) == one;
        CHECK(known);
    }
}

}  // namespace
}  // namespace havn::api
