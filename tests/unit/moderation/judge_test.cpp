// `havn judge` as a function: lines in, lines out, and what its policy file changes.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "server/config.hpp"
#include "server/judge.hpp"
#include "server/judge_policy.hpp"

namespace {

using havn::ConfigError;
using havn::moderation::Category;
using havn::moderation::Preset;
using havn::moderation::Verdict;

std::vector<std::string> judge(const std::string& input, std::vector<const char*> arguments = {}) {
    arguments.insert(arguments.begin(), "judge");
    std::istringstream in(input);
    std::ostringstream out;
    const int code = havn::run_judge(static_cast<int>(arguments.size()), arguments.data(), in, out);
    CHECK(code == 0);
    std::vector<std::string> lines;
    std::istringstream answers(out.str());
    for (std::string line; std::getline(answers, line);) lines.push_back(line);
    return lines;
}

std::string complaint(const std::string& input, std::vector<const char*> arguments) {
    try {
        judge(input, std::move(arguments));
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

class PolicyFile {
  public:
    explicit PolicyFile(std::string_view text)
        : path_(std::filesystem::temp_directory_path() / "havn-judge-test.toml") {
        std::ofstream(path_) << text;
    }
    ~PolicyFile() { std::filesystem::remove(path_); }
    PolicyFile(const PolicyFile&) = delete;
    PolicyFile& operator=(const PolicyFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("judge answers every line in order, whatever is on it") {
    const auto lines = judge("good morning\n\n\xff\xfe\nkill yourself\r\nthanks");
    REQUIRE(lines.size() == 5);
    CHECK(contains(lines[0], R"("verdict":"allow","care":"none")"));
    CHECK(contains(lines[1], R"("kind":"empty")"));
    CHECK(contains(lines[2], R"("kind":"encoding")"));
    CHECK(contains(lines[3], R"("category":"encourage_selfharm","severity":3)"));
    CHECK(contains(lines[3], R"("start":0,"end":13)"));
    CHECK(contains(lines[4], R"("verdict":"allow")"));
    for (const std::string& line : lines) CHECK(contains(line, R"("scores":{"abuse":)"));
}

TEST_CASE("judge reads the named column, and a row without it counts as empty") {
    const auto lines = judge("id\ttext\n1\tkill yourself\n2\n3\thello\n", {"--tsv", "text"});
    REQUIRE(lines.size() == 3);
    CHECK(contains(lines[0], "encourage_selfharm"));
    CHECK(contains(lines[1], R"("kind":"empty")"));
    CHECK(contains(lines[2], R"("verdict":"allow")"));
}

TEST_CASE("judge counts spans in code points, not in bytes") {
    const auto lines = judge("\xC3\xA9\xF0\x9F\x98\x80 write to anna@example.org\n");
    REQUIRE(lines.size() == 1);
    CHECK(contains(lines[0], R"("start":12,"end":28)"));
    CHECK(contains(lines[0], R"("kind":"mail")"));
}

TEST_CASE("judge refuses a line the server would refuse, whatever its length") {
    const auto lines = judge(std::string(std::size_t{16} << 20, 'a') + "\nhello\n");
    REQUIRE(lines.size() == 2);
    CHECK(contains(lines[0], R"("verdict":"reject")"));
    CHECK(contains(lines[0], R"("kind":"length")"));
    CHECK(contains(lines[1], R"("verdict":"allow")"));
}

TEST_CASE("judge explains itself to people, with the words that were found") {
    std::string text;
    for (const std::string& line : judge("you can kill yourself\n", {"--explain"})) text += line;
    CHECK(contains(text, "verdict hold"));
    CHECK(contains(text, "\"kill yourself\""));
    CHECK(contains(text, "certainty"));
}

TEST_CASE("judge names what keeps it from working") {
    CHECK(contains(complaint("a\tb\n", {"--tsv", "text"}), "no column \"text\""));
    CHECK(contains(complaint("", {"--tsv", "text"}), "no column \"text\""));
    CHECK(contains(complaint("", {"--policy", "no/such/file"}), "no/such/file"));
    CHECK(contains(complaint("", {"--preset", "lenient"}), "lenient"));
    CHECK(contains(complaint("", {"--lang", "xx"}), "xx"));
    CHECK(contains(complaint("", {"--nonsense"}), "--nonsense"));
}

TEST_CASE("a policy file starts from a preset and changes what it names") {
    const PolicyFile file(
        "floor = \"flag\"\npreset = \"careful\"\nnewcomer_hours = 2\n[verdicts]\n"
        "profanity = [\"allow\", \"allow\", \"reject\"]\n");
    const auto policy = havn::read_policy(file.path(), Preset::open).policy;
    auto expected = preset(Preset::careful);
    expected.floor = Verdict::flag;
    expected.newcomer_age_ms = 2LL * 60 * 60 * 1000;
    expected.row(Category::profanity) = {Verdict::allow, Verdict::allow, Verdict::reject};
    CHECK(policy.floor == expected.floor);
    CHECK(policy.newcomer_age_ms == expected.newcomer_age_ms);
    CHECK(policy.verdicts == expected.verdicts);
    CHECK(policy.allowed_domains == expected.allowed_domains);
}

TEST_CASE("the policy file in the help is valid and says what the open preset does") {
    const PolicyFile file(havn::policy_file_help());
    CHECK(havn::read_policy(file.path(), Preset::careful).policy.verdicts ==
          preset(Preset::open).verdicts);
}

TEST_CASE("a wrong policy file is refused with its line") {
    const auto refusal = [](std::string_view text) {
        const PolicyFile file(text);
        try {
            havn::read_policy(file.path(), Preset::open);
        } catch (const ConfigError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(contains(refusal("abuse = 1\n"), ":1: abuse is not a known key"));
    CHECK(contains(refusal("\n[verdicts]\nkindness = []\n"), ":3: kindness is not a category"));
    CHECK(contains(refusal("[verdicts]\nabuse = [\"hold\"]\n"), "three verdicts"));
    CHECK(contains(refusal("[verdicts]\nabuse = [\"ban\", \"hold\", \"hold\"]\n"), "\"ban\""));
    CHECK(contains(refusal("preset = \"strict\"\n"), "preset must be one of"));
    CHECK(contains(refusal("floor = \n"), ":1:"));
}
