#include "server/api/access.hpp"

namespace havn::api {

std::optional<Access> group_access(const Session& session, std::string_view slug) {
    auto group = session.directory().find(slug);
    if (group == nullptr) return std::nullopt;
    const auto* member = session.member(group->group.id);
    if (member == nullptr) return std::nullopt;
    return Access{std::move(group), member, nullptr};
}

std::optional<Access> room_access(const Session& session, std::string_view name) {
    auto stream = session.directory().find_room(name);
    if (!stream) return std::nullopt;
    const auto* member = session.member(stream->group);
    if (member == nullptr) return std::nullopt;
    return Access{session.directory().find(stream->group), member, std::move(stream)};
}

std::optional<Access> forum_access(const Session& session, std::string_view group_or_forum) {
    const auto place = protocol::parse_place(group_or_forum);
    if (place && place->kind != protocol::StreamKind::forum) return std::nullopt;
    auto access = group_access(session, place ? place->group : group_or_forum);
    if (access) access->stream = access->group->forum;
    return access;
}

std::optional<ThreadAccess> thread_access(const Session& session, std::string_view name) {
    const auto place = protocol::parse_place(name);
    if (!place || place->kind != protocol::StreamKind::thread) return std::nullopt;
    auto forum = forum_access(session, place->group);
    if (!forum) return std::nullopt;
    return ThreadAccess{std::move(*forum), place->thread};
}

std::optional<Access> act_access(const Session& session, std::string_view slug, protocol::Act act) {
    auto group = session.directory().find(slug);
    if (group == nullptr || !session.may(group->group.id, act)) return std::nullopt;
    const auto* member = session.member(group->group.id);
    auto desk = group->desk;
    return Access{std::move(group), member, std::move(desk)};
}

std::optional<Access> room_act_access(const Session& session, std::string_view name,
                                      protocol::Act act) {
    auto stream = session.directory().find_room(name);
    if (!stream || !session.may(stream->group, act)) return std::nullopt;
    const auto* member = session.member(stream->group);
    return Access{session.directory().find(stream->group), member, std::move(stream)};
}

}  // namespace havn::api
