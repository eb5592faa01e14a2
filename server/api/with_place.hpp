#pragma once
// Finds the room, forum or thread a command names, for those who may be there. On the session's
// shard.

#include <functional>
#include <string_view>

#include "server/api/access.hpp"
#include "server/api/pages.hpp"
#include "server/api/responder.hpp"

namespace havn::api {

// Runs `use` with the place if the session has at least `role` in its group; what cannot be found
// is answered here. Access::member is null only for organisers who are not members, and only where
// `role` is above participant.
using UsePlace = std::move_only_function<void(Session&, Responder, Access)>;
void with_place(Session& session, Responder responder, std::string_view place, store::Role role,
                UsePlace use);

// The same for a thread alone, with its opening.
using UseThread = std::move_only_function<void(Session&, Responder, Access, OpenedThread)>;
void with_thread(Session& session, Responder responder, std::string_view thread, store::Role role,
                 UseThread use);

}  // namespace havn::api
