// The learned heads: their file, their features, and when the stages let them speak.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/model/model.hpp"
#include "moderation/stages/stages.hpp"
#include "moderation/text/language.hpp"
#include "tests/unit/moderation/support.hpp"

using namespace havn::moderation;
using moderation_test::has;
using moderation_test::has_kind;
using moderation_test::judge;
using moderation_test::pipeline;
using moderation_test::trusted;

namespace {

text::Text prepared(std::string_view raw) {
    text::Text text;
    text::prepare(raw, pipeline().rules().vocabulary(), text);
    return text;
}

std::vector<std::uint32_t> features(std::string_view raw) {
    std::vector<std::uint32_t> buckets;
    model::visit_features(prepared(raw).folded(),
                          [&](std::uint32_t bucket) { buckets.push_back(bucket); });
    return buckets;
}

std::string thresholds(std::string_view numbers) {
    std::string table;
    for (const std::string_view head : model::head_names) {
        for (const std::string_view language : text::supported_languages) {
            table += std::string(head) + '\t' + std::string(language) + '\t' +
                     std::string(numbers) + '\n';
        }
        table += std::string(head) + "\tunknown\t" + std::string(numbers) + '\n';
    }
    return table;
}

// Knows one text by heart: every head is certain of it and of nothing else.
model::Model one_text(std::string_view known) {
    model::Parameters parameters;
    parameters.weights.resize(model::bucket_count);
    parameters.scale.fill(0.1F);
    for (auto& biases : parameters.bias) {
        biases.fill(-5.0F);
    }
    for (const std::uint32_t bucket : features(known)) {
        parameters.weights[bucket].fill(100);
    }
    auto loaded = model::Model::load(model::encode(parameters), thresholds("0.5\t0.9"));
    REQUIRE(loaded);
    return std::move(*loaded);
}

Findings run(StageFunction stage, const model::Model& heads, std::string_view raw,
             Surface surface = Surface::room) {
    const text::Text text = prepared(raw);
    const Policy policy = preset(Preset::open);
    const lexicon::Candidates candidates;
    Facts facts = trusted();
    facts.surface = surface;
    const model::Probabilities probabilities = heads.score(text, "en");
    Findings findings;
    stage({"learned", text, facts, policy, pipeline().rules(), candidates, &heads, probabilities,
           "en"},
          findings);
    return findings;
}

}  // namespace

TEST_CASE("features are the same whatever the case, accents and numbers look like") {
    CHECK(features("Hello there my friend") == features("HELLO, thére my friend"));
    CHECK_FALSE(features("hello there") == features("there hello"));
    CHECK(features("").empty());
    // A word, its pair with the start, and the runs of three to five letters with both ends marked.
    CHECK(features("cats").size() == 2 + 4 + 3 + 2);
    const auto cyrillic = features("коты");
    CHECK(cyrillic.size() == features("cats").size());
    for (const std::uint32_t bucket : cyrillic) {
        CHECK(bucket < model::bucket_count);
    }
}

TEST_CASE("a damaged model is refused") {
    model::Parameters parameters;
    parameters.weights.resize(model::bucket_count);
    parameters.weights[7] = {1, -2, 3, -4};
    parameters.scale = {0.5F, 1.0F, 2.0F, 4.0F};
    parameters.bias[2][3] = -1.5F;
    std::string file = model::encode(parameters);
    const auto decoded = model::decode(file);
    REQUIRE(decoded);
    CHECK(decoded->weights == parameters.weights);
    CHECK(decoded->scale == parameters.scale);
    CHECK(decoded->bias == parameters.bias);
    CHECK_FALSE(model::decode(""));
    CHECK_FALSE(model::decode(file.substr(0, file.size() - 1)));
    file[file.size() / 2] = static_cast<char>(file[file.size() / 2] ^ 1);
    CHECK_FALSE(model::decode(file));
}

TEST_CASE("thresholds must be whole") {
    model::Parameters parameters;
    parameters.weights.resize(model::bucket_count);
    const std::string file = model::encode(parameters);
    CHECK(model::Model::load(file, "# a remark\n" + thresholds("0.5\t0.9")));
    CHECK_FALSE(model::Model::load(file, ""));
    CHECK_FALSE(model::Model::load(file, thresholds("0.5")));
    CHECK_FALSE(model::Model::load(file, thresholds("0.5\tmuch")));
    CHECK_FALSE(model::Model::load(file, thresholds("0.5\tnan")));
    CHECK_FALSE(model::Model::load(file, thresholds("0.5\t0.9") + "kindness\ten\t0.5\t0.9\n"));
    CHECK_FALSE(model::Model::load(file, thresholds("0.5\t0.9") + "abuse\txx\t0.5\t0.9\n"));
}

TEST_CASE("a head speaks of the whole message, and only where it is certain") {
    const std::string_view known = "those curtains never matched our carpet nor our lamps";
    const model::Model heads = one_text(known);
    const Findings care = run(stages::learned_care, heads, known);
    REQUIRE(care.size() == 1);
    CHECK(care[0].category == Category::care);
    CHECK(care[0].severity == 2);
    CHECK(care[0].start == 0);
    CHECK(care[0].end == known.size());
    CHECK(care[0].kind == stages::learned_kind);
    CHECK(care[0].score > 0.9F);
    CHECK(run(stages::learned_abuse, heads, known).size() == 2);
    CHECK(run(stages::learned_spam, heads, known).size() == 1);
    CHECK(run(stages::learned_care, heads, "good morning to every one of you").empty());
}

TEST_CASE("a head is silent on few words and on handles") {
    const std::string_view five = "curtains never matched our carpet";
    const model::Model heads = one_text("curtains never matched our carpet nor our lamps");
    CHECK_FALSE(run(stages::learned_abuse, heads, five).empty());
    CHECK(run(stages::learned_abuse, heads, "curtains never matched carpet").empty());
    CHECK(run(stages::learned_abuse, heads, five, Surface::handle).empty());
    CHECK(run(stages::learned_spam, heads, five).empty());
}

TEST_CASE("a head alone holds nothing under the open policy while somebody is on shift") {
    const std::string_view known = "those curtains never matched our carpet nor our lamps";
    const model::Model heads = one_text(known);
    for (const StageFunction stage :
         {stages::learned_care, stages::learned_abuse, stages::learned_spam}) {
        const Findings findings = run(stage, heads, known);
        REQUIRE_FALSE(findings.empty());
        const Decision decision = decide(findings, trusted(), preset(Preset::open));
        CHECK(decision.verdict < Verdict::hold);
        CHECK(decision.care != Care::urgent);
    }
}

TEST_CASE("scores are always there and what a rule found counts in them") {
    const Judgement rude = judge("kill yourself");
    CHECK(rude.scores.abuse == 1.0F);
    CHECK(judge("I want to die tonight").scores.care == 1.0F);
    const Judgement kind = judge("thank you for listening, that helped me a lot today");
    CHECK(kind.findings.empty());
    CHECK(kind.scores.abuse < 0.5F);
    CHECK(kind.scores.care < 0.5F);
    CHECK(kind.scores.spam < 0.5F);
    CHECK(judge("").scores == Scores{});
}

TEST_CASE("a head does not repeat what a rule has said") {
    const Judgement judgement = judge("I want to die tonight, I really want to kill myself");
    CHECK(has(judgement, Category::care));
    CHECK_FALSE(has_kind(judgement, stages::learned_kind));
    // What the rules call swearing at nobody is not made abuse by a head.
    const Judgement swearing = judge("this shit is so fucking hard today, damn it all to hell");
    CHECK(has(swearing, Category::profanity));
    CHECK_FALSE(has(swearing, Category::abuse));
}
