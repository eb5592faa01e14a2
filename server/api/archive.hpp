#pragma once
// Everything that is stored about one person, for that person: gathered from the store, and put
// into a ZIP of a page to read and JSON to process. On the gateway's shard.

#include <string>
#include <vector>

#include "server/core/result.hpp"
#include "server/store/asks.hpp"
#include "server/store/blocks.hpp"
#include "server/store/members.hpp"
#include "server/store/own_data.hpp"
#include "server/store/preferences.hpp"
#include "server/store/sessions.hpp"

namespace havn::api {

class ShardGateway;

struct Archive {
    std::vector<store::Member> members;
    store::Preferred preferred;
    std::vector<store::StoredSession> sessions;
    std::vector<store::StoredBlock> blocks;
    std::vector<store::OwnEntry> said, held;  // held: appeals too
    store::OwnMarks marks;
    std::vector<store::Ask> asks;
    std::vector<store::Restriction> restrictions;
};

void gather_archive(ShardGateway& gateway, protocol::PersonId person,
                    core::Completion<Archive> done);
std::string zip_of(ShardGateway& gateway, const Archive& archive);

}  // namespace havn::api
