#include "moderation/training/tuning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "moderation/stages/stages.hpp"
#include "moderation/text/language.hpp"
#include "moderation/weighing.hpp"

namespace havn::moderation::training {
namespace {

float probability(float evidence) {
    return 1.0F / (1.0F + std::exp(-evidence));
}

// How often a head puts a text with the label above one without it.
double ranking(std::vector<std::pair<float, bool>> values) {
    std::ranges::sort(values);
    double below = 0;
    double won = 0;
    double positives = 0;
    for (std::size_t at = 0; at < values.size();) {
        std::size_t end = at;
        double same_positives = 0;
        double same_negatives = 0;
        for (; end < values.size() && values[end].first == values[at].first; ++end) {
            (values[end].second ? same_positives : same_negatives) += 1;
        }
        won += same_positives * (below + same_negatives / 2);
        below += same_negatives;
        positives += same_positives;
        at = end;
    }
    return positives == 0 || below == 0 ? 0 : won / (positives * below);
}

// The least threshold that about this share of the values reach.
float quantile(std::vector<float> values, double share) {
    if (values.empty()) {
        return 0.0F;
    }
    std::ranges::sort(values, std::greater<>());
    const auto allowed =
        static_cast<std::size_t>(std::lround(static_cast<double>(values.size()) * share));
    return std::nextafter(values[std::min(allowed, values.size() - 1)], 2.0F);
}

// The same of the set that asks for most.
float quantile(const std::map<std::size_t, std::vector<float>>& sets, double share) {
    float most = 0.0F;
    for (const auto& [set, values] : sets) {
        most = std::max(most, quantile(values, share));
    }
    return most;
}

struct Limits {
    double ordinary_notable, ordinary_strong, distressed_notable, distressed_strong;
    double look_alikes;  // of those we wrote
    float least;         // and no threshold lies below this, however quiet the talk was
};

// Shares of ordinary and of distressed talk a head may alarm by itself; the rules take the rest of
// what the policy's figures allow.
constexpr std::array<Limits, model::head_count> limits{{
    {0.004, 0.0, 0.0, 0.0, 1.0, 0.9F},      // abuse
    {0.001, 0.0, 0.0, 0.0, 1.0, 0.93F},     // hate
    {0.0015, 0.0, 0.06, 0.0, 1.0, 0.5F},    // care
    {0.0012, 0.0, 0.005, 0.0, 0.05, 0.5F},  // spam
    {0.0012, 0.0, 0.005, 0.0, 0.06, 0.3F},  // encourage_selfharm
    {0.001, 0.0, 0.005, 0.0, 0.05, 0.3F},   // grooming
    {0.0006, 0.0, 0.005, 0.0, 0.03, 0.3F},  // medical_advice
    {0.0009, 0.0, 0.005, 0.0, 0.03, 0.3F},  // method_detail
}};

// The category a head reports.
constexpr std::array<Category, model::head_count> reported{Category::abuse,
                                                           Category::hate,
                                                           Category::care,
                                                           Category::spam,
                                                           Category::encourage_selfharm,
                                                           Category::grooming,
                                                           Category::medical_advice,
                                                           Category::method_detail};

// What the harm heads know they learned in every language from sentences we wrote: what talk of one
// language alarms them wrongly may be said in another as well. There is little distressed talk in
// any, so all of it counts for care, too.
bool compares_ordinary(std::size_t head) {
    return head > static_cast<std::size_t>(model::Head::care);
}

bool compares_distressed(std::size_t head) {
    return head >= static_cast<std::size_t>(model::Head::care);
}

// What a head says of the tune part of one set.
struct SetValues {
    std::vector<float> positive, negative;  // probabilities
    bool made_up = false;

    // The mean of F1 of what is to be found, which counts so much, and of F1 of the rest.
    double balance_at(float threshold, double finding) const {
        const auto found = [threshold](const std::vector<float>& values) {
            return static_cast<double>(std::ranges::count_if(
                values, [threshold](float value) { return value >= threshold; }));
        };
        const double hits = found(positive);
        const double wrong = found(negative);
        const auto positives = static_cast<double>(positive.size());
        const auto negatives = static_cast<double>(negative.size());
        const double left = negatives - wrong;
        const double found_f1 = 2 * hits / (hits + wrong + positives);
        const double left_f1 = 2 * left / (left + (positives - hits) + negatives);
        return finding * found_f1 + (1 - finding) * left_f1;
    }
};

// How much finding counts. In English most texts argue about groups of people, and leaving the
// harmless ones alone comes first; where few texts teach what abuse is, the head is shy of finding
// it.
double finding_share(std::size_t language) {
    constexpr double english = 0.3;
    constexpr double few_texts = 0.75;
    if (language == text::language_number("en")) {
        return english;
    }
    const bool few =
        language == text::language_number("fr") || language == text::language_number("ru");
    return few ? few_texts : 0.5;
}

// The threshold that decides best on all the sets, each counting the same however large it is.
// Where several do nearly as well, the middle of them, and drawn to what is usual by as much as
// there are few texts: the tune part is small.
float best_threshold(const std::vector<SetValues>& sets, double finding) {
    constexpr int steps = 100;
    constexpr double nearly = 0.01;
    std::array<double, steps> reached{};
    for (int step = 5; step <= 95; ++step) {
        for (const SetValues& set : sets) {
            reached[static_cast<std::size_t>(step)] +=
                set.balance_at(static_cast<float>(step) / steps, finding) /
                static_cast<double>(sets.size());
        }
    }
    const double best = *std::ranges::max_element(reached);
    double sum = 0;
    double count = 0;
    for (std::size_t step = 0; step < reached.size(); ++step) {
        if (reached[step] >= best - nearly) {
            sum += static_cast<double>(step) / steps;
            ++count;
        }
    }
    constexpr double usual = 0.4;
    constexpr double usual_texts = 60;
    double texts = 0;
    for (const SetValues& set : sets) {
        texts += static_cast<double>(set.positive.size());
    }
    return static_cast<float>((sum / count * texts + usual * usual_texts) / (texts + usual_texts));
}

}  // namespace

Tuning::Tuning(const Lessons& lessons, const model::Parameters& parameters)
    : lessons_(lessons), evidence_(lessons.all.size()) {
    model::Features features;
    model::Network network;
    for (std::size_t at = 0; at < lessons.all.size(); ++at) {
        const Lesson& lesson = lessons.all[at];
        if (!lesson.train) {
            lessons.copy_features(lesson, features);
            evidence_[at] =
                model::evidence(parameters, {}, features, lesson.hints, lesson.language, network);
        }
    }
}

Tuning::Values Tuning::collect(std::size_t head, std::size_t language) const {
    Values values;
    const auto speaks = [language](const Lesson& lesson) {
        return language + 1 == model::language_count || lesson.language == language;
    };
    std::vector<bool> spoken(lessons_.sets.size());
    for (const Lesson& lesson : lessons_.all) {
        spoken[lesson.set] = spoken[lesson.set] || speaks(lesson);
    }
    for (std::size_t at = 0; at < lessons_.all.size(); ++at) {
        const Lesson& lesson = lessons_.all[at];
        const bool talk = lesson.ordinary || lesson.distressed;
        const bool compares = lesson.ordinary ? compares_ordinary(head) : compares_distressed(head);
        // The look-alikes written for this head weigh more than those written for others.
        const bool look_alike = lesson.made_up && compares_ordinary(head) &&
                                lesson.weight[head] > 1 && lesson.label[head] == 0;
        const bool counts =
            look_alike || speaks(lesson) || (talk && compares && spoken[lesson.set]);
        // Where a rule finds the same, the head's word makes no difference.
        const bool ruled = (lesson.hints & hints_of(reported[head])) != 0;
        if (!counts || lesson.train || ruled || (lesson.made_up && !look_alike)) {
            continue;
        }
        const bool silent =
            lesson.word_count < stages::learned_words_min(static_cast<model::Head>(head));
        const float value = silent ? 0.0F : probability(evidence_[at][head]);
        if (look_alike) {
            values.look_alikes.push_back(value);
        } else if (talk) {
            auto& sets = lesson.ordinary ? values.ordinary : values.distressed;
            sets[compares_distressed(head) ? lesson.set : 0].push_back(value);
        } else if (lesson.weight[head] > 0) {
            (lesson.label[head] > 0 ? values.positive : values.negative).push_back(value);
        }
    }
    return values;
}

void Tuning::balance() {
    constexpr std::size_t texts_min = 15;  // with each label
    for (const model::Head which : {model::Head::abuse, model::Head::hate}) {
        const auto head = static_cast<std::size_t>(which);
        for (std::size_t language = 0; language < model::language_count; ++language) {
            std::vector<SetValues> sets(lessons_.sets.size());
            for (std::size_t at = 0; at < lessons_.all.size(); ++at) {
                const Lesson& lesson = lessons_.all[at];
                if (!lesson.train && lesson.language == language && lesson.weight[head] > 0) {
                    SetValues& set = sets[lesson.set];
                    set.made_up = lesson.made_up;
                    (lesson.label[head] > 0 ? set.positive : set.negative)
                        .push_back(probability(evidence_[at][head]));
                }
            }
            std::erase_if(sets, [](const SetValues& set) {
                return set.positive.size() < texts_min || set.negative.size() < texts_min;
            });
            // What we made up says how often people mean harm only where nothing else does.
            const auto real = [](const SetValues& set) { return !set.made_up; };
            if (std::ranges::any_of(sets, real)) {
                std::erase_if(sets, std::not_fn(real));
            }
            if (sets.empty()) {
                continue;
            }
            const float threshold = best_threshold(sets, finding_share(language));
            const float shift = std::log(threshold / (1.0F - threshold));
            added_[head][language] = -shift;
            for (std::size_t at = 0; at < lessons_.all.size(); ++at) {
                if (lessons_.all[at].language == language) {
                    evidence_[at][head] -= shift;
                }
            }
            std::printf("%s %zu: one half was %.2f by %zu sets\n", model::head_names[head].data(),
                        language, static_cast<double>(threshold), sets.size());
        }
    }
}

void Tuning::shift(model::Parameters& parameters) const {
    for (std::size_t head = 0; head < model::head_count; ++head) {
        for (std::size_t language = 0; language < model::language_count; ++language) {
            parameters.bias[head][language] += added_[head][language];
        }
    }
}

void Tuning::print_rankings() const {
    for (std::size_t set = 0; set < lessons_.sets.size(); ++set) {
        for (std::size_t head = 0; head < model::head_count; ++head) {
            std::vector<std::pair<float, bool>> values;
            for (std::size_t at = 0; at < lessons_.all.size(); ++at) {
                const Lesson& lesson = lessons_.all[at];
                if (lesson.set == set && !lesson.train && lesson.weight[head] > 0) {
                    values.emplace_back(evidence_[at][head], lesson.label[head] > 0);
                }
            }
            if (const double auc = ranking(values); auc > 0) {
                std::printf("%-22s %-6s AUC %.3f of %zu on the tune part\n",
                            lessons_.sets[set].c_str(), model::head_names[head].data(), auc,
                            values.size());
            }
        }
    }
}

float Tuning::moved(float threshold, std::size_t head, std::size_t language) const {
    const float added = std::max(0.0F, added_[head][language]);
    return probability(std::log(threshold / (1.0F - threshold)) + added);
}

std::string Tuning::thresholds() const {
    std::string file =
        "# head, language, from which probability on it is notable, strong; chosen by the "
        "trainer\n";
    for (std::size_t head = 0; head < model::head_count; ++head) {
        for (std::size_t language = 0; language < model::language_count; ++language) {
            const Values values = collect(head, language);
            const Limits& limit = limits[head];
            std::size_t talk = 0;
            for (const auto& [set, said] : values.ordinary) {
                talk += said.size();
            }
            float quiet = quantile(values.ordinary, limit.ordinary_notable);
            if (head == static_cast<std::size_t>(model::Head::care)) {
                // A few texts decide in a language alone, so what all of them say counts as much.
                const Values all = collect(head, model::language_count - 1);
                quiet = (quiet + quantile(all.ordinary, limit.ordinary_notable)) / 2.0F;
            }
            const float notable = std::max({moved(limit.least, head, language), quiet,
                                            quantile(values.distressed, limit.distressed_notable),
                                            quantile(values.look_alikes, limit.look_alikes)});
            const float strong = std::max({moved(0.95F, head, language), notable,
                                           quantile(values.ordinary, limit.ordinary_strong),
                                           quantile(values.distressed, limit.distressed_strong)});
            const auto reached = [&](const std::vector<float>& all) {
                return static_cast<std::ptrdiff_t>(
                    std::ranges::count_if(all, [&](float value) { return value >= notable; }));
            };
            const std::string_view name = language + 1 == model::language_count
                                              ? "unknown"
                                              : text::supported_languages[language];
            char row[128];
            std::snprintf(row, sizeof row, "%s\t%.*s\t%.5f\t%.5f\n", model::head_names[head].data(),
                          static_cast<int>(name.size()), name.data(), static_cast<double>(notable),
                          static_cast<double>(strong));
            file += row;
            std::printf(
                "%-6s %-8.*s notable %.3f strong %.3f  tune: %zu ordinary, %zd of %zu "
                "found, %zd of %zu look-alikes\n",
                model::head_names[head].data(), static_cast<int>(name.size()), name.data(),
                static_cast<double>(notable), static_cast<double>(strong), talk,
                reached(values.positive), values.positive.size(), reached(values.negative),
                values.negative.size());
        }
    }
    return file;
}

}  // namespace havn::moderation::training
