#include "server/community/speech.hpp"

#include <algorithm>
#include <utility>

#include "server/community/case_findings.hpp"
#include "server/community/tokens.hpp"

namespace havn::community {

using moderation::Care;
using moderation::Judgement;
using moderation::Verdict;

namespace {

constexpr std::uint64_t stage_sampling = 16;

moderation::Surface surface_of(const Stream& stream) {
    return stream->kind == StreamKind::room ? moderation::Surface::room
                                            : moderation::Surface::thread;
}

Spoken from(const core::Result<store::Appended>& result) {
    Spoken spoken;
    if (!result) {
        spoken.failure = result.error();
        return spoken;
    }
    spoken.outcome = result->seq == 0 ? Spoken::Outcome::held : Spoken::Outcome::appended;
    spoken.seq = result->seq;
    spoken.at_ms = result->at_ms;
    spoken.guideline = result->guideline;
    spoken.category = result->category;
    return spoken;
}

Spoken refused(Spoken::Outcome outcome, const Judgement& judgement) {
    Spoken spoken;
    spoken.outcome = outcome;
    spoken.guideline = judgement.guideline;
    for (const auto& finding : judgement.findings) {
        if (finding.guideline != judgement.guideline) continue;
        spoken.category = to_string(finding.category);
        break;
    }
    return spoken;
}

store::EntryKind kind_of(const Utterance& utterance) {
    return utterance.edits != 0 ? store::EntryKind::edit : store::EntryKind::said;
}

Seq refers_of(const Utterance& utterance) {
    return utterance.edits != 0 ? utterance.edits : utterance.parent;
}

store::Case draft_case(const Utterance& utterance, const store::CaseDraft& draft) {
    store::Case one;
    one.kind = draft.kind;
    one.group = draft.group;
    one.stream = utterance.stream->id;
    one.place = draft.place;
    one.author = utterance.author.id;
    one.handle = utterance.author.handle;
    one.cid = utterance.cid;
    one.entry_kind = kind_of(utterance);
    one.refers = refers_of(utterance);
    one.title = utterance.title;
    one.text = utterance.text;
    one.note = utterance.note;
    one.verdict = draft.verdict;
    one.care = draft.care;
    one.findings_json = draft.findings_json;
    return one;
}

// Times each stage of a sampled message.
class StageTimer final : public moderation::StageObserver {
  public:
    StageTimer(std::span<const std::string_view> steps, const core::Clock& clock,
               SpeechMetrics& metrics)
        : steps_(steps), clock_(clock), metrics_(metrics) {}
    void started(std::string_view) override { begun_ns_ = clock_.monotonic_ns(); }
    void finished(std::string_view stage) override {
        while (steps_[step_] != stage) ++step_;  // one that rests was not started
        metrics_.stage_ns[step_].observe(
            static_cast<std::uint64_t>(clock_.monotonic_ns() - begun_ns_));
    }

  private:
    std::span<const std::string_view> steps_;
    const core::Clock& clock_;
    SpeechMetrics& metrics_;
    std::int64_t begun_ns_ = 0;
    std::size_t step_ = 0;
};

}  // namespace

Speech::Speech(core::Shard& shard, Hub& hub, Desk& desk, Pace& pace, Schedule& schedule,
               store::Journal& journal, const moderation::Pipeline& pipeline,
               StageWatch& stage_watch, const core::Clock& clock, SpeechMetrics& metrics)
    : shard_(shard),
      hub_(hub),
      desk_(desk),
      pace_(pace),
      schedule_(schedule),
      journal_(journal),
      pipeline_(pipeline),
      stage_watch_(stage_watch),
      clock_(clock),
      metrics_(metrics) {}

Care Speech::speak(Utterance utterance, Done done) {
    const auto now_ms = clock_.unix_ms();
    const auto cid_hash = hash_text({}, utterance.cid, 0);
    const auto judgement = judge(utterance, cid_hash);

    // Distress is seen and answered whatever becomes of the message, also of one that comes too
    // fast, or from somebody who may not speak now.
    const Speaker speaker{utterance.person, &utterance.author, utterance.role};
    if (const auto barred = barred_from_speaking(speaker, *utterance.group, utterance.stream,
                                                 cid_hash, schedule_, pace_, now_ms)) {
        if (judgement.care != Care::none) alert(utterance, judgement);
        Spoken spoken;
        spoken.outcome = Spoken::Outcome::barred;
        spoken.barred = *barred;
        done(std::move(spoken));
        return judgement.care;
    }
    const auto points = utterance.title.empty() ? Pace::message_points : Pace::thread_points;
    if (const auto wait_ms = pace_.take(utterance.person, points, now_ms)) {
        Spoken spoken;
        spoken.outcome = Spoken::Outcome::too_fast;
        spoken.retry_after_ms = wait_ms;
        done(std::move(spoken));
        return judgement.care;
    }
    const bool nudged = judgement.verdict == Verdict::nudge && !utterance.sure;
    if (judgement.verdict == Verdict::reject || nudged) {
        if (judgement.care != Care::none) alert(utterance, judgement);
        done(refused(nudged ? Spoken::Outcome::nudged : Spoken::Outcome::rejected, judgement));
        return judgement.care;
    }
    pace_.remember(utterance.person, utterance.stream->id, cid_hash, judgement.fingerprint, now_ms);
    if (judgement.verdict == Verdict::hold) {
        hold(std::move(utterance), judgement, std::move(done));
    } else {
        append(std::move(utterance), judgement, std::move(done));
    }
    return judgement.care;
}

Judgement Speech::judge(const Utterance& utterance, std::uint64_t cid_hash) {
    const auto begun_ns = clock_.monotonic_ns();
    const auto now_ms = clock_.unix_ms();
    // An edit is like what it changes, which is no repetition.
    const auto recent = utterance.edits != 0 ? std::vector<moderation::RecentMessage>()
                                             : pace_.recent(utterance.person, utterance.stream->id,
                                                            cid_hash, now_ms);
    moderation::Facts facts;
    facts.member_age_ms = now_ms - utterance.author.joined_at_ms;
    facts.recent = recent;
    facts.desk_staffed = desk_.staffed(utterance.group->group.id);
    facts.surface = surface_of(utterance.stream);
    facts.language_hint = utterance.language;
    facts.rules_lifted_for_load = pace_.lifted();

    StageTimer timer(pipeline_.steps(), clock_, metrics_);
    const bool sampled = judged_++ % stage_sampling == 0;
    // A title and a note are judged together with the text: a sentence may begin in the one and end
    // in the other.
    std::string joined;
    if (!utterance.title.empty()) joined = utterance.title + "\n";
    if (!joined.empty() || !utterance.note.empty()) joined += utterance.text;
    if (!utterance.note.empty()) joined += "\n" + utterance.note;
    auto judgement =
        pipeline_.judge(joined.empty() ? utterance.text : joined, facts, utterance.group->policy,
                        sampled ? &timer : nullptr, &stage_watch_.of(shard_.index()));
    stage_watch_.note(judgement);
    metrics_.judge_ns.observe(static_cast<std::uint64_t>(clock_.monotonic_ns() - begun_ns));
    metrics_.verdicts[static_cast<std::size_t>(judgement.verdict)].add();
    metrics_.care[static_cast<std::size_t>(judgement.care)].add();
    return judgement;
}

namespace {

store::Append to_append(const Utterance& utterance) {
    store::Append append;
    append.stream = utterance.stream->id;
    append.author = utterance.author.id;
    append.handle = utterance.author.handle;
    append.kind = kind_of(utterance);
    append.refers = refers_of(utterance);
    append.title = utterance.title;
    append.text = utterance.text;
    append.note = utterance.note;
    append.carried = utterance.carried;
    auto hash = hash_text(utterance.title, utterance.text, append.refers);
    if (!utterance.note.empty() || utterance.edits != 0)
        hash = hash_text(utterance.note, utterance.edits != 0 ? "edit" : "", hash);
    append.key = {utterance.cid, hash};
    return append;
}

std::unique_ptr<store::CaseDraft> to_draft(const Utterance& utterance, const Judgement& judgement,
                                           store::CaseKind kind) {
    auto draft = std::make_unique<store::CaseDraft>();
    draft->kind = kind;
    draft->group = utterance.group->group.id;
    draft->place = utterance.stream->name;
    draft->verdict = to_string(judgement.verdict);
    draft->care = to_string(judgement.care);
    draft->findings_json = findings_json(judgement.findings);
    return draft;
}

}  // namespace

void Speech::alert(const Utterance& utterance, const Judgement& judgement) {
    desk_.open(draft_case(utterance, *to_draft(utterance, judgement, store::CaseKind::care)),
               [](const core::Result<store::Case>&) {});
}

void Speech::append(Utterance utterance, const Judgement& judgement, Done done) {
    auto append = to_append(utterance);
    const auto stream = utterance.stream;
    std::unique_ptr<store::Case> about;
    if (judgement.care != Care::none || judgement.verdict != Verdict::allow) {
        const auto kind =
            judgement.care != Care::none ? store::CaseKind::care : store::CaseKind::flagged;
        append.draft = to_draft(utterance, judgement, kind);
        about = std::make_unique<store::Case>(draft_case(utterance, *append.draft));
    }
    hub_.append(stream, std::move(append),
                [this, about = std::move(about),
                 done = std::move(done)](core::Result<store::Appended> result) mutable {
                    if (about && result && result->opened && !result->repeated) {
                        about->id = result->opened;
                        about->seq = about->entry_kind == store::EntryKind::edit ? about->refers
                                                                                 : result->seq;
                        about->at_ms = result->at_ms;
                        desk_.opened(*about);
                    }
                    done(from(result));
                });
}

void Speech::hold(Utterance utterance, const Judgement& judgement, Done done) {
    const auto told = refused(Spoken::Outcome::held, judgement);
    store::Hold hold;
    hold.message = to_append(utterance);
    hold.message.draft = to_draft(utterance, judgement, store::CaseKind::held);
    hold.guideline = told.guideline;
    hold.category = told.category;
    auto about = draft_case(utterance, *hold.message.draft);
    journal_.hold(shard_, std::move(hold),
                  [this, about = std::move(about),
                   done = std::move(done)](core::Result<store::Appended> result) mutable {
                      if (result && result->held && !result->repeated) {
                          about.id = result->held;
                          about.at_ms = result->at_ms;
                          desk_.opened(about);
                      }
                      done(from(result));
                  });
}

}  // namespace havn::community
