#include "moderation/training/lessons.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "moderation/model/known_words.hpp"
#include "moderation/text/text.hpp"
#include "moderation/weighing.hpp"

namespace havn::moderation::training {
namespace {

std::string_view next_field(std::string_view& line) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

void read_label(std::string_view field, std::size_t head, Lesson& lesson) {
    if (field == "-") {
        return;
    }
    lesson.label[head] = field[0] == '1' ? 1.0F : 0.0F;
    lesson.weight[head] = std::strtof(std::string(field.substr(2)).c_str(), nullptr);
}

void append_features(const model::Features& features, Lesson& lesson, Lessons& lessons) {
    lesson.first_bucket = lessons.buckets.size();
    lesson.first_row = lessons.rows.size();
    lesson.first_unit = lessons.unit_ends.size();
    lesson.bucket_count = static_cast<std::uint32_t>(features.buckets.size());
    lesson.unit_count = static_cast<std::uint32_t>(features.unit_ends.size());
    const auto append = [](auto& all, const auto& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    append(lessons.buckets, features.buckets);
    append(lessons.rows, features.rows);
    append(lessons.unit_ends, features.unit_ends);
}

}  // namespace

void Lessons::copy_features(const Lesson& lesson, model::Features& features) const {
    features.clear();
    const auto copy = [](auto& to, const auto& from, std::size_t first, std::size_t count) {
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(first);
        to.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    };
    copy(features.buckets, buckets, lesson.first_bucket, lesson.bucket_count);
    copy(features.unit_ends, unit_ends, lesson.first_unit, lesson.unit_count);
    const std::size_t row_count = lesson.unit_count == 0 ? 0 : features.unit_ends.back();
    copy(features.rows, rows, lesson.first_row, row_count);
}

Lessons read_lessons(std::istream& file, const Pipeline& pipeline,
                     const model::Concepts& concepts) {
    Lessons lessons;
    text::Text text;
    const Policy policy = preset(Preset::open);
    model::Features features;
    for (std::string raw; std::getline(file, raw);) {
        std::string_view line = raw;
        Lesson lesson;
        const std::string_view part = next_field(line);
        lesson.train = part == "train";
        if (part == "validation") {
            continue;
        }
        const std::string_view set = next_field(line);
        if (lessons.sets.empty() || lessons.sets.back() != set) {
            lessons.sets.emplace_back(set);  // the lessons of a set stand together
        }
        lesson.set = static_cast<std::uint16_t>(lessons.sets.size() - 1);
        lesson.ordinary = set == "xed_talk" || set == "goemotions_talk";
        lesson.distressed = set == "counselchat_questions" || set == "xsafety_distress" ||
                            set == "written_distress";
        lesson.made_up = set == "composed" || set == "disguised" ||
                         (set.starts_with("written_") && !lesson.distressed);
        next_field(line);  // the language the set names
        for (std::size_t head = 0; head < model::head_count; ++head) {
            read_label(next_field(line), head, lesson);
        }
        text::prepare(line, pipeline.rules().vocabulary(), text);
        // The rules are never wrong about what they were written from.
        if (set != "rule_examples" && !set.ends_with("_dev")) {
            lesson.hints = hints_of(pipeline.judge(line, {}, policy).findings);
        }
        lesson.word_count = static_cast<std::uint32_t>(text.folded().tokens().size());
        // As the server guesses it.
        lesson.language = static_cast<std::uint8_t>(text::language_number(text.language));
        model::read_features(text, concepts, {}, lesson.language, features);
        if (!features.unit_ends.empty()) {
            append_features(features, lesson, lessons);
            lessons.all.push_back(lesson);
        }
    }
    return lessons;
}

}  // namespace havn::moderation::training
