#include "moderation/stages/phone.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace havn::moderation::stages {
namespace {

constexpr std::size_t digits_min = 8;
constexpr std::size_t digits_min_named = 7;  // after a word like "call" or "my number"
constexpr std::size_t digits_max = 15;       // E.164
constexpr std::size_t plain_digits_max = 12;
constexpr std::size_t separators_in_a_row_max = 2;
constexpr std::size_t context_bytes = 40;
constexpr unsigned year_first = 1900;
constexpr unsigned year_last = 2100;

struct Candidate {
    text::ByteRange range;
    std::string digits;
    std::vector<std::string_view> groups;
    std::string separators;  // the first separator before each group but the first
    bool plus = false;
};

struct PublicNumber {
    std::string_view prefix;
    std::size_t digits;
};

// Freephone, shared-cost and helpline ranges; a number in them reaches an organisation.
constexpr std::array<PublicNumber, 45> public_numbers{{
    // North America, with and without the country code
    {"800", 10},
    {"833", 10},
    {"844", 10},
    {"855", 10},
    {"866", 10},
    {"877", 10},
    {"888", 10},
    {"1800", 11},
    {"1833", 11},
    {"1844", 11},
    {"1855", 11},
    {"1866", 11},
    {"1877", 11},
    {"1888", 11},
    // United Kingdom and Ireland
    {"0800", 8},
    {"0800", 10},
    {"0800", 11},
    {"0808", 11},
    {"0300", 11},
    {"0345", 11},
    {"44800", 12},
    {"44808", 12},
    {"44300", 12},
    {"1800", 10},
    {"116", 6},
    {"44116", 8},
    // France, Germany, Austria, Switzerland
    {"080", 10},
    {"3380", 11},
    {"0800", 12},
    {"49800", 12},
    {"49800", 13},
    {"41800", 11},
    {"43800", 11},
    // Denmark
    {"70", 8},
    {"80", 8},
    {"4570", 10},
    {"4580", 10},
    // Russia
    {"8800", 11},
    {"7800", 11},
    // Spain
    {"900", 9},
    {"34900", 11},
    {"717003717", 9},
    {"34717003717", 11},
    // Australia
    {"1300", 10},
    {"131114", 6},
}};

constexpr std::array<std::string_view, 48> units{
    "mg",        "ml",          "mcg",       "g",      "kg",      "km",       "kr",       "kroner",
    "dkk",       "eur",         "euro",      "euros",  "usd",     "dollars",  "pounds",   "gbp",
    "руб",       "рублей",      "rub",       "people", "views",   "steps",    "calories", "kcal",
    "followers", "subscribers", "мг",        "мл",     "кг",      "км",       "человек",  "шагов",
    "personas",  "pasos",       "personnes", "pas",    "abonnes", "schritte", "menschen", "leute",
    "mennesker", "skridt",      "units",     "iu",     "ie",      "ui",       "me",       "x"};

constexpr std::array<std::string_view, 22> number_words{
    "call",   "text",     "number", "phone", "tel",   "ring",  "nummer", "numero",
    "numéro", "appelle",  "sms",    "ruf",   "номер", "звони", "тел",    "llama",
    "número", "whatsapp", "mobil",  "handy", "movil", "móvil"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_separator(char c) {
    return c == ' ' || c == '.' || c == '-' || c == '/' || c == '(' || c == ')';
}

bool is_word_byte(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '#' || c == ',' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

// Reads a candidate that starts at begin, where there is a digit, a plus or a bracket.
Candidate read_candidate(std::string_view text, std::size_t begin) {
    Candidate candidate;
    std::size_t at = begin;
    candidate.plus = text[at] == '+';
    while (at < text.size() && !is_digit(text[at])) {
        ++at;
    }
    for (;;) {
        const std::size_t group = at;
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        candidate.groups.push_back(text.substr(group, at - group));
        candidate.digits += text.substr(group, at - group);
        candidate.range = {begin, at};
        std::size_t next = at;
        while (next < text.size() && next - at <= separators_in_a_row_max &&
               is_separator(text[next])) {
            ++next;
        }
        if (next == at || next - at > separators_in_a_row_max || next >= text.size() ||
            !is_digit(text[next])) {
            return candidate;
        }
        candidate.separators += text[at];
        at = next;
    }
}

unsigned value(std::string_view group) {
    unsigned result = 0;
    for (const char digit : group.substr(0, 9)) {
        result = result * 10 + static_cast<unsigned>(digit - '0');
    }
    return result;
}

bool is_year(std::string_view group) {
    return group.size() == 4 && value(group) >= year_first && value(group) <= year_last;
}

bool starts_with_date(const Candidate& c) {
    if (c.groups.size() < 3) {
        return false;
    }
    const bool day_first = c.groups[0].size() <= 2 && c.groups[1].size() <= 2 &&
                           value(c.groups[0]) <= 31 && value(c.groups[1]) <= 31 &&
                           (is_year(c.groups[2]));
    const bool year_leads = is_year(c.groups[0]) && c.groups[1].size() <= 2 &&
                            c.groups[2].size() <= 2 && value(c.groups[1]) <= 12;
    return day_first || year_leads;
}

// Years, ranges and rows of round numbers: "1984 2003", "1500-2000", "10 20 30 40".
bool is_enumeration(const Candidate& c) {
    if (c.plus || c.groups.size() < 2 || c.digits.starts_with('0')) {
        return false;
    }
    const bool round = std::ranges::all_of(
        c.groups, [](std::string_view group) { return group.ends_with('0') || is_year(group); });
    bool even_steps = c.groups.size() > 2;
    for (std::size_t at = 2; at < c.groups.size(); ++at) {
        even_steps = even_steps && value(c.groups[at]) - value(c.groups[at - 1]) ==
                                       value(c.groups[1]) - value(c.groups[0]);
    }
    return round || even_steps;
}

// 1.000.000 and 12 500 000: thousands, unless the blocks look like a Spanish mobile number.
bool is_amount(const Candidate& c) {
    if (c.plus || c.groups.size() < 2 || c.digits.starts_with('0')) {
        return false;
    }
    if (c.groups.size() == 2 && c.separators == ".") {
        return true;  // a decimal fraction
    }
    const bool blocks_of_three =
        c.groups[0].size() <= 3 && std::all_of(c.groups.begin() + 1, c.groups.end(),
                                               [](std::string_view g) { return g.size() == 3; });
    const bool spanish = c.groups.size() == 3 && c.groups[0].size() == 3 &&
                         std::string_view("679").contains(c.digits[0]);
    return blocks_of_three && !spanish;
}

// Ratios such as blood pressure; a German dialling code is the one use of a stroke in numbers.
bool is_ratio(const Candidate& c) {
    const auto strokes = std::ranges::count(c.separators, '/');
    const bool french =
        c.digits.starts_with('0') && c.groups.size() == 5 &&
        std::ranges::all_of(c.groups, [](std::string_view g) { return g.size() == 2; });
    if (french) {
        return false;
    }
    return strokes > 1 || (strokes == 1 && !c.digits.starts_with('0'));
}

bool is_public(const Candidate& c) {
    return std::ranges::any_of(public_numbers, [&](const PublicNumber& number) {
        return c.digits.size() == number.digits && c.digits.starts_with(number.prefix);
    });
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

bool is_measured(std::string_view text, const Candidate& c) {
    std::string_view before = text.substr(0, c.range.begin);
    while (before.ends_with(' ')) {
        before.remove_suffix(1);
    }
    std::string_view after = text.substr(c.range.end);
    after.remove_prefix(std::min(after.find_first_not_of(' '), after.size()));
    for (const std::string_view sign : {"$", "€", "£", "₽"}) {
        if (before.ends_with(sign) || after.starts_with(sign)) {
            return true;
        }
    }
    if (after.starts_with('%')) {
        return true;
    }
    const std::string word = lowered(after.substr(0, after.find_first_of(" ,.!?;:)\n")));
    return std::ranges::find(units, word) != units.end();
}

bool is_named(std::string_view text, const Candidate& c) {
    const std::size_t from = c.range.begin > context_bytes ? c.range.begin - context_bytes : 0;
    const std::string context = lowered(text.substr(from, c.range.begin - from));
    return std::ranges::any_of(number_words,
                               [&](std::string_view word) { return context.contains(word); });
}

bool is_phone(std::string_view text, const Candidate& c) {
    const std::size_t count = c.digits.size();
    if (count < digits_min_named || count > digits_max || is_public(c)) {
        return false;
    }
    const char before = c.range.begin > 0 ? text[c.range.begin - 1] : ' ';
    const char after = c.range.end < text.size() ? text[c.range.end] : ' ';
    const bool inside_word = is_word_byte(before) ||
                             (is_word_byte(after) && after != ',' && after != ':' && after != '#');
    if (inside_word || starts_with_date(c) || is_ratio(c) || is_measured(text, c)) {
        return false;
    }
    if (c.plus || is_named(text, c)) {
        return true;
    }
    const bool plain = c.groups.size() == 1;
    return count >= digits_min && !(plain && count > plain_digits_max) && !is_enumeration(c) &&
           !is_amount(c);
}

// An o before a digit that begins a number is a nought, an l between digits a one.
std::string with_letters_as_digits(std::string_view text) {
    std::string out(text);
    for (std::size_t at = 0; at + 1 < out.size(); ++at) {
        if (!is_digit(out[at + 1])) {
            continue;
        }
        const bool after_digit = at > 0 && is_digit(out[at - 1]);
        const bool begins = at == 0 || out[at - 1] == ' ' || out[at - 1] == '(';
        if ((out[at] == 'o' || out[at] == 'O') && (begins || after_digit)) {
            out[at] = '0';
        } else if ((out[at] == 'l' || out[at] == 'I') && after_digit) {
            out[at] = '1';
        }
    }
    return out;
}

// A plus or a bracket, or two of them, and a digit.
bool opens_number(std::string_view text, std::size_t at) {
    if (text[at] != '+' && text[at] != '(') {
        return false;
    }
    const std::string_view behind = text.substr(at + 1, 2);
    return !behind.empty() &&
           (is_digit(behind[0]) || (behind.size() == 2 && behind[0] == '(' && is_digit(behind[1])));
}

}  // namespace

std::vector<text::ByteRange> find_phones(std::string_view written) {
    std::vector<text::ByteRange> phones;
    const std::string digits_only = with_letters_as_digits(written);
    const std::string_view literal = digits_only;
    for (std::size_t at = 0; at < literal.size();) {
        if (!is_digit(literal[at]) && !opens_number(literal, at)) {
            ++at;
            continue;
        }
        const Candidate candidate = read_candidate(literal, at);
        if (is_phone(literal, candidate)) {
            phones.push_back(candidate.range);
        }
        at = candidate.range.end;
    }
    return phones;
}

}  // namespace havn::moderation::stages
