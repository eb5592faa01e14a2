#include "server/community/directory.hpp"

#include <utility>

namespace havn::community {

namespace {

// Desks share the id space of streams; the journal never reaches this bit.
constexpr std::uint64_t desk_bit = std::uint64_t{1} << 63;

moderation::Policy policy_of(const store::Group& group) {
    auto preset = moderation::Preset::careful;
    if (group.policy == "open") preset = moderation::Preset::open;
    if (group.policy == "pre_moderated") preset = moderation::Preset::pre_moderated;
    auto policy = moderation::preset(preset);
    policy.allowed_domains = group.link_hosts_allowed;
    return policy;
}

Stream make_stream(StreamId id, StreamKind kind, GroupId group, std::string name,
                   bool journaled = true) {
    return std::make_shared<const StreamInfo>(
        StreamInfo{id, kind, group, std::move(name), journaled});
}

}  // namespace

GroupEntry::GroupEntry(store::Group stored) : group(std::move(stored)), policy(policy_of(group)) {
    for (const auto& room : group.rooms)
        rooms.push_back(
            make_stream(room.stream, StreamKind::room, group.id, group.slug + "/" + room.slug));
    forum = make_stream(group.forum, StreamKind::forum, group.id, protocol::forum_name(group.slug));
    desk = make_stream({group.id.value | desk_bit}, StreamKind::room, group.id, group.slug, false);
}

std::vector<GroupRef> make_entries(std::vector<store::Group> groups) {
    std::vector<GroupRef> entries;
    for (auto& group : groups)
        entries.push_back(std::make_shared<const GroupEntry>(std::move(group)));
    return entries;
}

Directory::Directory(std::span<const GroupRef> groups) {
    for (const auto& group : groups) put(group);
}

void Directory::put(GroupRef group) {
    const auto known = by_id_.find(group->group.id);
    if (known != by_id_.end()) {
        auto& entry = groups_[known->second];
        if (entry->group.revision >= group->group.revision) return;
        for (const auto& room : entry->rooms) rooms_.erase(room->name);
        entry = group;
    } else {
        by_slug_.emplace(group->group.slug, groups_.size());
        by_id_.emplace(group->group.id, groups_.size());
        groups_.push_back(group);
    }
    for (const auto& room : group->rooms) rooms_.insert_or_assign(room->name, room);
}

GroupRef Directory::find(std::string_view slug) const {
    const auto found = by_slug_.find(slug);
    return found == by_slug_.end() ? nullptr : groups_[found->second];
}

GroupRef Directory::find(GroupId id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : groups_[found->second];
}

Stream Directory::find_room(std::string_view name) const {
    const auto found = rooms_.find(name);
    return found == rooms_.end() ? nullptr : found->second;
}

Stream Directory::stream_of(GroupId id, StreamId stream, const std::string& place) const {
    if (auto room = find_room(place)) return room;
    const auto group = find(id);
    if (group != nullptr && group->forum->id == stream) return group->forum;
    const auto parsed = protocol::parse_place(place);
    const auto kind = parsed ? parsed->kind : StreamKind::room;
    return std::make_shared<const StreamInfo>(StreamInfo{stream, kind, id, place, true});
}

std::string_view translated(const store::Translated& text, std::string_view language) {
    if (const auto found = text.find(std::string(language)); found != text.end())
        return found->second;
    if (const auto found = text.find("en"); found != text.end()) return found->second;
    return text.empty() ? std::string_view() : std::string_view(text.begin()->second);
}

}  // namespace havn::community
