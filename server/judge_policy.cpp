#include "server/judge_policy.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "embedded/example_policy.hpp"
#include "server/config.hpp"
#include "server/toml.hpp"

namespace havn {

namespace {

using moderation::Category;
using moderation::Policy;
using moderation::Preset;
using moderation::Verdict;

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::int64_t newcomer_hours_max = 24 * 365;

template <typename Value>
std::optional<Value> named(std::string_view name, Value last) {
    for (std::size_t at = 0; at <= static_cast<std::size_t>(last); ++at) {
        const auto value = static_cast<Value>(at);
        if (moderation::to_string(value) == name) return value;
    }
    return std::nullopt;
}

Verdict read_verdict(const std::string& name, const TomlNode& node) {
    const auto verdict = named(name, Verdict::reject);
    if (!verdict)
        node.fail(fmt::format("has no verdict \"{}\": allow, nudge, flag, hold or reject", name));
    return *verdict;
}

void read_row(Policy& policy, std::string_view key, const TomlNode& node) {
    const auto category = named(key, Category::validity);
    if (!category) node.fail("is not a category");
    const auto names = node.texts();
    if (names.size() != moderation::severity_max)
        node.fail("must be three verdicts, for severity 1, 2 and 3");
    auto& row = policy.row(*category);
    for (std::size_t at = 0; at < names.size(); ++at) row[at] = read_verdict(names[at], node);
}

void read_key(JudgePolicy& into, std::string_view key, const TomlNode& node) {
    Policy& policy = into.policy;
    if (key == "preset") return;  // read before everything else, wherever it stands
    if (key == "floor") {
        policy.floor = read_verdict(node.text(), node);
    } else if (key == "unavailable") {
        policy.unavailable = read_verdict(node.text(), node);
    } else if (key == "hold_flagged_when_unattended") {
        policy.hold_flagged_when_unattended = node.boolean();
    } else if (key == "newcomer_hours") {
        policy.newcomer_age_ms = node.integer(0, newcomer_hours_max) * hour_ms;
    } else if (key == "newcomer_verdict") {
        policy.newcomer_verdict = read_verdict(node.text(), node);
    } else if (key == "allowed_domains") {
        policy.allowed_domains = node.texts();
    } else if (key == "verdicts") {
        node.table().each([&](std::string_view category, const TomlNode& row) {
            read_row(policy, category, row);
        });
    } else if (key == "guidelines") {
        node.table().each([&](std::string_view id, const TomlNode& texts) {
            into.guidelines[std::string(id)] = texts.texts_by_key();
        });
    } else {
        node.fail("is not a known key");
    }
}

}  // namespace

std::string_view JudgePolicy::guideline_text(std::string_view id, std::string_view language) const {
    const auto worded = guidelines.find(id);
    if (worded == guidelines.end() || worded->second.empty()) return {};
    const auto found = worded->second.find(std::string(language));
    return found != worded->second.end() ? found->second : worded->second.begin()->second;
}

std::string_view policy_file_help() {
    return example::example_policy().front().data;
}

Preset preset_named(std::string_view name) {
    const auto preset = named(name, Preset::pre_moderated);
    if (!preset)
        throw ConfigError(fmt::format(
            "there is no preset \"{}\": it is one of open, careful, pre_moderated", name));
    return *preset;
}

JudgePolicy read_policy(const std::filesystem::path& file, Preset preset) {
    const TomlFile toml(file);
    toml.root().each([&](std::string_view key, const TomlNode& node) {
        if (key != "preset") return;
        const auto found = named(node.text(), Preset::pre_moderated);
        if (!found) node.fail("must be one of open, careful, pre_moderated");
        preset = *found;
    });
    JudgePolicy policy;
    policy.policy = moderation::preset(preset);
    toml.root().each(
        [&](std::string_view key, const TomlNode& node) { read_key(policy, key, node); });
    return policy;
}

}  // namespace havn
