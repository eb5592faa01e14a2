#include "server/community/case_findings.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <utility>

#include "protocol/json_writer.hpp"

namespace havn::community {

namespace json = boost::json;

std::string findings_json(const std::vector<moderation::Finding>& findings) {
    std::vector<protocol::FindingView> views;
    for (const auto& finding : findings) {
        protocol::FindingView view;
        view.category = to_string(finding.category);
        view.severity = finding.severity;
        view.guideline = finding.guideline;
        view.stage = finding.stage;
        if (!finding.kind.empty()) view.kind = finding.kind;
        view.start = finding.start;
        view.end = finding.end;
        view.score = static_cast<double>(finding.score);
        views.push_back(std::move(view));
    }
    std::string json;
    protocol::JsonWriter(json).value(views);
    return json;
}

namespace {

std::string text_of(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
}

double number_of(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (value == nullptr || !value->is_number()) return 0;
    return value->to_number<double>();
}

}  // namespace

std::vector<protocol::FindingView> parse_findings(std::string_view text) {
    std::vector<protocol::FindingView> findings;
    json::error_code error;
    const auto value = json::parse(text, error);
    const auto* array = error ? nullptr : value.if_array();
    if (array == nullptr) return findings;
    for (const auto& element : *array) {
        const auto* object = element.if_object();
        if (object == nullptr) continue;
        protocol::FindingView view;
        view.category = text_of(*object, "category");
        view.severity = static_cast<std::uint64_t>(number_of(*object, "severity"));
        view.guideline = text_of(*object, "guideline");
        view.stage = text_of(*object, "stage");
        if (auto kind = text_of(*object, "kind"); !kind.empty()) view.kind = std::move(kind);
        view.start = static_cast<std::uint64_t>(number_of(*object, "start"));
        view.end = static_cast<std::uint64_t>(number_of(*object, "end"));
        view.score = number_of(*object, "score");
        findings.push_back(std::move(view));
    }
    return findings;
}

}  // namespace havn::community
