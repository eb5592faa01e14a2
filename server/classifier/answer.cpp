#include "server/classifier/answer.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "server/classifier/classifier.hpp"
#include "server/classifier/http_classifier.hpp"

namespace havn::classifier {

namespace json = boost::json;
using moderation::Category;

namespace {

// Nothing a classifier could say of itself: whether a stage works, and whether text is text.
std::optional<Category> category_named(std::string_view name) {
    for (std::size_t i = 0; i < moderation::category_count; ++i) {
        const auto category = static_cast<Category>(i);
        if (category == Category::validity || category == Category::unavailable) continue;
        if (to_string(category) == name) return category;
    }
    return std::nullopt;
}

std::optional<double> number(const json::object& object, std::string_view key, double otherwise) {
    const auto* value = object.if_contains(key);
    if (value == nullptr) return otherwise;
    if (!value->is_number()) return std::nullopt;
    return value->to_number<double>();
}

std::optional<moderation::Finding> finding_of(const json::value& value, std::uint32_t characters) {
    const auto* object = value.if_object();
    const auto* name = object != nullptr ? object->if_contains("category") : nullptr;
    if (name == nullptr || !name->is_string()) return std::nullopt;
    const auto category = category_named(name->get_string());
    const auto severity = number(*object, "severity", 0);
    const auto score = number(*object, "score", 1);
    const auto start = number(*object, "start", 0);
    const auto end = number(*object, "end", characters);
    if (!category || !severity || !score || !start || !end) return std::nullopt;
    const bool sound = *severity >= 1 && *severity <= moderation::severity_max && *score >= 0 &&
                       *score <= 1 && *start >= 0 && *start <= *end;
    if (!sound) return std::nullopt;
    const auto within = [&](double at) {
        return static_cast<std::uint32_t>(std::min<double>(at, characters));
    };
    return moderation::Finding{.category = *category,
                               .severity = static_cast<std::uint8_t>(*severity),
                               .start = within(*start),
                               .end = within(*end),
                               .guideline = guideline_of(*category),
                               .stage = stage,
                               .kind = {},
                               .score = static_cast<float>(*score)};
}

}  // namespace

std::string question(std::string_view text, std::string_view language) {
    return json::serialize(json::object{{"text", text}, {"language", language}});
}

std::optional<std::vector<moderation::Finding>> parse_answer(std::string_view text,
                                                             std::uint32_t characters) {
    json::error_code error;
    const auto value = json::parse(text, error);
    const auto* object = error ? nullptr : value.if_object();
    const auto* list = object != nullptr ? object->if_contains("findings") : nullptr;
    if (list == nullptr || !list->is_array()) return std::nullopt;
    const auto& array = list->get_array();
    if (array.size() > answer_findings_max) return std::nullopt;
    std::vector<moderation::Finding> findings;
    for (const auto& element : array) {
        const auto finding = finding_of(element, characters);
        if (!finding) return std::nullopt;
        findings.push_back(*finding);
    }
    return findings;
}

}  // namespace havn::classifier
