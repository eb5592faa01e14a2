// desk.*, report.file and care.helplines.
#include <utility>

#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/listening.hpp"
#include "server/api/pages.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

std::optional<store::CaseState> state_after(std::string_view action) {
    if (action == "release") return store::CaseState::released;
    if (action == "remove") return store::CaseState::removed;
    if (action == "close") return store::CaseState::closed;
    return std::nullopt;
}

void tell_author(ShardGateway& gateway, const store::Decision& decision) {
    if (decision.decided.kind != store::CaseKind::held) return;
    protocol::Notice notice;
    notice.place = decision.decided.place;
    notice.cid = decision.decided.cid;
    notice.outcome = decision.decided.state == store::CaseState::released ? "released" : "removed";
    if (decision.seq != 0) notice.seq = decision.seq;
    std::string frame;
    protocol::append_event(frame, notice);
    gateway.tell_member(decision.decided.author, frame);
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

}  // namespace

void handle(Session& session, Responder responder, protocol::DeskWatch watch) {
    auto access = desk_access(session, watch.group, store::Role::moderator);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto group = access->group->group.id;
    listen_to(session, std::move(responder), std::move(access->stream), std::nullopt,
              [group](Session& listener, Responder& answer, const community::Hub::Snapshot&) {
                  auto& desk = listener.gateway().desk();
                  desk.list(group,
                            [answer, &desk](core::Result<std::vector<store::Case>> cases) mutable {
                                if (!cases) return answer.failed(cases.error());
                                protocol::DeskWatchOk ok;
                                for (const auto& one : *cases) ok.cases.push_back(desk.view(one));
                                answer.ok(ok);
                            });
                  return true;
              });
}

void handle(Session& session, Responder responder, protocol::DeskLeave leave) {
    const auto access = desk_access(session, leave.group, store::Role::moderator);
    if (!access) return responder.error(ErrorCode::not_found);
    session.unlisten(access->stream->id);
    responder.ok(protocol::Done{});
}

void handle(Session& session, Responder responder, protocol::DeskAct act) {
    const auto access = desk_access(session, act.group, store::Role::moderator);
    if (!access) return responder.error(ErrorCode::not_found);
    const auto to = state_after(act.action);
    if (!to) return responder.error(ErrorCode::bad_field, "action");
    auto by = access->member == nullptr ? std::string("organiser") : access->member->handle;
    session.gateway().desk().decide(
        access->group->group.id, {act.desk_case}, *to, std::move(by),
        [responder = std::move(responder)](core::Result<store::Decision> decision) mutable {
            if (!decision) return responder.failed(decision.error());
            tell_author(responder.gateway(), *decision);
            responder.ok(protocol::Done{});
        });
}

void handle(Session& session, Responder responder, protocol::ReportFile report) {
    if (const auto room = room_access(session, report.place))
        return file_report(session, std::move(responder), *room, report);
    if (const auto forum = forum_access(session, report.place);
        forum && protocol::parse_place(report.place))
        return file_report(session, std::move(responder), *forum, report);
    const auto thread = thread_access(session, report.place);
    if (!thread) return responder.error(ErrorCode::not_found);
    find_thread(session.gateway().shard(), session.gateway().services().store, *thread,
                [responder = std::move(responder), report = std::move(report),
                 forum = thread->forum](core::Result<OpenedThread> opened) mutable {
                    if (!opened) return responder.failed(opened.error());
                    auto* reporter = responder.session();
                    if (reporter == nullptr) return;
                    file_report(*reporter, std::move(responder),
                                Access{forum.group, nullptr, opened->stream}, report);
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
