// The look-alike skeleton of a handle: two handles a reader could take for each other have the same
// one. "quiet-otter", "Quiet-0tter" and "qu1et-оtter" with a Cyrillic о are the same handle.
//
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace havn::moderation::text {

std::string skeleton(std::string_view handle);

}  // namespace havn::moderation::text
