#pragma once
// Findings as a case keeps them: JSON written from moderation's findings, read back for the desk.
// Any thread.

#include <string>
#include <string_view>
#include <vector>

#include "moderation/types.hpp"
#include "protocol/events.hpp"

namespace havn::community {

std::string findings_json(const std::vector<moderation::Finding>& findings);
// Nothing where `json` is not what findings_json() writes.
std::vector<protocol::FindingView> parse_findings(std::string_view json);

}  // namespace havn::community
