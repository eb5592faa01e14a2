#pragma once
// A moderation policy in a TOML file, for `havn judge`. Start-up only; one thread. Every failure is
// a ConfigError that names file, line and key.

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "moderation/policy.hpp"

namespace havn {

// What the help says about the file, and an example that is itself a valid file.
std::string_view policy_file_help();

// Throws ConfigError: the preset has no such name.
moderation::Preset preset_named(std::string_view name);

struct JudgePolicy {
    moderation::Policy policy;
    // What a guideline says, by its id and by language.
    std::map<std::string, std::map<std::string, std::string>, std::less<>> guidelines;

    // In the language, else in any it is worded in; empty: it is not.
    std::string_view guideline_text(std::string_view id, std::string_view language) const;
};

// The preset (or the one the file names) with what the file changes. Throws ConfigError.
JudgePolicy read_policy(const std::filesystem::path& file, moderation::Preset preset);

}  // namespace havn
