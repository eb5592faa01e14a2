#include "server/community/desk.hpp"

#include <algorithm>
#include <utility>

#include "protocol/codec.hpp"
#include "server/community/case_findings.hpp"

namespace havn::community {

namespace {

std::string_view word(store::CaseKind kind) {
    switch (kind) {
        case store::CaseKind::held:
            return "held";
        case store::CaseKind::flagged:
            return "flagged";
        case store::CaseKind::report:
            return "report";
        case store::CaseKind::care:
            return "care";
        case store::CaseKind::appeal:
            return "appeal";
    }
    return "held";
}

std::string_view word(store::CaseState state) {
    switch (state) {
        case store::CaseState::open:
            return "open";
        case store::CaseState::released:
            return "released";
        case store::CaseState::removed:
            return "removed";
        case store::CaseState::closed:
            return "closed";
    }
    return "open";
}

}  // namespace

Desk::Desk(core::Shard& shard, Hub& hub, store::Cases& cases, const Directory& directory,
           Shifts& shifts, ChangeWatch& changes)
    : shard_(shard),
      hub_(hub),
      cases_(cases),
      directory_(directory),
      shifts_(shifts),
      changes_(changes) {}

void Desk::list(GroupId group, core::Completion<std::vector<store::Case>> done) {
    cases_.list(shard_, group, open_cases_shown_max, std::move(done));
}

void Desk::open(store::Case about, core::Completion<store::Case> done) {
    cases_.open(shard_, std::move(about),
                [this, done = std::move(done)](core::Result<store::Case> opened) mutable {
                    if (opened) this->opened(*opened);
                    done(std::move(opened));
                });
}

void Desk::opened(const store::Case& opened) {
    show(opened);
    changes_.hint();
}

void Desk::show(const store::Case& one) {
    const auto group = directory_.find(one.group);
    if (group == nullptr) return;
    std::string frame;
    protocol::append_event(frame, protocol::DeskCase{view(one)});
    hub_.publish_here(group->desk, std::move(frame));
}

void Desk::decide(GroupId group, protocol::CaseId id, store::CaseState to, std::string by,
                  core::Completion<store::Decision> done) {
    cases_.decide(
        shard_, group, id, to, std::move(by),
        [this, done = std::move(done)](core::Result<store::Decision> result) mutable {
            if (result) {
                const auto& decided = result->decided;
                if (result->seq != 0)
                    hub_.reached(directory_.stream_of(decided.group, decided.stream, decided.place),
                                 result->seq);
                opened(decided);
            }
            done(std::move(result));
        });
}

protocol::CaseView Desk::view(const store::Case& one) const {
    protocol::CaseView view;
    view.id = one.id.value;
    if (const auto group = directory_.find(one.group)) view.group = group->group.slug;
    view.kind = word(one.kind);
    view.place = one.place;
    view.by = one.handle;
    view.at = protocol::iso_time(one.at_ms);
    if (!one.title.empty()) view.title = one.title;
    if (!one.text.empty()) view.text = one.text;
    if (!one.reason.empty()) view.reason = one.reason;
    if (!one.note.empty()) view.note = one.note;
    if (one.seq != 0) view.seq = one.seq;
    if (one.entry_kind == store::EntryKind::edit) view.edits = one.refers;
    view.verdict = one.verdict;
    view.care = one.care;
    view.state = word(one.state);
    if (!one.decided_by.empty()) view.decided_by = one.decided_by;
    if (!one.claimed_by.empty()) view.claimed_by = one.claimed_by;
    view.waiting_ms = std::max<std::int64_t>(0, hub_.now_ms() - one.at_ms);
    view.findings = parse_findings(one.findings_json);
    return view;
}

}  // namespace havn::community
