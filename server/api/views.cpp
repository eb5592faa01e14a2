#include "server/api/views.hpp"

#include <array>
#include <utility>

#include "server/api/session.hpp"

namespace havn::api {

std::string_view supported_language(std::string_view wanted) {
    constexpr std::array<std::string_view, 6> languages{"en", "fr", "da", "ru", "de", "es"};
    const auto base = wanted.substr(0, wanted.find('-'));
    for (const auto language : languages)
        if (language == base) return language;
    return languages.front();
}

std::string_view role_word(store::Role role) {
    switch (role) {
        case store::Role::participant:
            return "participant";
        case store::Role::supporter:
            return "supporter";
        case store::Role::facilitator:
            return "facilitator";
        case store::Role::moderator:
            return "moderator";
        case store::Role::organiser:
            return "organiser";
    }
    return "participant";
}

protocol::GroupSummary summary(const community::GroupEntry& entry, std::string_view language,
                               const Session* session) {
    const auto& group = entry.group;
    protocol::GroupSummary summary;
    summary.group = group.slug;
    summary.name = community::translated(group.name, language);
    summary.topic = community::translated(group.topic, language);
    summary.languages = group.languages;
    summary.drop_in.set = group.drop_in;
    if (session == nullptr) return summary;
    if (const auto* member = session->member(group.id)) summary.handle = member->handle;
    if (summary.handle || session->organiser()) summary.role = role_word(session->role(group.id));
    return summary;
}

protocol::GroupListOk group_list(const community::Directory& directory, std::string_view language,
                                 const Session* session) {
    protocol::GroupListOk ok;
    for (const auto& group : directory.groups())
        ok.groups.push_back(summary(*group, language, session));
    return ok;
}

std::vector<protocol::RoomSummary> room_list(const community::GroupEntry& entry,
                                             std::string_view language) {
    std::vector<protocol::RoomSummary> rooms;
    for (std::size_t i = 0; i < entry.rooms.size(); ++i)
        rooms.push_back({entry.rooms[i]->name,
                         std::string(community::translated(entry.group.rooms[i].name, language))});
    return rooms;
}

protocol::GroupShowOk group_show(const community::GroupEntry& entry, std::string_view language,
                                 const Session* session) {
    protocol::GroupShowOk ok;
    ok.group = summary(entry, language, session);
    ok.about = community::translated(entry.group.about, language);
    ok.guidelines_version = entry.group.guidelines_version;
    for (const auto& guideline : entry.group.guidelines)
        ok.guidelines.push_back(
            {guideline.id, std::string(community::translated(guideline.text, language))});
    ok.rooms = room_list(entry, language);
    return ok;
}

protocol::Reason reason(const community::GroupEntry& entry, std::string_view language,
                        std::string guideline, std::string category) {
    protocol::Reason reason{std::move(guideline), {}, std::move(category)};
    for (const auto& one : entry.group.guidelines)
        if (one.id == reason.guideline) reason.text = community::translated(one.text, language);
    return reason;
}

}  // namespace havn::api
