#pragma once
// What organisers write for everybody to see: names, topics, guidelines. Any thread.

#include <string_view>

namespace havn::community {

// Whether `text` can be shown in the middle of other texts without playing tricks on them:
// something of it can be seen, and it has no control characters (but line breaks where `lines`) and
// none that turn the direction of writing.
bool showable(std::string_view text, bool lines);

// Whether each word of `query` is in `text`, whatever the case and accents of both.
bool matches(std::string_view text, std::string_view query);

// "de", "pt-br".
bool is_language(std::string_view tag);

}  // namespace havn::community
