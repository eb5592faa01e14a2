#include "moderation/training/learner.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <utility>

namespace havn::moderation::training {
namespace {

constexpr int epochs = 4;
constexpr float least_step = 0.02F;  // of the first ones
// The heads that hear single features only need longer steps in as few passes.
constexpr float lone_heads_step = 2.0F;
constexpr float bias_step = 0.01F;
constexpr float hint_step = 0.01F;
constexpr float hints_left_out = 0.2F;
// As if every number had seen gradients before: keeps the first texts from deciding it.
constexpr float weight_squares_before = 0.03F;
constexpr float squares_before = 0.01F;
constexpr float row_squares_before = 1e-5F;
constexpr float filters_left_out = 0.4F;
constexpr float units_left_out = 0.1F;
constexpr float buckets_left_out = 0.1F;
constexpr std::uint64_t seed = 2026;
// Little, so that a word that was never learned says next to nothing.
constexpr float rows_at_first = 0.02F;
constexpr float rows_clipped = 1.5F;
constexpr std::size_t margin = model::WideFilters::width / 2;
constexpr std::size_t row_width = model::row_width;

void correct(float& value, float& squares, float gradient, float step) {
    squares += gradient * gradient;
    value -= step * gradient / std::sqrt(squares + squares_before);
}

float spread(std::mt19937_64& random, float most) {
    return (draw(random) * 2.0F - 1.0F) * most;
}

// What the sum over the buckets that are heard is multiplied by.
float length_of(const Lesson& lesson) {
    return 1.0F / std::sqrt(static_cast<float>(std::max(lesson.bucket_count, 1U))) /
           (1.0F - buckets_left_out);
}

float largest(const std::vector<float>& values) {
    float most = 1e-6F;
    for (const float value : values) {
        most = std::max(most, std::abs(value));
    }
    return most;
}

template <typename Whole>
Whole rounded(float value, float most) {
    return static_cast<Whole>(std::lround(std::clamp(value, -most, most)));
}

}  // namespace

template <typename FilterSet>
FilterLearner<FilterSet>::FilterLearner(std::mt19937_64& random)
    : weights_(window_ * count_), squares_(window_ * count_), side_by_side_(window_ * count_) {
    const float most = 2.0F * std::sqrt(3.0F / static_cast<float>(window_));
    for (std::size_t at = 0; at < window_; ++at) {
        for (std::size_t filter = 0; filter < count_; ++filter) {
            const float weight = spread(random, most);
            weights_[filter * window_ + at] = weight;
            side_by_side_[at * count_ + filter] = weight;
        }
    }
    for (auto& says : say_) {
        for (float& say : says) {
            say = spread(random, 0.1F);
        }
    }
}

template <typename FilterSet>
void FilterLearner<FilterSet>::forward(const std::vector<float>& units, std::size_t count,
                                       std::mt19937_64& random, DeepGradients& says) {
    constexpr std::size_t skipped = (margin - FilterSet::width / 2) * row_width;
    strongest_.fill(0);
    where_.fill(-1);
    for (std::size_t unit = 0; unit < count; ++unit) {
        std::array<float, count_> sums = bias_;
        const float* const window = units.data() + unit * row_width + skipped;
        for (std::size_t at = 0; at < window_; ++at) {
            const float value = window[at];
            const float* const weights = side_by_side_.data() + at * count_;
            for (std::size_t filter = 0; filter < count_; ++filter) {
                sums[filter] += value * weights[filter];
            }
        }
        const auto here = static_cast<std::int32_t>(unit * row_width + skipped);
        for (std::size_t filter = 0; filter < count_; ++filter) {
            const bool stronger = sums[filter] > strongest_[filter];
            strongest_[filter] = stronger ? sums[filter] : strongest_[filter];
            where_[filter] = stronger ? here : where_[filter];
        }
    }
    for (std::size_t filter = 0; filter < count_; ++filter) {
        const bool left_out = draw(random) < filters_left_out;
        strongest_[filter] *= left_out ? 0.0F : 1.0F / (1.0F - filters_left_out);
        where_[filter] = left_out ? -1 : where_[filter];
        for (std::size_t head = 0; head < model::deep_head_count; ++head) {
            says[head] += say_[head][filter] * strongest_[filter];
        }
    }
}

template <typename FilterSet>
void FilterLearner<FilterSet>::backward(const DeepGradients& gradients,
                                        const std::vector<float>& units, const StepSizes& steps,
                                        std::vector<float>& unit_gradients) {
    for (std::size_t filter = 0; filter < count_; ++filter) {
        if (where_[filter] < 0) {
            continue;
        }
        float gradient = 0;
        for (std::size_t head = 0; head < model::deep_head_count; ++head) {
            gradient += gradients[head] * say_[head][filter] / (1.0F - filters_left_out);
            correct(say_[head][filter], say_squares_[head][filter],
                    gradients[head] * strongest_[filter], steps.say);
        }
        const auto from = static_cast<std::size_t>(where_[filter]);
        float* const weights = weights_.data() + filter * window_;
        float* const squares = squares_.data() + filter * window_;
        for (std::size_t at = 0; at < window_; ++at) {
            unit_gradients[from + at] += gradient * weights[at];
        }
        for (std::size_t at = 0; at < window_; ++at) {
            correct(weights[at], squares[at], gradient * units[from + at], steps.filter);
        }
        for (std::size_t at = 0; at < window_; ++at) {
            side_by_side_[at * count_ + filter] = weights[at];
        }
        correct(bias_[filter], bias_squares_[filter], gradient, steps.filter);
    }
}

template <typename FilterSet>
void FilterLearner<FilterSet>::quantise(FilterSet& result) const {
    constexpr auto most = static_cast<float>(model::filter_weight_max);
    for (std::size_t filter = 0; filter < count_; ++filter) {
        float most_weight = 1e-6F;
        for (std::size_t at = 0; at < window_; ++at) {
            most_weight = std::max(most_weight, std::abs(weights_[filter * window_ + at]));
        }
        result.scale[filter] = most_weight / most;
        for (std::size_t at = 0; at < window_; ++at) {
            // Pairs of numbers of the window stand together.
            result.weights[(at / 2 * count_ + filter) * 2 + at % 2] =
                rounded<std::int16_t>(weights_[filter * window_ + at] / result.scale[filter], most);
        }
    }
    result.bias = bias_;
    result.say = say_;
}

Learner::Learner(const Lessons& lessons, From from)
    : lessons_(lessons),
      from_(from),
      random_(seed),
      buckets_(model::bucket_count),
      rows_(model::row_count * row_width),
      row_squares_(model::row_count),
      narrow_(random_),
      wide_(random_) {
    for (float& value : rows_) {
        value = spread(random_, rows_at_first);
    }
}

void Learner::learn() {
    std::vector<std::uint32_t> order;
    for (std::size_t at = 0; at < lessons_.all.size(); ++at) {
        if (lessons_.all[at].train || from_ == From::train_and_tune) {
            order.push_back(static_cast<std::uint32_t>(at));
        }
    }
    const StepSizes first;
    std::size_t done = 0;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        // std::shuffle may differ between libraries; this may not.
        for (std::size_t at = order.size() - 1; at > 0; --at) {
            std::swap(order[at], order[random_() % (at + 1)]);
        }
        double loss = 0;
        for (std::size_t place = 0; place < order.size(); ++place) {
            fetch(lessons_.all[order[std::min(place + 1, order.size() - 1)]]);
            const float left =
                1.0F - static_cast<float>(done++) / static_cast<float>(order.size() * epochs);
            const float share = std::max(left, least_step);
            steps_ = {first.weight * share, first.row * share, first.filter * share,
                      first.say * share};
            loss += step(lessons_.all[order[place]]);
        }
        std::printf("epoch %d, loss %.4f\n", epoch + 1, loss / static_cast<double>(order.size()));
        std::fflush(stdout);
    }
}

// Most of the time would be spent waiting for memory.
void Learner::fetch(const Lesson& lesson) const {
    for (std::uint32_t at = 0; at < lesson.bucket_count; ++at) {
        __builtin_prefetch(&buckets_[lessons_.buckets[lesson.first_bucket + at]]);
    }
    const std::size_t last_unit = lesson.first_unit + lesson.unit_count;
    const std::size_t row_count = lesson.unit_count == 0 ? 0 : lessons_.unit_ends[last_unit - 1];
    for (std::size_t at = 0; at < row_count; ++at) {
        const float* const row =
            rows_.data() + std::size_t{lessons_.rows[lesson.first_row + at]} * row_width;
        __builtin_prefetch(row);
        __builtin_prefetch(row + row_width / 2);
    }
}

Learner::Values Learner::hear_buckets(const Lesson& lesson) {
    heard_.clear();
    Values evidence{};
    for (std::uint32_t at = 0; at < lesson.bucket_count; ++at) {
        const std::uint32_t bucket = lessons_.buckets[lesson.first_bucket + at];
        if (draw(random_) < buckets_left_out) {
            continue;
        }
        heard_.push_back(bucket);
        for (std::size_t head = 0; head < model::head_count; ++head) {
            evidence[head] += buckets_[bucket].weights[head];
        }
    }
    for (float& value : evidence) {
        value *= length_of(lesson);
    }
    return evidence;
}

double Learner::step(const Lesson& lesson) {
    Values evidence = hear_buckets(lesson);
    const bool deep =
        std::any_of(lesson.weight.begin(), lesson.weight.begin() + model::deep_head_count,
                    [](float weight) { return weight > 0; });
    DeepGradients says{};
    if (deep) {
        sum_rows(lesson);
        narrow_.forward(units_, lesson.unit_count, random_, says);
        wide_.forward(units_, lesson.unit_count, random_, says);
    }
    const model::Hints heard_hints = draw(random_) < hints_left_out ? 0 : lesson.hints;
    const auto each_hint = [heard_hints](const auto& visit) {
        for (model::Hints left = heard_hints; left != 0; left &= left - 1) {
            visit(static_cast<std::size_t>(std::countr_zero(left)));
        }
    };
    Values gradients{};
    double loss = 0;
    for (std::size_t head = 0; head < model::head_count; ++head) {
        if (lesson.weight[head] == 0) {
            continue;
        }
        float& bias = bias_[head][lesson.language];
        evidence[head] += bias + (head < model::deep_head_count ? says[head] : 0.0F);
        each_hint([&](std::size_t hint) { evidence[head] += hints_[head][hint]; });
        const double probability = 1.0 / (1.0 + std::exp(-static_cast<double>(evidence[head])));
        const double wrong = probability - lesson.label[head];
        loss -= lesson.weight[head] * std::log(std::max(1e-9, 1.0 - std::abs(wrong)));
        gradients[head] = static_cast<float>(wrong) * lesson.weight[head];
        bias -= bias_step * gradients[head];
        each_hint([&](std::size_t hint) { hints_[head][hint] -= hint_step * gradients[head]; });
    }
    step_linear(lesson, gradients);
    if (deep) {
        DeepGradients deep_gradients;
        std::copy_n(gradients.begin(), deep_gradients.size(), deep_gradients.begin());
        unit_gradients_.assign(units_.size(), 0.0F);
        narrow_.backward(deep_gradients, units_, steps_, unit_gradients_);
        wide_.backward(deep_gradients, units_, steps_, unit_gradients_);
        step_rows(lesson);
    }
    return loss;
}

void Learner::step_linear(const Lesson& lesson, const Values& gradients) {
    const float length = length_of(lesson);
    for (const std::uint32_t bucket : heard_) {
        auto& [weights, squares] = buckets_[bucket];
        for (std::size_t head = 0; head < model::head_count; ++head) {
            const float gradient = gradients[head] * length;
            squares[head] += gradient * gradient;
            const float step =
                steps_.weight * (head < model::deep_head_count ? 1.0F : lone_heads_step);
            weights[head] -= step * gradient / std::sqrt(squares[head] + weight_squares_before);
        }
    }
}

void Learner::sum_rows(const Lesson& lesson) {
    units_.assign((lesson.unit_count + 2 * margin) * row_width, 0.0F);
    left_out_.assign(lesson.unit_count, false);
    std::uint32_t begin = 0;
    for (std::size_t unit = 0; unit < lesson.unit_count; ++unit) {
        const std::uint32_t end = lessons_.unit_ends[lesson.first_unit + unit];
        left_out_[unit] = draw(random_) < units_left_out;
        if (!left_out_[unit]) {
            float* const sum = units_.data() + (unit + margin) * row_width;
            const float factor = 1.0F / std::sqrt(static_cast<float>(std::max(end - begin, 1U)));
            for (std::uint32_t at = begin; at < end; ++at) {
                const float* const row =
                    rows_.data() + std::size_t{lessons_.rows[lesson.first_row + at]} * row_width;
                for (std::size_t number = 0; number < row_width; ++number) {
                    sum[number] += row[number] * factor;
                }
            }
        }
        begin = end;
    }
}

void Learner::step_rows(const Lesson& lesson) {
    std::uint32_t begin = 0;
    for (std::size_t unit = 0; unit < lesson.unit_count; ++unit) {
        const std::uint32_t end = lessons_.unit_ends[lesson.first_unit + unit];
        const float* const gradient = unit_gradients_.data() + (unit + margin) * row_width;
        float square = 0;
        for (std::size_t number = 0; number < row_width; ++number) {
            square += gradient[number] * gradient[number];
        }
        if (square > 0 && !left_out_[unit]) {
            const auto rows = static_cast<float>(end - begin);
            for (std::uint32_t at = begin; at < end; ++at) {
                const std::size_t row = lessons_.rows[lesson.first_row + at];
                row_squares_[row] += square / rows / static_cast<float>(row_width);
                const float step = steps_.row / std::sqrt(rows) /
                                   std::sqrt(row_squares_[row] + row_squares_before);
                float* const values = rows_.data() + row * row_width;
                for (std::size_t number = 0; number < row_width; ++number) {
                    values[number] -= step * gradient[number];
                }
            }
        }
        begin = end;
    }
}

model::Parameters Learner::parameters() const {
    constexpr float byte_max = 127.0F;
    model::Parameters result;
    for (std::size_t head = 0; head < model::head_count; ++head) {
        std::vector<float> values(model::bucket_count);
        for (std::size_t bucket = 0; bucket < model::bucket_count; ++bucket) {
            values[bucket] = buckets_[bucket].weights[head];
        }
        result.scale[head] = largest(values) / byte_max;
        for (std::size_t bucket = 0; bucket < model::bucket_count; ++bucket) {
            result.weights[bucket][head] =
                rounded<std::int8_t>(values[bucket] / result.scale[head], byte_max);
        }
    }
    result.bias = bias_;
    result.hints = hints_;
    // A rare large number must not cost all the others their precision.
    result.row_scale = largest(rows_) / rows_clipped / byte_max;
    for (std::size_t at = 0; at < rows_.size(); ++at) {
        result.rows[at / row_width][at % row_width] =
            rounded<std::int8_t>(rows_[at] / result.row_scale, byte_max);
    }
    narrow_.quantise(result.narrow);
    wide_.quantise(result.wide);
    return result;
}

}  // namespace havn::moderation::training
