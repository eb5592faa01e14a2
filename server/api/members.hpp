#pragma once
// What moderators and organisers do with members, for the commands that share it. On the session's
// shard.

#include "server/api/access.hpp"
#include "server/api/responder.hpp"
#include "server/store/asks.hpp"
#include "server/store/cases.hpp"
#include "server/store/members.hpp"

namespace havn::api {

std::string_view ask_word(store::AskState state);
std::string turn_frame(const std::string& group, std::string_view state);
// `one` holds from now on; one without an end of its own has ended.
std::string restriction_frame(const std::string& group, const store::Restriction& one);

// Ends the mute and the ban of an appeal's author, and answers.
void lift_all(Responder responder, const community::GroupEntry& group, const store::Case& appeal);

// Invites those whose turn it is where the group has places, and tells them. Any shard.
void invite_to(ShardGateway& gateway, const store::Group& group);

}  // namespace havn::api
