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

bool is_refused(const Utterance& utterance, const Judgement& judgement) {
    const bool nudged = judgement.verdict == Verdict::nudge && !utterance.sure;
    return judgement.verdict == Verdict::reject || nudged;
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
               StageWatch& stage_watch, const core::Clock& clock, SpeechMetrics& metrics,
               classifier::Classifier* classifier)
    : shard_(shard),
      hub_(hub),
      desk_(desk),
      pace_(pace),
      schedule_(schedule),
      journal_(journal),
      pipeline_(pipeline),
      stage_watch_(stage_watch),
      clock_(clock),
      metrics_(metrics),
      classifier_(classifier) {}

Care Speech::speak(Utterance utterance, Done done) {
    const auto now_ms = clock_.unix_ms();
    const auto cid_hash = hash_text({}, utterance.cid, 0);
    auto judged = judge(utterance, cid_hash);
    const auto& judgement = judged.judgement;
    const auto care = judgement.care;

    // Distress is seen and answered whatever becomes of the message, also of one that comes too
    // fast, or from somebody who may not speak now.
    const Speaker speaker{utterance.person, &utterance.author, utterance.role};
    if (const auto barred = barred_from_speaking(speaker, *utterance.group, utterance.stream,
                                                 cid_hash, schedule_, pace_, now_ms)) {
        count(judgement);
        if (care != Care::none) alert(utterance, judgement);
        Spoken spoken;
        spoken.outcome = Spoken::Outcome::barred;
        spoken.barred = *barred;
        done(std::move(spoken));
        return care;
    }
    const auto points = utterance.title.empty() ? Pace::message_points : Pace::thread_points;
    if (const auto wait_ms = pace_.take(utterance.person, points, now_ms)) {
        count(judgement);
        Spoken spoken;
        spoken.outcome = Spoken::Outcome::too_fast;
        spoken.retry_after_ms = wait_ms;
        done(std::move(spoken));
        return care;
    }
    if (is_refused(utterance, judgement)) {
        count(judgement);
        refuse(utterance, judgement, std::move(done));
        return care;
    }
    pace_.remember(utterance.person, utterance.stream->id, cid_hash, judgement.fingerprint, now_ms);
    settle(std::move(utterance), std::move(judged), std::move(done));
    return care;
}

void Speech::forget(PersonId person) {
    recollection_.forget(person);
    for (auto& [place, queue] : pending_) {
        if (place.first != person) continue;
        for (auto& pending : queue) pending->dropped = true;
    }
}

void Speech::remember(const Utterance& utterance, std::uint64_t cid_hash, std::string_view text,
                      const Judgement& judgement) {
    const auto now_ms = clock_.unix_ms();
    const auto stream = utterance.stream->id;
    if (!recollection_.remember(utterance.person, stream, cid_hash, text, judgement, now_ms))
        return;
    for (auto* one : everywhere_)
        one->shard_.hop([one, person = utterance.person, stream, now_ms] {
            one->recollection_.note_hostile(person, stream, now_ms);
        });
}

void Speech::count(const Judgement& judgement) {
    metrics_.verdicts[static_cast<std::size_t>(judgement.verdict)].add();
    metrics_.care[static_cast<std::size_t>(judgement.care)].add();
}

void Speech::settle(Utterance utterance, Judged judged, Done done) {
    const bool asks = classifier_ != nullptr && judged.judgement.verdict < Verdict::hold;
    const Place place{utterance.person, utterance.stream->id};
    if (!asks && !pending_.contains(place)) {
        count(judged.judgement);
        return conclude(std::move(utterance), judged.judgement, std::move(done));
    }
    auto pending =
        std::make_shared<Pending>(std::move(utterance), std::move(judged), std::move(done), !asks);
    pending_[place].push_back(pending);
    if (!asks) return;
    auto text = std::exchange(pending->judged.text, {});
    auto language = std::exchange(pending->judged.language, {});
    classifier_->ask(shard_, std::move(text), std::move(language),
                     [this, place, pending](classifier::Opinion opinion) {
                         take_in(*pending, std::move(opinion));
                         pending->settled = true;
                         conclude_settled(place);
                     });
}

void Speech::take_in(Pending& pending, classifier::Opinion opinion) {
    auto& judgement = pending.judged.judgement;
    const auto care_before = judgement.care;
    for (auto& finding : opinion.findings) judgement.findings.push_back(finding);
    if (!opinion.problem.empty())
        judgement.findings.push_back({.category = moderation::Category::unavailable,
                                      .severity = moderation::severity_max,
                                      .guideline = guideline_of(moderation::Category::unavailable),
                                      .stage = classifier::stage,
                                      .kind = opinion.problem});
    const auto decision =
        decide(judgement.findings, pending.judged.facts, pending.utterance.group->policy);
    judgement.verdict = decision.verdict;
    judgement.care = decision.care;
    judgement.guideline = decision.guideline;
    if (judgement.care <= care_before) return;
    pending.done = [done = std::move(pending.done), care = judgement.care](Spoken spoken) mutable {
        spoken.late_care = care;
        done(std::move(spoken));
    };
}

void Speech::conclude_settled(const Place& place) {
    for (;;) {
        const auto found = pending_.find(place);
        if (found == pending_.end() || !found->second.front()->settled) return;
        const auto first = std::move(found->second.front());
        found->second.pop_front();
        if (found->second.empty()) pending_.erase(found);
        count(first->judged.judgement);
        if (first->dropped) {
            first->done({});
            continue;
        }
        conclude(std::move(first->utterance), first->judged.judgement, std::move(first->done));
    }
}

void Speech::conclude(Utterance utterance, const Judgement& judgement, Done done) {
    if (is_refused(utterance, judgement)) return refuse(utterance, judgement, std::move(done));
    if (judgement.verdict == Verdict::hold)
        hold(std::move(utterance), judgement, std::move(done));
    else
        append(std::move(utterance), judgement, std::move(done));
}

void Speech::refuse(const Utterance& utterance, const Judgement& judgement, Done done) {
    if (judgement.care != Care::none) alert(utterance, judgement);
    const bool nudged = judgement.verdict == Verdict::nudge;
    done(refused(nudged ? Spoken::Outcome::nudged : Spoken::Outcome::rejected, judgement));
}

Speech::Judged Speech::judge(const Utterance& utterance, std::uint64_t cid_hash) {
    const auto begun_ns = clock_.monotonic_ns();
    const auto now_ms = clock_.unix_ms();
    // An edit is like what it changes, which is no repetition.
    const auto recent = utterance.edits != 0 ? std::vector<moderation::RecentMessage>()
                                             : pace_.recent(utterance.person, utterance.stream->id,
                                                            cid_hash, now_ms);
    moderation::Facts facts;
    facts.member_age_ms = now_ms - utterance.author.joined_at_ms;
    facts.recent = recent;
    Recollection::Context context;
    const bool recollects = utterance.edits == 0 && !pace_.lifted();
    if (recollects)
        context = recollection_.of(utterance.person, utterance.stream->id, cid_hash, now_ms);
    facts.before = context.before;
    facts.pieces_before = context.pieces;
    facts.hostile_others = context.hostile_others;
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
    const std::string& text = joined.empty() ? utterance.text : joined;
    facts.beside_bytes = text.size() - utterance.text.size();
    auto judgement = stage_watch_.judge(shard_.index(), text, facts, utterance.group->policy,
                                        sampled ? &timer : nullptr);
    metrics_.judge_ns.observe(static_cast<std::uint64_t>(clock_.monotonic_ns() - begun_ns));
    if (recollects) remember(utterance, cid_hash, text, judgement);
    facts.recent = {};
    facts.before = {};
    facts.pieces_before = {};
    facts.language_hint = {};
    // It may be borrowed from the utterance, which goes on by itself.
    std::string language(std::exchange(judgement.language, {}));
    return {std::move(judgement), facts, classifier_ != nullptr ? text : std::string(),
            std::move(language)};
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
