// desk.*, report.file and care.helplines.
#include <algorithm>
#include <utility>

#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/listening.hpp"
#include "server/api/members.hpp"
#include "server/api/pages.hpp"
#include "server/api/views.hpp"
#include "server/api/with_place.hpp"
#include "server/community/names.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

std::optional<store::CaseState> state_after(std::string_view action) {
    if (action == "release") return store::CaseState::released;
    if (action == "remove") return store::CaseState::removed;
    if (action == "close") return store::CaseState::closed;
    return std::nullopt;
}

// Finds the entry a report is about and opens the case.
void file_report(Session& session, Responder responder, const Access& access,
                 const protocol::ReportFile& report) {
    auto& gateway = session.gateway();
    gateway.services().store.journal().read_one(
        gateway.shard(), access.stream->id, report.seq,
        [responder = std::move(responder), stream = access.stream,
         reason = report.reason](core::Result<store::StoredEntry> entry) mutable {
            if (!entry) return responder.failed(entry.error());
            if (entry->kind != store::EntryKind::said || entry->removed)
                return responder.error(ErrorCode::not_found);
            store::Case about;
            about.group = stream->group;
            about.kind = store::CaseKind::report;
            about.stream = stream->id;
            about.place = stream->name;
            about.seq = entry->seq;
            about.author = entry->author;
            about.handle = entry->handle;
            about.title = entry->title;
            about.text = entry->text;
            about.reason = std::move(reason);
            about.verdict = to_string(moderation::Verdict::allow);
            about.care = to_string(moderation::Care::none);
            about.findings_json = "[]";
            auto& desk = responder.gateway().desk();
            desk.open(std::move(about),
                      [responder = std::move(responder)](core::Result<store::Case> opened) mutable {
                          if (!opened) return responder.failed(opened.error());
                          responder.ok(protocol::Done{});
                      });
        });
}

constexpr std::size_t notes_shown = 20;
constexpr std::size_t asks_counted_max = 1'000;

protocol::NoteView to_wire(const store::ShiftNote& note) {
    return {note.by, protocol::iso_time(note.at_ms), note.text};
}

protocol::FeedbackView to_wire(const store::FeedbackMark& mark) {
    protocol::FeedbackView view{
        mark.about.value,
        std::string(store::feedback_words[static_cast<std::size_t>(mark.said)]),
        {},
        {}};
    if (mark.finding == store::FeedbackRow::no_finding) {
        view.category = mark.category;
    } else {
        view.finding = static_cast<std::uint64_t>(mark.finding);
    }
    return view;
}

// Of the cases that are shown.
void add_feedback(Responder responder, protocol::GroupId group, protocol::DeskWatchOk ok) {
    auto& gateway = responder.gateway();
    gateway.services().store.feedback().of_open(
        gateway.shard(), group,
        [responder = std::move(responder),
         ok = std::move(ok)](core::Result<std::vector<store::FeedbackMark>> marks) mutable {
            if (!marks) return responder.failed(marks.error());
            for (const auto& mark : *marks)
                if (std::ranges::find(ok.cases, mark.about.value, &protocol::CaseView::id) !=
                    ok.cases.end())
                    ok.feedback.push_back(to_wire(mark));
            responder.ok(ok);
        });
}

void add_notes(Responder responder, protocol::GroupId group, protocol::DeskWatchOk ok) {
    auto& gateway = responder.gateway();
    gateway.services().store.shift_notes().list(
        gateway.shard(), group, notes_shown,
        [responder = std::move(responder), group,
         ok = std::move(ok)](core::Result<std::vector<store::ShiftNote>> notes) mutable {
            if (!notes) return responder.failed(notes.error());
            for (const auto& note : *notes) ok.notes.push_back(to_wire(note));
            auto& home = responder.gateway();
            home.services().store.asks().list(
                home.shard(), group, asks_counted_max,
                [responder = std::move(responder), group,
                 ok = std::move(ok)](core::Result<std::vector<store::Ask>> asks) mutable {
                    if (!asks) return responder.failed(asks.error());
                    ok.asks = static_cast<std::uint64_t>(
                        std::ranges::count(*asks, store::AskState::asked, &store::Ask::state));
                    add_feedback(std::move(responder), group, std::move(ok));
                });
        });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::DeskWatch watch) {
    auto access = act_access(session, watch.group, protocol::Act::work_at_desk);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto group = access->group->group.id;
    listen_to(session, std::move(responder), std::move(access->stream), std::nullopt,
              [group](Session& listener, Responder& answer, const community::Hub::Snapshot&) {
                  auto& desk = listener.gateway().desk();
                  desk.list(group, [answer, &desk,
                                    group](core::Result<std::vector<store::Case>> cases) mutable {
                      if (!cases) return answer.failed(cases.error());
                      protocol::DeskWatchOk ok;
                      for (const auto& one : *cases) ok.cases.push_back(desk.view(one));
                      add_notes(std::move(answer), group, std::move(ok));
                  });
                  return true;
              });
}

void handle(Session& session, Responder responder, protocol::DeskLeave leave) {
    const auto access = act_access(session, leave.group, protocol::Act::work_at_desk);
    if (!access) return responder.error(ErrorCode::not_found);
    session.unlisten(access->stream->id);
    responder.ok(protocol::Done{});
}

void handle(Session& session, Responder responder, protocol::DeskAct act) {
    const auto access = act_access(session, act.group, protocol::Act::work_at_desk);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto to = state_after(act.action);
    if (!to) return responder.error(ErrorCode::bad_field, "action");
    session.gateway().desk().decide(
        access->group->group.id, {act.desk_case}, *to, actor(session, access->group->group.id),
        [responder = std::move(responder),
         group = access->group](core::Result<store::Decision> decision) mutable {
            if (!decision) return responder.failed(decision.error());
            const auto& decided = decision->decided;
            if (decided.kind == store::CaseKind::held)
                tell_author(responder.gateway(), decided, decision->seq);
            // An appeal that is granted ends what it was about.
            if (decided.kind == store::CaseKind::appeal &&
                decided.state == store::CaseState::released)
                return lift_all(std::move(responder), *group, decided);
            responder.ok(protocol::Done{});
        });
}

void handle(Session& session, Responder responder, protocol::DeskClaim claim) {
    const auto access = act_access(session, claim.group, protocol::Act::work_at_desk);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    const auto group = access->group->group.id;
    gateway.services().store.cases().claim(
        gateway.shard(), group, {claim.desk_case}, actor(session, group), claim.claimed,
        [responder = std::move(responder)](core::Result<store::Case> claimed) mutable {
            if (!claimed) return responder.failed(claimed.error());
            responder.gateway().desk().opened(*claimed);
            responder.ok(protocol::Done{});
        });
}

void handle(Session& session, Responder responder, protocol::DeskNote note) {
    const auto access = act_access(session, note.group, protocol::Act::work_at_desk);
    if (!access) return responder.error(ErrorCode::not_found);
    if (!community::showable(note.text, true))
        return responder.error(ErrorCode::text_refused, "text");
    auto& gateway = session.gateway();
    const auto group = access->group->group.id;
    gateway.services().store.shift_notes().add(
        gateway.shard(), {group, actor(session, group), std::move(note.text), 0},
        [responder = std::move(responder),
         group = access->group](core::Result<store::ShiftNote> noted) mutable {
            if (!noted) return responder.failed(noted.error());
            std::string frame;
            protocol::append_event(frame, protocol::DeskNoted{group->group.slug, to_wire(*noted)});
            responder.gateway().hub().publish(group->desk, std::move(frame));
            responder.ok(protocol::Done{});
        });
}

void handle(Session& session, Responder responder, protocol::ReportFile report) {
    const auto place = report.place;
    with_place(
        session, std::move(responder), place, store::Role::participant,
        [report = std::move(report)](Session& reporter, Responder answer, const Access& access) {
            file_report(reporter, std::move(answer), access, report);
        });
}

void handle(Session& session, Responder responder, protocol::DeskVersions show) {
    with_place(session, std::move(responder), show.place, store::Role::moderator,
               [seq = show.seq](Session& moderator, Responder answer, const Access& access) {
                   auto& gateway = moderator.gateway();
                   const bool opening = access.stream->kind == protocol::StreamKind::forum;
                   gateway.services().store.threads().versions(
                       gateway.shard(), access.stream->id, seq,
                       [answer = std::move(answer),
                        opening](core::Result<std::vector<store::StoredVersion>> versions) mutable {
                           if (!versions) return answer.failed(versions.error());
                           protocol::VersionsOk ok;
                           for (auto& version : *versions) {
                               protocol::Version one;
                               one.at = protocol::iso_time(version.at_ms);
                               if (opening) one.title = std::move(version.title);
                               one.text = std::move(version.text);
                               if (!version.note.empty()) one.note = std::move(version.note);
                               ok.versions.push_back(std::move(one));
                           }
                           answer.ok(ok);
                       });
               });
}

void handle(Session& session, Responder responder, protocol::CareHelplines ask) {
    const auto& helplines = session.gateway().services().helplines;
    const std::string_view language =
        ask.language ? std::string_view(*ask.language) : std::string_view(session.language());
    responder.ok(protocol::HelplinesOk{helplines.choose(ask.country.value_or(""), language),
                                       helplines.countries()});
}

}  // namespace havn::api
