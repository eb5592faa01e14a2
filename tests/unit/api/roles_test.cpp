// protocol/roles.json says of acts and commands what the code says.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "protocol/roles.hpp"
#include "server/api/command_table.hpp"
#include "server/api/views.hpp"

namespace havn::api {
namespace {

namespace json = boost::json;

json::value table_of_the_code() {
    json::array acts;
    for (const auto& row : protocol::all_acts()) {
        json::array roles;
        for (std::size_t i = 0; i < protocol::role_count; ++i)
            if (row.may[i]) roles.emplace_back(role_word(static_cast<protocol::Role>(i + 1)));
        acts.push_back({{"act", row.name}, {"meaning", row.meaning}, {"roles", roles}});
    }
    json::object commands;
    for (const auto& row : all_commands()) {
        const auto needed = row.needs.act      ? protocol::name_of(*row.needs.act)
                            : row.needs.person ? std::string_view("person")
                                               : std::string_view("nothing");
        commands[row.verb] = needed;
    }
    return json::object{{"acts", acts}, {"commands", commands}};
}

TEST_CASE("the table of roles for the page and the tests is the one of the code") {
    std::ifstream file(HAVN_SOURCE_ROOT "/protocol/roles.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto written = json::parse(text);
    INFO("the code's: " << json::serialize(table_of_the_code()));
    CHECK(written == table_of_the_code());
}

TEST_CASE("a higher role may do what a lower one may") {
    for (const auto& row : protocol::all_acts())
        for (std::size_t i = 1; i < protocol::role_count; ++i)
            CHECK((row.may[i] || !row.may[i - 1]));
}

}  // namespace
}  // namespace havn::api
