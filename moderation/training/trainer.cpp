// Learns the heads from the lessons prepare.py made, and chooses their thresholds.
//
// usage: trainer MODEL_OUT THRESHOLDS_OUT <LESSONS.tsv
//
// One thread, a fixed order and no randomness but a fixed seed: the same lessons give the same
// bytes. Features, folding and scoring are the server's own code.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "moderation/model/model.hpp"
#include "moderation/pipeline.hpp"
#include "moderation/text/language.hpp"

namespace {

namespace moderation = havn::moderation;
namespace model = havn::moderation::model;

constexpr int epochs = 8;
constexpr double step_size = 0.15;
// As if every feature had seen gradients before: keeps the first texts from deciding a weight.
constexpr float squares_before = 0.03F;
constexpr unsigned shuffle_seed = 2026;

enum class Part : std::uint8_t { train, tune, validation };

struct Lesson {
    Part part = Part::train;
    bool ordinary = false;    // talk that should alarm nobody
    bool distressed = false;  // sad talk that is no emergency
    std::uint8_t language = 0;
    std::uint16_t set = 0;
    std::array<float, model::head_count> label{};
    std::array<float, model::head_count> weight{};
    std::size_t first = 0;
    std::uint32_t count = 0;
};

struct Lessons {
    std::vector<std::string> sets;
    std::vector<Lesson> all;
    std::vector<std::uint32_t> buckets;
};

std::string_view next_field(std::string_view& line) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

void read_lesson(std::string_view field, std::size_t head, Lesson& lesson) {
    if (field == "-") {
        return;
    }
    lesson.label[head] = field[0] == '1' ? 1.0F : 0.0F;
    lesson.weight[head] = std::strtof(std::string(field.substr(2)).c_str(), nullptr);
}

void write_file(const char* path, std::string_view content) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path, "wb"),
                                                               &std::fclose);
    if (!file || std::fwrite(content.data(), 1, content.size(), file.get()) != content.size()) {
        throw std::runtime_error(std::string(path) + " cannot be written");
    }
}

Lessons read_lessons(std::istream& file, const moderation::text::Vocabulary& vocabulary) {
    Lessons lessons;
    moderation::text::Text text;
    for (std::string raw; std::getline(file, raw);) {
        std::string_view line = raw;
        Lesson lesson;
        const std::string_view part = next_field(line);
        lesson.part = part == "train"  ? Part::train
                      : part == "tune" ? Part::tune
                                       : Part::validation;
        if (lesson.part == Part::validation) {
            continue;
        }
        const std::string_view set = next_field(line);
        if (lessons.sets.empty() || lessons.sets.back() != set) {
            lessons.sets.emplace_back(set);  // the lessons of a set stand together
        }
        lesson.set = static_cast<std::uint16_t>(lessons.sets.size() - 1);
        lesson.ordinary = set == "xed_talk" || set == "goemotions_talk";
        lesson.distressed = set == "counselchat_questions" || set == "xsafety_distress";
        next_field(line);  // the language the set names
        for (std::size_t head = 0; head < model::head_count; ++head) {
            read_lesson(next_field(line), head, lesson);
        }
        moderation::text::prepare(line, vocabulary, text);
        // As the server guesses it.
        lesson.language = static_cast<std::uint8_t>(model::language_index(text.language));
        lesson.first = lessons.buckets.size();
        model::visit_features(text.folded(),
                              [&](std::uint32_t bucket) { lessons.buckets.push_back(bucket); });
        lesson.count = static_cast<std::uint32_t>(lessons.buckets.size() - lesson.first);
        if (lesson.count > 0) {
            lessons.all.push_back(lesson);
        }
    }
    return lessons;
}

class Learner {
  public:
    explicit Learner(const Lessons& lessons)
        : lessons_(lessons), weights_(model::bucket_count), squares_(model::bucket_count) {}

    void learn() {
        std::vector<std::uint32_t> order;
        for (std::size_t at = 0; at < lessons_.all.size(); ++at) {
            if (lessons_.all[at].part == Part::train) {
                order.push_back(static_cast<std::uint32_t>(at));
            }
        }
        std::mt19937 random(shuffle_seed);
        for (int epoch = 0; epoch < epochs; ++epoch) {
            // std::shuffle may differ between libraries; this may not.
            for (std::size_t at = order.size() - 1; at > 0; --at) {
                std::swap(order[at], order[random() % (at + 1)]);
            }
            double loss = 0;
            for (const std::uint32_t at : order) {
                loss += step(lessons_.all[at]);
            }
            std::printf("epoch %d, loss %.4f\n", epoch + 1,
                        loss / static_cast<double>(order.size()));
        }
    }

    model::Parameters parameters() const {
        constexpr float byte_max = 127.0F;
        model::Parameters result;
        result.weights.resize(model::bucket_count);
        for (std::size_t head = 0; head < model::head_count; ++head) {
            float largest = 1e-6F;
            for (const auto& weights : weights_) {
                largest = std::max(largest, std::abs(weights[head]));
            }
            const float scale = largest / byte_max;
            result.scale[head] = scale;
            result.bias[head] = biases_[head];
            for (std::size_t bucket = 0; bucket < model::bucket_count; ++bucket) {
                result.weights[bucket][head] =
                    static_cast<std::int8_t>(std::lround(weights_[bucket][head] / scale));
            }
        }
        return result;
    }

  private:
    using Values = std::array<float, model::head_count>;

    double step(const Lesson& lesson) {
        const std::uint32_t* const buckets = lessons_.buckets.data() + lesson.first;
        const float length = 1.0F / std::sqrt(static_cast<float>(lesson.count));
        Values sums{};
        for (std::uint32_t at = 0; at < lesson.count; ++at) {
            for (std::size_t head = 0; head < model::head_count; ++head) {
                sums[head] += weights_[buckets[at]][head];
            }
        }
        Values gradients{};
        double loss = 0;
        for (std::size_t head = 0; head < model::head_count; ++head) {
            if (lesson.weight[head] == 0) {
                continue;
            }
            float& bias = biases_[head][lesson.language];
            const double evidence = sums[head] * length + bias;
            const double probability = 1.0 / (1.0 + std::exp(-evidence));
            const double wrong = probability - lesson.label[head];
            loss -= lesson.weight[head] * std::log(std::max(1e-9, 1.0 - std::abs(wrong)));
            gradients[head] = static_cast<float>(wrong) * lesson.weight[head];
            bias -= 0.01F * gradients[head];
            gradients[head] *= length;
        }
        for (std::uint32_t at = 0; at < lesson.count; ++at) {
            Values& weights = weights_[buckets[at]];
            Values& squares = squares_[buckets[at]];
            for (std::size_t head = 0; head < model::head_count; ++head) {
                const float gradient = gradients[head];
                squares[head] += gradient * gradient;
                weights[head] -= static_cast<float>(step_size) * gradient /
                                 std::sqrt(squares[head] + squares_before);
            }
        }
        return loss;
    }

    const Lessons& lessons_;
    std::vector<Values> weights_;
    std::vector<Values> squares_;
    std::array<std::array<float, model::language_count>, model::head_count> biases_{};
};

float probability(const model::Parameters& parameters, const Lessons& lessons, const Lesson& lesson,
                  std::size_t head) {
    std::int32_t sum = 0;
    for (std::uint32_t at = 0; at < lesson.count; ++at) {
        sum += parameters.weights[lessons.buckets[lesson.first + at]][head];
    }
    const float evidence = static_cast<float>(sum) * parameters.scale[head] /
                               std::sqrt(static_cast<float>(lesson.count)) +
                           parameters.bias[head][lesson.language];
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

void print_rankings(const model::Parameters& parameters, const Lessons& lessons) {
    for (std::size_t set = 0; set < lessons.sets.size(); ++set) {
        for (std::size_t head = 0; head < model::head_count; ++head) {
            std::vector<std::pair<float, bool>> values;
            for (const Lesson& lesson : lessons.all) {
                if (lesson.set == set && lesson.part == Part::tune && lesson.weight[head] > 0) {
                    values.emplace_back(probability(parameters, lessons, lesson, head),
                                        lesson.label[head] > 0);
                }
            }
            if (const double auc = ranking(values); auc > 0) {
                std::printf("%-22s %-6s AUC %.3f of %zu on the tune part\n",
                            lessons.sets[set].c_str(), model::head_names[head].data(), auc,
                            values.size());
            }
        }
    }
}

// The tune part of a head and language.
struct Tuning {
    std::vector<float> ordinary, distressed, positive, negative;
};

// The least threshold that at most share of the values reach.
float quantile(std::vector<float> values, double share) {
    if (values.empty()) {
        return 0.0F;
    }
    std::ranges::sort(values, std::greater<>());
    const auto allowed = static_cast<std::size_t>(static_cast<double>(values.size()) * share);
    return std::nextafter(values[std::min(allowed, values.size() - 1)], 2.0F);
}

struct Limits {
    double ordinary_notable, ordinary_strong, distressed_notable, distressed_strong;
    float least;  // and no threshold lies below this, however quiet the talk was
};

// Shares of ordinary and of distressed talk a head may alarm by itself; the rules take the rest of
// what the policy's figures allow.
constexpr std::array<Limits, model::head_count> limits{{
    {0.003, 0.0, 0.0, 0.0, 0.8F},
    {0.001, 0.0, 0.0, 0.0, 0.8F},
    {0.001, 0.0, 0.03, 0.0, 0.35F},
    {0.0, 0.0, 0.0, 0.0, 0.9F},
}};

Tuning collect(const model::Parameters& parameters, const Lessons& lessons, std::size_t head,
               std::size_t language) {
    Tuning tuning;
    for (const Lesson& lesson : lessons.all) {
        const bool same = language + 1 == model::language_count || lesson.language == language;
        if (!same || lesson.part != Part::tune) {
            continue;
        }
        const float value = probability(parameters, lessons, lesson, head);
        if (lesson.ordinary) {
            tuning.ordinary.push_back(value);
        } else if (lesson.distressed) {
            tuning.distressed.push_back(value);
        } else if (lesson.weight[head] > 0) {
            (lesson.label[head] > 0 ? tuning.positive : tuning.negative).push_back(value);
        }
    }
    return tuning;
}

// The threshold with the best balance of found and wrongly found texts.
float best_threshold(const Tuning& tuning) {
    std::vector<std::pair<float, bool>> values;
    for (const float value : tuning.positive) {
        values.emplace_back(value, true);
    }
    for (const float value : tuning.negative) {
        values.emplace_back(value, false);
    }
    std::ranges::sort(values, std::greater<>());
    double best = 0;
    double hits = 0;
    float threshold = 0.5F;
    for (std::size_t at = 0; at < values.size(); ++at) {
        hits += values[at].second ? 1 : 0;
        const double balance = hits / static_cast<double>(at + 1 + tuning.positive.size());
        if (balance > best) {
            best = balance;
            threshold = values[at].first;
        }
    }
    return std::clamp(threshold, 0.1F, 0.9F);
}

// Moves each language's bias so that one half is where the head decides best in that language.
void balance(const Lessons& lessons, model::Parameters& parameters) {
    constexpr std::size_t positives_min = 25;
    for (const model::Head which : {model::Head::abuse, model::Head::hate}) {
        const auto head = static_cast<std::size_t>(which);
        for (std::size_t language = 0; language < model::language_count; ++language) {
            const Tuning tuning = collect(parameters, lessons, head, language);
            if (tuning.positive.size() >= positives_min) {
                const float threshold = best_threshold(tuning);
                parameters.bias[head][language] -= std::log(threshold / (1.0F - threshold));
                std::printf("%s %zu: one half was %.2f\n", model::head_names[head].data(), language,
                            static_cast<double>(threshold));
            }
        }
    }
}

void write_thresholds(const model::Parameters& parameters, const Lessons& lessons,
                      const char* path) {
    std::string file =
        "# head, language, from which probability on it is notable, strong; chosen by the "
        "trainer\n";
    for (std::size_t head = 0; head < model::head_count; ++head) {
        for (std::size_t language = 0; language < model::language_count; ++language) {
            const Tuning tuning = collect(parameters, lessons, head, language);
            const Limits& limit = limits[head];
            const float notable =
                std::max({limit.least, quantile(tuning.ordinary, limit.ordinary_notable),
                          quantile(tuning.distressed, limit.distressed_notable)});
            const float strong =
                std::max({0.95F, notable, quantile(tuning.ordinary, limit.ordinary_strong),
                          quantile(tuning.distressed, limit.distressed_strong)});
            const auto reached = std::ranges::count_if(
                tuning.positive, [&](float value) { return value >= notable; });
            const auto wrong = std::ranges::count_if(tuning.negative,
                                                     [&](float value) { return value >= notable; });
            const std::string_view name = language + 1 == model::language_count
                                              ? "unknown"
                                              : moderation::text::supported_languages[language];
            char row[128];
            std::snprintf(row, sizeof row, "%s\t%.*s\t%.5f\t%.5f\n", model::head_names[head].data(),
                          static_cast<int>(name.size()), name.data(), static_cast<double>(notable),
                          static_cast<double>(strong));
            file += row;
            std::printf(
                "%-6s %-8.*s notable %.3f strong %.3f  tune: %zu ordinary, %zd of %zu "
                "found, %zd of %zu look-alikes\n",
                model::head_names[head].data(), static_cast<int>(name.size()), name.data(),
                static_cast<double>(notable), static_cast<double>(strong), tuning.ordinary.size(),
                static_cast<std::ptrdiff_t>(reached), tuning.positive.size(),
                static_cast<std::ptrdiff_t>(wrong), tuning.negative.size());
        }
    }
    write_file(path, file);
}

void train(const char* model_path, const char* thresholds_path) {
    const auto pipeline = moderation::Pipeline::create_with({});
    if (!pipeline) {
        throw std::runtime_error(pipeline.error());
    }
    std::ios::sync_with_stdio(false);
    const Lessons lessons = read_lessons(std::cin, pipeline->rules().vocabulary());
    std::printf("%zu lessons, %zu features\n", lessons.all.size(), lessons.buckets.size());
    Learner learner(lessons);
    learner.learn();
    model::Parameters parameters = learner.parameters();
    balance(lessons, parameters);
    write_file(model_path, model::encode(parameters));
    print_rankings(parameters, lessons);
    write_thresholds(parameters, lessons, thresholds_path);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: trainer MODEL_OUT THRESHOLDS_OUT <LESSONS.tsv\n");
        return 2;
    }
    try {
        train(argv[1], argv[2]);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "trainer: %s\n", error.what());
        return 1;
    }
}
