#include "server/api/command_table.hpp"

#include <array>
#include <utility>
#include <variant>

#include "server/api/gateway.hpp"
#include "server/api/session.hpp"

namespace havn::api {

namespace {

using namespace protocol;

constexpr bool serial = true;
constexpr bool at_once = false;
constexpr bool in_a_break = true;

// In the order of protocol::Command.
constexpr std::array rows{
    CommandRow{Hello::verb, nothing, 1, serial, in_a_break},
    CommandRow{GroupList::verb, nothing, 2, at_once},
    CommandRow{GroupShow::verb, nothing, 2, at_once},
    CommandRow{GroupJoin::verb, a_person, 5, serial},
    CommandRow{GroupLeave::verb, may(Act::take_part), 2, serial},
    CommandRow{RoomEnter::verb, may(Act::take_part), 2, at_once},
    CommandRow{RoomLeave::verb, may(Act::take_part), 1, at_once},
    CommandRow{RoomSay::verb, may(Act::take_part), 0, at_once},
    CommandRow{RoomHistory::verb, may(Act::take_part), 4, at_once},
    CommandRow{RoomRemove::verb, may(Act::take_part), 4, at_once},
    CommandRow{RoomTyping::verb, may(Act::take_part), 1, at_once},
    CommandRow{ForumThreads::verb, may(Act::take_part), 4, at_once},
    CommandRow{ForumThread::verb, may(Act::take_part), 4, at_once},
    CommandRow{ForumLeave::verb, may(Act::take_part), 1, at_once},
    CommandRow{ForumOpen::verb, may(Act::take_part), 0, at_once},
    CommandRow{ForumReply::verb, may(Act::take_part), 0, at_once},
    CommandRow{ForumRemove::verb, may(Act::take_part), 4, at_once},
    CommandRow{ReportFile::verb, may(Act::take_part), 20, at_once},
    CommandRow{DeskWatch::verb, may(Act::work_at_desk), 4, at_once},
    CommandRow{DeskLeave::verb, may(Act::work_at_desk), 1, at_once},
    CommandRow{DeskAct::verb, may(Act::work_at_desk), 2, at_once},
    CommandRow{LinkCreate::verb, may(Act::give_roles), 5, at_once},
    CommandRow{PersonRedeem::verb, a_person, 20, serial},
    CommandRow{PersonLeave::verb, a_person, 1, serial, in_a_break},
    CommandRow{CareHelplines::verb, nothing, 1, at_once, in_a_break},
    CommandRow{RoomEdit::verb, may(Act::take_part), 2, at_once},
    CommandRow{ForumEdit::verb, may(Act::take_part), 2, at_once},
    CommandRow{ForumLock::verb, may(Act::work_at_desk), 4, at_once},
    CommandRow{ForumPin::verb, may(Act::work_at_desk), 4, at_once},
    CommandRow{DeskVersions::verb, may(Act::work_at_desk), 4, at_once},
    CommandRow{ForumCarry::verb, may(Act::take_part), 4, at_once},
    CommandRow{ForumFollow::verb, may(Act::take_part), 2, at_once},
    CommandRow{ReactionSet::verb, may(Act::take_part), 4, at_once},
    CommandRow{ReactionList::verb, may(Act::take_part), 2, at_once},
    CommandRow{ReadMark::verb, may(Act::take_part), 2, at_once},
    CommandRow{NewsList::verb, a_person, 10, at_once},
    CommandRow{NewsShow::verb, may(Act::take_part), 2, at_once},
    CommandRow{SearchFind::verb, a_person, 10, at_once},
    CommandRow{PersonKeep::verb, a_person, 40, serial, in_a_break},
    CommandRow{PersonReturn::verb, nothing, 20, serial, in_a_break},
    CommandRow{PersonSessions::verb, a_person, 2, at_once, in_a_break},
    CommandRow{PersonSignOut::verb, a_person, 5, serial, in_a_break},
    CommandRow{PersonPreferences::verb, a_person, 2, at_once, in_a_break},
    CommandRow{PersonPrefer::verb, a_person, 5, serial, in_a_break},
    CommandRow{PersonPause::verb, a_person, 5, serial, in_a_break},
    CommandRow{PersonRename::verb, may(Act::take_part), 10, serial},
    CommandRow{PersonBlock::verb, may(Act::take_part), 5, serial},
    CommandRow{PersonMute::verb, may(Act::take_part), 5, serial},
    CommandRow{PersonUnblock::verb, a_person, 5, serial},
    CommandRow{PersonBlocks::verb, a_person, 2, at_once},
    CommandRow{PersonExport::verb, a_person, 60, serial, in_a_break},
    CommandRow{PersonErase::verb, a_person, 60, serial, in_a_break},
    CommandRow{GroupAsk::verb, a_person, 10, serial},
    CommandRow{GroupCreate::verb, may(Act::create_group), 20, at_once},
    CommandRow{GroupSettingsGet::verb, may(Act::change_group), 4, at_once},
    CommandRow{GroupChange::verb, may(Act::change_group), 4, at_once},
    CommandRow{GroupGuidelines::verb, may(Act::change_group), 4, at_once},
    CommandRow{GroupPolicy::verb, may(Act::change_group), 4, at_once},
    CommandRow{GroupLog::verb, may(Act::read_log), 4, at_once},
    CommandRow{RoomCreate::verb, may(Act::change_rooms), 4, at_once},
    CommandRow{RoomChange::verb, may(Act::change_rooms), 4, at_once},
    CommandRow{RoomClose::verb, may(Act::change_rooms), 4, at_once},
    CommandRow{RoomFreeze::verb, may(Act::freeze_room), 4, at_once},
    CommandRow{RoomSlow::verb, may(Act::slow_room), 4, at_once},
    CommandRow{RoomPeople::verb, may(Act::take_part), 4, at_once},
    CommandRow{MemberList::verb, may(Act::see_members), 4, at_once},
    CommandRow{MemberRole::verb, may(Act::give_roles), 4, at_once},
    CommandRow{MemberMute::verb, may(Act::restrict_members), 4, at_once},
    CommandRow{MemberUnmute::verb, may(Act::restrict_members), 4, at_once},
    CommandRow{MemberBan::verb, may(Act::restrict_members), 4, at_once},
    CommandRow{MemberUnban::verb, may(Act::restrict_members), 4, at_once},
    CommandRow{MemberRestrictions::verb, may(Act::restrict_members), 4, at_once},
    CommandRow{AskList::verb, may(Act::admit), 4, at_once},
    CommandRow{AskDecide::verb, may(Act::admit), 4, at_once},
    CommandRow{AppealFile::verb, a_person, 20, at_once},
    CommandRow{DeskClaim::verb, may(Act::work_at_desk), 4, at_once},
    CommandRow{DeskNote::verb, may(Act::work_at_desk), 4, at_once},
    CommandRow{DeskFeedback::verb, may(Act::work_at_desk), 2, at_once},
};

template <std::size_t... index>
constexpr bool in_order(std::index_sequence<index...>) {
    return ((rows[index].verb == std::variant_alternative_t<index, Command>::verb) && ...);
}
static_assert(rows.size() == std::variant_size_v<Command>);
static_assert(in_order(std::make_index_sequence<rows.size()>{}));

// The group that a command names; empty: none.
std::string_view group_of(const Command& command) {
    return std::visit(
        [](const auto& typed) -> std::string_view {
            std::string_view place;
            const auto take = [&]<class T>(const T& name) {
                if constexpr (std::same_as<T, std::string>) place = name;
            };
            if constexpr (requires { typed.group; }) take(typed.group);
            if constexpr (requires { typed.room; }) take(typed.room);
            if constexpr (requires { typed.place; }) take(typed.place);
            if constexpr (requires { typed.thread; }) take(typed.thread);
            return place.substr(0, place.find('/'));
        },
        command);
}

bool allowed(const Session& session, const Command& command, Act act) {
    if (act == Act::create_group) return session.organiser();
    const auto group = session.directory().find(group_of(command));
    return group != nullptr && session.may(group->group.id, act);
}

}  // namespace

std::span<const CommandRow> all_commands() {
    return rows;
}

const CommandRow& row_of(const Command& command) {
    return rows[command.index()];
}

void run_command(Session& session, Responder responder, const CommandRow& row, Command command) {
    if (const auto wait_ms = session.take(row.points)) {
        ErrorReply wait;
        wait.code = ErrorCode::too_fast;
        wait.retry_after_ms = wait_ms;
        return responder.error(std::move(wait));
    }
    if (row.needs.person && !session.greeted()) return responder.error(ErrorCode::hello_first);
    const auto break_ms = session.paused_until_ms() - session.gateway().now_ms();
    if (break_ms > 0 && !row.in_a_break) {
        ErrorReply paused;
        paused.code = ErrorCode::paused;
        paused.retry_after_ms = break_ms;
        return responder.error(std::move(paused));
    }
    if (row.needs.act && !allowed(session, command, *row.needs.act))
        return responder.error(ErrorCode::not_found);
    std::visit([&]<class C>(C& typed) { handle(session, std::move(responder), std::move(typed)); },
               command);
}

}  // namespace havn::api
