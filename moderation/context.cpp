#include "moderation/context.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace havn::moderation {
namespace {

constexpr std::size_t piece_digits_min = 2;
constexpr std::size_t piece_digits_max = 12;
constexpr std::size_t number_digits_min = 8;
constexpr std::size_t number_digits_max = 15;
// Around a further piece stands hardly a word.
constexpr std::size_t letters_around_max = 10;
constexpr std::size_t year_digits = 4;
constexpr std::size_t hostile_others_min = 2;
constexpr std::size_t repeated_before_min = 2;
constexpr std::size_t check_before_min = 2;
constexpr std::size_t heavy_before_min = 3;
constexpr std::uint8_t medium = 2;

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
    const auto lower = static_cast<unsigned char>(byte | 0x20);
    return (lower >= 'a' && lower <= 'z') || (byte & 0x80) != 0;
}

constexpr std::uint32_t bit(Category category) {
    return 1U << static_cast<unsigned>(category);
}

constexpr std::uint32_t hostile =
    bit(Category::abuse) | bit(Category::hate) | bit(Category::threat) | bit(Category::sexual);
constexpr std::uint32_t repeatable =
    hostile | bit(Category::contact_details) | bit(Category::solicitation) | bit(Category::spam) |
    bit(Category::grooming) | bit(Category::medical_advice) | bit(Category::encourage_selfharm);

bool like_year(std::string_view piece) {
    return piece.size() == year_digits && (piece.starts_with("19") || piece.starts_with("20"));
}

// Somebody who counts, or names years, gives no number.
bool like_counting(const std::vector<std::string_view>& pieces) {
    const bool short_ones =
        std::ranges::all_of(pieces, [](std::string_view piece) { return piece.size() <= 3; });
    if (!short_ones || pieces.size() < 3) return false;
    std::vector<int> numbers;
    for (const auto piece : pieces) numbers.push_back(std::atoi(std::string(piece).c_str()));
    const int step = numbers[1] - numbers[0];
    for (std::size_t at = 2; at < numbers.size(); ++at)
        if (numbers[at] - numbers[at - 1] != step) return false;
    return true;
}

// The pieces before and the last one, together, are as long as a number can be.
bool make_a_number(std::string_view before, std::string_view last) {
    std::vector<std::string_view> pieces;
    while (!before.empty()) {
        const auto end = std::min(before.find(' '), before.size());
        if (end > 0) pieces.push_back(before.substr(0, end));
        before.remove_prefix(std::min(end + 1, before.size()));
    }
    if (pieces.empty()) return false;
    pieces.push_back(last);
    if (std::ranges::all_of(pieces, like_year) || like_counting(pieces)) return false;
    // The latest ones that fit: what was said long before them may be about something else.
    std::size_t digits = 0;
    std::size_t count = 0;
    for (std::size_t at = pieces.size(); at > 0; --at) {
        if (digits + pieces[at - 1].size() > number_digits_max) break;
        digits += pieces[at - 1].size();
        ++count;
    }
    return count >= 2 && digits >= number_digits_min;
}

void add(Category category, std::uint8_t severity, const Finding& like, std::string_view stage,
         std::string_view kind, std::vector<Finding>& findings) {
    findings.push_back({category, std::min(severity, severity_max), like.start, like.end,
                        guideline_of(category), stage, kind, like.score});
}

std::uint32_t length_of(std::string_view text) {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::size_t count_before(const Facts& facts, std::int64_t within_ms, auto counts) {
    return static_cast<std::size_t>(std::ranges::count_if(
        facts.before, [&](const Before& one) { return one.age_ms <= within_ms && counts(one); }));
}

void consider_care(const Facts& facts, const Scores& scores, const Finding& whole,
                   std::string_view stage, std::vector<Finding>& findings) {
    const bool already = std::ranges::any_of(findings, [](const Finding& finding) {
        return finding.category == Category::care && finding.severity == severity_max;
    });
    if (already) return;
    const bool checks = std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.category == Category::care; });
    const auto checked = count_before(facts, context_evening_ms,
                                      [](const Before& one) { return one.care != Care::none; });
    const auto heavy = count_before(facts, context_evening_ms, [](const Before& one) {
        return one.care_score >= context_care_score_min;
    });
    if (checks && checked >= check_before_min)
        add(Category::care, severity_max, whole, stage, "rising", findings);
    else if (!checks && scores.care >= context_care_score_min && heavy >= heavy_before_min)
        add(Category::care, medium, whole, stage, "rising", findings);
}

}  // namespace

std::string number_piece(std::string_view text) {
    while (!text.empty() && !is_digit(text.back()) && !is_letter(text.back())) {
        text.remove_suffix(1);
    }
    std::string digits;
    while (!text.empty() && digits.size() <= piece_digits_max) {
        const char byte = text.back();
        if (is_digit(byte)) {
            digits.push_back(byte);
        } else if (std::string_view(" -./()+").find(byte) == std::string_view::npos) {
            break;
        }
        text.remove_suffix(1);
    }
    // A time, a price, a part of a word.
    const bool part = !text.empty() && !is_letter(text.back());
    if (digits.size() < piece_digits_min || digits.size() > piece_digits_max || part) return {};
    std::ranges::reverse(digits);
    return digits;
}

std::uint32_t categories_of(std::span<const Finding> findings) {
    std::uint32_t categories = 0;
    for (const Finding& finding : findings) categories |= bit(finding.category);
    return categories;
}

bool is_hostile(std::span<const Finding> findings) {
    return (categories_of(findings) & hostile) != 0;
}

bool worth_remembering(const Judgement& judgement, std::string_view piece) {
    return !piece.empty() || judgement.care != Care::none ||
           judgement.scores.care >= context_care_score_min ||
           (categories_of(judgement.findings) & repeatable) != 0;
}

void consider_context(std::string_view text, const Facts& facts, const Scores& scores,
                      std::string_view stage, std::vector<Finding>& findings) {
    const Finding whole{.start = 0, .end = length_of(text), .score = 1.0F};
    if (!facts.pieces_before.empty()) {
        const auto letters = static_cast<std::size_t>(std::ranges::count_if(text, is_letter));
        const auto piece = number_piece(text);
        if (!piece.empty() && letters <= letters_around_max &&
            make_a_number(facts.pieces_before, piece))
            add(Category::contact_details, medium, whole, stage, "pieces", findings);
    }
    const std::size_t own = findings.size();
    std::uint32_t raised = 0;
    for (std::size_t at = 0; at < own; ++at) {
        const Finding finding = findings[at];
        const auto category = bit(finding.category);
        if ((category & repeatable) == 0 || (raised & category) != 0) continue;
        const auto repeated = count_before(facts, context_repeated_ms, [&](const Before& one) {
            return (one.categories & category) != 0;
        });
        const bool pile_on =
            (category & hostile) != 0 && facts.hostile_others >= hostile_others_min;
        if (repeated < repeated_before_min && !pile_on) continue;
        raised |= category;
        add(finding.category, static_cast<std::uint8_t>(finding.severity + 1), finding, stage,
            pile_on ? "pile_on" : "repeated", findings);
    }
    consider_care(facts, scores, whole, stage, findings);
}

}  // namespace havn::moderation
