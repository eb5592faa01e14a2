#pragma once
// The target of an HTTP request, taken apart. No state; any thread.

#include <optional>
#include <string>
#include <string_view>

namespace havn::net {

struct HttpTarget {
    std::string path;   // decoded, starts with '/', has no dot segments
    std::string query;  // raw, without '?'
};

// Nothing when the target is none that is served: another form, a broken escape, a control
// character, not UTF-8, or a "." or ".." segment (also an escaped one). Those are refused, not
// resolved: nobody who means well sends them.
std::optional<HttpTarget> parse_target(std::string_view target);

}  // namespace havn::net
