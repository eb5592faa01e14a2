#include "server/judge.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/string_view.hpp>
#include <chrono>
#include <istream>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/pipeline.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/language.hpp"
#include "protocol/limits.hpp"
#include "server/config.hpp"
#include "server/core/clock.hpp"
#include "server/judge_policy.hpp"

namespace havn {

namespace {

using Clock = std::chrono::steady_clock;
using moderation::Finding;
using moderation::Judgement;

constexpr std::int64_t long_standing_ms = 365 * core::day_ms;
// What the server refuses before it judges, because no message frame can hold it.
constexpr std::size_t text_bytes_max = protocol::limits::frame_bytes_max;
// A longer line is read to its end, but only this much of it is kept.
constexpr std::size_t line_bytes_max = std::size_t{64} << 20;

struct Options {
    std::string policy_file;
    std::string language = "auto";
    std::string column;
    std::string preset = "open";
    bool explain = false;
    bool newcomer = false;
    bool unattended = false;
    bool wants_column = false;
};

Options read_options(int count, const char* const* arguments) {
    CLI::App app("Reads one text per line and says what moderation makes of it, one JSON line each",
                 "havn judge");
    Options options;
    app.add_option("--policy", options.policy_file, "TOML file, see below");
    app.add_option("--preset", options.preset, "open, careful or pre_moderated (default: open)");
    app.add_option("--lang", options.language,
                   "the group's language, for texts too short to tell: en, fr, da, ru, de, es, "
                   "or auto (default)");
    auto* column =
        app.add_option("--tsv", options.column, "the input is TSV with a header; read this column");
    app.add_flag("--explain", options.explain, "print for people instead of JSON");
    app.add_flag("--newcomer", options.newcomer, "as if the author had just arrived");
    app.add_flag("--unattended", options.unattended, "as if nobody was on shift");
    app.footer(std::string(policy_file_help()));
    try {
        app.parse(count, arguments);
    } catch (const CLI::Success& wanted) {
        std::exit(app.exit(wanted));
    } catch (const CLI::ParseError& error) {
        throw ConfigError(std::string(error.what()) + " (havn judge --help lists the flags)");
    }
    options.wants_column = column->count() > 0;
    const auto& languages = moderation::text::supported_languages;
    if (options.language != "auto" &&
        std::ranges::find(languages, options.language) == std::end(languages))
        throw ConfigError(fmt::format("--lang {} is not one of auto, {}", options.language,
                                      fmt::join(languages, ", ")));
    return options;
}

// One line without its end, of any length. False at the end of the input.
bool read_line(std::istream& in, std::string& line) {
    line.clear();
    std::streambuf& buffer = *in.rdbuf();
    bool any = false;
    for (;;) {
        const int byte = buffer.sbumpc();
        if (byte == std::char_traits<char>::eof()) break;
        any = true;
        if (byte == '\n') break;
        if (line.size() < line_bytes_max) line.push_back(static_cast<char>(byte));
    }
    if (line.ends_with('\r')) line.pop_back();
    return any;
}

std::string_view field(std::string_view line, std::size_t number) {
    for (; number > 0; --number) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return {};
        line.remove_prefix(tab + 1);
    }
    return line.substr(0, line.find('\t'));
}

std::size_t find_column(std::string_view header, std::string_view name) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (header.starts_with(byte_order_mark)) header.remove_prefix(byte_order_mark.size());
    const auto columns =
        static_cast<std::size_t>(std::ranges::count(header, '\t')) + (header.empty() ? 0 : 1);
    for (std::size_t at = 0; at < columns; ++at)
        if (field(header, at) == name) return at;
    throw ConfigError(
        fmt::format("the header of the input has no column \"{}\" among its {}", name, columns));
}

// Findings hold spans in code points; the reader of an explanation wants the words.
std::string quoted(std::string_view text, const Finding& finding) {
    std::vector<char32_t> points;
    moderation::text::decode(text, points);
    std::string words;
    for (std::size_t at = finding.start; at < finding.end && at < points.size(); ++at)
        moderation::text::append(words, points[at]);
    return words;
}

void append_json(std::string& line, const Judgement& judgement, const JudgePolicy& policy,
                 double us) {
    auto to = std::back_inserter(line);
    fmt::format_to(to, R"({{"verdict":"{}","care":"{}","lang":"{}","findings":[)",
                   to_string(judgement.verdict), to_string(judgement.care), judgement.language);
    bool first = true;
    for (const Finding& finding : judgement.findings) {
        fmt::format_to(to, R"({}{{"category":"{}","severity":{},"guideline":"{}","start":{},)",
                       first ? "" : ",", to_string(finding.category), finding.severity,
                       finding.guideline, finding.start, finding.end);
        fmt::format_to(to, R"("end":{},"stage":"{}","score":{:.3f})", finding.end, finding.stage,
                       finding.score);
        if (!finding.kind.empty()) fmt::format_to(to, R"(,"kind":"{}")", finding.kind);
        const auto words = policy.guideline_text(finding.guideline, judgement.language);
        if (!words.empty()) {
            line += R"(,"guideline_text":)";
            line += boost::json::serialize(boost::json::string_view(words.data(), words.size()));
        }
        line += '}';
        first = false;
    }
    const auto& scores = judgement.scores;
    fmt::format_to(to, R"(],"scores":{{"abuse":{:.4f},"care":{:.4f},"spam":{:.4f}}},"us":{:.1f}}})",
                   scores.abuse, scores.care, scores.spam, us);
    line += '\n';
}

void append_explanation(std::string& line, std::string_view text, const Judgement& judgement,
                        const JudgePolicy& policy) {
    auto to = std::back_inserter(line);
    fmt::format_to(to, "{}\n  verdict {}, care {}, language {}\n", text,
                   to_string(judgement.verdict), to_string(judgement.care),
                   judgement.language.empty() ? "unknown" : judgement.language);
    for (const Finding& finding : judgement.findings) {
        fmt::format_to(to, "  {} {} of 3, certainty {:.0f} %, by {}", to_string(finding.category),
                       finding.severity, finding.score * 100, finding.stage);
        if (!finding.kind.empty()) fmt::format_to(to, " ({})", finding.kind);
        fmt::format_to(to, ", guideline {}: \"{}\"\n", finding.guideline, quoted(text, finding));
        const auto words = policy.guideline_text(finding.guideline, judgement.language);
        if (!words.empty()) fmt::format_to(to, "    {}\n", words);
    }
    fmt::format_to(to, "  scores: abuse {:.2f}, care {:.2f}, spam {:.2f}\n", judgement.scores.abuse,
                   judgement.scores.care, judgement.scores.spam);
}

Judgement too_long() {
    Judgement judgement;
    judgement.verdict = moderation::Verdict::reject;
    judgement.guideline = moderation::guideline_of(moderation::Category::validity);
    judgement.findings.push_back({.category = moderation::Category::validity,
                                  .severity = moderation::severity_max,
                                  .guideline = judgement.guideline,
                                  .stage = "validity",
                                  .kind = "length"});
    return judgement;
}

class Judge {
  public:
    Judge(const Options& options, JudgePolicy policy, moderation::Pipeline pipeline)
        : options_(options), policy_(std::move(policy)), pipeline_(std::move(pipeline)) {
        facts_.member_age_ms = options.newcomer ? 0 : long_standing_ms;
        facts_.desk_staffed = !options.unattended;
        if (options.language != "auto") facts_.language_hint = options.language;
    }

    void append_answer(std::string_view text, std::string& answer) const {
        const bool fits = text.size() <= text_bytes_max;
        const auto start = Clock::now();
        const Judgement judgement =
            fits ? pipeline_.judge(text, facts_, policy_.policy) : too_long();
        const std::chrono::duration<double, std::micro> taken = Clock::now() - start;
        if (options_.explain)
            append_explanation(answer, fits ? text : "(longer than a message can be)", judgement,
                               policy_);
        else
            append_json(answer, judgement, policy_, taken.count());
    }

  private:
    const Options& options_;
    JudgePolicy policy_;
    moderation::Pipeline pipeline_;
    moderation::Facts facts_;
};

void answer_lines(const Options& options, const Judge& judge, std::istream& in, std::ostream& out) {
    std::string line, answer;
    std::size_t column = 0;
    if (options.wants_column) {
        read_line(in, line);
        column = find_column(line, options.column);
    }
    while (read_line(in, line)) {
        answer.clear();
        judge.append_answer(options.wants_column ? field(line, column) : line, answer);
        out << answer;
        // Somebody who types a line sees its answer at once; a file goes in large pieces.
        if (in.rdbuf()->in_avail() <= 0) out.flush();
        if (!out) throw ConfigError("the answers cannot be written");
    }
    out.flush();
    if (!out) throw ConfigError("the answers cannot be written");
}

}  // namespace

int run_judge(int count, const char* const* arguments, std::istream& in, std::ostream& out) {
    const Options options = read_options(count, arguments);
    const auto preset = preset_named(options.preset);
    auto policy = options.policy_file.empty() ? JudgePolicy{moderation::preset(preset), {}}
                                              : read_policy(options.policy_file, preset);
    auto pipeline = moderation::Pipeline::create();
    if (!pipeline) throw ConfigError(pipeline.error());
    const Judge judge(options, std::move(policy), std::move(*pipeline));
    answer_lines(options, judge, in, out);
    return 0;
}

}  // namespace havn
