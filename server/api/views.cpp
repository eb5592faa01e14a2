#include "server/api/views.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/session.hpp"
#include "server/community/names.hpp"

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

std::optional<store::Role> role_named(std::string_view word) {
    using enum store::Role;
    for (const auto role : {participant, supporter, facilitator, moderator, organiser})
        if (role_word(role) == word) return role;
    return std::nullopt;
}

std::string_view format_word(const store::Group& group) {
    return group.professional ? "professional" : "peer";
}

std::string_view entry_word(const store::Group& group) {
    if (group.drop_in) return "open";
    return group.by_request ? "request" : "link";
}

namespace {

// Whether a room is open now, else when one opens next.
void add_hours(ShardGateway& gateway, const community::GroupEntry& entry,
               protocol::GroupSummary& summary) {
    const auto now_ms = gateway.now_ms();
    std::optional<std::int64_t> next_ms;
    for (const auto& room : entry.group.rooms) {
        if (gateway.schedule().word(entry, room, now_ms) != "closed") {
            summary.open.set = true;
            return;
        }
        const auto opens_ms = gateway.schedule().opens_at_ms(entry, room, now_ms);
        if (opens_ms && (!next_ms || *opens_ms < *next_ms)) next_ms = opens_ms;
    }
    if (next_ms) summary.opens_at = protocol::iso_time(*next_ms);
}

std::string all_texts(const community::GroupEntry& entry, std::string_view language) {
    std::string texts;
    for (const auto* text : {&entry.group.name, &entry.group.topic, &entry.group.about}) {
        texts += community::translated(*text, language);
        texts += '\n';
    }
    return texts;
}

bool is_wanted(ShardGateway& gateway, const community::GroupEntry& entry,
               const protocol::GroupList& wanted, std::string_view language) {
    const auto& group = entry.group;
    if (wanted.format && *wanted.format != format_word(group)) return false;
    if (wanted.speaks &&
        std::ranges::find(group.languages, *wanted.speaks) == group.languages.end())
        return false;
    if (wanted.query && !community::matches(all_texts(entry, language), *wanted.query))
        return false;
    if (!wanted.open) return true;
    protocol::GroupSummary hours;
    add_hours(gateway, entry, hours);
    return hours.open.set;
}

}  // namespace

protocol::GroupSummary summary(ShardGateway& gateway, const community::GroupEntry& entry,
                               std::string_view language, const Session* session) {
    const auto& group = entry.group;
    protocol::GroupSummary summary;
    summary.group = group.slug;
    summary.name = community::translated(group.name, language);
    summary.topic = community::translated(group.topic, language);
    summary.languages = group.languages;
    summary.drop_in.set = group.drop_in;
    summary.format = format_word(group);
    summary.entry = entry_word(group);
    add_hours(gateway, entry, summary);
    if (const auto people = gateway.services().crowd.people(group.id))
        summary.here = community::crowd_word(people);
    if (group.age_from != 0) summary.age_from = group.age_from;
    if (group.age_to != 0) summary.age_to = group.age_to;
    if (session == nullptr) return summary;
    if (const auto* member = session->member(group.id)) summary.handle = member->handle;
    if (summary.handle || session->organiser()) summary.role = role_word(session->role(group.id));
    return summary;
}

protocol::GroupListOk group_list(ShardGateway& gateway, const protocol::GroupList& wanted,
                                 std::string_view language, const Session* session) {
    protocol::GroupListOk ok;
    for (const auto& group : gateway.directory().groups())
        if (is_wanted(gateway, *group, wanted, language))
            ok.groups.push_back(summary(gateway, *group, language, session));
    return ok;
}

std::vector<protocol::RoomSummary> room_list(ShardGateway& gateway,
                                             const community::GroupEntry& entry,
                                             std::string_view language) {
    const auto now_ms = gateway.now_ms();
    std::vector<protocol::RoomSummary> rooms;
    for (std::size_t i = 0; i < entry.rooms.size(); ++i) {
        const auto& room = entry.group.rooms[i];
        protocol::RoomSummary one;
        one.room = entry.rooms[i]->name;
        one.name = community::translated(room.name, language);
        one.state = gateway.schedule().word(entry, room, now_ms);
        if (room.slow_seconds != 0) one.slow_seconds = room.slow_seconds;
        if (const auto opens_ms = gateway.schedule().opens_at_ms(entry, room, now_ms))
            one.opens_at = protocol::iso_time(*opens_ms);
        rooms.push_back(std::move(one));
    }
    return rooms;
}

protocol::PreferencesOk to_wire(const store::Preferred& preferred) {
    return {preferred.language, preferred.country, preferred.content_notes, preferred.muted_words,
            preferred.feedback_texts};
}

std::vector<std::string> acts_of(const Session& session, protocol::GroupId group) {
    std::vector<std::string> acts;
    for (const auto& row : protocol::all_acts())
        if (session.may(group, row.act)) acts.emplace_back(row.name);
    return acts;
}

protocol::GroupShowOk group_show(ShardGateway& gateway, const community::GroupEntry& entry,
                                 std::string_view language, const Session* session) {
    protocol::GroupShowOk ok;
    ok.group = summary(gateway, entry, language, session);
    ok.about = community::translated(entry.group.about, language);
    ok.guidelines_version = entry.group.guidelines_version;
    for (const auto& guideline : entry.group.guidelines)
        ok.guidelines.push_back(
            {guideline.id, std::string(community::translated(guideline.text, language))});
    ok.rooms = room_list(gateway, entry, language);
    ok.time_zone = entry.group.time_zone;
    ok.hours = to_wire(entry.group.hours);
    ok.feedback_texts = {entry.group.feedback_texts};
    if (session == nullptr) return ok;
    ok.may = acts_of(*session, entry.group.id);
    if (const auto* member = session->member(entry.group.id))
        ok.accepted = member->guidelines_version;
    return ok;
}

std::string outcome_frame(const std::string& place, const std::string& cid, store::CaseState state,
                          protocol::Seq seq) {
    protocol::Notice notice;
    notice.place = place;
    notice.cid = cid;
    notice.outcome = state == store::CaseState::released ? "released" : "removed";
    if (seq != 0) notice.seq = seq;
    std::string frame;
    protocol::append_event(frame, notice);
    return frame;
}

void tell_author(ShardGateway& gateway, const store::Case& decided, protocol::Seq seq) {
    gateway.tell_member(
        decided.author, outcome_frame(decided.place, decided.cid, decided.state, seq),
        [id = decided.id](ShardGateway& there) {
            there.services().store.outcomes().told(there.shard(), {id}, [](core::Result<bool>) {});
        });
}

protocol::Reason reason(const community::GroupEntry& entry, std::string_view language,
                        std::string guideline, std::string category) {
    protocol::Reason reason{std::move(guideline), {}, std::move(category)};
    for (const auto& one : entry.group.guidelines)
        if (one.id == reason.guideline) reason.text = community::translated(one.text, language);
    return reason;
}

}  // namespace havn::api
