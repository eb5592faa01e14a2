#pragma once
// Pieces of answers that several commands and the HTTP side share. Pure but for forget_sessions.

#include <string>
#include <string_view>

#include "protocol/events.hpp"
#include "server/api/services.hpp"
#include "server/community/directory.hpp"
#include "server/store/people.hpp"

namespace havn::api {

class Session;
class ShardGateway;

std::string_view role_word(store::Role role);

// session may be null: nobody in particular asks.
protocol::GroupSummary summary(const community::GroupEntry& group, std::string_view language,
                               const Session* session);
protocol::GroupListOk group_list(const community::Directory& directory, std::string_view language,
                                 const Session* session);
protocol::GroupShowOk group_show(const community::GroupEntry& group, std::string_view language,
                                 const Session* session);
std::vector<protocol::RoomSummary> room_list(const community::GroupEntry& group,
                                             std::string_view language);

// Why, for the author: the guideline's text in the author's language, empty if the group has none
// of that name (the page has words for every category).
protocol::Reason reason(const community::GroupEntry& group, std::string_view language,
                        std::string guideline, std::string category);

// Closes every connection of a person who was forgotten.
void forget_sessions(ShardGateway& gateway, protocol::PersonId person);

}  // namespace havn::api
