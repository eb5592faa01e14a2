#pragma once
// The groups of this organisation with their rooms, guidelines and policies. A GroupEntry never
// changes and is shared by all shards; each shard has a Directory of its own, in which a changed
// group takes the place of the former one (sent there by a hop). Whoever works on with a group
// holds the entry it began with.

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

// Immutable: any thread.
struct GroupEntry {
    explicit GroupEntry(store::Group stored);

    store::Group group;
    moderation::Policy policy;
    std::vector<Stream> rooms;  // in the order of group.rooms
    Stream forum;
    Stream desk;
};
using GroupRef = std::shared_ptr<const GroupEntry>;

// One a shard, used there.
class Directory {
  public:
    explicit Directory(std::span<const GroupRef> groups);

    std::span<const GroupRef> groups() const { return groups_; }
    // null: none.
    GroupRef find(std::string_view slug) const;
    GroupRef find(GroupId id) const;
    Stream find_room(std::string_view name) const;  // "group/room"
    // What is stored as said in `place`, which may be a thread or a place that is gone; never null.
    Stream stream_of(GroupId group, StreamId stream, const std::string& place) const;

    // A new group, or a later revision of one; an earlier one than it has is passed over, because
    // revisions may arrive in any order.
    void put(GroupRef group);

  private:
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    template <class T>
    using ByName = std::unordered_map<std::string, T, NameHash, std::equal_to<>>;

    std::vector<GroupRef> groups_;
    ByName<std::size_t> by_slug_;
    std::unordered_map<GroupId, std::size_t> by_id_;
    ByName<Stream> rooms_;
};

// The entries of what the store holds.
std::vector<GroupRef> make_entries(std::vector<store::Group> groups);

// The text in `language`, else in English, else in any language there is.
std::string_view translated(const store::Translated& text, std::string_view language);

}  // namespace havn::community
