#include "server/api/command_table.hpp"

#include <array>
#include <utility>
#include <variant>

#include "server/api/session.hpp"

namespace havn::api {

namespace {

using namespace protocol;

constexpr bool serial = true;
constexpr bool at_once = false;

// In the order of protocol::Command.
constexpr std::array rows{
    CommandRow{Hello::verb, Needs::nothing, 1, serial},
    CommandRow{GroupList::verb, Needs::nothing, 2, at_once},
    CommandRow{GroupShow::verb, Needs::nothing, 2, at_once},
    CommandRow{GroupJoin::verb, Needs::person, 5, serial},
    CommandRow{GroupLeave::verb, Needs::participant, 2, serial},
    CommandRow{RoomEnter::verb, Needs::participant, 2, at_once},
    CommandRow{RoomLeave::verb, Needs::participant, 1, at_once},
    CommandRow{RoomSay::verb, Needs::participant, 0, at_once},
    CommandRow{RoomHistory::verb, Needs::participant, 4, at_once},
    CommandRow{RoomRemove::verb, Needs::participant, 4, at_once},
    CommandRow{RoomTyping::verb, Needs::participant, 1, at_once},
    CommandRow{ForumThreads::verb, Needs::participant, 4, at_once},
    CommandRow{ForumThread::verb, Needs::participant, 4, at_once},
    CommandRow{ForumLeave::verb, Needs::participant, 1, at_once},
    CommandRow{ForumOpen::verb, Needs::participant, 0, at_once},
    CommandRow{ForumReply::verb, Needs::participant, 0, at_once},
    CommandRow{ForumRemove::verb, Needs::participant, 4, at_once},
    CommandRow{ReportFile::verb, Needs::participant, 20, at_once},
    CommandRow{DeskWatch::verb, Needs::moderator, 4, at_once},
    CommandRow{DeskLeave::verb, Needs::moderator, 1, at_once},
    CommandRow{DeskAct::verb, Needs::moderator, 2, at_once},
    CommandRow{LinkCreate::verb, Needs::organiser, 5, at_once},
    CommandRow{PersonRedeem::verb, Needs::person, 20, serial},
    CommandRow{PersonLeave::verb, Needs::person, 1, serial},
    CommandRow{CareHelplines::verb, Needs::nothing, 1, at_once},
};

template <std::size_t... index>
constexpr bool in_order(std::index_sequence<index...>) {
    return ((rows[index].verb == std::variant_alternative_t<index, Command>::verb) && ...);
}
static_assert(rows.size() == std::variant_size_v<Command>);
static_assert(in_order(std::make_index_sequence<rows.size()>{}));

}  // namespace

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
    if (row.needs != Needs::nothing && !session.greeted())
        return responder.error(ErrorCode::hello_first);
    if (row.needs == Needs::organiser && !session.organiser())
        return responder.error(ErrorCode::not_found);
    std::visit([&]<class C>(C& typed) { handle(session, std::move(responder), std::move(typed)); },
               command);
}

}  // namespace havn::api
