#pragma once
// The groups of this organisation with their rooms, guidelines and policies. Built once at start,
// never changed afterwards: any thread may read it without asking.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "moderation/policy.hpp"
#include "protocol/ids.hpp"
#include "server/store/groups.hpp"

namespace havn::community {

using protocol::GroupId;
using protocol::Seq;
using protocol::StreamId;
using protocol::StreamKind;

// What a stream is, for everybody who handles it.
struct StreamInfo {
    StreamId id;
    StreamKind kind = StreamKind::room;
    GroupId group;
    std::string name;       // of the place on the wire: "grief/lounge"
    bool journaled = true;  // false: only ephemeral frames (a desk)
};
using Stream = std::shared_ptr<const StreamInfo>;

struct GroupEntry {
    store::Group group;
    moderation::Policy policy;
    std::vector<Stream> rooms;  // in the order of group.rooms
    Stream forum;
    Stream desk;
};

class Directory {
  public:
    explicit Directory(std::vector<store::Group> groups);

    std::span<const GroupEntry> groups() const { return groups_; }
    const GroupEntry* find(std::string_view slug) const;
    const GroupEntry* find(GroupId id) const;
    // "group/room"; null: none.
    Stream find_room(std::string_view name) const;

  private:
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    template <class T>
    using ByName = std::unordered_map<std::string, T, NameHash, std::equal_to<>>;

    std::vector<GroupEntry> groups_;
    ByName<std::size_t> by_slug_;
    std::unordered_map<GroupId, std::size_t> by_id_;
    ByName<Stream> rooms_;
};

// The text in `language`, else in English, else in any language there is.
std::string_view translated(const store::Translated& text, std::string_view language);

}  // namespace havn::community
