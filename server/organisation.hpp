#pragma once
// Organisation files: the groups a data folder starts with. Start-up only.

#include <filesystem>
#include <vector>

#include "server/store/groups.hpp"
#include "server/toml.hpp"

namespace havn {

// Throws ConfigError naming file and line.
std::vector<store::Group> read_organisation(const TomlFile& file);
// The one that --example sets up.
std::vector<store::Group> example_organisation();

}  // namespace havn
