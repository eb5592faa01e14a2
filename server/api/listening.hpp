#pragma once
// Letting a session listen to a stream, the same way for rooms, forums, threads and desks.

#include <functional>
#include <optional>

#include "server/api/responder.hpp"
#include "server/community/hub.hpp"

namespace havn::api {

// Enters `stream` (leaving it first where the session is in it already) and calls `answer` with the
// session and what it is shown, unless that fails, which is answered here: too_many, try_again.
// Every event of the stream comes after that. `answer` returns whether the session listens from now
// on.
using Entered = std::move_only_function<bool(Session&, Responder&, community::Hub::Snapshot)>;
void listen_to(Session& session, Responder responder, community::Stream stream,
               std::optional<protocol::Seq> after, Entered answer);

}  // namespace havn::api
