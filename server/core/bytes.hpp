#pragma once
// Immutable bytes shared by all who send them; may cross threads.

#include <memory>
#include <string>

namespace havn::core {

using Bytes = std::shared_ptr<const std::string>;

}  // namespace havn::core
