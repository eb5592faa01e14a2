#include "server/api/access.hpp"

namespace havn::api {

std::optional<Access> group_access(const Services& services, const Session& session,
                                   std::string_view slug) {
    const auto* group = services.directory.find(slug);
    if (group == nullptr) return std::nullopt;
    const auto* member = session.member(group->group.id);
    if (member == nullptr) return std::nullopt;
    return Access{group, member, nullptr};
}

std::optional<Access> room_access(const Services& services, const Session& session,
                                  std::string_view name) {
    auto stream = services.directory.find_room(name);
    if (!stream) return std::nullopt;
    const auto* member = session.member(stream->group);
    if (member == nullptr) return std::nullopt;
    return Access{services.directory.find(stream->group), member, std::move(stream)};
}

std::optional<Access> forum_access(const Services& services, const Session& session,
                                   std::string_view group_or_forum) {
    const auto place = protocol::parse_place(group_or_forum);
    if (place && place->kind != protocol::StreamKind::forum) return std::nullopt;
    auto access = group_access(services, session, place ? place->group : group_or_forum);
    if (access) access->stream = access->group->forum;
    return access;
}

std::optional<ThreadAccess> thread_access(const Services& services, const Session& session,
                                          std::string_view name) {
    const auto place = protocol::parse_place(name);
    if (!place || place->kind != protocol::StreamKind::thread) return std::nullopt;
    auto forum = forum_access(services, session, place->group);
    if (!forum) return std::nullopt;
    return ThreadAccess{std::move(*forum), place->thread};
}

std::optional<Access> desk_access(const Services& services, const Session& session,
                                  std::string_view slug, store::Role role) {
    const auto* group = services.directory.find(slug);
    if (group == nullptr || session.role(group->group.id) < role) return std::nullopt;
    return Access{group, session.member(group->group.id), group->desk};
}

}  // namespace havn::api
