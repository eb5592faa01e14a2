#pragma once
// Entries as they go from one instance to the others, whole, so that nobody need ask the store for
// them. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/journal.hpp"

namespace havn::community {

// Appends one entry to those that go in one message.
void append_relayed(std::string& out, const store::StoredEntry& entry);
// nullopt: not something append_relayed wrote.
std::optional<std::vector<store::StoredEntry>> read_relayed(std::string_view bytes);

// Whether these octets are exactly one frame as protocol::append_event makes it.
bool is_one_frame(std::string_view bytes);

}  // namespace havn::community
