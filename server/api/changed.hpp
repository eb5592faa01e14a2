#pragma once
// What a shard does when somebody, on this instance or another, changed persons or cases.

namespace havn::community {
class ChangeWatch;
}

namespace havn::api {

class ShardGateway;

// Before the shards run.
void register_changes(ShardGateway& gateway, community::ChangeWatch& changes);

}  // namespace havn::api
