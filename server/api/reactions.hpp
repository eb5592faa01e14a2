#pragma once
// What others are shown of a reaction that was given or taken back. On the shard of `gateway`.

#include "server/community/directory.hpp"
#include "server/store/reactions.hpp"

namespace havn::api {

class ShardGateway;

// Tells who listens, unless they would be shown the same as before.
void tell_reaction(ShardGateway& gateway, const community::Stream& stream,
                   const store::ReactionSet& set, store::Reaction kind, bool on);

}  // namespace havn::api
