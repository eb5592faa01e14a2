#pragma once
// Pieces of answers that several commands and the HTTP side share. On the shard of `gateway`.

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/commands.hpp"
#include "protocol/events.hpp"
#include "protocol/people_answers.hpp"
#include "server/api/services.hpp"
#include "server/community/directory.hpp"
#include "server/store/members.hpp"
#include "server/store/people.hpp"
#include "server/store/preferences.hpp"
#include "server/store/reactions.hpp"

namespace havn::api {

class Session;
class ShardGateway;

std::string_view role_word(store::Role role);
std::optional<store::Role> role_named(std::string_view word);

constexpr std::string_view restriction_word(store::RestrictionKind kind) {
    return kind == store::RestrictionKind::ban ? "ban" : "mute";
}

std::string_view format_word(const store::Group& group);
std::string_view entry_word(const store::Group& group);

// session may be null: nobody in particular asks.
protocol::GroupSummary summary(ShardGateway& gateway, const community::GroupEntry& group,
                               std::string_view language, const Session* session);
protocol::GroupListOk group_list(ShardGateway& gateway, const protocol::GroupList& wanted,
                                 std::string_view language, const Session* session);
protocol::GroupShowOk group_show(ShardGateway& gateway, const community::GroupEntry& group,
                                 std::string_view language, const Session* session);
std::vector<protocol::RoomSummary> room_list(ShardGateway& gateway,
                                             const community::GroupEntry& group,
                                             std::string_view language);
std::vector<std::string> acts_of(const Session& session, protocol::GroupId group);

protocol::PreferencesOk to_wire(const store::Preferred& preferred);

// In the order of store::Reaction.
inline constexpr std::array<std::string_view, store::reaction_kinds> reaction_words{"hug", "me_too",
                                                                                    "thank_you"};
constexpr std::string_view reaction_word(store::Reaction kind) {
    return reaction_words[static_cast<std::size_t>(kind) - 1];
}

// What became of a held message, for its author; once it has gone out, the store may be told.
std::string outcome_frame(const std::string& place, const std::string& cid, store::CaseState state,
                          protocol::Seq seq);
void tell_author(ShardGateway& gateway, const store::Case& decided, protocol::Seq seq);

// Why, for the author: the guideline's text in the author's language, empty if the group has none
// of that name (the page has words for every category).
protocol::Reason reason(const community::GroupEntry& group, std::string_view language,
                        std::string guideline, std::string category);

// Lets the sessions of these people know what is hidden from them now; afterwards `then`: whatever
// is said because of an answer that `then` gives finds them knowing.
using Then = std::move_only_function<void()>;
void refresh_unseen(ShardGateway& gateway, const std::vector<protocol::PersonId>& people,
                    Then then);
// The same for those who do not see `person` in the group.
void refresh_unseen_of_others(ShardGateway& gateway, protocol::PersonId person,
                              protocol::GroupId group, Then then);
// Closes every connection of a person who was forgotten.
void forget_sessions(ShardGateway& gateway, protocol::PersonId person);

}  // namespace havn::api
