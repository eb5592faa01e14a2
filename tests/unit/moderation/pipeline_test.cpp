#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <ctime>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/moderation/support.hpp"

using namespace havn::moderation;
using moderation_test::has;
using moderation_test::judge;
using moderation_test::trusted;

namespace {

void report(const StageInput& input, Findings& findings, Category category, std::uint8_t severity) {
    findings.push_back({category, severity, 0, input.text.size(), guideline_of(category),
                        input.stage, "fake", 1.0F});
}

void quiet_stage(const StageInput&, Findings&) {}
void rude_stage(const StageInput& input, Findings& findings) {
    report(input, findings, Category::abuse, 2);
}
void spam_stage(const StageInput& input, Findings& findings) {
    report(input, findings, Category::spam, 3);
}
void care_stage(const StageInput& input, Findings& findings) {
    report(input, findings, Category::care, 3);
}
void unreadable_stage(const StageInput& input, Findings& findings) {
    report(input, findings, Category::validity, 3);
}
void throwing_stage(const StageInput&, Findings&) {
    throw std::runtime_error("no model");
}
void throwing_integer_stage(const StageInput&, Findings&) {
    throw 7;
}

Pipeline with(std::vector<Stage> stages) {
    auto pipeline = Pipeline::create_with(std::move(stages));
    if (!pipeline) {
        throw std::runtime_error(pipeline.error());
    }
    return std::move(*pipeline);
}

Judgement judge_with(std::vector<Stage> stages, const Policy& policy) {
    return with(std::move(stages)).judge("hello there", trusted(), policy);
}

std::int64_t thread_cpu_ns() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

}  // namespace

TEST_CASE("the standard stages are one list in the order of the design") {
    std::vector<std::string> names;
    for (const Stage& stage : moderation_test::pipeline().stages()) {
        names.emplace_back(stage.name);
    }
    CHECK(names == std::vector<std::string>{"validity", "care", "harm", "abuse", "contact",
                                            "solicitation", "links", "medical_advice",
                                            "learned_care", "learned_abuse", "learned_harm",
                                            "learned_spam", "repetition"});
}

TEST_CASE("every stage runs and the most severe verdict wins, in any order") {
    const Policy policy = preset(Preset::open);
    for (const auto& stages :
         {std::vector<Stage>{{"spam", spam_stage}, {"rude", rude_stage}, {"quiet", quiet_stage}},
          std::vector<Stage>{{"quiet", quiet_stage}, {"rude", rude_stage}, {"spam", spam_stage}}}) {
        const Judgement judgement = judge_with(stages, policy);
        CHECK(judgement.verdict == Verdict::reject);
        CHECK(judgement.guideline == guideline_of(Category::spam));
        CHECK(judgement.findings.size() == 2);
        CHECK(judgement.care == Care::none);
    }
}

TEST_CASE("a blocklist hit does not hide a cry for help, and distress is never rejected") {
    const Policy policy = preset(Preset::open);
    const Judgement judgement = judge_with({{"spam", spam_stage}, {"care", care_stage}}, policy);
    CHECK(judgement.care == Care::urgent);
    CHECK(judgement.verdict == Verdict::hold);
    CHECK(has(judgement, Category::spam));
}

TEST_CASE("care alone changes no verdict") {
    for (const Preset chosen : {Preset::open, Preset::careful}) {
        const Judgement judgement = judge_with({{"care", care_stage}}, preset(chosen));
        CHECK(judgement.care == Care::urgent);
        CHECK(judgement.verdict == Verdict::allow);
        CHECK(judgement.guideline.empty());
    }
}

TEST_CASE("unreadable text is rejected even beside signs of distress, which stay reported") {
    const Judgement judgement =
        judge_with({{"validity", unreadable_stage}, {"care", care_stage}}, preset(Preset::open));
    CHECK(judgement.verdict == Verdict::reject);
    CHECK(judgement.care == Care::urgent);
}

TEST_CASE("a stage that throws yields unavailable and the others still run") {
    for (const StageFunction broken : {&throwing_stage, &throwing_integer_stage}) {
        const Judgement judgement =
            judge_with({{"broken", broken}, {"care", care_stage}}, preset(Preset::open));
        CHECK(judgement.verdict == Verdict::hold);
        CHECK(judgement.care == Care::urgent);
        REQUIRE(has(judgement, Category::unavailable));
        CHECK(judgement.findings.front().stage == "broken");
        CHECK(judgement.guideline == guideline_of(Category::unavailable));
    }
    Policy policy = preset(Preset::open);
    policy.unavailable = Verdict::flag;
    CHECK(judge_with({{"broken", throwing_stage}}, policy).verdict == Verdict::flag);
}

TEST_CASE("a step that is given up or rests is unavailable, and the others still run") {
    Pipeline pipeline = with({{"broken", quiet_stage}, {"care", care_stage}});
    pipeline.break_on(Faults("breakwater"));
    for (const std::string fault : {"hangs", "lags"}) {
        CAPTURE(fault);
        Progress progress;
        std::atomic<bool> over = false;
        std::thread watcher([&] {
            // The second of three steps, as soon as it is seen at work.
            while (!over) {
                if (const auto at = progress.at(); at != 0 && Progress::step_of(at) == 1)
                    progress.give_up(at);
            }
        });
        const Judgement judgement = pipeline.judge("breakwater " + fault + " broken", trusted(),
                                                   preset(Preset::open), nullptr, &progress);
        over = true;
        watcher.join();
        CHECK(judgement.verdict == Verdict::hold);
        CHECK(judgement.care == Care::urgent);
        REQUIRE(has(judgement, Category::unavailable));
        CHECK(judgement.findings.front().stage == "broken");
        CHECK(judgement.findings.front().kind == Pipeline::overran);
        CHECK(progress.at() == 0);
    }
    Progress progress;
    progress.rest(1, true);
    const Judgement resting = pipeline.judge("breakwater throws broken", trusted(),
                                             preset(Preset::open), nullptr, &progress);
    CHECK(resting.verdict == Verdict::hold);
    CHECK(resting.findings.front().kind == Pipeline::resting);
    CHECK(resting.care == Care::urgent);
    progress.rest(1, false);
    const Judgement throwing = pipeline.judge("breakwater throws broken", trusted(),
                                              preset(Preset::open), nullptr, &progress);
    CHECK(throwing.findings.front().kind == Pipeline::threw);
    const Judgement well =
        pipeline.judge("breakwater is strong", trusted(), preset(Preset::open), nullptr, &progress);
    CHECK_FALSE(has(well, Category::unavailable));
}

TEST_CASE("heads that cannot be loaded are unavailable, and the rules still speak") {
    for (const std::string& content : {std::string(), std::string("HAVN heads 2\nnot much more")}) {
        const model::ModelFiles files{content, content, {}};
        const auto pipeline = Pipeline::create(&files);
        REQUIRE(pipeline);
        CHECK_FALSE(pipeline->model_problem().empty());
        const Judgement judgement =
            pipeline->judge("I want to kill myself tonight", trusted(), preset(Preset::open));
        CHECK(judgement.verdict == Verdict::hold);
        CHECK(judgement.care == Care::urgent);
        REQUIRE(has(judgement, Category::unavailable));
        const auto unavailable =
            std::ranges::find(judgement.findings, Category::unavailable, &Finding::category);
        CHECK(unavailable->stage == "model");
        CHECK(unavailable->kind == Pipeline::missing);
        // A handle is not read by the heads.
        Facts facts = trusted();
        facts.surface = Surface::handle;
        CHECK(pipeline->judge("quiet-otter", facts, preset(Preset::open)).verdict ==
              Verdict::allow);
    }
    CHECK(moderation_test::pipeline().model_problem().empty());
}

TEST_CASE("presets grow stricter, and pre-moderation holds everything") {
    const Judgement open = judge("you are such an idiot", Preset::open);
    const Judgement careful = judge("you are such an idiot", Preset::careful);
    CHECK(open.verdict == Verdict::flag);
    CHECK(careful.verdict == Verdict::hold);
    const Judgement waiting = judge("good morning", Preset::pre_moderated);
    CHECK(waiting.verdict == Verdict::hold);
    CHECK(waiting.findings.empty());
    for (std::size_t index = 0; index < category_count; ++index) {
        const auto category = static_cast<Category>(index);
        const Policy lenient = preset(Preset::open);
        const Policy strict = preset(Preset::careful);
        for (std::size_t severity = 0; severity < severity_max; ++severity) {
            CAPTURE(to_string(category), severity);
            CHECK(lenient.row(category)[severity] <= strict.row(category)[severity]);
        }
    }
}

TEST_CASE("with nobody on shift, what would be flagged is held") {
    const Policy policy = preset(Preset::open);
    Facts facts = trusted();
    CHECK(moderation_test::pipeline().judge("you are an idiot", facts, policy).verdict ==
          Verdict::flag);
    facts.desk_staffed = false;
    CHECK(moderation_test::pipeline().judge("you are an idiot", facts, policy).verdict ==
          Verdict::hold);
    CHECK(moderation_test::pipeline().judge("good morning", facts, policy).verdict ==
          Verdict::allow);
}

TEST_CASE("newcomers' links are held, those of members are flagged") {
    const Policy policy = preset(Preset::open);
    Facts facts = trusted();
    const std::string_view message = "look at https://example.com/thing";
    CHECK(moderation_test::pipeline().judge(message, facts, policy).verdict == Verdict::flag);
    facts.member_age_ms = 1000;
    CHECK(moderation_test::pipeline().judge(message, facts, policy).verdict == Verdict::hold);
}

TEST_CASE("handles are refused where a message would be looked at") {
    Facts facts = trusted();
    facts.surface = Surface::handle;
    const Policy policy = preset(Preset::open);
    const auto verdict = [&](std::string_view handle) {
        return moderation_test::pipeline().judge(handle, facts, policy).verdict;
    };
    CHECK(verdict("quiet-otter") == Verdict::allow);
    CHECK(verdict("f.u.c.k") == Verdict::reject);
    CHECK(verdict("kill-yourself") == Verdict::reject);
    CHECK(verdict("call 07700 900123") == Verdict::reject);
    CHECK(verdict("a-handle-of-more-than-thirty-two-letters") == Verdict::reject);
}

TEST_CASE("the observer sees folding and every stage once, in pairs") {
    class Recorder : public StageObserver {
      public:
        void started(std::string_view stage) override { seen.push_back("+" + std::string(stage)); }
        void finished(std::string_view stage) override { seen.push_back("-" + std::string(stage)); }
        std::vector<std::string> seen;
    } recorder;
    const Pipeline pipeline = with({{"one", quiet_stage}, {"two", throwing_stage}});
    pipeline.judge("hello", trusted(), preset(Preset::open), &recorder);
    CHECK(recorder.seen ==
          std::vector<std::string>{"+folding", "-folding", "+one", "-one", "+two", "-two"});
}

TEST_CASE("what a text costs grows with its length, whatever it is made of") {
    constexpr std::size_t short_bytes = 1'000;
    constexpr std::size_t times = 40;
    const auto cost_of = [](const std::string& text) {
        std::int64_t least_ns = std::numeric_limits<std::int64_t>::max();
        for (int round = 0; round < 3; ++round) {
            const std::int64_t start = thread_cpu_ns();
            judge(text);
            least_ns = std::min(least_ns, thread_cpu_ns() - start);
        }
        return least_ns;
    };
    for (const std::string_view piece :
         {"(", "+(", "@", "a@b.", "a.b/", "1 ", "1-", "k i l l ", "k!ll m3 ", "aaabbb ", "a*c*e ",
          "kill yourself ", "i want to die. ", "snap a_1 ", "Abc Street 1, ", "\u0301", "\u4e00 ",
          "\ufdfa"}) {
        CAPTURE(piece);
        const auto text_of = [&](std::size_t bytes) {
            std::string text = "1234567 #/ ";
            while (text.size() < bytes) {
                text += piece;
            }
            return text;
        };
        const std::string short_text = text_of(short_bytes);
        judge(text_of(short_bytes * times));
        CHECK(cost_of(text_of(short_bytes * times)) <
              cost_of(short_text) * static_cast<std::int64_t>(times) * 5);
    }
}

TEST_CASE("one pipeline serves several threads") {
    const Judgement expected = judge("I want to d1e and nobody cares");
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t index = 0; index < wrong.size(); ++index) {
        threads.emplace_back([&, index] {
            for (int round = 0; round < 200; ++round) {
                const Judgement other = judge(round % 2 == 0 ? "I want to d1e and nobody cares"
                                                             : "call me on 07700 900123");
                const bool same = other.findings == expected.findings;
                wrong[index] += same == (round % 2 == 0) ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("fingerprints ignore case, spacing, punctuation and disguise, not words") {
    const std::uint64_t plain = judge("You are stupid, friend").fingerprint;
    CHECK(judge("you ARE   stupid friend").fingerprint == plain);
    CHECK(judge("you are $tup1d, friend").fingerprint == plain);
    CHECK(judge("you are stupid, friends").fingerprint != plain);
    CHECK(judge("are you stupid, friend").fingerprint != plain);
}

TEST_CASE("every enumerator has a name") {
    for (std::size_t index = 0; index < category_count; ++index) {
        CHECK_FALSE(to_string(static_cast<Category>(index)).empty());
        CHECK_FALSE(guideline_of(static_cast<Category>(index)).empty());
    }
    CHECK(to_string(Verdict::reject) == "reject");
    CHECK(to_string(Care::urgent) == "urgent");
    CHECK(to_string(Surface::handle) == "handle");
    CHECK(to_string(Preset::pre_moderated) == "pre_moderated");
}
