#pragma once
// A group that was changed: into every shard's directory, and to those whom it concerns. And the
// small things that all commands about groups share.

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/group_parts.hpp"
#include "server/api/access.hpp"
#include "server/api/responder.hpp"
#include "server/store/group_log.hpp"
#include "server/store/groups.hpp"

namespace havn::api {

// A change this instance has stored: here, and a hint to the others. Any shard.
void changed_here(ShardGateway& gateway, store::Group group);
// On every shard, on this one before it returns. Any shard.
void spread(ShardGateway& gateway, store::Group group);
// On this shard: takes the group into the directory, tells members what they see of it, and lets
// nobody stay in a room that is closed.
void take_group(ShardGateway& gateway, const community::GroupRef& group);
// What a room is now, to the members of its group on this shard; whoever may not be in it leaves.
void tell_room(ShardGateway& gateway, const community::GroupRef& group, const store::Room& room);

// How somebody is named in the log of a group.
std::string actor(const Session& session, protocol::GroupId group);
store::LogLine log_line(const Session& session, protocol::GroupId group, std::string act,
                        std::string subject = {}, std::string detail = {});

// Changes a group through the store, spreads it, and calls `answer`. What fails is answered here.
using Changed = std::move_only_function<void(Responder&, const store::Group&)>;
void change_group(Session& session, Responder responder, const Access& access,
                  store::Groups::Edit edit, std::vector<store::LogLine> lines, Changed answer);

// What is wrong with something an organiser wrote.
struct Wrong {
    protocol::ErrorCode code = protocol::ErrorCode::bad_field;
    std::string detail;
};
template <class T>
using Checked = std::expected<T, Wrong>;

Checked<store::Translated> checked_texts(const std::vector<protocol::LanguageText>& texts,
                                         std::string_view field, std::size_t characters_max,
                                         bool lines, bool may_be_empty);
Checked<std::vector<store::OpenRange>> checked_hours(const std::vector<protocol::OpenHours>& hours);

std::vector<protocol::LanguageText> to_wire(const store::Translated& texts);
std::vector<protocol::OpenHours> to_wire(const std::vector<store::OpenRange>& hours);

}  // namespace havn::api
