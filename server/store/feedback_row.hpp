#pragma once
// What both stores read of a row of feedback. On the thread of the connection.

#include "server/store/feedback.hpp"
#include "server/store/group_json.hpp"
#include "server/store/groups.hpp"

namespace havn::store {

// For feedback_of(): the columns of a feedback f, then slug and settings of its group g.
#define HAVN_FEEDBACK_COLUMNS                                                                   \
    "f.case_id, f.group_id, f.finding, f.said, f.day, f.language, f.category, f.kind, f.stage," \
    " f.severity, f.score, f.verdict, f.care, f.abuse_score, f.care_score, f.spam_score,"       \
    " g.slug, g.settings"

// Rows are those of either store. with_text says whether the group exports texts.
template <class Rows>
FeedbackExport feedback_of(const Rows& rows) {
    FeedbackExport one;
    one.row = {.about = protocol::CaseId{rows.number(0)},
               .group = protocol::GroupId{rows.number(1)},
               .finding = static_cast<std::int32_t>(rows.integer(2)),
               .said = rows.template as<FeedbackSaid>(3),
               .day = rows.integer(4),
               .language = rows.text(5),
               .category = rows.text(6),
               .kind = rows.text(7),
               .stage = rows.text(8),
               .severity = static_cast<std::uint32_t>(rows.number(9)),
               .score = static_cast<std::uint32_t>(rows.number(10)),
               .verdict = rows.text(11),
               .care = rows.text(12),
               .scores = {static_cast<std::uint32_t>(rows.number(13)),
                          static_cast<std::uint32_t>(rows.number(14)),
                          static_cast<std::uint32_t>(rows.number(15))}};
    one.group = rows.text(16);
    Group group;
    read_settings(rows.text(17), group);
    one.with_text = group.feedback_texts;
    return one;
}

// Columns for marks_of(), of the open cases of the group that is the first value.
#define HAVN_SELECT_MARKS(group)                                                                \
    "SELECT f.case_id, f.finding, f.said, f.category FROM moderation_case c JOIN feedback f ON" \
    " f.case_id = c.id WHERE c.group_id = " group " AND c.state = 1 ORDER BY f.id"

template <class Rows>
std::vector<FeedbackMark> marks_of(Rows rows) {
    std::vector<FeedbackMark> marks;
    while (rows.next())
        marks.push_back({.about = protocol::CaseId{rows.number(0)},
                         .finding = static_cast<std::int32_t>(rows.integer(1)),
                         .said = rows.template as<FeedbackSaid>(2),
                         .category = rows.text(3)});
    return marks;
}

}  // namespace havn::store
