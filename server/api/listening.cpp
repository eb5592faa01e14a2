#include "server/api/listening.hpp"

#include <utility>

#include "server/api/gateway.hpp"
#include "server/api/session.hpp"

namespace havn::api {

void listen_to(Session& session, Responder responder, community::Stream stream,
               std::optional<protocol::Seq> after, Entered answer) {
    session.unlisten(stream->id);
    if (!session.may_listen_more())
        return responder.error(protocol::ErrorCode::too_many, "listening_max");
    auto& hub = session.gateway().hub();
    hub.enter(stream, after,
              [stream, responder = std::move(responder), answer = std::move(answer)](
                  core::Result<community::Hub::Snapshot> snapshot) mutable -> community::Listener* {
                  auto* listener = responder.session();
                  if (listener == nullptr) return nullptr;
                  if (!snapshot) {
                      responder.failed(snapshot.error());
                      return nullptr;
                  }
                  // Somebody may have been put out of the group meanwhile.
                  if (stream->journaled && listener->member(stream->group) == nullptr) {
                      responder.error(protocol::ErrorCode::not_found);
                      return nullptr;
                  }
                  if (!answer(*listener, responder, std::move(*snapshot))) return nullptr;
                  // Two enters may be under way at once; the first one listens for both.
                  if (listener->listens(stream->id)) return nullptr;
                  listener->listening(stream);
                  return listener;
              });
}

}  // namespace havn::api
