#include "moderation/lexicon/rule.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace havn::moderation::lexicon {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::string_view take_word(std::string_view& rest) {
    rest = trimmed(rest);
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    return word;
}

std::optional<Category> category_named(std::string_view name) {
    for (std::size_t index = 0; index < category_count; ++index) {
        if (to_string(static_cast<Category>(index)) == name) {
            return static_cast<Category>(index);
        }
    }
    return std::nullopt;
}

class Reader {
  public:
    Reader(const RuleFile& file, const WordCost& cost_of) : file_(file), cost_of_(cost_of) {}

    std::expected<std::vector<Rule>, std::string> read() {
        if (!read_name()) {
            return failure("the name is not <language>/<group>.txt");
        }
        std::string_view rest = file_.text;
        while (!rest.empty()) {
            ++line_;
            const std::string_view whole = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), whole.size() + 1));
            const std::string_view line = trimmed(whole);
            if (line.empty() || line.starts_with('#')) {
                continue;
            }
            if (const std::string problem = read_line(line); !problem.empty()) {
                return failure(problem);
            }
        }
        for (const Rule& rule : rules_) {
            if (rule.patterns.empty() || rule.examples.empty()) {
                return failure("rule " + std::string(rule.id) + " lacks a pattern or an example");
            }
        }
        return std::move(rules_);
    }

  private:
    std::unexpected<std::string> failure(std::string_view reason) const {
        return std::unexpected(std::string(file_.name) + ":" + std::to_string(line_) + ": " +
                               std::string(reason));
    }

    bool read_name() {
        const std::size_t slash = file_.name.rfind('/');
        if (slash == std::string_view::npos || !file_.name.ends_with(".txt")) {
            return false;
        }
        std::string_view stem = file_.name.substr(slash + 1);
        stem.remove_suffix(4);
        const std::string_view folder = file_.name.substr(0, slash);
        language_ = folder.substr(folder.rfind('/') + 1);
        const auto found = std::ranges::find(group_names, stem);
        group_ = static_cast<Group>(found - group_names.begin());
        return found != group_names.end();
    }

    std::string read_line(std::string_view line) {
        const char mark = line[0];
        std::string_view rest = line;
        if (mark == '=' || mark == '+' || mark == '-') {
            return rules_.empty() ? "no rule yet" : read_entry(mark, trimmed(line.substr(1)));
        }
        const std::string_view keyword = take_word(rest);
        if (keyword == "let") {
            return read_macro(rest);
        }
        if (keyword == "rule" || keyword == "suppress" || keyword == "excuse") {
            return read_head(keyword, rest);
        }
        return "unknown line";
    }

    std::string read_macro(std::string_view rest) {
        const std::string_view name = take_word(rest);
        rest = trimmed(rest);
        if (!rest.starts_with('=')) {
            return "a let line lacks its =";
        }
        macros_[std::string(name)] = trimmed(rest.substr(1));
        return {};
    }

    std::string read_head(std::string_view keyword, std::string_view rest) {
        Rule rule;
        rule.id = take_word(rest);
        rule.language = language_;
        rule.group = group_;
        rule.suppressor = keyword != "rule";
        rule.excuses = keyword == "excuse";
        if (!rule.suppressor) {
            const std::optional<Category> category = category_named(take_word(rest));
            const std::string_view severity = take_word(rest);
            if (!category || severity.size() != 1 || severity[0] < '1' || severity[0] > '3') {
                return "a rule needs an id, a category and a severity from 1 to 3";
            }
            rule.category = *category;
            rule.severity = static_cast<std::uint8_t>(severity[0] - '0');
            rule.always = take_word(rest) == "always";
        }
        rules_.push_back(std::move(rule));
        return {};
    }

    std::string read_entry(char mark, std::string_view content) {
        Rule& rule = rules_.back();
        if (mark == '+') {
            rule.examples.push_back(content);
            return {};
        }
        if (mark == '-') {
            rule.counter_examples.push_back(content);
            return {};
        }
        std::expected<Pattern, std::string> pattern = compile(content, macros_, cost_of_);
        if (!pattern) {
            return pattern.error();
        }
        rule.patterns.push_back(std::move(*pattern));
        return {};
    }

    const RuleFile& file_;
    const WordCost& cost_of_;
    std::string_view language_;
    Group group_ = Group::care;
    Macros macros_;
    std::vector<Rule> rules_;
    std::size_t line_ = 0;
};

}  // namespace

std::expected<std::vector<Rule>, std::string> read_rules(const RuleFile& file,
                                                         const WordCost& cost_of) {
    return Reader(file, cost_of).read();
}

}  // namespace havn::moderation::lexicon
