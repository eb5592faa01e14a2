#pragma once
// Every command with what it needs, in one table; and the handlers, one file per family. A handler
// runs on its session's shard and answers through its Responder exactly once.

#include <optional>
#include <span>
#include <string_view>

#include "protocol/commands.hpp"
#include "protocol/roles.hpp"
#include "server/api/responder.hpp"
#include "server/store/people.hpp"

namespace havn::api {

class Session;

// What a command needs: nothing, a greeting, or an act of protocol/roles.hpp in the group that the
// command names by its group, room, place or thread.
struct Needs {
    bool person = false;
    std::optional<protocol::Act> act;
};
inline constexpr Needs nothing;
inline constexpr Needs a_person{.person = true, .act = {}};
constexpr Needs may(protocol::Act act) {
    return {.person = true, .act = act};
}

struct CommandRow {
    std::string_view verb;
    Needs needs;
    // What it takes from the connection's allowance. What is said is paced by community::Pace.
    std::int64_t points;
    // Later commands of the same connection wait until this one is answered (they rest on it).
    bool serial;
    // Also answers somebody who takes a break.
    bool in_a_break = false;
};

std::span<const CommandRow> all_commands();
const CommandRow& row_of(const protocol::Command& command);

// Looks the command up, checks what it needs, and runs its handler.
void run_command(Session& session, Responder responder, const CommandRow& row,
                 protocol::Command command);

void handle(Session&, Responder, protocol::Hello);
void handle(Session&, Responder, protocol::PersonRedeem);
void handle(Session&, Responder, protocol::PersonLeave);
void handle(Session&, Responder, protocol::LinkCreate);
void handle(Session&, Responder, protocol::GroupList);
void handle(Session&, Responder, protocol::GroupShow);
void handle(Session&, Responder, protocol::GroupJoin);
void handle(Session&, Responder, protocol::GroupLeave);
void handle(Session&, Responder, protocol::RoomEnter);
void handle(Session&, Responder, protocol::RoomLeave);
void handle(Session&, Responder, protocol::RoomSay);
void handle(Session&, Responder, protocol::RoomHistory);
void handle(Session&, Responder, protocol::RoomRemove);
void handle(Session&, Responder, protocol::RoomTyping);
void handle(Session&, Responder, protocol::ForumThreads);
void handle(Session&, Responder, protocol::ForumThread);
void handle(Session&, Responder, protocol::ForumLeave);
void handle(Session&, Responder, protocol::ForumOpen);
void handle(Session&, Responder, protocol::ForumReply);
void handle(Session&, Responder, protocol::ForumRemove);
void handle(Session&, Responder, protocol::ReportFile);
void handle(Session&, Responder, protocol::DeskWatch);
void handle(Session&, Responder, protocol::DeskLeave);
void handle(Session&, Responder, protocol::DeskAct);
void handle(Session&, Responder, protocol::CareHelplines);
void handle(Session&, Responder, protocol::RoomEdit);
void handle(Session&, Responder, protocol::ForumEdit);
void handle(Session&, Responder, protocol::ForumLock);
void handle(Session&, Responder, protocol::ForumPin);
void handle(Session&, Responder, protocol::DeskVersions);
void handle(Session&, Responder, protocol::ForumCarry);
void handle(Session&, Responder, protocol::ForumFollow);
void handle(Session&, Responder, protocol::ReactionSet);
void handle(Session&, Responder, protocol::ReactionList);
void handle(Session&, Responder, protocol::ReadMark);
void handle(Session&, Responder, protocol::NewsList);
void handle(Session&, Responder, protocol::NewsShow);
void handle(Session&, Responder, protocol::SearchFind);
void handle(Session&, Responder, protocol::PersonKeep);
void handle(Session&, Responder, protocol::PersonReturn);
void handle(Session&, Responder, protocol::PersonSessions);
void handle(Session&, Responder, protocol::PersonSignOut);
void handle(Session&, Responder, protocol::PersonPreferences);
void handle(Session&, Responder, protocol::PersonPrefer);
void handle(Session&, Responder, protocol::PersonPause);
void handle(Session&, Responder, protocol::PersonRename);
void handle(Session&, Responder, protocol::PersonBlock);
void handle(Session&, Responder, protocol::PersonMute);
void handle(Session&, Responder, protocol::PersonUnblock);
void handle(Session&, Responder, protocol::PersonBlocks);
void handle(Session&, Responder, protocol::PersonExport);
void handle(Session&, Responder, protocol::PersonErase);
void handle(Session&, Responder, protocol::GroupAsk);
void handle(Session&, Responder, protocol::GroupCreate);
void handle(Session&, Responder, protocol::GroupSettingsGet);
void handle(Session&, Responder, protocol::GroupChange);
void handle(Session&, Responder, protocol::GroupGuidelines);
void handle(Session&, Responder, protocol::GroupPolicy);
void handle(Session&, Responder, protocol::GroupLog);
void handle(Session&, Responder, protocol::RoomCreate);
void handle(Session&, Responder, protocol::RoomChange);
void handle(Session&, Responder, protocol::RoomClose);
void handle(Session&, Responder, protocol::RoomFreeze);
void handle(Session&, Responder, protocol::RoomSlow);
void handle(Session&, Responder, protocol::RoomPeople);
void handle(Session&, Responder, protocol::MemberList);
void handle(Session&, Responder, protocol::MemberRole);
void handle(Session&, Responder, protocol::MemberMute);
void handle(Session&, Responder, protocol::MemberUnmute);
void handle(Session&, Responder, protocol::MemberBan);
void handle(Session&, Responder, protocol::MemberUnban);
void handle(Session&, Responder, protocol::MemberRestrictions);
void handle(Session&, Responder, protocol::AskList);
void handle(Session&, Responder, protocol::AskDecide);
void handle(Session&, Responder, protocol::AppealFile);
void handle(Session&, Responder, protocol::DeskClaim);
void handle(Session&, Responder, protocol::DeskNote);
void handle(Session&, Responder, protocol::DeskFeedback);

}  // namespace havn::api
