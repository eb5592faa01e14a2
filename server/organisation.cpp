#include "server/organisation.hpp"

#include <algorithm>
#include <array>

#include "embedded/example_organisation.hpp"
#include "protocol/ids.hpp"
#include "server/config.hpp"

namespace havn {

namespace {

std::string slug(const TomlNode& node) {
    auto text = node.text();
    if (!protocol::is_slug(text) || text == "forum")
        node.fail("must be 1 to 40 of a-z, 0-9 and -, and not \"forum\"");
    return text;
}

std::string policy(const TomlNode& node) {
    constexpr std::array<std::string_view, 3> presets{"open", "careful", "pre_moderated"};
    auto text = node.text();
    if (std::ranges::find(presets, text) == presets.end())
        node.fail("must be open, careful or pre_moderated");
    return text;
}

store::Guideline read_guideline(const TomlTable& table) {
    store::Guideline guideline;
    table.each([&](std::string_view key, const TomlNode& node) {
        if (key == "id") return void(guideline.id = slug(node));
        if (key == "text") return void(guideline.text = node.texts_by_key());
        node.fail("is not a known key");
    });
    return guideline;
}

store::Room read_room(const TomlTable& table) {
    store::Room room;
    table.each([&](std::string_view key, const TomlNode& node) {
        if (key == "slug") return void(room.slug = slug(node));
        if (key == "name") return void(room.name = node.texts_by_key());
        node.fail("is not a known key");
    });
    return room;
}

store::Group read_group(const TomlTable& table) {
    store::Group group;
    table.each([&](std::string_view key, const TomlNode& node) {
        if (key == "slug") return void(group.slug = slug(node));
        if (key == "name") return void(group.name = node.texts_by_key());
        if (key == "topic") return void(group.topic = node.texts_by_key());
        if (key == "about") return void(group.about = node.texts_by_key());
        if (key == "languages") return void(group.languages = node.texts());
        if (key == "drop_in") return void(group.drop_in = node.boolean());
        if (key == "policy") return void(group.policy = policy(node));
        if (key == "link_hosts_allowed") return void(group.link_hosts_allowed = node.texts());
        if (key == "guideline") {
            for (const auto& one : node.tables()) group.guidelines.push_back(read_guideline(one));
        } else if (key == "room") {
            for (const auto& one : node.tables()) group.rooms.push_back(read_room(one));
        } else {
            node.fail("is not a known key");
        }
    });
    return group;
}

}  // namespace

std::vector<store::Group> read_organisation(const TomlFile& file) {
    std::vector<store::Group> groups;
    file.root().each([&](std::string_view key, const TomlNode& node) {
        if (key != "group") node.fail("is not a known key");
        for (const auto& one : node.tables()) {
            groups.push_back(read_group(one));
            if (groups.back().slug.empty()) node.fail("has an entry without slug");
        }
    });
    return groups;
}

std::vector<store::Group> example_organisation() {
    const auto file = example::example_organisation().front();
    return read_organisation(TomlFile(file.data, std::string(file.name)));
}

}  // namespace havn
