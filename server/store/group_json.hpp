#pragma once
// The lists and translations of a group as stores keep them in one column: JSON. Any thread.

#include <string>
#include <vector>

#include "server/store/groups.hpp"

namespace havn::store {

std::string to_text(const Translated& texts);                   // {language: text}
std::string to_text(const std::vector<std::string>& items);     // [item]
std::string to_text(const std::vector<Guideline>& guidelines);  // [{id, text}]

// What has no column of its own: {name: value}.
std::string settings_text(const Group& group);
std::string settings_text(const Room& room);

// The way back. Text that is not such JSON throws.
Translated translated(const std::string& text);
std::vector<std::string> strings(const std::string& text);
std::vector<Guideline> guidelines_of(const std::string& text);
void read_settings(const std::string& text, Group& group);
void read_settings(const std::string& text, Room& room);

}  // namespace havn::store
