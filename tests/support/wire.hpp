#pragma once
// The wire as data for tests: which answer belongs to which command, all events, and the golden
// samples. Any thread.

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/codec.hpp"

namespace havn::tests {

namespace wire = havn::protocol;

// The `ok` of the answer to a command.
template <class Command>
struct AnswerTo {
    using type = wire::Done;
};
template <>
struct AnswerTo<wire::Hello> {
    using type = wire::HelloOk;
};
template <>
struct AnswerTo<wire::GroupList> {
    using type = wire::GroupListOk;
};
template <>
struct AnswerTo<wire::GroupShow> {
    using type = wire::GroupShowOk;
};
template <>
struct AnswerTo<wire::GroupJoin> {
    using type = wire::GroupJoinOk;
};
template <>
struct AnswerTo<wire::RoomEnter> {
    using type = wire::RoomEnterOk;
};
template <>
struct AnswerTo<wire::RoomSay> {
    using type = wire::SayOk;
};
template <>
struct AnswerTo<wire::RoomHistory> {
    using type = wire::HistoryOk;
};
template <>
struct AnswerTo<wire::RoomRemove> {
    using type = wire::RemoveOk;
};
template <>
struct AnswerTo<wire::ForumThreads> {
    using type = wire::ForumThreadsOk;
};
template <>
struct AnswerTo<wire::ForumThread> {
    using type = wire::ForumThreadOk;
};
template <>
struct AnswerTo<wire::ForumOpen> {
    using type = wire::SayOk;
};
template <>
struct AnswerTo<wire::ForumReply> {
    using type = wire::SayOk;
};
template <>
struct AnswerTo<wire::ForumRemove> {
    using type = wire::RemoveOk;
};
template <>
struct AnswerTo<wire::DeskWatch> {
    using type = wire::DeskWatchOk;
};
template <>
struct AnswerTo<wire::LinkCreate> {
    using type = wire::LinkCreateOk;
};
template <>
struct AnswerTo<wire::PersonRedeem> {
    using type = wire::PersonRedeemOk;
};
template <>
struct AnswerTo<wire::CareHelplines> {
    using type = wire::HelplinesOk;
};
template <>
struct AnswerTo<wire::RoomEdit> {
    using type = wire::SayOk;
};
template <>
struct AnswerTo<wire::ForumEdit> {
    using type = wire::SayOk;
};
template <>
struct AnswerTo<wire::ForumLock> {
    using type = wire::ChangeOk;
};
template <>
struct AnswerTo<wire::ForumPin> {
    using type = wire::ChangeOk;
};
template <>
struct AnswerTo<wire::DeskVersions> {
    using type = wire::VersionsOk;
};
template <>
struct AnswerTo<wire::ForumCarry> {
    using type = wire::SayOk;
};
template <>
struct AnswerTo<wire::ReactionSet> {
    using type = wire::ReactionSetOk;
};
template <>
struct AnswerTo<wire::ReactionList> {
    using type = wire::ReactionListOk;
};
template <>
struct AnswerTo<wire::ReadMark> {
    using type = wire::ReadMarkOk;
};
template <>
struct AnswerTo<wire::NewsList> {
    using type = wire::NewsListOk;
};
template <>
struct AnswerTo<wire::NewsShow> {
    using type = wire::NewsItem;
};
template <>
struct AnswerTo<wire::SearchFind> {
    using type = wire::SearchOk;
};

template <>
struct AnswerTo<wire::PersonKeep> {
    using type = wire::PersonKeepOk;
};
template <>
struct AnswerTo<wire::PersonReturn> {
    using type = wire::PersonReturnOk;
};
template <>
struct AnswerTo<wire::PersonSessions> {
    using type = wire::PersonSessionsOk;
};
template <>
struct AnswerTo<wire::PersonPreferences> {
    using type = wire::PreferencesOk;
};
template <>
struct AnswerTo<wire::PersonPrefer> {
    using type = wire::PreferencesOk;
};
template <>
struct AnswerTo<wire::PersonPause> {
    using type = wire::PersonPauseOk;
};

template <>
struct AnswerTo<wire::PersonRename> {
    using type = wire::PersonRenameOk;
};
template <>
struct AnswerTo<wire::PersonBlocks> {
    using type = wire::PersonBlocksOk;
};

template <>
struct AnswerTo<wire::PersonExport> {
    using type = wire::PersonExportOk;
};

template <>
struct AnswerTo<wire::GroupAsk> {
    using type = wire::GroupAskOk;
};
template <>
struct AnswerTo<wire::GroupCreate> {
    using type = wire::RevisionOk;
};
template <>
struct AnswerTo<wire::GroupSettingsGet> {
    using type = wire::GroupSettingsOk;
};
template <>
struct AnswerTo<wire::GroupChange> {
    using type = wire::RevisionOk;
};
template <>
struct AnswerTo<wire::GroupGuidelines> {
    using type = wire::GuidelinesOk;
};
template <>
struct AnswerTo<wire::GroupPolicy> {
    using type = wire::RevisionOk;
};
template <>
struct AnswerTo<wire::GroupLog> {
    using type = wire::GroupLogOk;
};
template <>
struct AnswerTo<wire::RoomCreate> {
    using type = wire::RevisionOk;
};
template <>
struct AnswerTo<wire::RoomChange> {
    using type = wire::RevisionOk;
};
template <>
struct AnswerTo<wire::RoomPeople> {
    using type = wire::RoomPeopleOk;
};
template <>
struct AnswerTo<wire::MemberList> {
    using type = wire::MemberListOk;
};
template <>
struct AnswerTo<wire::MemberRestrictions> {
    using type = wire::RestrictionsOk;
};
template <>
struct AnswerTo<wire::AskList> {
    using type = wire::AskListOk;
};

// The wire test compares these names with protocol/*events.hpp, so that a new event is not
// forgotten.
using Events =
    std::tuple<wire::LiveState, wire::RoomSaid, wire::RoomRemoved, wire::RoomTypingNow,
               wire::RoomPresence, wire::ForumOpened, wire::ForumReplied, wire::ForumRemoved,
               wire::DeskCase, wire::Notice, wire::CareCard, wire::RoomEdited, wire::ForumEdited,
               wire::ForumLocked, wire::ForumPinned, wire::ReactionChanged, wire::ReadMarked,
               wire::PersonPreferred, wire::PersonPaused, wire::PlacePassed, wire::GroupChanged,
               wire::RoomChanged, wire::RoomFree, wire::GroupTurn, wire::RestrictionSet,
               wire::DeskNoted, wire::DeskFeedbackSaid, wire::DeskAsks>;

template <class Visit, std::size_t... index>
void for_each_command(Visit&& visit, std::index_sequence<index...>) {
    (visit.template operator()<std::variant_alternative_t<index, wire::Command>>(), ...);
}
// Calls visit.operator()<C>() for every command C.
template <class Visit>
void for_each_command(Visit&& visit) {
    for_each_command(visit, std::make_index_sequence<std::variant_size_v<wire::Command>>{});
}

// One file of protocol/golden.
struct Golden {
    std::string file, kind, name;
    boost::json::value json;
};

inline std::vector<Golden> golden_samples(const std::filesystem::path& source_root) {
    std::vector<Golden> samples;
    for (const auto& entry : std::filesystem::directory_iterator(source_root / "protocol/golden")) {
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto value = boost::json::parse(text);
        samples.push_back({.file = entry.path().filename().string(),
                           .kind = std::string(value.at("kind").as_string()),
                           .name = std::string(value.at("name").as_string()),
                           .json = value.at("json")});
    }
    if (samples.empty())
        throw std::runtime_error("no golden samples below " + source_root.string());
    return samples;
}

// The payload of the one text frame that `frame` must be.
inline std::string_view payload_of(std::string_view frame) {
    for (const std::size_t header : std::array<std::size_t, 3>{2, 4, 10}) {
        if (frame.size() < header) continue;
        std::string again;
        wire::append_text_frame(again, frame.substr(header));
        if (again == frame) return frame.substr(header);
    }
    throw std::runtime_error("not one text frame");
}

}  // namespace havn::tests
