#pragma once
// What moderators say of what moderation found: features and the word of the moderator, never who
// said what about whom, and no text. A text is read where it stands, at export, by way of the case;
// only if the group exports texts, its author agreed to that, and it is still there as it was
// judged. Threading as in journal.hpp.

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

enum class FeedbackSaid : std::uint8_t { nothing, right, wrong, missed };
// In the order of FeedbackSaid.
inline constexpr std::array<std::string_view, 4> feedback_words{"nothing", "right", "wrong",
                                                                "missed"};

struct FeedbackScores {  // in thousandths
    std::uint32_t abuse = 0, care = 0, spam = 0;
    friend bool operator==(const FeedbackScores&, const FeedbackScores&) = default;
};

struct FeedbackRow {
    static constexpr std::int32_t no_finding = -1;

    protocol::CaseId about;
    protocol::GroupId group;
    std::int32_t finding = no_finding;  // of the case's findings, from 0
    FeedbackSaid said = FeedbackSaid::nothing;
    std::int64_t day = 0;  // since 1970, given by the store
    std::string language, category, kind, stage;
    std::uint32_t severity = 0;
    std::uint32_t score = 0;  // of the finding, in thousandths
    std::string verdict, care;
    FeedbackScores scores;  // of the whole text
    friend bool operator==(const FeedbackRow&, const FeedbackRow&) = default;
};

// What was said of one finding, or of one category that was missed.
struct FeedbackMark {
    protocol::CaseId about;
    std::int32_t finding = FeedbackRow::no_finding;
    FeedbackSaid said = FeedbackSaid::nothing;
    std::string category;
};

class Feedback {
  public:
    virtual ~Feedback() = default;

    // Of one finding, or of one category that was missed, there is one row: the last word counts,
    // and `nothing` takes it away. absent: no such case in this group. conflict: it is decided.
    virtual void say(core::Shard& home, FeedbackRow row, core::Completion<bool> done) = 0;
    // What was said of the open cases of a group.
    virtual void of_open(core::Shard& home, protocol::GroupId group,
                         core::Completion<std::vector<FeedbackMark>> done) = 0;
};

struct FeedbackWanted {
    std::int64_t since_day = 0;
    std::string group;  // its slug; empty: every group
};

struct FeedbackExport {
    FeedbackRow row;
    std::string group;
    bool with_text = false;
    std::string title, text;
};

using FeedbackVisit = std::function<void(const FeedbackExport&)>;

}  // namespace havn::store
