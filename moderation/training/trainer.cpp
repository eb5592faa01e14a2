// Learns the heads from the lessons prepare.py made, and chooses their thresholds.
//
// usage: trainer MODEL_OUT THRESHOLDS_OUT <LESSONS.tsv
#include <cstdio>
#include <expected>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "embedded/moderation_data.hpp"
#include "moderation/pipeline.hpp"
#include "moderation/training/learner.hpp"
#include "moderation/training/lessons.hpp"
#include "moderation/training/tuning.hpp"

namespace {

namespace moderation = havn::moderation;
namespace model = havn::moderation::model;
namespace training = havn::moderation::training;

std::string_view embedded_file(std::string_view name) {
    for (const auto& file : moderation::embedded::moderation_data()) {
        if (file.name == name) {
            return file.data;
        }
    }
    throw std::runtime_error(std::string(name) + " is not built in");
}

void write_file(const char* path, std::string_view content) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path, "wb"),
                                                               &std::fclose);
    if (!file || std::fwrite(content.data(), 1, content.size(), file.get()) != content.size()) {
        throw std::runtime_error(std::string(path) + " cannot be written");
    }
}

template <typename Value>
Value value_of(std::expected<Value, std::string> result) {
    if (!result) {
        throw std::runtime_error(result.error());
    }
    return std::move(*result);
}

model::Parameters learned(const training::Lessons& lessons, training::Learner::From from) {
    training::Learner learner(lessons, from);
    learner.learn();
    return learner.parameters();
}

void train(const char* model_path, const char* thresholds_path) {
    const auto pipeline = value_of(moderation::Pipeline::create_of_rules());
    const auto concepts = value_of(model::Concepts::load(embedded_file("model/concepts.txt")));
    std::ios::sync_with_stdio(false);
    const training::Lessons lessons = training::read_lessons(std::cin, pipeline, concepts);
    std::printf("%zu lessons, %zu features\n", lessons.all.size(), lessons.buckets.size());
    using From = training::Learner::From;
    training::Tuning tuning(lessons, learned(lessons, From::train));
    tuning.balance();
    tuning.print_rankings();
    // The thresholds stand, so what they were chosen on teaches too.
    model::Parameters parameters = learned(lessons, From::train_and_tune);
    tuning.shift(parameters);
    write_file(model_path, model::encode(parameters));
    write_file(thresholds_path, tuning.thresholds());
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
