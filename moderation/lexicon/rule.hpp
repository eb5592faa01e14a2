// One rule of the lexicon, and the reader of rule files (format: README.md beside this file).
//
// Rules are immutable once read. Their string views point into the file text, which must outlive
// them; embedded files live for ever.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/lexicon/pattern.hpp"
#include "moderation/types.hpp"

namespace havn::moderation::lexicon {

// The stage a rule belongs to: the name of its file.
enum class Group : std::uint8_t { care, harm, abuse, contact, solicitation, medical };
inline constexpr std::array<std::string_view, 6> group_names{"care",    "harm",         "abuse",
                                                             "contact", "solicitation", "medical"};

struct RuleFile {
    std::string_view name;  // "lexicon/<language>/<group>.txt"
    std::string_view text;
};

struct Rule {
    std::string_view id;
    std::string_view language;
    Group group = Group::care;
    bool always = false;      // no suppressor applies
    bool suppressor = false;  // wipes out findings of its group and language that it overlaps
    bool excuses = false;     // a suppressor that also makes the heads doubt
    Category category = Category::care;
    std::uint8_t severity = 1;
    std::vector<Pattern> patterns;  // until a rule book has them ready
    std::vector<std::string_view> examples;
    std::vector<std::string_view> counter_examples;
};

// The error names file, line and reason.
std::expected<std::vector<Rule>, std::string> read_rules(const RuleFile& file,
                                                         const WordCost& cost_of);

}  // namespace havn::moderation::lexicon
