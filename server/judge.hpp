#pragma once
// `havn judge`: what the pipeline makes of texts on standard input, for organisers who try a policy
// and for measuring. The same Pipeline as the live server's; no network, no store. One thread.

#include <iosfwd>

namespace havn {

// arguments[0] is the word "judge". Reads one text per line, writes one JSON line each, in order.
// Returns the exit code; throws ConfigError for whatever keeps it from starting or going on.
int run_judge(int count, const char* const* arguments, std::istream& in, std::ostream& out);

}  // namespace havn
