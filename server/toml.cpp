#include "server/toml.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <fstream>
#include <sstream>

#include "server/config.hpp"

namespace havn {

struct TomlFile::Parsed {
    toml::table root;
};

namespace {

const toml::node& as_node(const void* node) {
    return *static_cast<const toml::node*>(node);
}

toml::table parse(std::string_view text, const std::string& name) {
    try {
        return toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        throw ConfigError(
            fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
    }
}

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw ConfigError(fmt::format("{}: cannot be read", file.string()));
    return text.str();
}

}  // namespace

TomlFile::TomlFile(const std::filesystem::path& file) : TomlFile(read(file), file.string()) {}

TomlFile::TomlFile(std::string_view text, std::string name)
    : name_(std::move(name)), parsed_(std::make_unique<Parsed>(parse(text, name_))) {}

TomlFile::~TomlFile() = default;

TomlTable TomlFile::root() const {
    return {static_cast<const toml::node*>(&parsed_->root), name_};
}

void TomlTable::each(const std::function<void(std::string_view, const TomlNode&)>& visit) const {
    for (const auto& [key, value] : *as_node(table_).as_table())
        visit(key.str(), TomlNode(&value, file_, std::string(key.str())));
}

void TomlNode::fail(std::string_view what) const {
    throw ConfigError(
        fmt::format("{}:{}: {} {}", file_, as_node(node_).source().begin.line, key_, what));
}

std::string TomlNode::text() const {
    const auto* value = as_node(node_).as_string();
    if (value == nullptr) fail("must be a text");
    return value->get();
}

bool TomlNode::boolean() const {
    const auto* value = as_node(node_).as_boolean();
    if (value == nullptr) fail("must be true or false");
    return value->get();
}

std::int64_t TomlNode::integer(std::int64_t least, std::int64_t most) const {
    const auto* value = as_node(node_).as_integer();
    if (value == nullptr || value->get() < least || value->get() > most)
        fail(fmt::format("must be a whole number from {} to {}", least, most));
    return value->get();
}

std::vector<std::string> TomlNode::texts() const {
    std::vector<std::string> texts;
    const auto* array = as_node(node_).as_array();
    if (array == nullptr) fail("must be a list of texts");
    for (const auto& element : *array) texts.push_back(TomlNode(&element, file_, key_).text());
    return texts;
}

std::map<std::string, std::string> TomlNode::texts_by_key() const {
    std::map<std::string, std::string> texts;
    table().each(
        [&](std::string_view key, const TomlNode& node) { texts.emplace(key, node.text()); });
    return texts;
}

TomlTable TomlNode::table() const {
    if (!as_node(node_).is_table()) fail("must be a table");
    return {node_, file_};
}

std::vector<TomlTable> TomlNode::tables() const {
    std::vector<TomlTable> tables;
    const auto* array = as_node(node_).as_array();
    if (array == nullptr) fail("must be a list of tables");
    for (const auto& element : *array) tables.push_back(TomlNode(&element, file_, key_).table());
    return tables;
}

}  // namespace havn
