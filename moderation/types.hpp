// The vocabulary of moderation: what a stage may report and what the pipeline concludes.
//
// Plain values without behaviour; any thread may copy them. Every std::string_view in a Finding or
// a Judgement points to static storage or to the rule texts a Pipeline owns, so both are valid as
// long as that Pipeline lives. Spans count Unicode code points of the original text, half open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace havn::moderation {

// Ordered: a later verdict is more severe. Only people ban; no verdict here does.
enum class Verdict : std::uint8_t { allow, nudge, flag, hold, reject };

// Whether a person should look after the author (or somebody the author names). Independent of the
// verdict.
enum class Care : std::uint8_t { none, check, urgent };

enum class Category : std::uint8_t {
    care,
    encourage_selfharm,
    method_detail,
    threat,
    abuse,
    hate,
    sexual,
    grooming,
    contact_details,
    solicitation,
    spam,
    medical_advice,
    profanity,
    repetition,
    validity,
    unavailable,
};
inline constexpr std::size_t category_count = 16;
inline constexpr std::uint8_t severity_max = 3;

// Where the text will be shown.
enum class Surface : std::uint8_t { room, thread, title, handle };

enum class Preset : std::uint8_t { open, careful, pre_moderated };

std::string_view to_string(Verdict);
std::string_view to_string(Care);
std::string_view to_string(Category);
std::string_view to_string(Surface);
std::string_view to_string(Preset);

// The guideline a category touches when a group has not worded its own.
std::string_view guideline_of(Category);

struct Finding {
    Category category = Category::unavailable;
    std::uint8_t severity = 1;  // 1 … severity_max
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string_view guideline{};
    std::string_view stage{};
    // The rule or the sort of evidence: "phone", "mail", "link"; may be empty.
    std::string_view kind{};
    // Confidence 0 … 1; matches that needed a repaired spelling score lower.
    float score = 1.0F;

    bool operator==(const Finding&) const = default;
};

struct RecentMessage {
    std::uint64_t fingerprint = 0;
    std::int64_t age_ms = 0;
};

// What is remembered of something else the author said in this place.
struct Before {
    std::int64_t age_ms = 0;
    std::uint32_t categories = 0;  // as categories_of() in context.hpp
    Care care = Care::none;
    float care_score = 0.0F;
};

// What the caller knows about author and place. The pipeline reads no clock and no store.
struct Facts {
    std::int64_t member_age_ms = 0;
    std::span<const RecentMessage> recent{};  // of this author in this place, newest first
    bool desk_staffed = true;
    Surface surface = Surface::room;
    std::size_t beside_bytes = 0;        // of a title and a note, which are judged with the text
    std::string_view language_hint{};    // ISO 639-1 or empty
    bool rules_lifted_for_load = false;  // switches off the repetition stage and nothing else
    std::span<const Before> before{};    // newest first
    // The digits the author ended messages with in the last minutes, oldest first, a space behind
    // each.
    std::string_view pieces_before{};
    std::size_t hostile_others = 0;  // who else was unkind in this place in the last minutes
};

// How sure the learned heads and the rules together are, 0 … 1; never a verdict by themselves.
struct Scores {
    float abuse = 0.0F;
    float care = 0.0F;
    float spam = 0.0F;

    bool operator==(const Scores&) const = default;
};

struct Judgement {
    Verdict verdict = Verdict::allow;
    Care care = Care::none;
    std::vector<Finding> findings;
    Scores scores;
    std::string_view language;      // ISO 639-1, empty when there is too little to tell
    std::uint64_t fingerprint = 0;  // of the folded text; equal for look-alike repetitions
    std::string_view guideline;     // of the finding that decided the verdict, empty for allow
};

}  // namespace havn::moderation
