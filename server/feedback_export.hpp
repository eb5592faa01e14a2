#pragma once
// `havn feedback export`: what moderators said of what moderation found, one JSON line each, in
// order. A server may go on meanwhile. One thread.

#include <iosfwd>

namespace havn {

// arguments[0] is the word "feedback". Returns the exit code; throws std::runtime_error with one
// clear line.
int run_feedback(int count, const char* const* arguments, std::ostream& out);

}  // namespace havn
