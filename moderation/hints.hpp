// What the rules found, as the learned heads hear it: one bit for every category and severity.
// Judging and training share it. Pure; any thread.
#pragma once

#include <span>

#include "moderation/model/parameters.hpp"
#include "moderation/types.hpp"

namespace havn::moderation {

// Leaves out what heads found and what could not be looked at.
model::Hints hints_of(std::span<const Finding> findings);

// All that rules may have found of it, whatever the severity.
model::Hints hints_of(Category category);

}  // namespace havn::moderation
