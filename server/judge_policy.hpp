#pragma once
// A moderation policy in a TOML file, for `havn judge`. Start-up only; one thread. Every failure is
// a ConfigError that names file, line and key.

#include <filesystem>
#include <string_view>

#include "moderation/policy.hpp"

namespace havn {

// What the help says about the file, and an example that is itself a valid file.
std::string_view policy_file_help();

// Throws ConfigError: the preset has no such name.
moderation::Preset preset_named(std::string_view name);

// The preset (or the one the file names) with what the file changes. Throws ConfigError.
moderation::Policy read_policy(const std::filesystem::path& file, moderation::Preset preset);

}  // namespace havn
