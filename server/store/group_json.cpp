#include "server/store/group_json.hpp"

#include <boost/json.hpp>

namespace havn::store {
namespace {

namespace json = boost::json;

json::object to_json(const Translated& texts) {
    json::object object;
    for (const auto& [language, text] : texts) object[language] = text;
    return object;
}

Translated translated_of(const json::value& value) {
    Translated texts;
    for (const auto& [language, text] : value.as_object()) {
        texts.emplace(language, std::string(text.as_string()));
    }
    return texts;
}

}  // namespace

std::string to_text(const Translated& texts) {
    return json::serialize(to_json(texts));
}
std::string to_text(const std::vector<std::string>& items) {
    return json::serialize(json::array(items.begin(), items.end()));
}
std::string to_text(const std::vector<Guideline>& guidelines) {
    json::array array;
    for (const auto& guideline : guidelines) {
        array.push_back({{"id", guideline.id}, {"text", to_json(guideline.text)}});
    }
    return json::serialize(array);
}

Translated translated(const std::string& text) {
    return translated_of(json::parse(text));
}

std::vector<std::string> strings(const std::string& text) {
    std::vector<std::string> items;
    for (const auto& item : json::parse(text).as_array()) items.emplace_back(item.as_string());
    return items;
}

std::vector<Guideline> guidelines_of(const std::string& text) {
    std::vector<Guideline> guidelines;
    for (const auto& item : json::parse(text).as_array()) {
        guidelines.push_back(
            {std::string(item.at("id").as_string()), translated_of(item.at("text"))});
    }
    return guidelines;
}

}  // namespace havn::store
