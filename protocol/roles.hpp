#pragma once
// Who may do what in a group: the one table that the command table, the page and the tests share.
// protocol/roles.json says the same for those who are not C++; a test holds the two together.
// Pure data: any thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace havn::protocol {

enum class Role : std::uint8_t { participant = 1, supporter, facilitator, moderator, organiser };
inline constexpr std::size_t role_count = 5;

enum class Act : std::uint8_t {
    take_part,
    enter_full,
    speak_unslowed,
    slow_room,
    see_members,
    enter_closed,
    freeze_room,
    speak_frozen,
    remove_others,
    work_at_desk,
    restrict_members,
    admit,
    change_group,
    change_rooms,
    give_roles,
    read_log,
    create_group,
};

struct ActRow {
    Act act;
    std::string_view name;
    std::string_view meaning;
    std::array<bool, role_count> may;  // participant, supporter, facilitator, moderator, organiser
};

namespace roles {
inline constexpr bool yes = true, no = false;
inline constexpr std::array table{
    // clang-format off
    //     act                    name                meaning                                              part. supp. faci. mod. org.
    ActRow{Act::take_part,        "take_part",        "enter rooms, read, speak, write, report",           {yes, yes, yes, yes, yes}},
    ActRow{Act::enter_full,       "enter_full",       "enter a room whose places are taken",               {no,  yes, yes, yes, yes}},
    ActRow{Act::speak_unslowed,   "speak_unslowed",   "speak without waiting in slow mode",                {no,  yes, yes, yes, yes}},
    ActRow{Act::slow_room,        "slow_room",        "slow a room down",                                  {no,  no,  yes, yes, yes}},
    ActRow{Act::see_members,      "see_members",      "see who joined",                                    {no,  no,  yes, yes, yes}},
    ActRow{Act::enter_closed,     "enter_closed",     "be in a room outside its hours",                    {no,  no,  yes, yes, yes}},
    ActRow{Act::freeze_room,      "freeze_room",      "freeze a room",                                     {no,  no,  no,  yes, yes}},
    ActRow{Act::speak_frozen,     "speak_frozen",     "speak in a frozen room",                            {no,  no,  no,  yes, yes}},
    ActRow{Act::remove_others,    "remove_others",    "remove what others said",                           {no,  no,  no,  yes, yes}},
    ActRow{Act::work_at_desk,     "work_at_desk",     "see and decide cases, leave notes",                 {no,  no,  no,  yes, yes}},
    ActRow{Act::restrict_members, "restrict_members", "mute and ban whose role is lower",                  {no,  no,  no,  yes, yes}},
    ActRow{Act::admit,            "admit",            "let in those who ask",                              {no,  no,  no,  yes, yes}},
    ActRow{Act::change_group,     "change_group",     "change the group, its guidelines and its policy",   {no,  no,  no,  no,  yes}},
    ActRow{Act::change_rooms,     "change_rooms",     "make, change and close rooms",                      {no,  no,  no,  no,  yes}},
    ActRow{Act::give_roles,       "give_roles",       "give roles and make links",                         {no,  no,  no,  no,  yes}},
    ActRow{Act::read_log,         "read_log",         "read what organisers and moderators did",           {no,  no,  no,  no,  yes}},
    // Of the whole organisation, not of one group.
    ActRow{Act::create_group,     "create_group",     "make groups",                                       {no,  no,  no,  no,  no}},
    // clang-format on
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].act) != i) return false;
    return true;
}
static_assert(in_order(), "the table is indexed by the act");
}  // namespace roles

constexpr std::span<const ActRow> all_acts() {
    return roles::table;
}
constexpr std::string_view name_of(Act act) {
    return roles::table[static_cast<std::size_t>(act)].name;
}
constexpr bool may(Role role, Act act) {
    const auto& row = roles::table[static_cast<std::size_t>(act)];
    return row.may[static_cast<std::size_t>(role) - 1];
}

}  // namespace havn::protocol
