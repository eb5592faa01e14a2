#include "server/api/with_place.hpp"

#include <utility>

#include "server/api/gateway.hpp"
#include "server/api/session.hpp"

namespace havn::api {

using protocol::ErrorCode;
using protocol::StreamKind;

namespace {

std::optional<Access> access_to_group(const Session& session, std::string_view slug,
                                      store::Role role) {
    if (role == store::Role::participant) return group_access(session, slug);
    auto access = act_access(session, slug, protocol::Act::work_at_desk);
    if (access) access->stream = nullptr;
    return access;
}

}  // namespace

void with_thread(Session& session, Responder responder, std::string_view thread, store::Role role,
                 UseThread use) {
    auto& gateway = session.gateway();
    const auto place = protocol::parse_place(thread);
    if (!place || place->kind != StreamKind::thread) return responder.error(ErrorCode::not_found);
    auto access = access_to_group(session, place->group, role);
    if (!access) return responder.error(ErrorCode::not_found);
    access->stream = access->group->forum;
    const auto slug = access->group->group.slug;
    find_thread(gateway.shard(), gateway.services().store, {std::move(*access), place->thread},
                [responder = std::move(responder), slug, role,
                 use = std::move(use)](core::Result<OpenedThread> found) mutable {
                    if (!found) return responder.failed(found.error());
                    auto* asker = responder.session();
                    if (asker == nullptr) return;
                    // The membership may have ended while the store was asked.
                    auto now = access_to_group(*asker, slug, role);
                    if (!now) return responder.error(ErrorCode::not_found);
                    now->stream = found->stream;
                    use(*asker, std::move(responder), std::move(*now), std::move(*found));
                });
}

void with_place(Session& session, Responder responder, std::string_view name, store::Role role,
                UsePlace use) {
    const auto place = protocol::parse_place(name);
    if (!place) return responder.error(ErrorCode::not_found);
    if (place->kind == StreamKind::thread)
        return with_thread(session, std::move(responder), name, role,
                           [use = std::move(use)](Session& asker, Responder answer, Access access,
                                                  const OpenedThread&) mutable {
                               use(asker, std::move(answer), std::move(access));
                           });
    auto access = access_to_group(session, place->group, role);
    if (!access) return responder.error(ErrorCode::not_found);
    access->stream = place->kind == StreamKind::forum ? access->group->forum
                                                      : session.directory().find_room(name);
    if (!access->stream) return responder.error(ErrorCode::not_found);
    use(session, std::move(responder), std::move(*access));
}

}  // namespace havn::api
