#include "server/api/group_changes.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>
#include <utility>

#include "server/api/gateway.hpp"
#include "server/community/names.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

void tell_members(ShardGateway& gateway, protocol::GroupId group, const std::string& frame) {
    gateway.each_session_here([group, &frame](Session& session) {
        if (session.member(group) != nullptr) session.connection().send_private(frame);
    });
}

void leave_closed(ShardGateway& gateway, const community::GroupEntry& group,
                  const store::Room& room) {
    const bool by_hours = !room.closed;
    gateway.each_session_here([&](Session& session) {
        if (!session.listens(room.stream)) return;
        if (by_hours && session.may(group.group.id, protocol::Act::enter_closed)) return;
        session.unlisten(room.stream);
    });
}

bool looks_other(const store::Room* before, const store::Room& now) {
    return before == nullptr || before->frozen != now.frozen || before->closed != now.closed ||
           before->slow_seconds != now.slow_seconds || before->hours != now.hours;
}

std::optional<std::uint16_t> minutes_of(std::string_view clock) {
    if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
    unsigned hours = 0, minutes = 0;
    const auto read = [](std::string_view digits, unsigned& to) {
        const auto end = digits.data() + digits.size();
        return std::from_chars(digits.data(), end, to).ptr == end;
    };
    if (!read(clock.substr(0, 2), hours) || !read(clock.substr(3), minutes)) return std::nullopt;
    const auto sum = hours * 60 + minutes;
    if (minutes > 59 || sum > 24 * 60) return std::nullopt;
    return static_cast<std::uint16_t>(sum);
}

std::string clock_of(std::uint16_t minutes) {
    char text[16];
    std::snprintf(text, sizeof text, "%02u:%02u", minutes / 60U, minutes % 60U);
    return text;
}

}  // namespace

void changed_here(ShardGateway& gateway, store::Group group) {
    gateway.services().changes.hint();
    spread(gateway, std::move(group));
}

void spread(ShardGateway& gateway, store::Group group) {
    const auto entry = std::make_shared<const community::GroupEntry>(std::move(group));
    const auto& services = gateway.services();
    for (std::size_t i = 0; i < services.gateways.size(); ++i) {
        auto& there = *services.gateways[i];
        services.shards[i]->hop([&there, entry] { take_group(there, entry); });
    }
}

void take_group(ShardGateway& gateway, const community::GroupRef& group) {
    const auto& now = group->group;
    const auto before = gateway.directory().find(now.id);
    if (before != nullptr && before->group.revision >= now.revision) return;
    gateway.directory().put(group);
    std::string frame;
    protocol::append_event(frame,
                           protocol::GroupChanged{now.slug, now.revision, now.guidelines_version});
    tell_members(gateway, now.id, frame);
    for (const auto& room : now.rooms) {
        const auto* former = before == nullptr ? nullptr : community::room_of(*before, room.stream);
        const bool moved = before != nullptr && (before->group.hours != now.hours ||
                                                 before->group.time_zone != now.time_zone);
        if (moved || looks_other(former, room)) tell_room(gateway, group, room);
    }
}

void tell_room(ShardGateway& gateway, const community::GroupRef& group, const store::Room& room) {
    const auto word = gateway.schedule().word(*group, room, gateway.now_ms());
    std::string frame;
    protocol::append_event(frame, protocol::RoomChanged{group->group.slug + "/" + room.slug,
                                                        std::string(word), room.slow_seconds});
    tell_members(gateway, group->group.id, frame);
    if (word == "closed") leave_closed(gateway, *group, room);
}

std::string actor(const Session& session, protocol::GroupId group) {
    const auto* member = session.member(group);
    return member == nullptr ? std::string("organiser") : member->handle;
}

store::LogLine log_line(const Session& session, protocol::GroupId group, std::string act,
                        std::string subject, std::string detail) {
    return {group, actor(session, group), std::move(act), std::move(subject), std::move(detail)};
}

void change_group(Session& session, Responder responder, const Access& access,
                  store::Groups::Edit edit, std::vector<store::LogLine> lines, Changed answer) {
    auto& gateway = session.gateway();
    gateway.services().store.groups().change(
        gateway.shard(), access.group->group.id, std::move(edit), std::move(lines),
        [responder = std::move(responder),
         answer = std::move(answer)](core::Result<store::Group> changed) mutable {
            if (!changed && changed.error() == core::Failure::taken)
                return responder.error(ErrorCode::name_taken);
            if (!changed) return responder.failed(changed.error());
            changed_here(responder.gateway(), *changed);
            answer(responder, *changed);
        });
}

Checked<store::Translated> checked_texts(const std::vector<protocol::LanguageText>& texts,
                                         std::string_view field, std::size_t characters_max,
                                         bool lines, bool may_be_empty) {
    const auto wrong = [&](ErrorCode code) {
        return std::unexpected(Wrong{code, std::string(field)});
    };
    store::Translated checked;
    for (const auto& [language, text] : texts) {
        if (!community::is_language(language)) return wrong(ErrorCode::bad_field);
        if (protocol::count_characters(text) > characters_max) return wrong(ErrorCode::too_long);
        if (!community::showable(text, lines)) return wrong(ErrorCode::text_refused);
        if (!checked.emplace(language, text).second) return wrong(ErrorCode::bad_field);
    }
    if (checked.empty() && !may_be_empty) return wrong(ErrorCode::bad_field);
    return checked;
}

Checked<std::vector<store::OpenRange>> checked_hours(
    const std::vector<protocol::OpenHours>& hours) {
    const auto wrong = std::unexpected(Wrong{ErrorCode::bad_field, "hours"});
    std::vector<store::OpenRange> checked;
    for (const auto& one : hours) {
        store::OpenRange range;
        for (const auto day : one.days) {
            if (day < 1 || day > 7) return wrong;
            range.days |= static_cast<std::uint8_t>(1U << (day - 1));
        }
        const auto from = minutes_of(one.from), to = minutes_of(one.to);
        if (range.days == 0 || !from || !to || *from >= 24 * 60) return wrong;
        range.from = *from;
        range.to = *to;
        checked.push_back(range);
    }
    return checked;
}

std::vector<protocol::LanguageText> to_wire(const store::Translated& texts) {
    std::vector<protocol::LanguageText> wire;
    for (const auto& [language, text] : texts) wire.push_back({language, text});
    return wire;
}

std::vector<protocol::OpenHours> to_wire(const std::vector<store::OpenRange>& hours) {
    std::vector<protocol::OpenHours> wire;
    for (const auto& range : hours) {
        protocol::OpenHours one;
        for (std::uint64_t day = 1; day <= 7; ++day)
            if ((range.days >> (day - 1) & 1) != 0) one.days.push_back(day);
        one.from = clock_of(range.from);
        one.to = clock_of(range.to);
        wire.push_back(std::move(one));
    }
    return wire;
}

}  // namespace havn::api
