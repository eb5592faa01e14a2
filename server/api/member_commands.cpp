// member.* and appeal.file.
#include <algorithm>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/members.hpp"
#include "server/api/pages.hpp"
#include "server/api/views.hpp"
#include "server/community/names.hpp"

namespace havn::api {

using protocol::Act;
using protocol::ErrorCode;
using store::RestrictionKind;
namespace limits = protocol::limits;

namespace {

constexpr std::int64_t minute_ms = 60'000;

std::optional<std::string> shown_until(std::int64_t until_ms, std::int64_t now_ms) {
    if (until_ms <= now_ms) return std::nullopt;
    return protocol::iso_time(until_ms);
}

// Makes a restriction, or the end of one, hold for every connection of the member, and says so.
void restrict_sessions(ShardGateway& gateway, const community::GroupRef& group,
                       const store::Restriction& one) {
    const auto frame = restriction_frame(group->group.slug, one);
    gateway.each_session_of_all([one, frame](Session& session) {
        const auto* member = session.membership(one.group);
        if (member == nullptr || member->id != one.member) return;
        session.restrict(one.member, one.kind, one.until_ms);
        session.connection().send_private(frame);
    });
}

// Nobody restricts who has as much to say as oneself, or oneself.
bool may_restrict(const Session& session, const store::Member& member) {
    const auto* own = session.membership(member.group);
    if (own != nullptr && own->id == member.id) return false;
    return session.role(member.group) > member.role;
}

// Finds the member and calls `use`; what fails is answered here.
using Use = std::move_only_function<void(Session&, Responder, store::Member)>;
void with_member(Session& session, Responder responder, const Access& access,
                 const std::optional<std::string>& handle,
                 const std::optional<std::uint64_t>& of_case, Use use) {
    if (handle.has_value() == of_case.has_value())
        return responder.error(ErrorCode::bad_field, "handle");
    auto& gateway = session.gateway();
    gateway.services().store.members().find(
        gateway.shard(), access.group->group.id, handle.value_or(""), of_case.value_or(0),
        [responder = std::move(responder),
         use = std::move(use)](core::Result<store::Member> found) mutable {
            if (!found) return responder.failed(found.error());
            auto* asker = responder.session();
            if (asker == nullptr) return;
            use(*asker, std::move(responder), std::move(*found));
        });
}

struct Wanted {
    std::string group;
    std::optional<std::string> handle;
    std::optional<std::uint64_t> of_case;
    RestrictionKind kind = RestrictionKind::mute;
    std::int64_t until_ms = 0;
    std::string reason, length;
};

void restrict(Session& session, Responder responder, Wanted wanted) {
    const auto access = act_access(session, wanted.group, Act::restrict_members);
    if (!access) return responder.error(ErrorCode::not_found);
    if (!community::showable(wanted.reason, true))
        return responder.error(ErrorCode::text_refused, "reason");
    const auto handle = wanted.handle;
    const auto of_case = wanted.of_case;
    with_member(session, std::move(responder), *access, handle, of_case,
                [group = access->group, wanted = std::move(wanted)](
                    Session& asker, Responder answer, store::Member member) mutable {
                    if (!may_restrict(asker, member)) return answer.error(ErrorCode::not_found);
                    const bool ban = wanted.kind == RestrictionKind::ban;
                    store::Restriction one{.group = member.group,
                                           .member = member.id,
                                           .kind = wanted.kind,
                                           .handle = member.handle,
                                           .by = actor(asker, member.group),
                                           .reason = wanted.reason,
                                           .at_ms = 0,
                                           .until_ms = wanted.until_ms};
                    auto line = log_line(asker, member.group, ban ? "banned" : "muted",
                                         member.handle, wanted.length);
                    auto& gateway = asker.gateway();
                    gateway.services().store.members().restrict(
                        gateway.shard(), one, std::move(line),
                        [answer = std::move(answer), group, one](core::Result<bool> done) mutable {
                            if (!done) return answer.failed(done.error());
                            answer.gateway().services().changes.hint();
                            restrict_sessions(answer.gateway(), group, one);
                            answer.ok(protocol::Done{});
                        });
                });
}

void lift(Session& session, Responder responder, const std::string& slug, const std::string& handle,
          RestrictionKind kind) {
    const auto access = act_access(session, slug, Act::restrict_members);
    if (!access) return responder.error(ErrorCode::not_found);
    with_member(session, std::move(responder), *access, handle, std::nullopt,
                [group = access->group, kind](Session& asker, Responder answer,
                                              const store::Member& member) mutable {
                    const bool ban = kind == RestrictionKind::ban;
                    auto line =
                        log_line(asker, member.group, ban ? "unbanned" : "unmuted", member.handle);
                    auto& gateway = asker.gateway();
                    gateway.services().store.members().lift(
                        gateway.shard(), member.group, member.id, kind, std::move(line),
                        [answer = std::move(answer), group, kind,
                         id = member.id](core::Result<bool> done) mutable {
                            if (!done) return answer.failed(done.error());
                            store::Restriction ended;
                            ended.group = group->group.id;
                            ended.member = id;
                            ended.kind = kind;
                            answer.gateway().services().changes.hint();
                            restrict_sessions(answer.gateway(), group, ended);
                            answer.ok(protocol::Done{});
                        });
                });
}

}  // namespace

std::string restriction_frame(const std::string& group, const store::Restriction& one) {
    const bool set = one.until_ms != 0;
    protocol::RestrictionSet event{
        group, std::string(restriction_word(one.kind)), set, one.reason, {}};
    if (set) event.until = protocol::iso_time(one.until_ms);
    std::string frame;
    protocol::append_event(frame, event);
    return frame;
}

void lift_all(Responder responder, const community::GroupEntry& group, const store::Case& appeal) {
    auto& gateway = responder.gateway();
    store::LogLine line{group.group.id, appeal.decided_by, "appeal_granted", appeal.handle, {}};
    gateway.services().store.members().lift(
        gateway.shard(), group.group.id, appeal.author, std::nullopt, std::move(line),
        [responder = std::move(responder), id = group.group.id,
         member = appeal.author](const core::Result<bool>& done) mutable {
            // Nothing may hold any more: the appeal was about a removal, or took its time.
            if (!done && done.error() != core::Failure::absent)
                return responder.failed(done.error());
            responder.gateway().services().changes.hint();
            const auto entry = responder.gateway().directory().find(id);
            for (const auto kind : {RestrictionKind::mute, RestrictionKind::ban}) {
                store::Restriction ended;
                ended.group = id;
                ended.member = member;
                ended.kind = kind;
                if (done && entry) restrict_sessions(responder.gateway(), entry, ended);
            }
            responder.ok(protocol::Done{});
        });
}

void handle(Session& session, Responder responder, protocol::MemberList ask) {
    const auto access = act_access(session, ask.group, Act::see_members);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    const auto limit = page_size(ask.limit);
    gateway.services().store.members().list(
        gateway.shard(), access->group->group.id, ask.after.value_or(""), limit + 1,
        [responder = std::move(responder), slug = access->group->group.slug,
         limit](core::Result<std::vector<store::Member>> members) mutable {
            const auto* asker = responder.session();
            if (asker == nullptr) return;
            if (!members) return responder.failed(members.error());
            protocol::MemberListOk ok;
            ok.more = members->size() > limit;
            if (ok.more) members->resize(limit);
            std::erase_if(*members,
                          [&](const auto& one) { return asker->hides(slug, one.handle); });
            const auto now_ms = responder.gateway().now_ms();
            for (const auto& member : *members)
                ok.members.push_back({member.handle, std::string(role_word(member.role)),
                                      protocol::iso_time(member.joined_at_ms),
                                      shown_until(member.muted_until_ms, now_ms),
                                      shown_until(member.banned_until_ms, now_ms)});
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::MemberRole change) {
    const auto access = act_access(session, change.group, Act::give_roles);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto role = role_named(change.role);
    if (!role) return responder.error(ErrorCode::bad_field, "role");
    with_member(
        session, std::move(responder), *access, change.handle, std::nullopt,
        [role = *role](Session& asker, Responder answer, const store::Member& member) mutable {
            auto line = log_line(asker, member.group, "role_given", member.handle,
                                 std::string(role_word(role)));
            auto& gateway = asker.gateway();
            gateway.services().store.members().set_role(
                gateway.shard(), member.group, member.id, role, std::move(line),
                [answer = std::move(answer), id = member.id, group = member.group,
                 role](core::Result<bool> done) mutable {
                    if (!done) return answer.failed(done.error());
                    answer.gateway().services().changes.hint();
                    answer.gateway().each_session_of_all([id, group, role](Session& one) {
                        const auto* theirs = one.membership(group);
                        if (theirs == nullptr || theirs->id != id) return;
                        one.set_role(group, role);
                        one.leave_what_is_not_allowed(group);
                    });
                    answer.ok(protocol::Done{});
                });
        });
}

void handle(Session& session, Responder responder, protocol::MemberMute mute) {
    if (mute.minutes == 0 || mute.minutes > limits::mute_minutes_max)
        return responder.error(ErrorCode::bad_field, "minutes");
    const auto until_ms =
        session.gateway().now_ms() + static_cast<std::int64_t>(mute.minutes) * minute_ms;
    restrict(session, std::move(responder),
             {std::move(mute.group), std::move(mute.handle), mute.desk_case, RestrictionKind::mute,
              until_ms, std::move(mute.reason), std::to_string(mute.minutes) + " min"});
}

void handle(Session& session, Responder responder, protocol::MemberUnmute unmute) {
    lift(session, std::move(responder), unmute.group, unmute.handle, RestrictionKind::mute);
}

void handle(Session& session, Responder responder, protocol::MemberBan ban) {
    if (ban.hours > limits::ban_hours_max) return responder.error(ErrorCode::bad_field, "hours");
    const auto until_ms =
        ban.hours == 0
            ? store::no_end_ms
            : session.gateway().now_ms() + static_cast<std::int64_t>(ban.hours) * 60 * minute_ms;
    restrict(
        session, std::move(responder),
        {std::move(ban.group), std::move(ban.handle), ban.desk_case, RestrictionKind::ban, until_ms,
         std::move(ban.reason), ban.hours == 0 ? std::string() : std::to_string(ban.hours) + " h"});
}

void handle(Session& session, Responder responder, protocol::MemberUnban unban) {
    lift(session, std::move(responder), unban.group, unban.handle, RestrictionKind::ban);
}

void handle(Session& session, Responder responder, protocol::MemberRestrictions ask) {
    const auto access = act_access(session, ask.group, Act::restrict_members);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    gateway.services().store.members().restrictions(
        gateway.shard(), access->group->group.id, {},
        [responder =
             std::move(responder)](core::Result<std::vector<store::Restriction>> found) mutable {
            if (!found) return responder.failed(found.error());
            protocol::RestrictionsOk ok;
            for (const auto& one : *found)
                ok.restrictions.push_back({one.handle, std::string(restriction_word(one.kind)),
                                           one.reason, one.by, protocol::iso_time(one.at_ms),
                                           protocol::iso_time(one.until_ms)});
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::AppealFile appeal) {
    auto& gateway = session.gateway();
    const auto group = gateway.directory().find(appeal.group);
    const auto* member = group ? session.membership(group->group.id) : nullptr;
    if (member == nullptr) return responder.error(ErrorCode::not_found);
    if (!community::showable(appeal.text, true))
        return responder.error(ErrorCode::text_refused, "text");
    store::Case about;
    about.group = group->group.id;
    about.kind = store::CaseKind::appeal;
    about.stream = group->forum->id;
    about.place = group->forum->name;
    about.author = member->id;
    about.handle = member->handle;
    about.text = std::move(appeal.text);
    about.verdict = to_string(moderation::Verdict::allow);
    about.care = to_string(moderation::Care::none);
    about.findings_json = "[]";
    gateway.desk().open(std::move(about), [responder = std::move(responder)](
                                              const core::Result<store::Case>& opened) mutable {
        if (!opened) return responder.failed(opened.error());
        responder.ok(protocol::Done{});
    });
}

}  // namespace havn::api
