// The learned heads: their file, their features, and when the stages let them speak.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <expected>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "moderation/model/model.hpp"
#include "moderation/stages/stages.hpp"
#include "moderation/text/language.hpp"
#include "moderation/weighing.hpp"
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

constexpr std::string_view few_concepts =
    "# a remark\n"
    "group people\n"
    "en cat* dogs\n"
    "concept end\n"
    "en over\n"
    "da slut\n";

model::Features features_of(std::string_view raw) {
    const auto concepts = model::Concepts::load(few_concepts);
    REQUIRE(concepts);
    model::Features features;
    const text::Text text = prepared(raw);
    model::read_features(text, *concepts, {}, text::language_number("en"), features);
    return features;
}

std::vector<std::uint32_t> features(std::string_view raw) {
    return features_of(raw).buckets;
}

std::expected<model::Model, std::string> load(const std::string& parameters,
                                              const std::string& thresholds) {
    return model::Model::load({parameters, thresholds, few_concepts, {}});
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
    parameters.scale.fill(0.1F);
    for (auto& biases : parameters.bias) {
        biases.fill(-5.0F);
    }
    for (const std::uint32_t bucket : features(known)) {
        parameters.weights[bucket].fill(100);
    }
    auto loaded = load(model::encode(parameters), thresholds("0.5\t0.9"));
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
    model::Reading reading;
    const model::Probabilities probabilities = heads.score(text, 0, "en", reading);
    Findings findings;
    const Progress progress;
    stage({"learned", text, facts, policy, pipeline().rules(), candidates, &heads, probabilities,
           "en", progress},
          findings);
    return findings;
}

}  // namespace

TEST_CASE("features are the same whatever the case, accents and numbers look like") {
    CHECK(features("Hello there my friend") == features("HELLO, thére my friend"));
    CHECK_FALSE(features("hello there") == features("there hello"));
    CHECK(features("").empty());
    // A word, its pair and three with the start, and the runs of three to five letters with both
    // ends marked.
    CHECK(features("pots").size() == 3 + 4 + 3 + 2);
    // The skeleton of a longer one counts bytes, and a Russian letter has two.
    const auto cyrillic = features("коты");
    CHECK(cyrillic.size() == features("pots").size() + 1);
    for (const std::uint32_t bucket : cyrillic) {
        CHECK(bucket < model::bucket_count);
    }
}

TEST_CASE("which group a message names makes no difference to the heads") {
    CHECK(features("I met the cats today") == features("I met the catfolk today"));
    CHECK(features("I met the cats today") == features("I met the dogs today"));
    CHECK_FALSE(features("I met the cats today") == features("I met the pots today"));
}

TEST_CASE("a concept is one more feature of its words, in their language only") {
    CHECK(features("over").size() == features("pots").size() + 1);
    CHECK(features("slut").size() == features("pots").size());
}

TEST_CASE("letters that changed places leave a feature in common") {
    const auto straight = features("wonderful");
    const auto swapped = features("wodnerful");
    const auto other = features("breakfast");
    const auto common = [&](const std::vector<std::uint32_t>& with) {
        return std::ranges::count_if(with, [&](std::uint32_t bucket) {
            return std::ranges::find(straight, bucket) != straight.end();
        });
    };
    CHECK(common(swapped) > common(other));
}

TEST_CASE("words, emoji and ends of sentences are units in their order") {
    CHECK(features_of("").unit_ends.empty());
    CHECK(features_of("one two three").unit_ends.size() == 3);
    CHECK(features_of("one two. three").unit_ends.size() == 4);
    const model::Features laughing = features_of("one \U0001F602 two");
    REQUIRE(laughing.unit_ends.size() == 3);
    CHECK(laughing.unit_ends[1] - laughing.unit_ends[0] == 1);
    CHECK(laughing.unit_ends.back() == laughing.rows.size());
    CHECK_FALSE(features_of("\U0001F602").buckets == features_of("\U0001F595").buckets);
}

TEST_CASE("the convolutional part reads a long message only so far") {
    std::string text;
    for (int at = 0; at < 3000; ++at) {
        text += "w" + std::to_string(at) + ' ';
    }
    const model::Features features = features_of(text);
    CHECK(features.unit_ends.size() == model::units_max);
    CHECK(features.rows.size() == features.unit_ends.back());
    const model::Features letters = features_of(std::string(4000, 'a') + "b");
    CHECK(letters.rows.size() <= 2 * model::rows_per_unit_max);
}

TEST_CASE("wrong concepts are refused") {
    CHECK(model::Concepts::load(few_concepts)->size() == 2);
    CHECK_FALSE(model::Concepts::load("en word\n"));
    CHECK_FALSE(model::Concepts::load("concept end\nxx word\n"));
    CHECK_FALSE(model::Concepts::load("concept end\nen two-words\n"));
    CHECK_FALSE(model::Concepts::load("concept end\nen a*\n"));
}

TEST_CASE("the network hears the order of words") {
    model::Parameters parameters;
    parameters.row_scale = 1.0F;
    const model::Features good = features_of("pots hot");
    const model::Features swapped = features_of("hot pots");
    parameters.rows[good.rows[0]][0] = 100;                  // the word pots
    parameters.rows[good.rows[good.unit_ends[0]]][1] = 100;  // the word hot
    // A filter for the number 0 right before the number 1.
    constexpr std::size_t count = model::NarrowFilters::count;
    const auto weight_of = [](std::size_t number, std::size_t filter) {
        return (number / 2 * count + filter) * 2 + number % 2;
    };
    constexpr std::size_t filter = 37;
    parameters.narrow.weights[weight_of(model::row_width, filter)] = 1000;
    parameters.narrow.weights[weight_of(2 * model::row_width + 1, filter)] = 1000;
    parameters.narrow.scale[filter] = 0.001F;
    parameters.narrow.say[1][filter] = 1.0F;
    model::Network network;
    const auto heard = network.read(parameters, {}, good);
    CHECK(heard[0] == 0);
    CHECK(heard[1] > 0);
    CHECK(heard[1] > network.read(parameters, {}, swapped)[1] * 1.5F);
    CHECK(network.read(parameters, {}, features_of("")) == decltype(heard){});
}

TEST_CASE("words known beforehand make no difference to what is heard") {
    model::Parameters parameters;
    std::mt19937_64 random(7);
    const auto fill = [&random](auto& numbers, std::int64_t most) {
        for (auto& number : numbers) {
            number = static_cast<std::remove_reference_t<decltype(number)>>(
                static_cast<std::int64_t>(random() % (2 * most + 1)) - most);
        }
    };
    for (auto& weights : parameters.weights) {
        fill(weights, 127);
    }
    for (auto& row : parameters.rows) {
        fill(row, 127);
    }
    const auto fill_filters = [&fill](auto& filters) {
        fill(filters.weights, model::filter_weight_max);
        filters.scale.fill(1e-5F);
        for (auto& says : filters.say) {
            fill(says, 3);
        }
    };
    fill_filters(parameters.narrow);
    fill_filters(parameters.wide);
    parameters.scale.fill(0.001F);
    parameters.row_scale = 0.001F;
    const std::string file = model::encode(parameters);
    const std::string table = thresholds("0.5\t0.9");
    const auto slow = load(file, table);
    const auto fast = model::Model::load({file, table, few_concepts, {"the cat\nover and i"}});
    REQUIRE(slow);
    REQUIRE(fast);
    std::string very_long;
    for (int at = 0; at < 400; ++at) {
        very_long += "the one over number " + std::to_string(at % 90) + (at % 7 == 0 ? ". " : " ");
    }
    model::Reading reading;
    for (const std::string& raw :
         {std::string("The cat and I. Over and over!"), std::string("over"), std::string("cat dog"),
          std::string("the the the the the the the the"),
          std::string("I \U0001F602 the cat 42\u00e9t\u00e9 \u0442\u0430\u043a \U0001F602"),
          very_long}) {
        const text::Text text = prepared(raw);
        for (const std::string_view language : {"en", "da", ""}) {
            INFO(raw.substr(0, 60) << " in " << language);
            const auto expected = slow->score(text, 0, language, reading);
            CHECK(expected == fast->score(text, 0, language, reading));
            CHECK(expected != model::Probabilities{});
        }
    }
}

TEST_CASE("heads weigh what rules found, each hint for itself") {
    model::Parameters parameters;
    parameters.hints[0][3] = 2.0F;
    parameters.hints[0][5] = -3.0F;
    const auto heads = load(model::encode(parameters), thresholds("0.5\t0.9"));
    REQUIRE(heads);
    const text::Text text = prepared("the lamp is on");
    model::Reading reading;
    const auto abuse = [&](model::Hints hints) {
        return heads->score(text, hints, "en", reading)[0];
    };
    CHECK(abuse(0) == Approx(0.5F));
    CHECK(abuse(1U << 3U) > abuse(0));
    CHECK(abuse(1U << 5U) < abuse(0));
    CHECK(abuse(1U << 3U | 1U << 5U) < abuse(0));
    CHECK(abuse(1U << 4U) == abuse(0));
}

TEST_CASE("hints tell categories and severities apart, and leave out what heads found") {
    const auto found = [](Category category, std::uint8_t severity, std::string_view kind) {
        return hints_of(Findings{{.category = category, .severity = severity, .kind = kind}});
    };
    CHECK(found(Category::care, 1, "") != found(Category::care, 2, ""));
    CHECK(found(Category::care, 3, "") != found(Category::encourage_selfharm, 1, ""));
    CHECK((found(Category::hate, 2, "slur") & hints_of(Category::hate)) != 0);
    CHECK((found(Category::hate, 2, "slur") & hints_of(Category::abuse)) == 0);
    CHECK(found(Category::abuse, 2, stages::learned_kind) == 0);
    CHECK(found(Category::unavailable, 3, Pipeline::threw) == 0);
}

TEST_CASE("a damaged model is refused") {
    model::Parameters parameters;
    parameters.weights[7] = {1, -2, 3, -4, 5, -6, 7, -8};
    parameters.scale = {0.5F, 1.0F, 2.0F, 4.0F};
    parameters.hints[3][8] = 1.5F;
    parameters.bias[2][3] = -1.5F;
    parameters.row_scale = 0.25F;
    parameters.rows[5][6] = -7;
    parameters.narrow.weights[11] = model::filter_weight_max;
    parameters.wide.say[1][2] = 0.75F;
    std::string file = model::encode(parameters);
    const auto decoded = model::decode(file);
    REQUIRE(decoded);
    CHECK(decoded->weights == parameters.weights);
    CHECK(decoded->scale == parameters.scale);
    CHECK(decoded->bias == parameters.bias);
    CHECK(decoded->hints == parameters.hints);
    CHECK(decoded->row_scale == parameters.row_scale);
    CHECK(decoded->rows == parameters.rows);
    CHECK(decoded->narrow.weights == parameters.narrow.weights);
    CHECK(decoded->wide.say == parameters.wide.say);
    CHECK_FALSE(model::decode(""));
    CHECK_FALSE(model::decode(file.substr(0, file.size() - 1)));
    file[file.size() / 2] = static_cast<char>(file[file.size() / 2] ^ 1);
    CHECK_FALSE(model::decode(file));
    // Sums of larger weights would not fit.
    parameters.narrow.weights[11] = model::filter_weight_max + 1;
    CHECK_FALSE(model::decode(model::encode(parameters)));
}

TEST_CASE("thresholds must be whole") {
    model::Parameters parameters;
    const std::string file = model::encode(parameters);
    CHECK(load(file, "# a remark\n" + thresholds("0.5\t0.9")));
    CHECK_FALSE(load(file, ""));
    CHECK_FALSE(load(file, thresholds("0.5")));
    CHECK_FALSE(load(file, thresholds("0.5\tmuch")));
    CHECK_FALSE(load(file, thresholds("0.5\tnan")));
    CHECK_FALSE(load(file, thresholds("0.5\t0.9") + "kindness\ten\t0.5\t0.9\n"));
    CHECK_FALSE(load(file, thresholds("0.5\t0.9") + "abuse\txx\t0.5\t0.9\n"));
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
    CHECK(run(stages::learned_harm, heads, known).size() == 4);
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
    for (const StageFunction stage : {stages::learned_care, stages::learned_abuse,
                                      stages::learned_harm, stages::learned_spam}) {
        const Findings findings = run(stage, heads, known);
        REQUIRE_FALSE(findings.empty());
        const Decision decision = decide(findings, trusted(), preset(Preset::open));
        CHECK(decision.verdict < Verdict::hold);
        CHECK(decision.care != Care::urgent);
    }
}

TEST_CASE(
    "a head that doubts what a rule found is believed, but not of few words and not about care") {
    const auto verdict = [](float bias, std::string_view raw) {
        model::Parameters parameters;
        for (auto& biases : parameters.bias) {
            biases.fill(bias);
        }
        const std::string file = model::encode(parameters);
        const std::string table = thresholds("0.99\t0.99");
        const model::ModelFiles files{file, table, {}};
        const auto pipeline = Pipeline::create(&files);
        REQUIRE(pipeline);
        return pipeline->judge(raw, trusted(), preset(Preset::open));
    };
    const std::string_view insult = "you are such an idiot and you know it";
    CHECK(has(verdict(0.0F, insult), Category::abuse));
    CHECK(verdict(0.0F, insult).scores.abuse == Approx(0.5F));
    CHECK_FALSE(has(verdict(-3.0F, insult), Category::abuse));
    CHECK(verdict(-3.0F, insult).verdict == Verdict::allow);
    CHECK(has(verdict(-3.0F, "you idiot"), Category::abuse));
    CHECK(verdict(-3.0F, "you idiot").scores.abuse > 0.9F);
    const Judgement cry = verdict(-3.0F, "I am going to kill myself tonight and nobody knows");
    CHECK(cry.care == Care::urgent);
    CHECK(cry.scores.care == 1.0F);
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
