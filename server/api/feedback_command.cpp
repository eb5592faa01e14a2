// desk.feedback: what moderators say of what moderation found.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "server/api/access.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/community/case_findings.hpp"

namespace havn::api {

using moderation::Category;
using protocol::ErrorCode;

namespace {

std::optional<store::FeedbackSaid> said_of(std::string_view word) {
    const auto found = std::ranges::find(store::feedback_words, word);
    if (found == store::feedback_words.end()) return std::nullopt;
    return static_cast<store::FeedbackSaid>(found - store::feedback_words.begin());
}

// Which field cannot be taken; empty: none.
std::string_view wrong_field(const protocol::DeskFeedback& feedback) {
    const auto said = said_of(feedback.said);
    if (!said) return "said";
    const bool of_category = *said == store::FeedbackSaid::missed ||
                             (*said == store::FeedbackSaid::nothing && !feedback.finding);
    if (of_category != feedback.category.has_value()) return "category";
    if (of_category == feedback.finding.has_value()) return "finding";
    if (of_category &&
        std::ranges::find(protocol::missable, *feedback.category) == protocol::missable.end())
        return "category";
    return {};
}

std::uint32_t thousandths(double score) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(score, 0.0, 1.0) * 1'000));
}

// What a case keeps of the judgement are the findings; language and scores are found once more.
void add_features(ShardGateway& gateway, const community::GroupEntry& group,
                  const store::Case& about, store::FeedbackRow& row) {
    const auto& services = gateway.services();
    moderation::Facts facts;
    if (!group.group.languages.empty()) facts.language_hint = group.group.languages.front();
    const auto text = about.title.empty() ? about.text : about.title + "\n" + about.text;
    const auto judgement =
        services.stage_watch.judge(gateway.shard().index(), text, facts, group.policy);
    row.language = judgement.language;
    row.scores = {thousandths(judgement.scores.abuse), thousandths(judgement.scores.care),
                  thousandths(judgement.scores.spam)};
    row.verdict = about.verdict;
    row.care = about.care;
}

// False: the case has no such finding, or one of which nothing can be said.
bool add_finding(const store::Case& about, std::uint64_t number, store::FeedbackRow& row) {
    const auto findings = community::parse_findings(about.findings_json);
    if (number >= findings.size()) return false;
    const auto& finding = findings[number];
    if (finding.category == to_string(Category::unavailable)) return false;
    row.finding = static_cast<std::int32_t>(number);
    row.category = finding.category;
    row.kind = finding.kind.value_or("");
    row.stage = finding.stage;
    row.severity = static_cast<std::uint32_t>(finding.severity);
    row.score = thousandths(finding.score);
    return true;
}

}  // namespace

void handle(Session& session, Responder responder, protocol::DeskFeedback feedback) {
    const auto access = act_access(session, feedback.group, protocol::Act::work_at_desk);
    if (!access) return responder.error(ErrorCode::not_found);
    if (const auto wrong = wrong_field(feedback); !wrong.empty())
        return responder.error(ErrorCode::bad_field, std::string(wrong));
    auto& gateway = session.gateway();
    gateway.services().store.cases().read(
        gateway.shard(), {feedback.desk_case},
        [responder = std::move(responder), group = access->group,
         feedback = std::move(feedback)](core::Result<store::Case> about) mutable {
            if (!about) return responder.failed(about.error());
            if (about->group != group->group.id) return responder.error(ErrorCode::not_found);
            if (about->state != store::CaseState::open) return responder.error(ErrorCode::conflict);
            // What an appeal is about was decided by people.
            if (about->kind == store::CaseKind::appeal)
                return responder.error(ErrorCode::bad_field, "case");
            store::FeedbackRow row;
            row.about = about->id;
            row.group = about->group;
            row.said = *said_of(feedback.said);
            if (feedback.category) row.category = *feedback.category;
            if (feedback.finding && !add_finding(*about, *feedback.finding, row))
                return responder.error(ErrorCode::bad_field, "finding");
            auto& home = responder.gateway();
            add_features(home, *group, *about, row);
            protocol::DeskFeedbackSaid told{
                group->group.slug,
                {feedback.desk_case, feedback.said, feedback.finding, feedback.category}};
            home.services().store.feedback().say(
                home.shard(), std::move(row),
                [responder = std::move(responder), group,
                 told = std::move(told)](core::Result<bool> done) mutable {
                    if (!done) return responder.failed(done.error());
                    std::string frame;
                    protocol::append_event(frame, told);
                    responder.gateway().hub().publish(group->desk, std::move(frame));
                    responder.ok(protocol::Done{});
                });
        });
}

}  // namespace havn::api
