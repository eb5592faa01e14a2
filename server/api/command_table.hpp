#pragma once
// Every command with what it needs, in one table; and the handlers, one file per family. A handler
// runs on its session's shard and answers through its Responder exactly once.

#include <string_view>

#include "protocol/commands.hpp"
#include "server/api/responder.hpp"
#include "server/store/people.hpp"

namespace havn::api {

class Session;

// What somebody must be for a command. Membership in the group it names is checked by api/access.
enum class Needs : std::uint8_t { nothing, person, participant, moderator, organiser };

struct CommandRow {
    std::string_view verb;
    Needs needs;
    // What it takes from the connection's allowance. What is said is paced by community::Pace.
    std::int64_t points;
    // Later commands of the same connection wait until this one is answered (they rest on it).
    bool serial;
};

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

}  // namespace havn::api
