#pragma once
// Identities. Inside the server everything is a number of its own type, so that a person can never
// be passed where a member belongs; on the wire groups, rooms and threads have readable names.
// Value types: any thread.

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace havn::protocol {

template <class Tag>
struct Id {
    std::uint64_t value = 0;
    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(Id, Id) = default;
};

using PersonId = Id<struct PersonTag>;  // random; shown to nobody but its holder
using GroupId = Id<struct GroupTag>;
using MemberId =
    Id<struct MemberTag>;  // one person in one group; gone when the person is forgotten
using StreamId = Id<struct StreamTag>;  // one sequence of the journal: a room, a forum, a thread
using CaseId = Id<struct CaseTag>;

using Seq = std::uint64_t;  // place in a stream: 1, 2, 3 …; 0 is before the first

// What a stream is to people.
enum class StreamKind : std::uint8_t { room = 1, forum = 2, thread = 3 };

// A place as the wire names it: "grief/lounge" (room), "grief/forum" (forum), "grief/forum/12"
// (thread 12, opened by entry 12 of the forum).
struct Place {
    StreamKind kind = StreamKind::room;
    std::string_view group;
    std::string_view room;  // rooms only
    Seq thread = 0;         // threads only
};

// nullopt: not a name of a place. Group and room names are [a-z0-9-], 1 to 40 of them. The views
// point into `name`.
std::optional<Place> parse_place(std::string_view name);
bool is_slug(std::string_view name);
std::string forum_name(std::string_view group);
std::string thread_name(std::string_view group, Seq thread);

// 16 lower-case hex digits, the form of ids that are shown.
std::string to_hex(std::uint64_t value);
std::optional<std::uint64_t> from_hex(std::string_view text);

}  // namespace havn::protocol

template <class Tag>
struct std::hash<havn::protocol::Id<Tag>> {
    std::size_t operator()(havn::protocol::Id<Tag> id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value * 0x9e3779b97f4a7c15ULL);
    }
};
